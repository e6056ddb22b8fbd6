/**
 * An expected failure as data: it is stored, shown on a card days later and looked up in the knowledge base, so it
 * holds no object that would not survive JSON.
 */
export interface Fault<Code extends string = string> {
  /** `area.what-happened`, stable for ever; the knowledge base is keyed by it. */
  readonly code: Code;
  /** One or two sentences for the person who asked: what happened, to what, and what to do next. No secrets, no hashes. */
  readonly message: string;
  readonly retry: 'never' | 'same-request' | 'after-change';
  /** A serial number, a row, a tenant; never a hardware hash. */
  readonly subject?: string | undefined;
  readonly remote?:
    | { readonly status: number; readonly code?: string | undefined; readonly requestId?: string | undefined }
    | undefined;
  /** Only with `retry: 'same-request'`: how long the service asked us to wait. */
  readonly retryAfterMs?: number | undefined;
  /** True where the call may have done its work although no answer came: reconcile before any second call. */
  readonly doubt?: boolean | undefined;
}
