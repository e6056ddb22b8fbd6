/** Printable ASCII without comma and quotation mark, no blank at either end: nearly every value there is. */
const CLEAN = /^(?:[!#-+\--~](?:[ !#-+\--~]*[!#-+\--~])?)?$/;

/** No-break spaces of every width: inside a value they become a blank. */
const NO_BREAK = /[\u00a0\u2007\u202f]/g;
/** Controls (CR and LF are line breaks, not hidden), zero-width, directional and other characters that show nothing. */
const INVISIBLE = /(?![\r\n])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;
const NOT_ASCII = /\P{ASCII}/u;

export interface CleanValue {
  readonly value: string;
  readonly hidden: boolean;
  readonly blanks: boolean;
  readonly comma: boolean;
  readonly notAnsi: boolean;
}

const UNTOUCHED = { hidden: false, blanks: false, comma: false, notAnsi: false };

/** True for a cell of which nothing has to be taken away and which any file can carry. */
export function isClean(raw: string): boolean {
  return CLEAN.test(raw);
}

/** A cell without what nobody can see, and what was found on the way. */
export function cleanValue(raw: string): CleanValue {
  if (isClean(raw)) return { value: raw, ...UNTOUCHED };
  const visible = raw.replace(INVISIBLE, '');
  const inner = visible.trim();
  const innerAt = visible.length - visible.trimStart().length;
  const before = visible.slice(0, innerAt).replace(NO_BREAK, '');
  const behind = visible.slice(innerAt + inner.length).replace(NO_BREAK, '');
  const spaced = before + inner.replace(NO_BREAK, ' ') + behind;
  const value = spaced.trim();
  return {
    value,
    hidden: spaced !== raw,
    blanks: value !== spaced && !(value === '' && spaced !== raw),
    comma: /[",\r\n]/.test(value),
    notAnsi: NOT_ASCII.test(value),
  };
}
