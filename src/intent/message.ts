import { type CleanText, cleanText, MENTION } from './clean-text.ts';
import { labelTokens } from './labels.ts';
import { type Lines, readLines } from './lines.ts';
import type { Token } from './token.ts';
import { readTokens } from './tokens.ts';

/** Words between quotation marks or backticks. */
interface Quotation {
  /** Index of the opening mark. */
  readonly open: number;
  /** Index of the closing mark. */
  readonly close: number;
  /** What stands between, as typed. */
  readonly text: string;
}

/** How a message uses capitals: in `small` and `capitals` they do not tell a name from another word. */
type Capitals = 'mixed' | 'small' | 'capitals';

/** A message as the grammar sees it. */
export interface Message {
  readonly text: CleanText;
  readonly tokens: readonly Token[];
  readonly lines: Lines;
  readonly capitals: Capitals;
  /** The quotation that a token stands in, its marks included. */
  readonly quotationAt: ReadonlyMap<number, Quotation>;
}

/** Reads a text into tokens, lines and quotations; never throws, linear time. */
export function readMessage(raw: string): Message {
  const text = cleanText(raw);
  const lines = readLines(text.plain);
  const tokens = labelTokens(readTokens(text), lines.kinds);
  return { text, tokens, lines, capitals: capitalsOf(tokens), quotationAt: readQuotations(text, tokens) };
}

/** True for a token of the person's own words: not quoted from elsewhere, not a log, not a pasted list. */
export function isProse(message: Message, at: number): boolean {
  const token = message.tokens[at];
  return token !== undefined && message.lines.kinds[token.line] === 'prose';
}

function capitalsOf(tokens: readonly Token[]): Capitals {
  let upper = 0;
  let lower = 0;
  let initial = 0;
  for (const token of tokens) {
    if (token.kind !== 'word' || !/^[\p{L}']{2,}$/u.test(token.text)) continue;
    if (token.text === token.text.toUpperCase()) upper += 1;
    else if (token.text === token.text.toLowerCase()) lower += 1;
    else initial += 1;
  }
  if (upper >= 4 && upper >= 4 * (lower + initial)) return 'capitals';
  return upper === 0 && initial === 0 ? 'small' : 'mixed';
}

function readQuotations(text: CleanText, tokens: readonly Token[]): Map<number, Quotation> {
  const found = new Map<number, Quotation>();
  const doubles = indexesOf(tokens, (token, at) => token.key === '"' && !isInch(tokens, at));
  // An odd mark out would turn the text inside out: then marks pair up only within their line.
  pair(text, tokens, doubles, doubles.length % 2 === 0, found);
  pair(
    text,
    tokens,
    indexesOf(tokens, (token) => token.key === '`'),
    false,
    found,
  );
  pairSingle(text, tokens, found);
  return found;
}

function indexesOf(tokens: readonly Token[], wanted: (token: Token, at: number) => boolean): number[] {
  const indexes: number[] = [];
  for (const [at, token] of tokens.entries()) if (token.kind === 'mark' && wanted(token, at)) indexes.push(at);
  return indexes;
}

/** 15" is a screen. */
function isInch(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.spaced === false && tokens[at - 1]?.kind === 'number';
}

function pair(
  text: CleanText,
  tokens: readonly Token[],
  marks: readonly number[],
  acrossLines: boolean,
  found: Map<number, Quotation>,
): void {
  for (let next = 0; next + 1 < marks.length; next += 1) {
    const open = marks[next];
    const close = marks[next + 1];
    if (open === undefined || close === undefined) return;
    if (!acrossLines && tokens[open]?.line !== tokens[close]?.line) continue;
    if (close > open + 1) keep(text, tokens, open, close, found);
    next += 1;
  }
}

/** An apostrophe opens a quotation only before a word and closes one only behind it. */
function pairSingle(text: CleanText, tokens: readonly Token[], found: Map<number, Quotation>): void {
  let open = -1;
  for (const [at, token] of tokens.entries()) {
    if (token.key !== "'" || token.kind !== 'mark' || found.has(at)) continue;
    const opens = (token.spaced || tokens[at - 1]?.kind === 'mark') && tokens[at + 1]?.spaced === false;
    const closes = !token.spaced;
    if (open >= 0 && closes && tokens[open]?.line === token.line) {
      if (at > open + 1) keep(text, tokens, open, at, found);
      open = -1;
    } else if (opens) {
      open = at;
    }
  }
}

function keep(
  text: CleanText,
  tokens: readonly Token[],
  open: number,
  close: number,
  found: Map<number, Quotation>,
): void {
  const from = tokens[open]?.end ?? 0;
  const to = tokens[close]?.start ?? from;
  const quotation = { open, close, text: text.shown.slice(from, to).replaceAll(MENTION, '').trim() };
  for (let at = open; at <= close; at += 1) if (!found.has(at)) found.set(at, quotation);
}
