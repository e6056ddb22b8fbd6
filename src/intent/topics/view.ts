import { type Clause, isQuotedWord, type Sentence } from '../clauses.ts';
import type { Message } from '../message.ts';
import type { Masks } from '../phrase.ts';
import type { Token } from '../token.ts';
import { TRANSPARENT } from '../words.ts';
import { opening, phrases } from './phrases.ts';

/** Longer sentences are read as far as this; a topic shows in its first words. */
const LONGEST = 1_200;
const TAG_LABELS = phrases('group|tags?|grouptags?|group-tags?');
const KEPT_AT_START = phrases('do|the|a|an|this|these|those|no|next|there|good|here|once|help');

/** A sentence as a line of words, its `forbidden` clauses left out. */
export function textOf(message: Message, sentence: Sentence, forbidden: ReadonlySet<Clause>, masks: Masks): string {
  const words: string[] = [];
  let size = 0;
  for (const clause of sentence.clauses) {
    if (size >= LONGEST) break;
    if (forbidden.has(clause)) continue;
    if (words.length > 0) words.push(clause.opener === ':' ? ':' : ',');
    for (let at = clause.first; at <= clause.last && size < LONGEST; at += 1) {
      const token = message.tokens[at];
      if (token === undefined) continue;
      const word = wordOf(message, token, at, masks);
      if (word !== '' && !(word.startsWith('<') && words.at(-1) === word)) words.push(word);
      size += word.length + 1;
    }
  }
  return withoutGreeting(words).join(' ');
}

function wordOf(message: Message, token: Token, at: number, masks: Masks): string {
  if (masks.customers.has(at)) return '<name>';
  if (masks.tags.has(at)) return TAG_LABELS.test(token.key) ? token.key : '<tag>';
  if (isQuotedWord(message, at) && token.kind === 'word') return '<words>';
  switch (token.kind) {
    case 'word':
      return token.verb?.word ?? token.key.slice(0, 40);
    case 'serial':
    case 'range':
      return '<serial>';
    case 'code':
    case 'event':
    case 'kb':
      return '<code>';
    case 'request':
      return '<request>';
    case 'file':
      return '<file>';
    case 'mail':
      return '<mail>';
    case 'number':
      return '<number>';
    case 'mark':
    case 'mention':
      return '';
    default:
      return '<value>';
  }
}

function withoutGreeting(words: readonly string[]): readonly string[] {
  let start = 0;
  while (start < words.length - 1 && isGreeting(words[start] ?? '')) start += 1;
  return words.slice(start);
}

function isGreeting(word: string): boolean {
  return word === ',' || word === ':' || (TRANSPARENT.has(word) && !KEPT_AT_START.test(word));
}

const QUESTION_START = opening(`
  what|what's|whats|which|who|who's|whose|where|where's|wheres|why|how|how's|when's|any|anything
  when(?= (?:will|did|was|were|is|are|can|should|do|does|must|may|has|have) )
  is|are|was|were|does|did|has|have|had|can|could|should|shall|may|must|will|would
  do(?= (?:i|we|you|they|the|my|our|these|those|all|any|both|[a-z]+s|<\\w+>) )
  isn't|aren't|wasn't|hasn't|didn't|doesn't|haven't|don't you|am i
`);
const POLITE_START = opening(
  '(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody) (?!tell|explain|say)\\w+|(?:do|have) (?:not|the|a|this)',
);

/** True for a text whose first words ask, with or without a question mark; a polite order does not. */
export function startsAsQuestion(text: string): boolean {
  return QUESTION_START.test(text) && !POLITE_START.test(text);
}

/** The part of a text that asks: "KB5028245 is there already, has <serial> been deregistered" asks with its second. */
export function askingPart(text: string): string {
  return text.split(/ [,:] /).find((part) => QUESTION_START.test(part) && part !== 'any') ?? text;
}
