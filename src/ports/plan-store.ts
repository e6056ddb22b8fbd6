/** Plans as they were shown: the canonical JSON under its digest. */
export interface PlanStore {
  /** Keeps a plan; the same digest a second time changes nothing. */
  keep(digest: string, requestId: string, canonicalJson: string): Promise<void>;
  find(digest: string): Promise<string | null>;
}

/** A decision about a plan. */
export interface Decision {
  readonly requestId: string;
  readonly planDigest: string;
  readonly what: 'approved' | 'rejected' | 'cancelled' | 'expired';
  readonly by: {
    readonly objectId: string;
    readonly tenantId: string;
    readonly upn: string;
    readonly name: string;
  } | null;
  readonly reason: string | null;
  readonly at: Date;
}

/** Decisions: at most one that ends the waiting of a request. */
export interface DecisionStore {
  /** False where the request has a decision already: then nothing is written. */
  record(decision: Decision): Promise<boolean>;
  list(requestId: string): Promise<Decision[]>;
}
