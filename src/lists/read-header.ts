import { cleanValue } from './clean-value.ts';
import type { FindingCode } from './codes.ts';
import { type Field, FORMATS, type FormatName, type KnownFormat, type ListChannel, rulesOf } from './formats.ts';
import { fieldOfHeader, headerKey, quotedList, withoutBlankEnd } from './header-names.ts';
import { shorten } from './shorten.ts';

export interface HeaderFinding {
  readonly code: FindingCode;
  readonly fix: 'automatic' | 'none';
  readonly column: string | null;
  readonly message: string;
  /** Where several columns are meant: all of them, as far as a person would read on. */
  readonly columns?: readonly string[];
}

/** What a header row (or, without one, the content) says of the columns. */
export interface HeaderReading {
  readonly format: FormatName;
  /** For each column from the left: what it holds, or null for one that no format knows. */
  readonly columns: readonly (Field | null)[];
  readonly findings: readonly HeaderFinding[];
  /** True where blank header cells stand behind the last name. */
  readonly emptyBeyond: boolean;
}

/** More columns than this are not named one by one. */
const MOST_NAMED = 100;

/** Reads a header row that belongs to `format`. */
export function readHeader(cells: readonly string[], format: KnownFormat, channel: ListChannel | null): HeaderReading {
  const trimmed = withoutBlankEnd(cells);
  const own = FORMATS[format];
  const expected = new Map(own.columns.map(({ field, header }) => [field, header]));
  const columns: (Field | null)[] = trimmed.map(fieldOfHeader);
  const blankAt = own.columns.findIndex(({ field }) => field === 'productId');
  const mayBeUnnamed = trimmed[blankAt]?.trim() === '' && !columns.includes('productId');
  if (mayBeUnnamed && expected.has('productId')) columns[blankAt] = 'productId';

  const findings: HeaderFinding[] = [];
  const target = channel === null ? own : FORMATS[rulesOf(channel, format).format];
  const isWanted = (field: Field) => expected.has(field) || target.columns.some((column) => column.field === field);

  const repeated = columns.find((field, index) => field !== null && columns.indexOf(field) !== index);
  if (repeated !== undefined && repeated !== null) {
    const name = expected.get(repeated) ?? repeated;
    findings.push({
      code: 'HEADER_COLUMN_REPEATED',
      fix: 'none',
      column: name,
      message: `The column “${name}” stands in the header twice, so it is not clear which one counts; delete one of them.`,
    });
  }

  const misspelt = trimmed.filter((cell, index) => {
    const field = columns[index] ?? null;
    const header = field === null ? undefined : expected.get(field);
    return header !== undefined && cell !== header && headerKey(cell) === header.toLowerCase();
  });
  if (misspelt.length > 0) {
    findings.push({
      code: 'HEADER_CASE',
      fix: 'automatic',
      column: expected.get(columns[trimmed.indexOf(misspelt[0] ?? '')] ?? 'serial') ?? null,
      columns: misspelt.map((cell) => shorten(cleanValue(cell).value)),
      message: `The header has ${quotedList(misspelt)}; Microsoft compares capitals and blanks, so the exact names are written.`,
    });
  }

  if (own.hasHeader) {
    const missing = own.columns.slice(0, own.requiredColumns).filter(({ field }) => !columns.includes(field));
    if (mayBeUnnamed && format !== 'm365' && expected.has('productId')) {
      missing.push(...own.columns.filter(({ field }) => field === 'productId'));
    }
    const needed = missing.filter(({ field }) => own.mustBeFilled.includes(field));
    if (missing.length > 0) {
      const names = quotedList(missing.map(({ header }) => header));
      findings.push({
        code: 'HEADER_COLUMN_MISSING',
        fix: needed.length > 0 ? 'none' : 'automatic',
        column: (needed[0] ?? missing[0])?.header ?? null,
        columns: missing.map(({ header }) => header),
        message:
          needed.length > 0
            ? `The header lacks ${names}, and without it no device can be registered here; add the column with its values.`
            : `The header lacks ${names}, which Microsoft expects even where it is blank; it is added blank.`,
      });
    }
  }

  const order = columns.filter((field): field is Field => field !== null && expected.has(field));
  const rightOrder = own.columns.map(({ field }) => field).filter((field) => order.includes(field));
  const userWithoutTag = format === 'intune' && order.includes('assignedUser') && !order.includes('groupTag');
  if (repeated === undefined && (order.join() !== rightOrder.join() || userWithoutTag)) {
    findings.push({
      code: 'HEADER_ORDER',
      fix: 'automatic',
      column: null,
      message: `The columns are not in the order that ${own.title} expects (${own.columns.map(({ header }) => header).join(', ')}); they are written in that order.`,
    });
  }

  const extra = trimmed.filter((_, index) => {
    const field = columns[index] ?? null;
    return field === null || !isWanted(field);
  });
  if (extra.length > 0) {
    findings.push({
      code: 'HEADER_COLUMN_EXTRA',
      fix: 'automatic',
      column: shorten(cleanValue(extra[0] ?? '').value) || null,
      columns: extra.slice(0, MOST_NAMED).map((cell) => shorten(cleanValue(cell).value)),
      message: `${own.title} has no column ${quotedList(extra)} and takes no extra ones; it is left out.`,
    });
  }
  return { format, columns, findings, emptyBeyond: trimmed.length < cells.length };
}
