import type { Message } from './message.ts';
import { isMark, isWord, type Token } from './token.ts';
import { wordSet } from './word-set.ts';
import { DEVICE_NOUNS, FILE_NOUNS, NOT_OUR_TAGS, POLITE, PRONOUNS, TRANSPARENT } from './words.ts';

/** Which tokens are values of slots. */
export interface Masks {
  readonly tags: ReadonlySet<number>;
  readonly customers: ReadonlySet<number>;
  /** All of them, reasons and channels included. */
  readonly all: ReadonlySet<number>;
}

export const PREPOSITIONS = wordSet(
  'to for fro from in into on onto of at with without via through by under as out off over per after before because since so if when using ' +
    'based until till while due and or but then that which who where',
);

export const TAG_NOUNS = wordSet('tag tags grouptag group-tag');

export const USER_NOUNS = wordSet('user users him her owner owners assignee upn employee colleague');

export const REQUEST_NOUNS = wordSet('request requests approval approvals registration registrations');

export const BLOCK_NOUNS = wordSet('block lock blocking blockade');

export const QUANTIFIERS = wordSet('everything all every each any everyone everybody whole entire both');

export interface Phrase {
  readonly serials: boolean;
  readonly mails: boolean;
  readonly requests: boolean;
  readonly devices: boolean;
  readonly pronouns: boolean;
  readonly files: boolean;
  readonly nouns: ReadonlySet<string>;
  /** Words that are none of ours: "my car", "the warranty". */
  readonly foreign: boolean;
  readonly tagged: boolean;
  readonly named: boolean;
  readonly empty: boolean;
}

export function hasAny(phrase: Phrase, words: ReadonlySet<string>): boolean {
  for (const noun of phrase.nouns) if (words.has(noun)) return true;
  return false;
}

export function phraseOf(
  { message, masks }: { readonly message: Message; readonly masks: Masks },
  first: number,
  last: number,
): Phrase {
  const nouns = new Set<string>();
  const found = {
    serials: false,
    mails: false,
    requests: false,
    devices: false,
    pronouns: false,
    files: false,
    foreign: false,
    tagged: false,
  };
  let named = false;
  let size = 0;
  for (let at = first; at <= last; at += 1) {
    const token = message.tokens[at];
    if (token === undefined || isMark(token) || token.kind === 'mention') continue;
    if (masks.tags.has(at)) {
      found.tagged = true;
      if (TAG_NOUNS.has(token.key)) nouns.add('tag');
      continue;
    }
    if (masks.customers.has(at)) {
      named = true;
      continue;
    }
    if (masks.all.has(at)) continue;
    if (token.kind === 'word') {
      if (TAG_NOUNS.has(token.key) && isWord(message.tokens[at - 1], NOT_OUR_TAGS)) found.foreign = true;
      else if (isDeterminer(message.tokens, at)) nouns.add(token.key);
      else if (classify(token, found, nouns)) size += 1;
      continue;
    }
    size += 1;
    if (token.kind === 'serial' || token.kind === 'range' || token.kind === 'maybe-serial') found.serials = true;
    else if (token.kind === 'mail') found.mails = true;
    else if (token.kind === 'request') found.requests = true;
    else if (token.kind === 'file') found.files = true;
  }
  return { ...found, nouns, named, empty: size === 0 && !named };
}

/** "this week", "all cars": the word stands for nothing, it belongs to the next one. */
function isDeterminer(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (!isWord(tokens[at], DETERMINERS) || next?.kind !== 'word') return false;
  if (PREPOSITIONS.has(next.key) || TRANSPARENT.has(next.key) || POLITE.has(next.key) || AUXILIARIES.has(next.key))
    return false;
  return next.verb?.form !== 'past';
}

const AUXILIARIES = wordSet(
  "is are was were be been has have had should must shall will would can could may might need needs do does did isn't aren't",
);

const DETERMINERS = wordSet('this that these those all both same one its');

/** Sorts a word of a phrase; false for a small word that adds nothing. */
function classify(
  token: Token,
  found: { devices: boolean; pronouns: boolean; files: boolean; foreign: boolean },
  nouns: Set<string>,
): boolean {
  const { key } = token;
  nouns.add(key);
  if (PRONOUNS.has(key) && !POSITIONS.has(key)) found.pronouns = true;
  else if (DEVICE_NOUNS.has(key)) found.devices = true;
  else if (FILE_NOUNS.has(key)) found.files = true;
  else if (
    TRANSPARENT.has(key) ||
    POLITE.has(key) ||
    PREPOSITIONS.has(key) ||
    SMALL_WORDS.has(key) ||
    POSITIONS.has(key)
  )
    return false;
  else if (!KNOWN_NOUNS.has(key)) found.foreign = true;
  return true;
}

const POSITIONS = wordSet('above below following');

const SMALL_WORDS = wordSet(
  'my our your their his her its one two three four five six seven eight nine ten new old attached enclosed listed same every each any all ' +
    'assigned primary current existing group autopilot windows intune device devices open pending whole entire remaining other',
);

const KNOWN_NOUNS = new Set([
  ...TAG_NOUNS,
  ...USER_NOUNS,
  ...REQUEST_NOUNS,
  ...BLOCK_NOUNS,
  ...QUANTIFIERS,
  ...wordSet(
    'request registration consent onboarding lenovo dell hp surface microsoft thinkpad latitude elitebook t14 t14s x1 model',
  ),
]);
