/** What a ticket opens. */
export type TicketPurpose =
  /** One list may be uploaded to this request. */
  | { readonly kind: 'upload'; readonly requestId: string }
  /** One list may be uploaded to the inventory. */
  | { readonly kind: 'inventory' }
  /** A list may be looked at and decided about. */
  | { readonly kind: 'list'; readonly listId: string };

/** The short-lived right of one person to one page. */
export interface Ticket<Purpose extends TicketPurpose = TicketPurpose> {
  readonly purpose: Purpose;
  readonly person: {
    readonly objectId: string;
    readonly tenantId: string;
    readonly upn: string;
    readonly name: string;
  };
  readonly conversationId: string;
  readonly expiresAt: Date;
}

/** Tickets and sessions are kept as digests of their secrets. */
export interface TicketStore {
  issue(secretDigest: string, ticket: Ticket): Promise<void>;
  /** Opens the ticket once and binds it to a session; null where it is unknown, used or expired. */
  open(secretDigest: string, sessionDigest: string, now: Date): Promise<Ticket | null>;
  /** The ticket without using it up; null where it is unknown, was opened or has expired. */
  look(secretDigest: string, now: Date): Promise<Ticket | null>;
  /** The ticket of a session; null where it is unknown or has expired. */
  session(sessionDigest: string, now: Date): Promise<Ticket | null>;
  /** The session has uploaded: from now on it shows that list. False where it had uploaded: a list is taken once. */
  uploaded(sessionDigest: string, listId: string, now: Date): Promise<boolean>;
  /** Ends the session: nothing more can be done with its ticket. */
  end(sessionDigest: string): Promise<void>;
  /** Forgets tickets whose time is over. */
  dropExpired(now: Date): Promise<void>;
}
