/** Escaped characters wait as private-use ones, so that the markup around them can be taken off. */
const WAITING = 0xe000;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/**
 * The Markdown of a card as terminal text: emphasis off, links as "words (address)", the date functions as UTC, and no
 * control character, so that a value on a card cannot steer the terminal.
 */
export function drawCardText(markdown: string): string {
  const text = markdown
    .toWellFormed()
    .replaceAll(/\p{Co}/gu, '')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, (_, escaped: string) => String.fromCharCode(WAITING + escaped.charCodeAt(0)))
    .replaceAll(/\{\{DATE\(([^,)]+)[^)]*\)\}\}/g, (whole, iso: string) => utc(iso)?.slice(0, 10) ?? whole)
    .replaceAll(/\{\{TIME\(([^)]+)\)\}\}/g, (whole, iso: string) => {
      const instant = utc(iso);
      return instant === null ? whole : `${instant.slice(11, 16)} UTC`;
    })
    .replaceAll(/!?\[([^\]]*)\]\(([^)\s]*)\)/g, '$1 ($2)')
    .replaceAll(/\*\*(.+?)\*\*/gs, '$1')
    .replaceAll(/(?<![\p{L}\p{N}])_(\S(?:.*?\S)?)_(?![\p{L}\p{N}])/gsu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(\S(?:.*?\S)?)\*(?![\p{L}\p{N}*])/gsu, '$1')
    .replaceAll(/&([a-z]{2,4});/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replaceAll(/[\uE000-\uE07F]/g, (waiting) => String.fromCharCode(waiting.charCodeAt(0) - WAITING));
  return harmless(text);
}

/** Text without control characters and invisible marks; line breaks stay, tabs become blanks. */
export function harmless(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}]/gu, (character) => (character === '\n' ? character : ''));
}

function utc(iso: string): string | null {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
