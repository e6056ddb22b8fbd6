/** Where a request stands. */
export const REQUEST_STATES = [
  'draft',
  'waiting-for-consent',
  'waiting-for-approval',
  'approved',
  'running',
  'done',
  'done-with-failures',
  'failed',
  'rejected',
  'cancelled',
  'expired',
] as const;

export type RequestState = (typeof REQUEST_STATES)[number];

/** A request's number as people say it: `R-1`. */
export type RequestId = string;

/** What kinds of change a request can carry out. */
export type RequestKind = 'register' | 'unblock';

const SETTLED: ReadonlySet<RequestState> = new Set([
  'done',
  'done-with-failures',
  'failed',
  'rejected',
  'cancelled',
  'expired',
]);

/** True when nothing more will happen to a request in this state. */
export function isSettled(state: RequestState): boolean {
  return SETTLED.has(state);
}
