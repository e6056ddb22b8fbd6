/** Names and serial numbers are shorter; a hash, or a piece of one, is longer. */
const LONGEST = 64;
const SHOWN_OF_LONG = 16;

/** What would not show, or would break the line: controls, format characters, odd blanks, halves of characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u00a0\u2007\u202f]/gu;

/** A value as it may be shown in a message: one line, printable, and so short that no hash can be read from it. */
export function shorten(value: string): string {
  const printable = value.slice(0, LONGEST).replace(UNPRINTABLE, '·');
  return value.length <= LONGEST ? printable : `${printable.slice(0, SHOWN_OF_LONG)}…`;
}
