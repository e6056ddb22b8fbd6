import type { Field, FormatName, ListChannel } from './formats.ts';

export interface ColumnGuess {
  readonly format: FormatName;
  readonly columns: readonly (Field | null)[];
}

const HASH_START = /^["\s]*T0[E-H][A-Za-z0-9+/_%-]{20}/;
const SERIAL_SHAPE = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9.-]{3,39}$/;
const NUMBERED_COLUMN = /^(column|col|field|spalte|feld|colonne|columna|kolumn)\s*\d+$/i;

/** True for a cell that begins as every hardware hash does. */
export function looksLikeHash(cell: string): boolean {
  return HASH_START.test(cell);
}

/** True for a line that names a device, so it is no header: it holds a hash or something like a serial number. */
export function looksLikeDevice(cells: readonly string[]): boolean {
  return cells.some((cell) => {
    const value = cell.trim();
    return looksLikeHash(cell) || (SERIAL_SHAPE.test(value) && !NUMBERED_COLUMN.test(value));
  });
}

/**
 * What the columns of a list without a header are, from its first rows; null where they can be read in more than one
 * way. Three columns without a hash are never guessed: corporate identifiers and a tuple in the wrong order look alike.
 */
export function guessColumns(rows: readonly (readonly string[])[], channel: ListChannel | null): ColumnGuess | null {
  const width = Math.max(...rows.map((row) => row.length));
  // A tuple has a model; a blank second column is the product ID of an Intune list.
  if (channel === 'corporate-identifiers' && width === 3 && rows.some((row) => (row[1] ?? '').trim() !== '')) {
    return { format: 'corporate-identifiers', columns: ['manufacturer', 'model', 'serial'] };
  }
  const hashAt = rows.flatMap((row) => row.flatMap((cell, index) => (looksLikeHash(cell) ? [index] : [])))[0];
  if (hashAt === undefined) return withoutHash(rows, width);
  if (hashAt === 2 && width <= 5) return withHashThird(rows, width, channel);
  if (hashAt === 1 && width === 2) return { format: 'intune', columns: ['serial', 'hash'] };
  if (hashAt === 0 && width === 1) return { format: 'intune', columns: ['hash'] };
  if (hashAt === 3 && width === 4)
    return { format: 'managed-desktop', columns: ['manufacturer', 'model', 'serial', 'hash'] };
  return null;
}

function withHashThird(rows: readonly (readonly string[])[], width: number, channel: ListChannel | null): ColumnGuess {
  const first: readonly Field[] = ['serial', 'productId', 'hash'];
  if (width <= 3) return { format: channel === 'm365' ? 'm365' : 'intune', columns: first };
  const partnerCenter: ColumnGuess = { format: 'partner-center', columns: [...first, 'manufacturer', 'model'] };
  if (width === 4) return { format: 'intune', columns: [...first, 'groupTag'] };
  const fifths = rows.map((row) => row[4]?.trim() ?? '').filter((cell) => cell !== '');
  const isUserColumn = fifths.length === 0 ? channel !== 'partner-center' : fifths.some((cell) => cell.includes('@'));
  return isUserColumn ? { format: 'intune', columns: [...first, 'groupTag', 'assignedUser'] } : partnerCenter;
}

function withoutHash(rows: readonly (readonly string[])[], width: number): ColumnGuess | null {
  const isTuple = width === 5 && rows.every((row) => (row[2] ?? '').trim() === '');
  return isTuple
    ? { format: 'partner-center', columns: ['serial', 'productId', 'hash', 'manufacturer', 'model'] }
    : null;
}
