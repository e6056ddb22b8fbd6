import { CODE_ORDER } from './codes.ts';
import { COLUMN_NAMES, FIELDS } from './formats.ts';

const COLUMN_ORDER: ReadonlyMap<string, number> = new Map(FIELDS.map((field, index) => [COLUMN_NAMES[field], index]));
const AFTER_ALL_COLUMNS = FIELDS.length;

interface Placed {
  readonly code: string;
  readonly line: number | null;
  readonly column: string | null;
}

/** The order in which findings are told: the file first, then by line, then by column, then as in the table of codes. */
export function inFindingOrder(one: Placed, other: Placed): number {
  return (
    (one.line ?? 0) - (other.line ?? 0) ||
    columnPlace(one) - columnPlace(other) ||
    (CODE_ORDER.get(one.code) ?? 0) - (CODE_ORDER.get(other.code) ?? 0)
  );
}

function columnPlace({ column }: Placed): number {
  return column === null ? -1 : (COLUMN_ORDER.get(column) ?? AFTER_ALL_COLUMNS);
}
