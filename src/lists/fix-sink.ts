import type { Finding } from '../domain/finding.ts';
import type { FindingCode } from './codes.ts';
import type { ChannelRules } from './formats.ts';
import type { ListChange } from './list-change.ts';

/** A file that a fix writes, without its content. */
export interface OutputHead {
  /** A plain file name, never the original's. */
  readonly file: string;
  readonly devices: number;
  /** The one tag of all its devices; for Partner Center the one to enter as group name. */
  readonly groupTag: string | null;
}

export interface DroppedRow {
  readonly line: number;
  readonly code: FindingCode;
}

/** Takes what a fix gives, as it comes: of the file first, then of its rows in their order. */
export interface FixSink {
  /**
   * Told once, before all else, of every output, and of the channel's rules, which are null where the format is not known.
   * False: the outputs cannot be written, and nothing more is to be told.
   */
  open(outputs: readonly OutputHead[], rules: ChannelRules | null): boolean;
  /** More of an output, by its index: ASCII, with whole hashes, so a secret. False: no more can be taken. */
  write(output: number, text: string): boolean;
  /** One thing in which the outputs differ from the original; values shortened. */
  change(change: ListChange): void;
  /** What fix could not, or was not allowed to mend. */
  left(finding: Finding): void;
  dropped(row: DroppedRow): void;
}
