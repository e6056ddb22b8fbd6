/**
 * A text without the characters at its ends that a person would not miss. Not by a regular expression: one that looks
 * for a run at the end starts anew at every character of a long run in the middle, and a hostile cell then takes hours.
 */
export function trimEnds(text: string, isAway: (character: string) => boolean): string {
  let start = 0;
  while (start < text.length && isAway(text.charAt(start))) start += 1;
  return trimEnd(text.slice(start), isAway);
}

/** The same at the right end only. */
export function trimEnd(text: string, isAway: (character: string) => boolean): string {
  let end = text.length;
  while (end > 0 && isAway(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
