/** Printable ASCII without comma and quotation mark, no blank at either end: nearly every value there is. */
const CLEAN = /^(?:[!#-+\--~](?:[ !#-+\--~]*[!#-+\--~])?)?$/;

/** No-break spaces of every width: inside a value they become a blank. */
const NO_BREAK = /[\u00a0\u2007\u202f]/g;
/** Controls (CR and LF are line breaks, not hidden), soft hyphen, zero-width, directional and other format characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const INVISIBLE = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]/g;
const NOT_ASCII = /[^\u0000-\u007f]/;

export interface CleanValue {
  readonly value: string;
  readonly hidden: boolean;
  readonly blanks: boolean;
  readonly comma: boolean;
  readonly notAnsi: boolean;
}

const UNTOUCHED = { hidden: false, blanks: false, comma: false, notAnsi: false };

/** A cell without what nobody can see, and what was found on the way. */
export function cleanValue(raw: string): CleanValue {
  if (CLEAN.test(raw)) return { value: raw, ...UNTOUCHED };
  const visible = raw.replace(INVISIBLE, '');
  const withoutOuterNoBreak = visible.replace(/^[\u00a0\u2007\u202f\s]+|[\u00a0\u2007\u202f\s]+$/g, (outer) =>
    outer.replace(NO_BREAK, ''),
  );
  const spaced = withoutOuterNoBreak.replace(NO_BREAK, ' ');
  const value = spaced.trim();
  return {
    value,
    hidden: spaced !== raw,
    blanks: value !== spaced && !(value === '' && spaced !== raw),
    comma: /[",\r\n]/.test(value),
    notAnsi: NOT_ASCII.test(value),
  };
}
