import { isScientific } from './compare-row-with-hash.ts';
import { type Field, FORMATS, fieldsOf, type KnownFormat, type ListChannel } from './formats.ts';
import { isPlaceholder } from './placeholders.ts';

export interface ColumnGuess {
  readonly format: KnownFormat;
  readonly columns: readonly (Field | null)[];
}

const HASH_START = /^["\s]*T0[E-H][A-Za-z0-9+/_%-]{20}/;
const SERIAL_SHAPE = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9.-]{3,39}$/;
const NUMBERED_COLUMN = /^(column|col|field|spalte|feld|colonne|columna|kolumn)\s*\d+$/i;

const LONGEST_SERIAL = 40;
/** Placeholders of firmware that a header might have as well. */
const COULD_BE_A_NAME = /^system /i;
/** A shorter value is a name or a number. */
const OPAQUE_CHARS = 200;
/** What begins a hash whose capitals were lost, a page of the web, or data of a program: told as what they are. */
const KNOWN_START = /^["'\s]*(t0[e-h]|[<{[])/i;

/** Letters and digits without a blank. */
const LIKE_CODE = /^(?=\D*\d)(?=[^A-Za-z]*[A-Za-z])\S+$/;

/** True for the one long value of a device association export: no blanks in it, and nothing else that is known. */
export function looksOpaque(cell: string): boolean {
  const value = cell.trim();
  return value.length >= OPAQUE_CHARS && LIKE_CODE.test(value) && !KNOWN_START.test(value);
}

/** True for a cell that begins as every hardware hash does. */
export function looksLikeHash(cell: string): boolean {
  return HASH_START.test(cell);
}

/**
 * True for a line that names a device, so it is no header: it holds a hash or something like a serial number. A header
 * has no blank names, so where the form is known, a line with one is a device, too.
 */
export function looksLikeDevice(cells: readonly string[], channel: ListChannel | null = null): boolean {
  const isIncomplete =
    cells.length === fieldsOf('corporate-identifiers').length && cells.some((cell) => cell.trim() === '');
  if (channel === 'corporate-identifiers' && isIncomplete) return true;
  return cells.some((cell) => {
    const value = cell.trim();
    if (value.length <= LONGEST_SERIAL && isPlaceholder(value)) return /\w/.test(value) && !COULD_BE_A_NAME.test(value);
    return looksLikeHash(cell) || isScientific(value) || (SERIAL_SHAPE.test(value) && !NUMBERED_COLUMN.test(value));
  });
}

/**
 * What the columns of a list without a header are, from its first rows; null where they can be read in more than one
 * way. Three columns without a hash are never guessed: corporate identifiers and a tuple in the wrong order look alike.
 */
export function guessColumns(rows: readonly (readonly string[])[], channel: ListChannel | null): ColumnGuess | null {
  const width = Math.max(...rows.map((row) => row.length));
  if (channel === 'corporate-identifiers' && looksLikeIdentifiers(rows, width)) return wholeForm(channel);
  const hashAt = rows.flatMap((row) => row.flatMap((cell, index) => (looksLikeHash(cell) ? [index] : [])))[0];
  if (hashAt === undefined) return withoutHash(rows, width);
  const full = FORMATS.intune.columns.length;
  if (hashAt === hashPlace('intune') && width <= full) return withHashThird(rows, width, channel);
  if (hashAt === width - 1 && width < FORMATS.intune.requiredColumns) return shortForm(width);
  const managed = wholeForm('managed-desktop');
  return hashAt === hashPlace('managed-desktop') && width === managed.columns.length ? managed : null;
}

function wholeForm(format: KnownFormat): ColumnGuess {
  return { format, columns: fieldsOf(format) };
}

function hashPlace(format: KnownFormat): number {
  return fieldsOf(format).indexOf('hash');
}

/** A tuple has a model; a blank second column is the product ID of an Intune list. */
function looksLikeIdentifiers(rows: readonly (readonly string[])[], width: number): boolean {
  const columns = fieldsOf('corporate-identifiers');
  const modelAt = columns.indexOf('model');
  return width === columns.length && rows.some((row) => (row[modelAt] ?? '').trim() !== '');
}

/** A hash alone, or a serial number and a hash. */
function shortForm(width: number): ColumnGuess {
  const columns = fieldsOf('intune', FORMATS.intune.requiredColumns).filter((field) => field !== 'productId');
  return { format: 'intune', columns: columns.slice(-width) };
}

function withHashThird(rows: readonly (readonly string[])[], width: number, channel: ListChannel | null): ColumnGuess {
  const { requiredColumns, columns } = FORMATS.intune;
  if (width <= requiredColumns) {
    return { format: channel === 'm365' ? 'm365' : 'intune', columns: fieldsOf('intune', requiredColumns) };
  }
  if (width < columns.length) return { format: 'intune', columns: fieldsOf('intune', width) };
  const lasts = rows.map((row) => row[width - 1]?.trim() ?? '').filter((cell) => cell !== '');
  const isUserColumn = lasts.length === 0 ? channel !== 'partner-center' : lasts.some((cell) => cell.includes('@'));
  return wholeForm(isUserColumn ? 'intune' : 'partner-center');
}

function withoutHash(rows: readonly (readonly string[])[], width: number): ColumnGuess | null {
  const form = wholeForm('partner-center');
  const isTuple =
    width === form.columns.length && rows.every((row) => (row[hashPlace(form.format)] ?? '').trim() === '');
  return isTuple ? form : null;
}
