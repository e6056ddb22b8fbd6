import { trimEnd } from '../trim-ends.ts';

const ALPHABET = /^[A-Za-z0-9+/]*={0,2}$/;

/** True when every character belongs to standard base64 and `=` stands, at most twice, only at the end. */
export function isBase64Alphabet(text: string): boolean {
  return ALPHABET.test(text);
}

/**
 * The bytes of a strictly written base64 text, or null. Strict: a length that is a multiple of four, the standard
 * alphabet, padding only at the end, no stray bits. Node's own decoder forgives all of these; Microsoft Graph answers
 * "Cannot convert the literal … to the expected type 'Edm.Binary'", so the text is encoded again and compared.
 */
export function decodeStrict(text: string): Buffer | null {
  if (text.length % 4 !== 0) return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** A text without the `=` at its end, however many. */
export function withoutPadding(text: string): string {
  return trimEnd(text, (character) => character === '=');
}

/** The bytes of a base64 text whose padding may be missing or wrong; null where foreign characters stand in it. */
export function decodeUnpadded(text: string): Buffer | null {
  const body = withoutPadding(text);
  if (!isBase64Alphabet(body)) return null;
  const whole = body.length % 4 === 1 ? body.slice(0, -1) : body;
  return Buffer.from(whole, 'base64');
}
