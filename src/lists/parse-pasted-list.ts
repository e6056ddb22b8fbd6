import { type ListCheck, readDeviceListNow } from './check-list.ts';
import type { ListChannel } from './formats.ts';
import { looksLikeHash } from './guess-columns.ts';
import { countKnownNames } from './header-names.ts';
import { trimEnds } from './trim-ends.ts';

/** A device list that stands in a message. */
export type PastedList =
  /** Rows with columns: a header, or at least one hardware hash. */
  | ({
      readonly kind: 'list';
      /** What stands above the list: the sentence. */
      readonly before: string;
      /** The list itself; whole hashes: a secret. */
      readonly text: string;
    } & ListCheck)
  /** Serial numbers alone, in the order and spelling of the message, doubles kept. */
  | { readonly kind: 'serials'; readonly before: string; readonly serials: readonly string[] }
  | { readonly kind: 'none' };

const BULLET = /^\s*(?:[-*•·‣▪–—+>]|\(?\d{1,3}[.)])\s+/;
const SERIAL = /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9-]{4,39}$/;
const SEPARATORS = /[\s,;|]+/;
const BLANK_OR_QUOTE = /[\s"]/;
const QUOTES: ReadonlySet<string> = new Set(['"', "'", '`']);
const CODE_FENCE = /^\s*```.*$/;

/**
 * Finds the list in a message: a pasted CSV (with a header or with hashes), or lines of nothing but serial numbers,
 * one or more in each, with or without bullets. Lines are counted from the first line of the list.
 */
export function parsePastedList(text: string, channel: ListChannel | null = null): PastedList {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => !CODE_FENCE.test(line));
  const start = lines.findIndex(beginsList);
  if (start >= 0) return readPasted(lines.slice(0, start).join('\n'), lines.slice(start).join('\n'), channel);

  const before: string[] = [];
  const serials: string[] = [];
  for (const line of lines) {
    const found = serialsOf(line);
    if (found !== null) serials.push(...found);
    else if (serials.length === 0) before.push(line);
  }
  return serials.length === 0 ? { kind: 'none' } : { kind: 'serials', before: before.join('\n').trim(), serials };
}

/** A header has two known names at least: one alone is a word in a sentence. */
function beginsList(line: string): boolean {
  const cells = line.split(/[,;\t|]/).map((cell) => trimEnds(cell, (character) => BLANK_OR_QUOTE.test(character)));
  return countKnownNames(cells) >= 2 || cells.some(looksLikeHash);
}

function readPasted(before: string, list: string, channel: ListChannel | null): PastedList {
  const check = readDeviceListNow(Buffer.from(list, 'utf8'), { fileName: 'message', channel });
  return { kind: 'list', before: before.trim(), text: list, ...check };
}

/** The serial numbers of a line that holds nothing else; null for any other line. */
function serialsOf(line: string): string[] | null {
  const parts = line
    .replace(BULLET, '')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .split(SEPARATORS)
    .map((part) => trimEnds(part, (character) => QUOTES.has(character)))
    .filter((part) => part !== '');
  return parts.length > 0 && parts.every((part) => SERIAL.test(part)) ? parts : null;
}
