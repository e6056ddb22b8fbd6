import { cleanValue } from './clean-value.ts';
import { FIELD_OF_NAME, type Field } from './formats.ts';
import { shorten } from './shorten.ts';

/**
 * The compared form of a header cell: in small letters, without what nobody sees. Reports of Configuration Manager write
 * `_` where a name has a blank.
 */
export function headerKey(cell: string): string {
  return cleanValue(cell)
    .value.replace(/[\s_]+/g, ' ')
    .toLowerCase();
}

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
  const shown = names.slice(0, 5).map((name) => `“${shorten(cleanValue(name).value)}”`);
  return names.length > shown.length ? `${shown.join(', ')} and ${names.length - shown.length} more` : shown.join(', ');
}
