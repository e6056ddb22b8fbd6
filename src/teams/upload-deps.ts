/** What the upload page shows before a list is chosen. */
export interface UploadContext {
  /** Null for an upload to the inventory. */
  readonly requestId: string | null;
  /** "Contoso"; null while the request has no customer. */
  readonly customer: string | null;
  readonly groupTag: string | null;
  /** The person to whom the link was given. */
  readonly person: string;
  /** The largest file that is taken, in bytes. */
  readonly limitBytes: number;
  /** ISO 8601: when the session ends. */
  readonly expiresAt: string;
}

/** What the page reads of the JSON of `preflight check`; other members are passed on. */
export interface UploadReport {
  readonly file: string;
  readonly devices: number;
  readonly ready: number;
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly line: number | null;
    readonly column: string | null;
    readonly message: string;
    readonly fix: string;
    readonly proposal: string | null;
  }[];
}

export type UploadOutcome =
  /** The list is in the request (or, for null, in the inventory); the session is over. */
  | { readonly ok: true; readonly requestId: string | null; readonly message: string; readonly report: UploadReport }
  /** Nothing was changed. `again`: the session lives, so another file may be chosen. */
  | { readonly ok: false; readonly again: boolean; readonly message: string; readonly report: UploadReport | null };

/** What the upload page needs of the rest. Tickets and sessions are secrets; only their holder has them. */
export interface UploadDeps {
  /** Opens a ticket once; null where it is unknown, used or expired. */
  open(ticket: string): Promise<{ readonly session: string; readonly maxAgeS: number } | null>;
  /** Null where the session is unknown, over or has expired. */
  context(session: string): Promise<UploadContext | null>;
  /**
   * Reads the list and puts it into the session's request. `bytes` throws when the sender breaks off or sends more
   * than the limit; the session must then live on.
   */
  receive(session: string, fileName: string, bytes: AsyncIterable<Uint8Array>): Promise<UploadOutcome>;
  /** Notes a failure that nobody expected and gives the number under which it is found. */
  unexpected(error: unknown): string;
}

export interface UploadOptions {
  /** True where people reach the bot by https: the session cookie is then never sent without. */
  readonly secureCookie: boolean;
  /** `https://bot.example`, where people reach the bot through a proxy that changes the Host header; else null. */
  readonly publicOrigin: string | null;
}
