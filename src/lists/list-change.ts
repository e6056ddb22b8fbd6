import type { FindingCode } from './codes.ts';

/** One thing in which an output differs from the original. */
export interface ListChange {
  readonly code: FindingCode;
  readonly line: number | null;
  readonly column: string | null;
  /** Shortened; never a whole hash. */
  readonly from: string;
  readonly to: string;
}
