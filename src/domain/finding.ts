/** How bad a finding is: `error` must not be sent as it is, `warning` may be sent but a person should know, `info` is a note. */
export type Severity = 'error' | 'warning' | 'info';

/** `automatic`: done and listed without asking; `proposal`: done only when a person says yes; `none`: only a person can mend it. */
export type Fix = 'automatic' | 'proposal' | 'none';

/** One thing that a device list, a row of it or a hardware hash is wrong about. */
export interface Finding {
  /** A code of the table in `src/lists/codes.ts`, e.g. `HASH_BASE64_STRICT`. */
  readonly code: string;
  readonly severity: Severity;
  /** 1-based physical line of the original file; null for a finding of the whole file. */
  readonly line: number | null;
  /** The column's name as the channel writes it; null for the whole row or file. */
  readonly column: string | null;
  /** One sentence that a help-desk agent understands; never a whole hash. */
  readonly message: string;
  readonly fix: Fix;
  /** With `fix: 'proposal'`: the value that would be written. */
  readonly proposal: string | null;
}
