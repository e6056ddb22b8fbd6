import { plainText } from './plain-text.ts';

/** Markup wherever it stands: emphasis, code, links, strikethrough, and the `{{DATE(…)}}` functions of a TextBlock. */
const EVERYWHERE = /[\\`*[\]{}~]/g;

/** An underscore is emphasis only at the edge of a word: `HASH_BASE64_STRICT` needs no escape. */
const UNDERSCORES_AT_AN_EDGE = /(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu;

/** `&copy;` and the like; any other ampersand is itself. */
const ENTITY = /&(?=#?[A-Za-z0-9]+;)/g;

/** What makes a heading, a list, a quote, a table or a rule at the beginning of a line. */
const BLOCK_AT_THE_START = /^(?=[#+\-=>|])/;
const NUMBER_AT_THE_START = /^(\d+)\.(?=\s|$)/;

/** Most values: letters, digits and harmless punctuation, told by one look. */
const LITERAL_ALREADY = /^(?=.{1,128}$)(?!.*:\/\/)[A-Za-z](?: ?[A-Za-z0-9.,:;()?!/'"%@-])*$/;

/**
 * A value from outside for a TextBlock or a fact, whose text is Markdown: it shows literally, whatever it holds.
 * Only what would be markup is escaped, so that serial numbers and codes stay readable and searchable in the JSON.
 * An address is not made a link.
 * Source: Adaptive Cards documentation, "Text features" (a CommonMark subset; DATE and TIME functions).
 */
export function markdownText(value: string, longest: number): string {
  if (value.length <= longest && LITERAL_ALREADY.test(value)) return value;
  return plainText(value, longest)
    .replaceAll(ENTITY, '&amp;')
    .replaceAll(EVERYWHERE, '\\$&')
    .replaceAll(UNDERSCORES_AT_AN_EDGE, (run) => '\\_'.repeat(run.length))
    .replaceAll('<', '&lt;')
    .replaceAll('://', '\\://')
    .replace(BLOCK_AT_THE_START, '\\')
    .replace(NUMBER_AT_THE_START, '$1\\.');
}
