/** The right of one person to upload one list: to one request, or to the inventory. */
export interface UploadTicket {
  /** Null for the inventory. */
  readonly requestId: string | null;
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
  issue(secretDigest: string, ticket: UploadTicket): Promise<void>;
  /** Opens the ticket once and binds it to a session; null where it is unknown, used or expired. */
  open(secretDigest: string, sessionDigest: string, now: Date): Promise<UploadTicket | null>;
  /** The ticket of a session that has not uploaded yet; null otherwise. */
  session(sessionDigest: string, now: Date): Promise<UploadTicket | null>;
  /** Ends the session; false where it had ended: the upload is taken once. */
  close(sessionDigest: string, now: Date): Promise<boolean>;
}
