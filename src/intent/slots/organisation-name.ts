import type { Message } from '../message.ts';
import { isMark, isWord, type Token } from '../token.ts';
import { verbOf } from '../verbs.ts';
import { wordSet } from '../word-set.ts';
import {
  COMMON_NOUNS,
  COUNTED_NOUNS,
  DEVICE_NOUNS,
  FUNCTION_WORDS,
  LEGAL_FORMS,
  NAME_LINKS,
  POLITE,
  PRODUCT_NAMES,
  TIME_WORDS,
} from '../words.ts';
import type { Span } from './span.ts';

export interface NamedOrganisation extends Span {
  /** 2: said to be a customer; 1: a name in small letters. */
  readonly strength: 1 | 2;
  readonly token: number;
}

export const ARTICLES = wordSet('the our a an my their this new');

/** Nouns that an organisation's name or its genitive stands before. */
export const OWNED = wordSet(
  'tenant consent onboarding devices laptops notebooks machines computers pcs serials order orders request requests registration ' +
    'registrations batch rollout environment organisation organization account list file hashes fleet',
);

const LONGEST_NAME = 12;

/** The name that begins at a token; `small` allows one without capitals, `labelled` one that looks like something else. */
export function nameAt(
  message: Message,
  at: number,
  small: boolean,
  taken: ReadonlySet<number>,
  labelled: boolean,
): NamedOrganisation | null {
  const { tokens } = message;
  const token = tokens[at];
  if (token === undefined || taken.has(at)) return null;
  const quotation = message.quotationAt.get(at);
  if (
    quotation !== undefined &&
    quotation.open === at &&
    quotation.text !== '' &&
    quotation.close - quotation.open <= LONGEST_NAME
  ) {
    const inner = tokens[at + 1];
    if (
      quotation.close - quotation.open === 2 &&
      inner !== undefined &&
      ['serial', 'mail', 'file', 'guid', 'domain'].includes(inner.kind)
    )
      return null;
    return { text: quotation.text, first: at, last: quotation.close, strength: 2, token: at };
  }
  if (token.kind === 'guid' || token.kind === 'domain') {
    if (token.kind === 'domain' && !isOwnDomain(token)) return null;
    return { text: token.text.replace(/[{}]/g, ''), first: at, last: at, strength: 2, token: at };
  }
  const loose = message.capitals !== 'mixed';
  if (!loose && isCapital(token)) return capitalName(message, at, taken);
  if (!loose && token.kind === 'number' && isCapital(tokens[at + 1])) return null;
  if (/^\d/.test(token.text) && token.kind === 'word' && /\p{Lu}/u.test(token.text))
    return capitalName(message, at, taken);
  if (message.capitals === 'capitals' || small) return smallName(message, at, taken, labelled);
  return null;
}

/** Microsoft's own addresses name a portal, not a customer. */
export function isOwnDomain(token: Token): boolean {
  return !/(?:^|\.)(?:microsoft|windows|office|live|azure|microsoftonline|outlook|github|lenovo|dell|hp)\.com$/.test(
    token.key,
  );
}

export function isVerbLike(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.text !== 'Tag' && token.verb !== null;
}

export function isCapital(token: Token | undefined, message?: Message): boolean {
  return token !== undefined && /^\p{Lu}/u.test(token.text) && message?.capitals !== 'capitals';
}

function capitalName(message: Message, at: number, taken: ReadonlySet<number>): NamedOrganisation | null {
  const { tokens } = message;
  const first = tokens[at];
  if (first === undefined || !canStartName(tokens, at)) return null;
  let last = at;
  for (let next = at + 1; next < tokens.length && next - at < LONGEST_NAME; next += 1) {
    const step = nameStep(message, last, next, taken);
    if (step === 'end') break;
    if (step === 'in') last = next;
  }
  while (
    last > at &&
    (isWord(tokens[last], POLITE) || isWord(tokens[last], TIME_WORDS)) &&
    !isWord(tokens[last], LEGAL_FORMS)
  )
    last -= 1;
  const dotted =
    isMark(tokens[last + 1], '.') &&
    tokens[last + 1]?.spaced === false &&
    /^(?:inc|ltd|co|corp|s\.a|b\.v)$/.test(tokens[last]?.key ?? '');
  const goesOn =
    dotted && (isMark(tokens[last + 2], ',', ';', ':', ')', '-') || /^\p{Ll}/u.test(tokens[last + 2]?.text ?? ''));
  if (goesOn) last += 1;
  const text = message.text.shown.slice(first.start, tokens[last]?.end ?? first.end).replace(/['’]s$/, '');
  return { text, first: at, last, strength: 2, token: at };
}

function canStartName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !['word', 'maybe-serial', 'code', 'reference'].includes(token.kind)) return false;
  if (token.kind !== 'word') return /^\p{Lu}\p{Ll}/u.test(token.text);
  const plainKey = token.key.replace(/'s$/, '');
  const next = tokens[at + 1];
  const goesOn = isCapital(next) && next?.kind === 'word' && !PRODUCT_NAMES.has(next.key);
  if (TIME_WORDS.has(plainKey) && !isWord(next, LEGAL_FORMS)) return false;
  if (
    plainKey === 'tag' &&
    tokens.slice(at + 1, at + 5).some((word) => /^(?:gmbh|ag|ltd|inc|llc|plc|kg|se|bv|sas|srl)$/.test(word.key))
  )
    return true;
  if (PRODUCT_NAMES.has(plainKey))
    return (
      goesOn &&
      (plainKey === 'tag' || plainKey === 'serial' || plainKey === 'ok' || isWord(tokens[at + 2], LEGAL_FORMS))
    );
  if (DEVICE_NOUNS.has(plainKey) || COUNTED_NOUNS.has(plainKey)) return goesOn;
  if (POLITE.has(plainKey)) return false;
  return true;
}

type Step = 'in' | 'perhaps' | 'end';

/** Whether a token goes on with a name: words with capitals do, small links do where a capital follows. */
function nameStep(message: Message, last: number, next: number, taken: ReadonlySet<number>): Step {
  const { tokens } = message;
  const token = tokens[next];
  const before = tokens[last];
  if (token === undefined || before === undefined || taken.has(next) || token.line !== before.line) return 'end';
  if (/['’]s$/.test(before.text) && !isWord(token, LEGAL_FORMS)) return 'end';
  if (isMark(token, '&', '+')) return isCapital(tokens[next + 1]) ? 'perhaps' : 'end';
  if (isMark(token, '.') && before.text.length === 1) return isCapital(tokens[next + 1]) ? 'perhaps' : 'end';
  if (isMark(token, '/', '.', '-', '!') && !token.spaced)
    return tokens[next + 1]?.spaced === false && isCapital(tokens[next + 1]) ? 'perhaps' : 'end';
  if (isMark(token, ',')) return isWord(tokens[next + 1], wordSet('inc ltd llc corp co gmbh ag')) ? 'perhaps' : 'end';
  if (token.kind === 'number') return isNumberInName(tokens, next) ? 'in' : 'end';
  if (token.kind !== 'word' && token.kind !== 'maybe-serial' && token.kind !== 'code') return 'end';
  if (
    LEGAL_FORMS.has(token.key) &&
    !FUNCTION_WORDS.has(token.key) &&
    !isVerbLike(token) &&
    token.key !== 'as' &&
    token.key !== 'co'
  )
    return 'in';
  if (NAME_LINKS.has(token.key) && !isCapital(token))
    return isCapital(tokens[next + 1]) && canStartName(tokens, next + 1) ? 'perhaps' : 'end';
  if (token.key === 'and' && !isCapital(token)) return goesOnAfterAnd(tokens, next) ? 'perhaps' : 'end';
  if (!isCapital(token)) return 'end';
  if (startsTagPhrase(tokens, next)) return 'end';
  return 'in';
}

/** "Studio 54" but not "Contoso 40 laptops". */
function isNumberInName(tokens: readonly Token[], at: number): boolean {
  const after = tokens[at + 1];
  return (
    isCapital(after) && after?.kind === 'word' && (LEGAL_FORMS.has(after.key) || isWord(tokens[at + 2], LEGAL_FORMS))
  );
}

/** "Johnson and Johnson" but not "Contoso and Unblock …". */
function goesOnAfterAnd(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return isCapital(next) && next?.kind === 'word' && !isVerbLike(next) && canStartName(tokens, at + 1);
}

/** "Contoso With Tag KIOSK", "Contoso Group Tag KIOSK" */
function startsTagPhrase(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (isWord(token, 'group') && /^tags?$/.test(next?.key ?? '')) return true;
  if (isWord(token, 'with') && /^(?:group|tag|tags|grouptag|user)$/.test(next?.key ?? '')) return true;
  return (
    isWord(token, wordSet('via through please')) || (/^(?:group)?tag$/.test(token?.key ?? '') && isMark(next, ':', '='))
  );
}

/** A name without capitals ends at the first small word or everyday noun. */
function smallName(
  message: Message,
  at: number,
  taken: ReadonlySet<number>,
  labelled: boolean,
): NamedOrganisation | null {
  const { tokens } = message;
  let last = wholeName(message, at, taken);
  for (let next = last < at ? at : tokens.length; next < tokens.length && next - at < 6; next += 1) {
    const token = tokens[next];
    if (token === undefined || taken.has(next) || token.line !== tokens[at]?.line) break;
    if (isMark(token, '&') && next > at) continue;
    if (token.kind !== 'word') break;
    const form = next > at && LEGAL_FORMS.has(token.key);
    if (!form && !isFreeWord(token, labelled && next === at)) break;
    last = next;
    if (/'s$/.test(token.key)) break;
  }
  const first = tokens[at];
  if (last < at || first === undefined || (!labelled && isNounPhrase(tokens[last + 1]))) return null;
  const text = message.text.shown.slice(first.start, tokens[last]?.end ?? first.end).replace(/['’]s$/, '');
  return { text, first: at, last, strength: message.capitals === 'mixed' && !labelled ? 1 : 2, token: at };
}

/** The end of a name in small letters that its legal form shows: "blue with green ag"; `at - 1` where there is none. */
export function wholeName({ tokens, capitals }: Message, at: number, taken: ReadonlySet<number>): number {
  if (capitals === 'mixed') return at - 1;
  if (isWord(tokens[at], ARTICLES) || isWord(tokens[at], FUNCTION_WORDS)) {
    if (!isWord(tokens[at], wordSet('to the'))) return at - 1;
  }
  for (let next = at; next < at + 5; next += 1) {
    const token = tokens[next];
    if (
      token?.kind !== 'word' ||
      taken.has(next) ||
      token.line !== tokens[at]?.line ||
      /^(?:tag|group|tenant|customer|please|via)$/.test(token.key)
    )
      break;
    if (next > at && /^(?:gmbh|ag|inc|ltd|llc|corp|plc|limited|bv|kg)$/.test(token.key)) return next;
  }
  return at - 1;
}

/** "self-deploying mode", "spare parts stock": an everyday noun goes on, so it is no name. */
function isNounPhrase(next: Token | undefined): boolean {
  return (
    next?.kind === 'word' &&
    COMMON_NOUNS.has(next.key) &&
    !OWNED.has(next.key) &&
    !DEVICE_NOUNS.has(next.key) &&
    !TIME_WORDS.has(next.key)
  );
}

function isFreeWord(token: Token, labelled: boolean): boolean {
  if (!/^[\p{L}\d]/u.test(token.key) || FUNCTION_WORDS.has(token.key) || POLITE.has(token.key)) return false;
  if (labelled) return true;
  const key = token.key.replace(/'s$/, '');
  return (
    !COMMON_NOUNS.has(key) &&
    !TIME_WORDS.has(key) &&
    !PRODUCT_NAMES.has(key) &&
    !DEVICE_NOUNS.has(key) &&
    verbOf(key) === null
  );
}
