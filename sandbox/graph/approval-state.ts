/** A write that waits for a second Intune administrator. Instants are milliseconds of the sandbox's clock. */
export interface ApprovalRequest {
  /** The approval code of the header. */
  readonly id: string;
  readonly sequence: number;
  readonly tenantId: string;
  readonly operation: string;
  /** Tells whether a later call is the identical one. */
  readonly fingerprint: string;
  /** The one object that the write is about; null for a write that makes new ones. */
  readonly object: string | null;
  readonly justification: string;
  readonly requestedMs: number;
  readonly expiresMs: number;
  modifiedMs: number;
  decision: 'approved' | 'rejected' | 'cancelled' | 'completed' | 'expired' | null;
  approver: string | null;
  note: string;
}

export type ApprovalStatus = 'needsApproval' | NonNullable<ApprovalRequest['decision']>;

/** What a tenant has put under Multi Admin Approval. */
export interface ApprovalPolicy {
  /** Parts of paths of writes; null: every write to Intune. */
  readonly paths: readonly string[] | null;
  readonly expireMs: number;
}

/** A request that was not carried out in time is expired, approved or not. */
export function statusOfApproval({ decision, expiresMs }: ApprovalRequest, nowMs: number): ApprovalStatus {
  const isOpen = decision === null || decision === 'approved';
  if (isOpen && nowMs >= expiresMs) return 'expired';
  return decision ?? 'needsApproval';
}
