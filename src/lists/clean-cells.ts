import type { AddFinding } from './add-finding.ts';
import { type CleanValue, cleanValue, isClean } from './clean-value.ts';
import { isScientific } from './compare-row-with-hash.ts';
import { type RawCells, type RowValues, TEXT_FIELDS, type TextField, type ValueChange } from './device-row.ts';
import { type ChannelRules, type Field, FORMATS } from './formats.ts';
import type { ListHash } from './list-hash.ts';
import { shorten } from './shorten.ts';

/** Values of a row that is still being judged. */
export type OpenValues = { -readonly [Name in keyof RowValues]: string };

/** The values that the channel writes or uses, cleaned, with a finding for each kind of dirt. */
export function cleanCells(cells: RawCells, hash: ListHash, rules: ChannelRules, add: AddFinding): OpenValues {
  const values: OpenValues = {
    serial: '',
    productId: '',
    manufacturer: '',
    model: '',
    groupTag: '',
    assignedUser: '',
  };
  const touched: { field: TextField; raw: string; clean: CleanValue }[] = [];
  for (const field of TEXT_FIELDS) {
    const raw = cells[field];
    if (raw === '') continue;
    if (isClean(raw)) {
      values[field] = raw;
      continue;
    }
    const clean = cleanValue(raw);
    values[field] = clean.value;
    touched.push({ field, raw, clean });
  }
  const hasOddHash = hash.verdict !== 'empty' && hash.verdict !== 'ok';
  if (touched.length === 0 && !hasOddHash) return values;

  const dirt: Record<'hidden' | 'blanks' | 'comma' | 'notAnsi', { field: Field; raw: string; clean: CleanValue }[]> = {
    hidden: [],
    blanks: [],
    comma: [],
    notAnsi: [],
  };
  const note = (field: Field, raw: string, clean: CleanValue) => {
    if (!isUsed(field, rules)) return;
    if (clean.hidden) dirt.hidden.push({ field, raw, clean });
    if (clean.blanks) dirt.blanks.push({ field, raw, clean });
    if (field === 'hash') return;
    if (clean.comma && !(field === 'serial' && isScientific(clean.value))) dirt.comma.push({ field, raw, clean });
    if (clean.notAnsi) dirt.notAnsi.push({ field, raw, clean });
  };
  for (const { field, raw, clean } of touched) note(field, raw, clean);
  if (hasOddHash) {
    const raw = hash.text();
    note('hash', raw, { ...cleanValue(raw), blanks: /^[ \t]|[ \t]$/.test(raw) });
  }

  const hidden = dirt.hidden[0];
  if (hidden !== undefined) {
    add(
      'VALUE_HIDDEN',
      hidden.field,
      `there are invisible characters in “${shorten(hidden.raw)}”, for which Microsoft would not recognise the value; they are removed.`,
      {
        fix: 'automatic',
        changes: dirt.hidden.map(changeOf),
      },
    );
  }
  const blanks = dirt.blanks[0];
  if (blanks !== undefined) {
    add(
      'VALUE_BLANKS',
      blanks.field,
      `there are blanks round “${shorten(blanks.clean.value)}”, which Microsoft names as a cause of failed registration; they are removed.`,
      {
        fix: 'automatic',
        changes: dirt.blanks.map(changeOf),
      },
    );
  }
  const comma = dirt.comma[0];
  if (comma !== undefined) {
    add(
      'VALUE_COMMA',
      comma.field,
      `“${shorten(comma.clean.value)}” holds a comma, a quotation mark or a line break, which no CSV upload of Microsoft can carry; ${comma.field === 'manufacturer' || comma.field === 'model' ? 'register this device by its hardware hash, or through an API' : 'correct the value'}.`,
    );
  }
  const notAnsi = dirt.notAnsi[0];
  if (notAnsi !== undefined) {
    add(
      'VALUE_NOT_ANSI',
      notAnsi.field,
      `“${shorten(notAnsi.clean.value)}” holds a character that Microsoft’s plain text files cannot carry; write it with plain letters, digits and signs.`,
    );
  }
  return values;
}

function changeOf({ field, raw, clean }: { field: Field; raw: string; clean: CleanValue }): ValueChange {
  return { field, from: shorten(raw), to: shorten(clean.value) };
}

function isUsed(field: Field, rules: ChannelRules): boolean {
  if (field === 'groupTag') return rules.groupTag !== 'none';
  return FORMATS[rules.format].columns.some((column) => column.field === field);
}
