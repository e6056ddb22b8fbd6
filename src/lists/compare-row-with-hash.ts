import type { FindingCode } from './codes.ts';
import type { HashFacts } from './hash/hash-facts.ts';
import { isPlaceholder } from './placeholders.ts';

export interface RowClaims {
  readonly serial: string;
  readonly productId: string;
  readonly manufacturer: string;
  readonly model: string;
}

const SCIENTIFIC = /^\d+(?:[.,]\d+)?E[+-]\d{1,3}$|^\d[.,]\d+E\d{1,3}$/i;
const SEPARATORS = /[\s\-_./:\\]/g;
const THIRTEEN_DIGITS = /^\d{13}$/;
/** A spreadsheet keeps fifteen digits of a number and writes zeros for the rest. */
const SPREADSHEET_DIGITS = 15;

/** `1.23457E+14` and the like: what a spreadsheet makes of a long number. */
export function isScientific(serial: string): boolean {
  return SCIENTIFIC.test(serial.trim());
}

/** The serial number inside a whole hash; null where there is none worth the name. */
export function serialInside(facts: HashFacts | null): string | null {
  const serial = facts?.serial?.trim() ?? '';
  return serial === '' || isPlaceholder(serial) ? null : serial;
}

/** The codes of everything in which a row and its own, whole hash do not agree. */
export function compareRowWithHash(row: RowClaims, facts: HashFacts): FindingCode[] {
  const codes: FindingCode[] = [];
  const inside = serialInside(facts);
  if (row.serial.trim() === '') codes.push('ROW_SERIAL_BLANK');
  else if (inside !== null) codes.push(...compareSerials(row.serial, inside));
  if (disagrees(row.manufacturer, facts.manufacturer)) codes.push('ROW_MANUFACTURER_MISMATCH');
  if (disagrees(row.model, facts.model)) codes.push('ROW_MODEL_MISMATCH');
  const pkid = facts.productKeyId?.trim() ?? '';
  if (pkid !== '' && THIRTEEN_DIGITS.test(row.productId) && row.productId !== pkid) codes.push('ROW_PKID_MISMATCH');
  return codes;
}

function compareSerials(written: string, inside: string): FindingCode[] {
  if (written === inside) return [];
  const serial = written.trim();
  if (isScientific(serial) || lostZeros(serial, inside) || lostLastDigits(serial, inside))
    return ['ROW_SERIAL_SPREADSHEET'];
  return bare(serial) === bare(inside) ? ['ROW_SERIAL_FORMAT'] : ['ROW_SERIAL_MISMATCH'];
}

function lostZeros(serial: string, inside: string): boolean {
  return inside.startsWith('0') && /^\d+$/.test(inside) && serial !== inside && inside.replace(/^0+/, '') === serial;
}

function lostLastDigits(serial: string, inside: string): boolean {
  if (!/^\d+$/.test(serial) || !/^\d+$/.test(inside) || serial.length !== inside.length) return false;
  if (serial.length <= SPREADSHEET_DIGITS || !/^0+$/.test(serial.slice(SPREADSHEET_DIGITS))) return false;
  // The fifteenth digit may have been rounded up.
  return Math.abs(Number(serial.slice(0, SPREADSHEET_DIGITS)) - Number(inside.slice(0, SPREADSHEET_DIGITS))) <= 1;
}

function bare(serial: string): string {
  return serial.replace(SEPARATORS, '').toUpperCase();
}

function disagrees(written: string, inside: string | undefined): boolean {
  if (written === '' || written === inside) return false;
  const claim = written.trim().toLowerCase();
  const fact = inside?.trim().toLowerCase() ?? '';
  return claim !== '' && fact !== '' && !isPlaceholder(fact) && claim !== fact;
}

/** True where a number with an exponent could have been made from this serial number. */
export function couldBecome(scientific: string, serial: string): boolean {
  const shown = Number(scientific.replace(',', '.'));
  const digits = /^\d+([.,](\d+))?E/i.exec(scientific)?.[2]?.length ?? 0;
  const number = Number(serial);
  return serial !== '' && Number.isFinite(number) && number.toExponential(digits) === shown.toExponential(digits);
}
