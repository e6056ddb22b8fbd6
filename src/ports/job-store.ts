/** Where the job of a request stands; what is true of devices and chunks stands with them. */
export interface StoredJob {
  readonly requestId: string;
  readonly phase: 'consent' | 'submitting' | 'importing' | 'syncing' | 'assigning' | 'unblocking' | 'settled';
  readonly nextDueAt: Date;
  readonly startedAt: Date;
  readonly phaseStartedAt: Date;
  /** Polls in this phase so far: the interval grows with it. */
  readonly polls: number;
  /** Failures in a row of the same step; reset by a success. */
  readonly failures: number;
}

/** A unit of submission: intent written, then the call, then its outcome. */
export interface StoredChunk {
  /** A UUID made by us; the import id where the service takes one. */
  readonly id: string;
  readonly requestId: string;
  readonly sequence: number;
  readonly state: 'planned' | 'intent-recorded' | 'sent' | 'settled' | 'refused';
  /** Fencing number: an outcome is written only under the attempt that made the call. */
  readonly attempt: number;
  /** Until then a call of this attempt may still land. */
  readonly settleUntil: Date | null;
  readonly positions: readonly number[];
  /** Names the call of this attempt; the same again while it is not known what became of the call before. */
  readonly callId: string | null;
  /** The service's own name for what it took over. */
  readonly reference: string | null;
}

export type NewChunk = Pick<StoredChunk, 'id' | 'requestId' | 'sequence' | 'positions'>;

/** Jobs and chunks. */
export interface JobStore {
  create(job: StoredJob): Promise<void>;
  find(requestId: string): Promise<StoredJob | null>;
  /**
   * Takes the job for `leaseMs`; null where another worker holds it or it is settled. The token must be given back.
   */
  claim(requestId: string, leaseMs: number): Promise<{ readonly job: StoredJob; readonly token: string } | null>;
  /** Writes the job and renews the lease for its first length (`keep`) or gives it back; false where the lease was lost (then roll back). */
  save(job: StoredJob, token: string, then: 'keep' | 'release'): Promise<boolean>;
  /** Gives all leases back: only right when this process is the only one, at start. */
  releaseAll(): Promise<void>;
  /** Jobs not settled whose time has come. */
  due(now: Date): Promise<string[]>;

  createChunks(chunks: readonly NewChunk[]): Promise<void>;
  /** In order of sequence. */
  chunks(requestId: string): Promise<StoredChunk[]>;
  /**
   * `planned` or `intent-recorded` (after doubt was resolved) to `intent-recorded` with a new attempt; null where the
   * chunk is no longer in `expected`. The call keeps the `callId` of the one before, or gets a new one where there is
   * none. `settleMs` from the database's clock.
   */
  recordIntent(
    chunkId: string,
    expected: { readonly state: StoredChunk['state']; readonly attempt: number },
    settleMs: number,
  ): Promise<StoredChunk | null>;
  /** Writes a chunk's outcome under its attempt; false where another attempt has taken over. */
  settleChunk(
    chunkId: string,
    attempt: number,
    state: 'planned' | 'sent' | 'settled' | 'refused',
    more?: {
      readonly reference?: string | null;
      /** The service has answered: the next call is another one, with another `callId`. */
      readonly answered?: boolean;
    },
  ): Promise<boolean>;

  /** Those of `ids` that are chunks of ours, of any request, in lower case. */
  ownChunkIds(ids: readonly string[]): Promise<ReadonlySet<string>>;

  /** Takes the right to ask for a sync of this tenant on this channel when the last was longer than `intervalMs` ago. */
  claimSync(tenantId: string, channel: string, intervalMs: number): Promise<boolean>;
}
