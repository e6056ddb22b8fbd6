import { z } from 'zod';

const BATCH_WORDS = ['queued', 'processing', 'finished', 'finishedWithErrors'] as const;
const DEVICE_WORDS = ['deviceInProgress', 'deviceFinished', 'deviceFailed'] as const;

const word = z.string().min(1);

/** Words of the service for where a job and a device stand; any of them may be replaced, also by an unknown one. */
const wordsSchema = z.strictObject(
  Object.fromEntries([...BATCH_WORDS, ...DEVICE_WORDS].map((name) => [name, word])) as Record<
    (typeof BATCH_WORDS)[number] | (typeof DEVICE_WORDS)[number],
    typeof word
  >,
);

/** How Partner Center behaves where its documents and its clients disagree, or where it was seen to misbehave. */
export const behaviourSchema = z.strictObject({
  /** Where the answer to a batch has the link to its job: documents and clients know both places. */
  trackingLink: z.enum(['location', 'body', 'none']),
  /** A device list as pages of a collection (older documents) or as a bare array (REST reference). */
  deviceList: z.enum(['pages', 'array']),
  /** Devices on one page. */
  pageSize: z.number().int().min(1),
  /** Whether JSON answers begin with a byte-order mark. */
  byteOrderMark: z.boolean(),
  /** Whether the `code` of an error is a number (examples) or a text (schema). */
  errorCode: z.enum(['number', 'text']),
  words: wordsSchema,
  /** How many rows, counted from the end, a finished job leaves out. */
  hiddenRows: z.number().int().min(0),
  /** Whether rows of devices that were sent as a hash alone say which device they are. */
  hashRows: z.enum(['without-ids', 'with-ids']),
  /** What asking for a customer without a relationship is answered with. */
  noRelationship: z.enum(['forbidden', 'none', 'not-found']),
  /** Makers whose devices end the whole call with 500 "Sequence contains no matching element". */
  sequenceErrorFor: z.array(z.string().min(1)),
  /** How a token without a second factor is refused: with code 900421, or with a header and no body. */
  mfaRefusal: z.enum(['json', 'header']),
  /** Whether customers can be searched by domain; it has answered 500. */
  domainFilter: z.enum(['works', 'fails']),
  /** What creating a batch whose id exists does: Microsoft says nothing. */
  existingBatch: z.enum(['conflict', 'append']),
  batchIds: z.enum(['ignore-case', 'exact']),
  /** Devices in one call at most. */
  maxDevices: z.number().int().min(1),
  /** Whether a second call with the same MS-RequestId gets the first one's answer, and does nothing. */
  remembersRequests: z.boolean(),
});

export type Behaviour = z.output<typeof behaviourSchema>;

/** What a control may change: each part alone, and each word alone. */
export const behaviourChangeSchema = behaviourSchema.partial().extend({ words: wordsSchema.partial().optional() });

export const DEFAULT_BEHAVIOUR: Behaviour = {
  trackingLink: 'location',
  deviceList: 'pages',
  pageSize: 100,
  byteOrderMark: false,
  errorCode: 'number',
  words: {
    queued: 'queued',
    processing: 'processing',
    finished: 'finished',
    finishedWithErrors: 'finished_with_errors',
    deviceInProgress: 'in-progress',
    deviceFinished: 'finished',
    deviceFailed: 'finished_with_errors',
  },
  hiddenRows: 0,
  hashRows: 'without-ids',
  noRelationship: 'forbidden',
  sequenceErrorFor: [],
  mfaRefusal: 'json',
  domainFilter: 'works',
  existingBatch: 'conflict',
  batchIds: 'ignore-case',
  maxDevices: 1000,
  remembersRequests: true,
};
