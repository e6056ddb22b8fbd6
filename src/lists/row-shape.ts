import { severityOf } from './codes.ts';
import type { RawCells } from './device-row.ts';
import type { Field } from './formats.ts';
import { FORMATS, type KnownFormat } from './formats.ts';
import { looksLikeHash } from './guess-columns.ts';
import type { JudgedRow } from './judge-row.ts';

const SHORTEST_HASH = 100;

/**
 * True for a row whose missing fields cannot be blank ones left off at the end: it ends before a column that must be
 * filled, or what stands in the hash or product ID column is clearly something else.
 */
export function isTooShort(
  count: number,
  columns: readonly (Field | null)[],
  format: KnownFormat,
  cells: RawCells,
  hashText: () => string,
): boolean {
  if (count >= columns.length) return false;
  if (count === 1) return true;
  const mustReach = Math.max(-1, ...FORMATS[format].mustBeFilled.map((field) => columns.indexOf(field)));
  if (count <= mustReach) return true;
  if (format !== 'partner-center') return false;
  const hash = hashText().trim();
  const shifted = hash !== '' && hash.length < SHORTEST_HASH && !looksLikeHash(hash);
  return shifted || (cells.productId !== '' && !/\d/.test(cells.productId));
}

/** True for a row whose values cannot be told apart, so that nothing is known of them. */
export function isMisshapen(findings: readonly { readonly code: string }[]): boolean {
  return findings.some(({ code }) => code === 'ROW_COLUMNS_FEW' || code === 'ROW_COLUMNS_MANY');
}

/** The judgement on a row whose values cannot be told apart: that it is so, and nothing about the values. */
export function misshapen(
  line: number,
  code: 'ROW_COLUMNS_FEW' | 'ROW_COLUMNS_MANY',
  columns: number,
  cells: RawCells,
): JudgedRow {
  const message =
    code === 'ROW_COLUMNS_FEW'
      ? `Line ${line}: the row has fewer fields than the ${columns} columns of the list, so its values stand in the wrong columns; add the missing comma or value.`
      : `Line ${line}: the row has more fields than the ${columns} columns of the list, often because a value holds a comma; remove that comma or the extra field.`;
  return {
    values: { serial: cells.serial.trim(), productId: '', manufacturer: '', model: '', groupTag: '', assignedUser: '' },
    findings: [
      {
        code,
        severity: severityOf(code),
        line,
        column: null,
        message,
        fix: 'none',
        proposal: null,
        changes: [],
        leaveOut: null,
      },
    ],
    state: 'unusable',
    isDevice: true,
  };
}
