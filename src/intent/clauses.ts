import { isProse, type Message } from './message.ts';
import { isMark, isWord, type Token } from './token.ts';
import { type Verb, verbOf } from './verbs.ts';
import { wordSet } from './word-set.ts';
import { POLITE } from './words.ts';

/** A part of a sentence that can hold one command. Indexes are of tokens, both ends included. */
export interface Clause {
  readonly first: number;
  readonly last: number;
  /** The word or mark that parts it from the clause before, "" at the head of a sentence. */
  readonly opener: string;
}

export interface Sentence {
  readonly first: number;
  readonly last: number;
  /** It ends with a question mark. */
  readonly asks: boolean;
  readonly clauses: readonly Clause[];
}

const ABBREVIATIONS = wordSet(
  'inc ltd co corp no nr approx pls plz e.g i.e etc dr mr mrs ms st vs resp incl excl ca usw bzw z.b gr',
);
const CLAUSE_MARKS = new Set([',', ';', ':', '–', '•', '|', '\t', '(', ')', '[', ']', '→', '…']);
const JOINERS = wordSet('and or then so therefore hence instead also');
/** "re register", "de register", "un block": written apart. */
const PREFIXES = wordSet('re de un');
const NEGATORS = wordSet("not don't dont do never no");
const OPEN_ENDED = wordSet('and or but then if when unless because that to for the a with');

/** Parts the person's own words into sentences and clauses; `masked` tokens are values of slots and part nothing. */
export function readSentences(message: Message, masked: ReadonlySet<number>): Sentence[] {
  const sentences: Sentence[] = [];
  let first = -1;
  for (let at = 0; at < message.tokens.length; at += 1) {
    if (!isProse(message, at)) {
      if (first >= 0) sentences.push(sentence(message, first, at - 1, masked));
      first = -1;
      continue;
    }
    if (first >= 0 && startsLine(message, at) && !isContinued(message, first, at)) {
      sentences.push(sentence(message, first, at - 1, masked));
      first = -1;
    }
    if (first < 0) first = at;
    if (!endsSentence(message, at, masked)) continue;
    let last = at;
    while (isMark(message.tokens[last + 1], '?', '!', '.') && message.tokens[last + 1]?.spaced === false) last += 1;
    sentences.push(sentence(message, first, last, masked));
    first = -1;
    at = last;
  }
  if (first >= 0) sentences.push(sentence(message, first, message.tokens.length - 1, masked));
  return sentences;
}

function startsLine({ tokens }: Message, at: number): boolean {
  return tokens[at]?.line !== tokens[at - 1]?.line;
}

/** A line goes on below where it stops in the middle: with a comma, a small word, or without any mark behind a condition. */
function isContinued({ tokens }: Message, first: number, at: number): boolean {
  const before = tokens[at - 1];
  const token = tokens[at];
  if (token === undefined || before === undefined || token.line - before.line > 1) return false;
  if (isMark(before, ',') || (before.kind === 'word' && OPEN_ENDED.has(before.key))) return true;
  if (isMark(before)) return false;
  for (let index = first; index < Math.min(at, first + 8); index += 1) {
    if (
      isWord(tokens[index], wordSet("if unless when once in before after do don't dont never not how what why should"))
    )
      return token.kind === 'word';
  }
  return false;
}

function endsSentence({ tokens, quotationAt }: Message, at: number, masked: ReadonlySet<number>): boolean {
  const token = tokens[at];
  if (token === undefined || masked.has(at) || quotationAt.has(at)) return false;
  if (isMark(token, '?', '!')) return true;
  if (!isMark(token, '.')) return false;
  const next = tokens[at + 1];
  if (next === undefined) return true;
  if (!next.spaced && next.kind !== 'mark') return /^\p{Lu}/u.test(next.text);
  const before = tokens[at - 1];
  // "1. PF3XK2A9": a number in a list.
  if (before?.kind === 'number' && before.line !== tokens[at - 2]?.line) return false;
  const abbreviated = before !== undefined && (ABBREVIATIONS.has(before.key) || /^\p{Lu}$/u.test(before.text));
  return !(abbreviated && !/^\p{Lu}\p{Ll}/u.test(next.text));
}

function sentence(message: Message, first: number, last: number, masked: ReadonlySet<number>): Sentence {
  let end = last;
  let asks = false;
  while (end >= first && isMark(message.tokens[end], '?', '!', '.')) {
    asks ||= isMark(message.tokens[end], '?');
    end -= 1;
  }
  return { first, last, asks, clauses: readClauses(message, first, end, masked) };
}

function readClauses(message: Message, first: number, last: number, masked: ReadonlySet<number>): Clause[] {
  const clauses: Clause[] = [];
  let start = first;
  let opener = '';
  const close = (end: number): void => {
    if (end >= start) clauses.push({ first: start, last: end, opener });
  };
  for (let at = first; at <= last; at += 1) {
    if (masked.has(at) || message.quotationAt.has(at)) continue;
    const token = message.tokens[at];
    if (token === undefined) continue;
    if (isClauseMark(message.tokens, at)) {
      close(at - 1);
      start = at + 1;
      // "Sam wrote: (…), deregister it": the colon still opens what follows its brackets.
      opener = token.key;
    } else if (at > start && isWord(token, 'but')) {
      close(at - 1);
      start = at;
      opener = 'but';
    } else if (at > start && isWord(token, JOINERS) && opensCommand(message, at + 1, last, masked)) {
      close(at - 1);
      start = at;
      opener = token.key;
    }
  }
  close(last);
  return clauses;
}

function isClauseMark(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'mark' || isThousands(tokens, at)) return false;
  if (CLAUSE_MARKS.has(token.key)) return true;
  return token.key === '-' && token.spaced && tokens[at + 1]?.spaced === true;
}

/** The comma of "1,200". */
function isThousands(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return tokens[at]?.spaced === false && tokens[at - 1]?.kind === 'number' && next?.kind === 'number' && !next.spaced;
}

/** True where a verb in its plain form, a "please" or a "not" follows, small words aside: a new command, not another noun. */
function opensCommand({ tokens }: Message, from: number, last: number, masked: ReadonlySet<number>): boolean {
  for (let at = from; at <= Math.min(last, from + 4); at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word' || masked.has(at)) return false;
    if (POLITE.has(token.key) || NEGATORS.has(token.key)) return true;
    const { verb } = token;
    if (verb !== null) return verb.form === 'base' || verb.form === 'ing';
    if (/^(?:can|could|would|will|should|let|let's|make|go|i|we|you|is|are|if)$/.test(token.key)) return true;
    if (!/^(?:then|also|afterwards|just|now|again|finally|immediately|only|simply|possibly|maybe)$/.test(token.key))
      return false;
  }
  return false;
}

/** A verb of a clause with its place. */
export interface Predicate {
  readonly verb: Verb;
  readonly at: number;
}

/** The verbs of a clause that are words of the sentence: not inside a name, a tag or a quotation. */
export function predicatesOf(message: Message, clause: Clause, masked: ReadonlySet<number>): Predicate[] {
  const predicates: Predicate[] = [];
  for (let at = clause.first; at <= clause.last; at += 1) {
    const token = message.tokens[at];
    if (token?.kind !== 'word' || masked.has(at) || isQuotedWord(message, at)) continue;
    const prefix = message.tokens[at - 1];
    const verb =
      isWord(prefix, PREFIXES) && at > clause.first ? verbOf(`${prefix?.key ?? ''}${token.key}`) : token.verb;
    if (verb !== null && !isNounTag(message, at)) predicates.push({ verb, at });
  }
  return predicates;
}

/** "tag" is a verb only before what it tags: "tag PF3XK2A9", "tag them". */
function isNounTag({ tokens }: Message, at: number): boolean {
  if (tokens[at]?.key !== 'tag') return false;
  const next = tokens[at + 1];
  const object =
    next?.kind === 'serial' ||
    isMark(next, '`') ||
    isWord(next, wordSet('it them these those this all the both everything'));
  return (
    !object || isWord(tokens[at - 1], wordSet('group the a an as its their my our no new old this that service with'))
  );
}

/** A word in quotation marks is somebody's word, not a command. */
export function isQuotedWord(message: Message, at: number): boolean {
  return message.quotationAt.has(at);
}
