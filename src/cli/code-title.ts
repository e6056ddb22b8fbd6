import { CODES, type FindingCode } from '../lists/codes.ts';

/** A few words for a heading, and the code for whoever looks it up. */
export function titleOf(code: string): string {
  return code in CODES ? `${CODES[code as FindingCode].title} (${code})` : code;
}
