/** One change of state, refused attempt or decision, as it is kept for ever. Holds no hash, secret or token. */
export interface AuditEvent {
  /** Verb in the past: `request.created`, `plan.made`, `approval.given`, `chunk.sent`, `press.refused`, … */
  readonly what: string;
  /** Who: an Entra object id with UPN at that time, or `system` with the rule or process. */
  readonly actor:
    | { readonly kind: 'person'; readonly objectId: string; readonly tenantId: string; readonly upn: string }
    | { readonly kind: 'system'; readonly name: string };
  readonly requestId: string | null;
  /** JSON-safe details: digests, counts, codes, serials. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** An event as it stands in the chain. */
export interface AuditEntry extends AuditEvent {
  /** 1, 2, 3, … without gaps. */
  readonly sequence: number;
  readonly at: Date;
  /** Hex SHA-256 over the previous entry's hash and the canonical JSON of this entry. */
  readonly hash: string;
  readonly previousHash: string;
}

/** The hash-chained record of everything that happened. */
export interface AuditLog {
  /** Appends inside the current transaction (or one of its own): where this fails, the change does not happen. */
  append(event: AuditEvent): Promise<void>;
  /** Oldest first. */
  list(filter: {
    readonly requestId?: string;
    readonly afterSequence?: number;
    readonly limit?: number;
  }): Promise<AuditEntry[]>;
  /** Walks the whole chain; the first entry that does not fit is named. */
  verify(): Promise<
    { readonly whole: true; readonly entries: number } | { readonly whole: false; readonly brokenAt: number }
  >;
}
