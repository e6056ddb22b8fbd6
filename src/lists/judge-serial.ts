import type { AddFinding } from './add-finding.ts';
import { couldBecome, isScientific, serialInside } from './compare-row-with-hash.ts';
import type { RowValues } from './device-row.ts';
import { fieldOfHeader } from './header-names.ts';
import type { ListHash } from './list-hash.ts';
import { isPlaceholder } from './placeholders.ts';
import { shorten } from './shorten.ts';

const DIGIT = /\d/;

/** Finds what is no serial number although it stands where one should. */
export function judgeSerial({ serial }: RowValues, hash: ListHash, add: AddFinding): void {
  if (serial === '') return;
  if (isPlaceholder(serial)) {
    add(
      'SERIAL_PLACEHOLDER',
      'serial',
      `“${shorten(serial)}” is what firmware writes where the maker filled in no serial number; take the true one from the label.`,
    );
  }
  // Most serial numbers have a digit, and no column's name has.
  if (!DIGIT.test(serial) && fieldOfHeader(serial) !== null) {
    add(
      'SERIAL_PLACEHOLDER',
      'serial',
      `“${shorten(serial)}” is the name of a column and no serial number, as where a list with other columns was added; give each list a file of its own.`,
    );
  }
  if (!isScientific(serial)) return;
  const inside = serialInside(hash.facts);
  if (inside === null) {
    add(
      'SERIAL_SCIENTIFIC',
      'serial',
      `“${shorten(serial)}” is what a spreadsheet makes of a long serial number, and digits are lost; take the true one from the source and do not edit the list in Excel.`,
    );
    return;
  }
  const fits = couldBecome(serial, inside);
  add(
    'SERIAL_SCIENTIFIC',
    'serial',
    `“${shorten(serial)}” is what a spreadsheet makes of a long serial number; the hardware hash of this row says “${shorten(inside)}”${fits ? '' : ', which does not look like the same number, so compare it with the label before you accept it'}.`,
    { fix: 'proposal', proposal: inside, changes: [{ field: 'serial', from: shorten(serial), to: shorten(inside) }] },
  );
}
