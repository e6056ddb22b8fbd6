import type { Message } from '../message.ts';
import { isMark } from '../token.ts';

/** A serial number with its place in the message. */
export interface FoundSerial {
  readonly text: string;
  /** Offset into the clean text. */
  readonly start: number;
  /** It stands in somebody else's words, or in a log. */
  readonly foreign: boolean;
}

const LABEL = /(?:serial(?:_?\s?number|s)?|serialno|s\/n|sn|service\s?tag)["'\s]{0,3}[:=#]?["'\s]{0,3}$/;
const LABEL_REACH = 24;

/**
 * The serial numbers of a message: case, order and duplicates kept. Of a pasted list only the column of serial numbers
 * counts, of a log only what it calls a serial number.
 */
export function readSerials(message: Message, taken: ReadonlySet<number>): FoundSerial[] {
  const found: FoundSerial[] = [];
  for (const [at, token] of message.tokens.entries()) {
    if (taken.has(at) || (token.kind !== 'serial' && token.kind !== 'range')) continue;
    const kind = message.lines.kinds[token.line];
    if (kind === 'table' || (kind === 'log' && !isCalledSerial(message, token.start))) continue;
    if (
      isMark(message.tokens[at + 1], '*') &&
      message.tokens[at + 1]?.spaced === false &&
      !isMark(message.tokens[at - 1], '*')
    )
      continue;
    if (kind === 'signature' && !/[a-z]/i.test(token.text)) continue;
    const foreign = kind === 'quoted' || kind === 'log';
    if (token.kind === 'serial') {
      found.push({ text: token.text, start: token.start, foreign });
      continue;
    }
    const hyphen = token.text.indexOf('-');
    found.push({ text: token.text.slice(0, hyphen), start: token.start, foreign });
    const last = token.text.slice(hyphen + 1);
    if (last.length === hyphen) found.push({ text: last, start: token.start + hyphen + 1, foreign });
  }
  for (const cell of message.lines.columns.serials) {
    found.push({
      text: message.text.shown.slice(cell.start, cell.start + cell.text.length),
      start: cell.start,
      foreign: false,
    });
  }
  return found.sort((first, second) => first.start - second.start);
}

function isCalledSerial(message: Message, start: number): boolean {
  return LABEL.test(message.text.plain.slice(Math.max(0, start - LABEL_REACH), start).toLowerCase());
}
