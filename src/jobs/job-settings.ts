/** Times and sizes of the job; all in milliseconds unless the name says otherwise. */
export interface JobSettings {
  /** How long one call to a service may take; longer is doubt. */
  readonly callTimeoutMs: number;
  /** After a call's time-out: how long its work may still turn up in the service's lists. */
  readonly settleMarginMs: number;
  /** The first look at an import or an assignment comes this long after it began. */
  readonly firstPollMs: number;
  /** Every further interval is longer by this factor, up to `longestPollMs`. */
  readonly pollGrowth: number;
  readonly longestPollMs: number;
  /** The first wait after a failure without `Retry-After`; doubles with every further one. */
  readonly backoffMs: number;
  readonly longestBackoffMs: number;
  /** While an approved job cannot find out whether the customer consents, its approval holds this long. */
  readonly consentGiveUpMs: number;
  /** An import that was not confirmed by then is looked up in the tenant and settled by what is there. */
  readonly importGiveUpMs: number;
  /** A device that has no profile by then gets a hint. */
  readonly assignmentHintMs: number;
  /** A device that has no profile by then stays `registered` and the job ends. */
  readonly assignmentGiveUpMs: number;
  /** Least time between two syncs of a tenant. Source: Microsoft Graph documentation, windowsAutopilotSettings: 10 minutes. */
  readonly syncIntervalMs: number;
  /** How long a worker may hold a job without a sign of life. */
  readonly leaseMs: number;
}

const MINUTE = 60_000;

/** Fit for the real services; a local trial against the sandbox uses shorter ones. */
export const DEFAULT_JOB_SETTINGS: JobSettings = {
  callTimeoutMs: 30_000,
  settleMarginMs: 5_000,
  firstPollMs: 10_000,
  pollGrowth: 1.6,
  longestPollMs: 30_000,
  backoffMs: 5_000,
  longestBackoffMs: 2 * MINUTE,
  consentGiveUpMs: 24 * 60 * MINUTE,
  importGiveUpMs: 60 * MINUTE,
  assignmentHintMs: 60 * MINUTE,
  assignmentGiveUpMs: 24 * 60 * MINUTE,
  syncIntervalMs: 10 * MINUTE,
  leaseMs: 90_000,
};
