import type { Message } from '../message.ts';
import { isMark, isWord, type Token } from '../token.ts';
import { wordSet } from '../word-set.ts';
import { DEVICE_NOUNS, FUNCTION_WORDS, POLITE, TIME_WORDS } from '../words.ts';
import type { Span } from './span.ts';

/**
 * The tag that begins at a token: a quotation, a word with what is written to it ("CTS/DE"), or several words with
 * capitals ("Reception Area"). `certain`: a label or "from … to" stands before it, so that a small word counts too.
 */
export function readTagValue(message: Message, at: number, certain: boolean): Span | null {
  const { tokens } = message;
  let start = at;
  while (isMark(tokens[start], '*', '(') && !message.quotationAt.has(start)) start += 1;
  const quotation = message.quotationAt.get(start);
  if (quotation !== undefined && quotation.open === start) {
    return quotation.text === '' ? null : { text: quotation.text, first: quotation.open, last: quotation.close };
  }
  const first = tokens[start];
  if (first === undefined || (start > at && first.line !== tokens[at - 1]?.line) || !isValueToken(first, certain))
    return null;
  if (first.line !== tokens[at - 1]?.line && !isMark(tokens[at - 1], ':', '=', ',')) return null;
  if (message.capitals === 'capitals' && !certain && FUNCTION_WORDS.has(first.key)) return null;
  if (!certain && isPlainWord(message, first) && !endsValue(tokens[start + 1], first)) return null;
  let last = joinedEnd(tokens, start);
  while (continues(message, last)) last = joinedEnd(tokens, last + 1);
  return { text: message.text.shown.slice(first.start, tokens[last]?.end ?? first.end), first: start, last };
}

export function isValueToken(token: Token, certain: boolean): boolean {
  if (
    !['word', 'serial', 'maybe-serial', 'reference', 'request', 'number', 'kb', 'range', 'domain', 'code'].includes(
      token.kind,
    )
  )
    return false;
  const shouted = token.text.length > 1 && token.text === token.text.toUpperCase() && /\p{Lu}/u.test(token.text);
  if (shouted) return true;
  if (FUNCTION_WORDS.has(token.key) || POLITE.has(token.key)) return false;
  return certain || !NOT_VALUES.has(token.key);
}

function isPlainWord(message: Message, token: Token): boolean {
  return message.capitals !== 'capitals' && /^\p{Ll}+$/u.test(token.text);
}

/** A tag in small letters stands at the end of its phrase: "tag kiosk for …", not "tag case sensitive". */
function endsValue(next: Token | undefined, value: Token): boolean {
  if (next === undefined || next.line !== value.line || next.kind !== 'word') return true;
  return FUNCTION_WORDS.has(next.key) || POLITE.has(next.key) || next.verb !== null;
}

/** Words that stand behind "tag" without naming one. */
const NOT_VALUES = wordSet(
  'name names field fields column columns value values limit limits policy rule rules attribute length information was were are issue ' +
    'problem set changed assigned registered wrong missing case-sensitive empty does do did can cannot could would might works work',
);

/** What is written to a word without a space belongs to it, except punctuation at the end. */
function joinedEnd(tokens: readonly Token[], at: number): number {
  let last = at;
  for (let next = at + 1; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (token === undefined || token.spaced) break;
    if (token.kind !== 'mark') last = next;
    else if (!['/', '&', '+', '.', '_', '#', '\\'].includes(token.key)) break;
  }
  return last;
}

function continues(message: Message, last: number): boolean {
  const current = message.tokens[last];
  const next = message.tokens[last + 1];
  if (current === undefined || next === undefined || current.line !== next.line || message.capitals === 'capitals')
    return false;
  if (next.kind === 'number') {
    const after = message.tokens[last + 2];
    return (
      /^\p{Lu}/u.test(current.text) &&
      (after === undefined || (isMark(after) && !isMark(after, ')', '.')) || isWord(after, FUNCTION_WORDS))
    );
  }
  if (next.kind !== 'word' || !/^\p{Lu}/u.test(next.text) || !/^\p{Lu}/u.test(current.text)) return false;
  if (TIME_WORDS.has(next.key) || POLITE.has(next.key) || DEVICE_NOUNS.has(next.key)) return false;
  return next.verb === null && !FUNCTION_WORDS.has(next.key);
}
