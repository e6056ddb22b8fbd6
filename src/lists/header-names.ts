import { cleanValue } from './clean-value.ts';
import { type Field, FORMATS } from './formats.ts';
import { shorten } from './shorten.ts';

/**
 * The compared form of a column's name: in small letters, without blanks and what nobody sees, because tools write
 * `Hardware Hash`, `hardwareHash` and `Hardware_Hash` for one thing.
 */
export function headerKey(name: string): string {
  return cleanValue(name)
    .value.replace(/[\s_]+/g, '')
    .toLowerCase();
}

/** Every name that any form has, in the compared form, and what it stands for. */
export const FIELD_OF_NAME: ReadonlyMap<string, Field> = new Map(
  Object.values(FORMATS).flatMap(({ columns }) => columns.map(({ field, header }) => [headerKey(header), field])),
);

/** What the column under this header cell holds; null for a name that no form has. */
export function fieldOfHeader(cell: string): Field | null {
  return FIELD_OF_NAME.get(headerKey(cell)) ?? null;
}

/** How many cells of a line are column names of a known form. */
export function countKnownNames(cells: readonly string[]): number {
  return cells.filter((cell) => fieldOfHeader(cell) !== null).length;
}

/** A header row without the blank cells at its right end. */
export function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  let length = cells.length;
  while (length > 1 && cleanValue(cells[length - 1] ?? '').value === '') length -= 1;
  return cells.slice(0, length);
}

/** Names as a sentence shows them: quoted, shortened, five at most. */
export function quotedList(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `“${shorten(name)}”`);
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ');
}
