import type { Result } from '../domain/result.ts';
import type { ListPage } from '../flow/kept-lists/list-page.ts';
import type { RepairedFile } from '../flow/kept-lists/repaired-file.ts';

/** What a session is for. */
export interface UploadContext {
  /** `upload`, `inventory`: a list may be chosen; `list`: there is one to look at. */
  readonly kind: 'upload' | 'inventory' | 'list';
  /** Null for the inventory, and for a list that was only checked. */
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

export type UploadOutcome =
  /** The list is in the request, and from now on the session shows it; or, for null, in the inventory, and the session is over. */
  | { readonly ok: true; readonly requestId: string | null; readonly message: string }
  /** Nothing was changed. `again`: the session lives, so another file may be chosen; `page`: what was found in this one. */
  | { readonly ok: false; readonly again: boolean; readonly message: string; readonly page: ListPage | null };

/** What somebody says yes to: one proposal, or all of them where line and code are null. */
export interface PageAcceptance {
  readonly line: number | null;
  readonly code: string | null;
  /** The list's version that the page showed. */
  readonly version: number;
}

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
  /** The list of a session. Faults are worded for people. */
  list(session: string): Promise<Result<ListPage>>;
  /** Accepts proposals; the list as it is then. */
  accept(session: string, acceptance: PageAcceptance): Promise<Result<ListPage>>;
  /** The repaired list of a session, or behind a personal link. */
  file(session: string): Promise<Result<RepairedFile>>;
  fileBehindLink(secret: string): Promise<Result<RepairedFile>>;
  /** Notes a failure that nobody expected and gives the number under which it is found. */
  unexpected(error: unknown): string;
}

export interface UploadOptions {
  /** True where people reach the bot by https: the session cookie is then never sent without. */
  readonly secureCookie: boolean;
  /** `https://bot.example`, where people reach the bot through a proxy that changes the Host header; else null. */
  readonly publicOrigin: string | null;
}
