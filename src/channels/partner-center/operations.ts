/** One thing that is asked of Partner Center. */
export interface PartnerOperation {
  /** Name for the log. */
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** For sentences: "Partner Center does not allow <doing>". */
  readonly doing: string;
  /** Whether it changes something: then no answer means doubt. */
  readonly writes: boolean;
}

/** Source: Microsoft Partner Center REST documentation, the page of each operation. */
export const OPERATIONS = {
  readCustomer: read('readCustomer', 'reading the relationship with the customer'),
  readInvitation: read('readInvitation', 'reading the invitation link'),
  listBatches: read('listBatches', "reading the customer's device batches"),
  listDevices: read('listDevices', 'reading the devices of a batch'),
  readJobStatus: read('readJobStatus', 'reading how far the batch is'),
  createBatch: write('createBatch', 'making the batch with the devices'),
  appendDevices: write('appendDevices', 'adding the devices to their batch'),
} as const satisfies Readonly<Record<string, PartnerOperation>>;

function read(name: string, doing: string): PartnerOperation {
  return { name, method: 'GET', doing, writes: false };
}

function write(name: string, doing: string): PartnerOperation {
  return { name, method: 'POST', doing, writes: true };
}
