import type { Message } from '../message.ts';
import { isMark, isWord, type Token } from '../token.ts';
import { wordSet } from '../word-set.ts';
import { POLITE } from '../words.ts';
import type { Span } from './span.ts';

const BECAUSE = wordSet('because cause cuz coz bcause becuase beacuse becouse bc');
const NAMED = wordSet('reason comment comments note remark justification grund');
const SUBJECTS = wordSet('it they the this that these we he she there customer device our its i');
const HEADS = wordSet(
  "but please pls plz thanks thank do dont don't never can could would so then however just also cheers regards let tell inform notify",
);
const DECIDING = new Set(['reject', 'cancel', 'approve', 'deregister', 'remove']);
const NO_REASON = wordSet(
  "but and please pls plz do dont don't never can could would thanks thank for from to via through by tag with user customer tenant group " +
    'asap urgent urgently now today tomorrow immediately or if when also then only just not no it them both all as at on in under',
);

/** Where a message gives a reason or a comment; its words are no command. */
export function readReason(message: Message): Span | null {
  const { tokens } = message;
  for (let at = 0; at < tokens.length; at += 1) {
    if (message.lines.kinds[tokens[at]?.line ?? 0] !== 'prose') continue;
    const start = reasonStart(message, at);
    if (start === null) continue;
    const span = reasonFrom(message, at, start);
    if (span !== null) return span;
  }
  return null;
}

/** Every "because …" of a message, the reason itself included: words that explain an order and never are one. */
export function readSubordinate(message: Message): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < message.tokens.length; at += 1) {
    const start = reasonStart(message, at);
    const span = start === null ? null : reasonFrom(message, at, start);
    if (span === null) continue;
    spans.push(span);
    at = span.last;
  }
  return spans;
}

/** Index of the first word of the reason that is announced at a token; null where none is. */
function reasonStart(message: Message, at: number): number | null {
  const { tokens } = message;
  const token = tokens[at];
  if (token === undefined) return null;
  if (isWord(token, BECAUSE)) return isWord(tokens[at + 1], 'of') ? at + 2 : at + 1;
  if (isWord(token, 'since') && isWord(tokens[at + 1], SUBJECTS)) return at + 1;
  if (isWord(token, 'as') && isWord(tokens[at + 1], SUBJECTS) && hasFinite(tokens, at + 1)) return at + 1;
  if (isWord(token, 'due') && isWord(tokens[at + 1], 'to')) return at + 2;
  if (isWord(token, NAMED)) return afterName(tokens, at);
  if (token.kind === 'request' || token.kind === 'serial' || isDecided(tokens, at)) return afterDecision(message, at);
  return null;
}

/** "R-1042 must be rejected: wrong tenant" */
function isDecided(tokens: readonly Token[], at: number): boolean {
  const verb = tokens[at]?.verb;
  return verb?.form === 'past' && DECIDING.has(verb.sense) && isWord(tokens[at - 1], 'be');
}

function hasFinite(tokens: readonly Token[], at: number): boolean {
  return tokens
    .slice(at, at + 5)
    .some(
      (token) =>
        /^(?:is|was|has|had|are|were|have|does|did|isn't|wasn't|will|'s)$/.test(token.key) || /it's/.test(token.key),
    );
}

/** "reason: …", "reason - …", "the reason is that …", "with the comment "…"". */
function afterName(tokens: readonly Token[], at: number): number | null {
  let next = at + 1;
  let announced =
    isWord(tokens[at - 1], 'with') ||
    isWord(tokens[at - 2], 'with') ||
    isMark(tokens[at - 1], ',', ';', '(', '-', '–') ||
    isMark(tokens[next], '"');
  while (
    isMark(tokens[next], ':', '=', '-', '–', '|', '\t', '*') ||
    isWord(tokens[next], wordSet('is being that was'))
  ) {
    announced = true;
    next += 1;
  }
  announced &&= tokens[next] !== undefined && !isWord(tokens[at - 1], wordSet('what which a no any'));
  return announced && !isWord(tokens[next], wordSet('for why of')) ? next : null;
}

/** "reject R-1048 - wrong tenant", "cancel R-1052: postponed", "reject R-1048 (duplicate)". */
function afterDecision(message: Message, at: number): number | null {
  const { tokens } = message;
  const mark = tokens[at + 1];
  const next = tokens[at + 2];
  const dash = isMark(mark, '-', '–') && mark?.spaced === true;
  const bracket = isMark(mark, '(') && /^\p{Ll}/u.test(next?.text ?? '');
  if (!(dash || isMark(mark, ':') || bracket) || next === undefined || next.line !== tokens[at]?.line) return null;
  if (next.kind !== 'word' || NO_REASON.has(next.key) || NAMED.has(next.key) || isBaseVerb(next)) return null;
  if (isDecided(tokens, at)) return at + 2;
  for (let before = at - 1; before >= Math.max(0, at - 6); before -= 1) {
    const token = tokens[before];
    if (isMark(token, '.', '!', '?', ',') || token?.line !== next.line) return null;
    const verb = token?.verb;
    if (verb?.form === 'base' && DECIDING.has(verb.sense)) return at + 2;
  }
  return null;
}

function isBaseVerb(token: Token | undefined): boolean {
  return token?.verb?.form === 'base';
}

function reasonFrom(message: Message, at: number, start: number): Span | null {
  const { tokens } = message;
  const quotation = message.quotationAt.get(start);
  if (quotation !== undefined && quotation.open === start && quotation.text !== '') {
    return { text: quotation.text, first: at, last: quotation.close };
  }
  let end = start;
  while (end < tokens.length && !endsReason(message, start, end)) end += 1;
  let last = end - 1;
  while (
    last > start &&
    (isMark(tokens[last], ',', ';', '-', '–', '.', '!', '*', '•', '(') ||
      isWord(tokens[last], wordSet('and but so then')))
  )
    last -= 1;
  const first = tokens[start];
  const final = tokens[last];
  if (first === undefined || final === undefined || last < start) return null;
  return {
    text: message.text.shown.slice(first.start, final.end),
    first: tokens[at]?.kind === 'word' && !isDecided(tokens, at) ? at : start,
    last,
  };
}

function endsReason(message: Message, start: number, at: number): boolean {
  const { tokens } = message;
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || token.line !== tokens[start]?.line) return true;
  const next = tokens[at + 1];
  if (isMark(token, '!', '?') || (isMark(token, '.') && (next === undefined || next.spaced))) return true;
  if (isMark(token, ')') && !tokens.slice(Math.max(start, at - 40), at).some((word) => isMark(word, '('))) return true;
  if (isWord(token, wordSet('please pls plz')) && at > start) return true;
  // A condition is no reason: it hangs on the order.
  if (at > start && (isWord(token, CONDITIONS) || startsCondition(tokens, at))) return true;
  const parted = isMark(before, ',', ';', '-', '–') || isWord(before, wordSet('and but so then'));
  if (!parted || at === start) return false;
  return isWord(token, HEADS) || isWord(token, POLITE) || isDecision(tokens, at) || isWord(token, 'reason');
}

const CONDITIONS = wordSet('if unless otherwise provided depending pending');

function startsCondition(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (isWord(tokens[at], 'only') || isWord(tokens[at], 'subject'))
    return isWord(next, wordSet('if when after once to'));
  if (isWord(tokens[at], 'in')) return isWord(next, 'case');
  if (isWord(tokens[at], 'as')) return isWord(next, wordSet('soon long'));
  return (
    isWord(tokens[at], wordSet('once when after')) &&
    (isWord(next, 'approved') ||
      isWord(next, 'approval') ||
      (next?.kind === 'word' && isWord(tokens[at + 2], wordSet('is has was confirmed agrees agreed'))))
  );
}

/** A verb that begins a command of its own: "…, deregister it", "… and request the consent". */
function isDecision(tokens: readonly Token[], at: number): boolean {
  if (!isBaseVerb(tokens[at])) return false;
  const next = tokens[at + 1];
  return (
    next === undefined || next.kind !== 'word' || isWord(next, wordSet('it them this these those the that all both a'))
  );
}
