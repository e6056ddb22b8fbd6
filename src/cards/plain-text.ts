/** Longer than any group tag (128), shorter than any hardware hash: what looks like one never reaches a card. */
const LOOKS_LIKE_A_HASH = /[A-Za-z0-9+/=]{129,}/g;

/** Most values: nothing to change, told by one look. */
const PLAIN_ALREADY = /^(?=.{1,128}$)[!-~](?: ?[!-~])*$/;

/** Line breaks, tabs and other characters that break a line. */
const BREAKS = /[\s\u0085]+/gu;

/** Characters that cannot be seen or that turn the reading direction, so that a value would not look like what it is. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}]/gu;

/**
 * A value from outside as one line of honest text: no line break, no invisible or direction-turning character (each
 * stands as U+FFFD), no hardware hash, at most `longest` UTF-16 units. Cut text ends in "…".
 */
export function plainText(value: string, longest: number): string {
  if (value.length <= longest && PLAIN_ALREADY.test(value)) return value;
  const line = value
    .toWellFormed()
    .replaceAll(BREAKS, ' ')
    .replaceAll(INVISIBLE, '\uFFFD')
    .replaceAll(LOOKS_LIKE_A_HASH, (run) => `${run.slice(0, 8)}…`)
    .trim();
  if (line.length <= longest) return line;
  return `${line
    .slice(0, Math.max(0, longest - 1))
    .toWellFormed()
    .replace(/\uFFFD$/u, '')}…`;
}
