import type { DeviceIdentity } from '../domain/device.ts';
import type { Finding } from '../domain/finding.ts';
import type { FindingCode } from './codes.ts';
import { FIELDS, type Field } from './formats.ts';

/**
 * `ready`: can be sent as it stands. `repaired`: can be sent after repairs that need nobody's consent. `needs-person`:
 * can be sent once somebody accepts a proposal. `unusable`: somebody has to mend the source.
 */
export type RowState = 'ready' | 'repaired' | 'needs-person' | 'unusable';

/** One value that a repair writes, with both ends shortened for showing. */
export interface ValueChange {
  readonly field: Field;
  readonly from: string;
  readonly to: string;
}

/** A finding of a row, with what its repair does. */
export interface RowFinding extends Finding {
  readonly code: FindingCode;
  readonly line: number;
  readonly message: string;
  readonly changes: readonly ValueChange[];
  /** With a proposal that keeps one of two rows: the line that is left out. */
  readonly leaveOut: number | null;
}

/** Every column that is short enough to be kept as text. */
export type TextField = Exclude<Field, 'hash'>;

export const TEXT_FIELDS: readonly TextField[] = FIELDS.filter((field) => field !== 'hash');

/** The cells of a row as they stand in the file; absent columns are ''. */
export type RawCells = Readonly<Record<TextField, string>>;

/** The values of a row without what nobody sees; absent ones are ''. */
export type RowValues = Readonly<Record<TextField, string>>;

/** A row of a list as the planner uses it. */
export interface DeviceRow {
  /** 1-based physical line of the original file on which the row begins. */
  readonly line: number;
  readonly identity: DeviceIdentity;
  readonly groupTag: string | null;
  readonly assignedUser: string | null;
  readonly state: RowState;
  readonly findings: readonly RowFinding[];
}
