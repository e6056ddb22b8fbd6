/**
 * An instant for a TextBlock: the reader's client writes it in the reader's own time zone.
 * Source: Adaptive Cards documentation, "Text features": DATE and TIME take no fractions of a second.
 */
export function cardTime(iso: string): string {
  const instant = toSeconds(iso);
  return instant === null ? 'an unknown time' : `{{DATE(${instant}, SHORT)}} {{TIME(${instant})}}`;
}

/** The same for plain text, in UTC: "2026-11-21 10:15 UTC". */
export function plainTime(iso: string): string {
  const instant = toSeconds(iso);
  return instant === null ? 'an unknown time' : `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

function toSeconds(iso: string): string | null {
  const ms = Date.parse(iso);
  const written = Number.isNaN(ms) ? '' : new Date(ms).toISOString();
  return written.length === 24 ? `${written.slice(0, 19)}Z` : null;
}
