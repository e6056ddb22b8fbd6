/** Names and serial numbers are shorter; a hash, or a piece of one, is longer. */
const LONGEST = 64;
const SHOWN_OF_LONG = 16;

/** A value as it may be shown in a message: one line, printable, and so short that no hash can be read from it. */
export function shorten(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
  const printable = value.slice(0, LONGEST).replace(/[\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff\ud800-\udfff]/g, '·');
  return value.length <= LONGEST ? printable : `${printable.slice(0, SHOWN_OF_LONG)}…`;
}
