import type { Fault } from '../../domain/fault.ts';
import type { StoredRequest } from '../../ports/request-store.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { Press } from '../message.ts';
import type { Reply } from '../reply.ts';

/** What came of a press: the fault says why nothing was done; the card shown is the current one in either case. */
export type PressResult =
  | {
      readonly done: true;
      readonly requestId: string | null;
      readonly say: string | null;
      /** What to show in place of the request's card. */
      readonly reply?: Reply;
    }
  | { readonly done: false; readonly requestId: string | null; readonly fault: Fault; readonly reply?: Reply };

/** What one kind of press does with the request it was made on. */
export type PressHandler = (deps: FlowDeps, press: Press, request: StoredRequest) => Promise<PressResult>;

/** What a press does that belongs to no request. */
export type FreePressHandler = (deps: FlowDeps, press: Press) => Promise<PressResult>;

export function refuse(request: StoredRequest | null, code: string, message: string): PressResult {
  return { done: false, requestId: request?.id ?? null, fault: { code, message, retry: 'never' } };
}

export function done(request: StoredRequest, say: string | null = null): PressResult {
  return { done: true, requestId: request.id, say };
}

/** The button does not fit the state any more, or not yet: how it stands, in words. */
export function tooLate(request: StoredRequest): PressResult {
  if (request.state === 'draft' || request.state === 'waiting-for-consent') {
    return refuse(
      request,
      'press.too-early',
      `${request.id} is ${STATE_WORDS[request.state]}; ${request.requestedBy.name} has not sent it for approval yet.`,
    );
  }
  return refuse(
    request,
    'press.too-late',
    `${request.id} is ${STATE_WORDS[request.state]} already. The card shows how it stands now.`,
  );
}

/** Somebody else changed the request between the look at it and the press. */
export function overtaken(request: StoredRequest): PressResult {
  return refuse(request, 'press.overtaken', `${request.id} was changed at the same moment. Look at the card again.`);
}

export const STATE_WORDS: Readonly<Record<StoredRequest['state'], string>> = {
  draft: 'a draft',
  'waiting-for-consent': 'waiting for the customer’s consent',
  'waiting-for-approval': 'waiting for approval',
  approved: 'approved',
  running: 'being carried out',
  done: 'done',
  'done-with-failures': 'done, with failures',
  failed: 'over without success',
  rejected: 'rejected',
  cancelled: 'cancelled',
  expired: 'expired',
};
