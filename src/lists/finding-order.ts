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

/** Two sequences that stand in this order, as one. */
export function* mergedInOrder<Item extends Placed>(ones: Iterable<Item>, others: Iterable<Item>): Generator<Item> {
  const rest = ones[Symbol.iterator]();
  let one = rest.next();
  for (const other of others) {
    while (one.done !== true && inFindingOrder(one.value, other) <= 0) {
      yield one.value;
      one = rest.next();
    }
    yield other;
  }
  while (one.done !== true) {
    yield one.value;
    one = rest.next();
  }
}

function columnPlace({ column }: Placed): number {
  return column === null ? -1 : (COLUMN_ORDER.get(column) ?? AFTER_ALL_COLUMNS);
}
