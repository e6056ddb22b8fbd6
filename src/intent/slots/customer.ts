import type { Message } from '../message.ts';
import { isMark, isWord, type Token } from '../token.ts';
import { wordSet } from '../word-set.ts';
import { CUSTOMER_NOUNS, DEVICE_NOUNS, FUNCTION_WORDS } from '../words.ts';
import {
  ARTICLES,
  isCapital,
  isOwnDomain,
  isVerbLike,
  type NamedOrganisation,
  nameAt,
  OWNED,
  wholeName,
} from './organisation-name.ts';
import type { Span } from './span.ts';

/** The organisation that a message names. */
interface Customers {
  /** As typed; null where none is named. */
  readonly value: string | null;
  readonly spans: readonly Span[];
  /** Two organisations that are each said to get devices. */
  readonly several: boolean;
}

/** Before a name with a capital. */
const BEFORE_NAMES = wordSet('for fro to at of under from into onto about @');
/** Before a name in small letters, where the word is no everyday noun. */
const BEFORE_SMALL = wordSet('for under');
/** Before a name in small letters behind a device: "register pf3yl4c7 to contoso". */
const BEHIND_DEVICE = wordSet('to at from');
const SENDING = wordSet('send resend ask invite remind');
const ASKING = wordSet('did has have is does was had do once when if after that whether until because');
const CONSENTING = wordSet(
  'grant granted give given gave consent consented accept accepted agree agreed approve approved sign signed onboarded ready onboard ' +
    'already finally still confirm confirmed',
);
/** A label at the head of a message that is not an organisation: "Reminder: …". */
const LABELS = wordSet(
  'reminder urgent note notes task todo fyi question questions request order ticket case subject re fw fwd aw wg hi hello hey dear team ' +
    'all please thanks update info information status example important attention action devices device serials serial laptops error ' +
    'help report approval reason comment tag user channel attachment file list new registration deregistration onboarding consent ' +
    'follow-up next first second step steps ps pps nb hint warning summary problem issue answer reply today tomorrow monday tuesday ' +
    'wednesday thursday friday register deregister unblock retag assign unassign approve reject cancel check validate explain show',
);

/** Reads the words that name the organisation, as typed; `taken` are tokens of other slots. */
export function readCustomers(message: Message, taken: ReadonlySet<number>): Customers {
  const named: NamedOrganisation[] = [];
  let free = 0;
  for (let at = 0; at < message.tokens.length; at += 1) {
    if (at < free || taken.has(at) || message.lines.kinds[message.tokens[at]?.line ?? 0] === 'table') continue;
    const found = namedAt(message, at, taken);
    if (found === null) continue;
    named.push(found);
    free = found.last + 1;
  }
  const strong = named.filter((span) => span.strength === 2);
  const best = strong[0] ?? named[0];
  const column = [...new Set(message.lines.columns.customers.map((cell) => cell.text))];
  const fallback = column.length === 1 ? (column[0] ?? null) : null;
  return { value: best?.text ?? fallback, spans: named, several: areSeveral(message, strong) };
}

/** Two names with a device between them: each may be meant for some of the devices only. */
function areSeveral(message: Message, named: readonly NamedOrganisation[]): boolean {
  const [first, second] = named;
  if (first === undefined || second === undefined || first.text === second.text) return false;
  const between = message.tokens.slice(first.last, second.first);
  return between.some(
    (token) => token.kind === 'serial' || isWord(token, wordSet('no sorry actually wait meant correction rather')),
  );
}

function namedAt(message: Message, at: number, taken: ReadonlySet<number>): NamedOrganisation | null {
  const { tokens } = message;
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'guid' && !isWord(tokens[at - 1], wordSet('correlation activity request-id correlation-id'))) {
    return { text: token.text.replace(/[{}]/g, ''), first: at, last: at, strength: 2, token: at };
  }
  if (token.kind === 'domain')
    return isOwnDomain(token) ? { text: token.text, first: at, last: at, strength: 2, token: at } : null;
  if (token.kind === 'mark') return token.key === '@' ? afterPreposition(message, at, taken) : null;
  if (token.kind !== 'word') return null;
  return (
    afterLabel(message, at, taken) ??
    afterPreposition(message, at, taken) ??
    asObject(message, at, taken) ??
    asSubject(message, at, taken) ??
    asOwner(message, at, taken) ??
    asHeading(message, at, taken)
  );
}

/** "customer: Contoso", "for tenant contoso.com", "our customer Fabrikam Inc" */
function afterLabel(message: Message, at: number, taken: ReadonlySet<number>): NamedOrganisation | null {
  const { tokens } = message;
  if (!isWord(tokens[at], CUSTOMER_NOUNS)) return null;
  let next = at + 1;
  let marked = false;
  while (
    isMark(tokens[next], ':', '=', '|', '\t', '*', '–', '-', '(') ||
    isWord(tokens[next], wordSet('name id is called named'))
  ) {
    if (isWord(tokens[next], 'is') && !isCapital(tokens[next + 1])) return null;
    marked ||= isMark(tokens[next], ':', '=', '|', '\t');
    next += 1;
  }
  if (isMark(tokens[next], ',') && isCapital(tokens[next + 1]) && !isVerbLike(tokens[next + 1])) next += 1;
  const small =
    marked || (isWord(tokens[at - 1], BEFORE_NAMES) && message.capitals !== 'mixed') || isWord(tokens[at - 1], 'for');
  if (marked && tokens[next]?.line !== tokens[at]?.line) return null;
  return nameAt(message, next, small, taken, marked);
}

function afterPreposition(message: Message, at: number, taken: ReadonlySet<number>): NamedOrganisation | null {
  const { tokens } = message;
  const word = tokens[at];
  if (word === undefined) return null;
  // "Blue With Green", "To The Moon": a preposition with a capital inside a sentence is part of a name.
  const key = word.key;
  if (!BEFORE_NAMES.has(key) && !isOccasional(message, at)) return null;
  let next = at + 1;
  let article = false;
  while ((isWord(tokens[next], ARTICLES) && !isCapital(tokens[next], message)) || isMark(tokens[next], '*')) {
    article ||= !isMark(tokens[next]);
    next += 1;
  }
  if (
    isWord(tokens[next], wordSet('customer client tenant organisation organization company org')) &&
    !isCapital(tokens[next], message)
  )
    return null;
  if (key === 'to' && isRetagTarget(message, at)) return null;
  const strong = nameAt(message, next, false, taken, false);
  if (strong !== null) return strong;
  if (article || !allowsSmall(message, at)) return null;
  return nameAt(message, next, true, taken, false);
}

/** Prepositions that stand before a customer only beside certain words: "onboarding with Contoso", "consent by Contoso", "report on Contoso". */
function isOccasional(message: Message, at: number): boolean {
  const { tokens } = message;
  const key = tokens[at]?.key ?? '';
  const window = tokens.slice(Math.max(0, at - 6), at);
  const near = (pattern: RegExp): boolean => window.some((token) => pattern.test(token.key));
  if (key === 'with') return near(/^on-?board/);
  if (key === 'by') return near(/^(?:consent|grant|accept|sign|relationship|approv)/) && near(/consent|relationship/);
  if (key === 'on') return near(/^(?:reports?|status|update|news|overview|statistics)$/);
  if (key === 'in') return isWord(tokens[at + 1], wordSet('tenant the customer')) || near(/^(?:consent)$/);
  return false;
}

/** In "retag PF3ES4J1 to CTS-VIP" and "assign PF3GU6L5 to Jane" it is no customer that stands behind "to". */
function isRetagTarget(message: Message, at: number): boolean {
  for (let before = at - 1; before >= Math.max(0, at - 30); before -= 1) {
    const token = message.tokens[before];
    if (isMark(token, '.', '!', '?') || isWord(token, 'and')) return false;
    if (token?.kind !== 'word') continue;
    const { verb } = token;
    if (verb?.sense === 'retag' || (verb?.sense === 'assign' && verb.form !== 'noun')) return true;
    if (verb?.sense === 'register' || verb?.sense === 'import') return false;
  }
  return false;
}

function allowsSmall(message: Message, at: number): boolean {
  const { tokens } = message;
  const key = tokens[at]?.key ?? '';
  if (BEFORE_SMALL.has(key)) return true;
  const before = tokens[at - 1];
  if (BEHIND_DEVICE.has(key))
    return before?.kind === 'serial' || isWord(before, DEVICE_NOUNS) || isWord(before, wordSet('them it these those'));
  const consent = /^(?:consent|onboarding|onboard)$/.test(before?.key ?? '') || isWord(before, 'link');
  return consent && isWord(tokens[at], wordSet('of to with from by'));
}

/** "onboard Northwind Traders", "send Fabrikam Inc the consent link", "new customer Adatum". */
function asObject(message: Message, at: number, taken: ReadonlySet<number>): NamedOrganisation | null {
  const { tokens } = message;
  const word = tokens[at];
  if (word === undefined) return null;
  const topic = /^(?:on-?boarding|consent)$/.test(word.key);
  const { verb } = word;
  if (!topic && verb?.sense !== 'onboard' && !SENDING.has(verb?.lemma ?? '') && word.key !== 'get') return null;
  let next = at + 1;
  while (
    next < at + 5 &&
    isWord(tokens[next], wordSet('the our new customer client a also please')) &&
    !isCapital(tokens[next], message)
  )
    next += 1;
  if (verb?.sense === 'onboard' && verb.form !== 'noun' && verb.form !== 'past') {
    if (
      isWord(tokens[next], FUNCTION_WORDS) &&
      !isCapital(tokens[next], message) &&
      wholeName(message, next, taken) < next
    )
      return null;
    return nameAt(message, next, true, taken, false) ?? afterTopic(message, at, taken);
  }
  if (verb?.sense === 'onboard' && verb.form === 'past') return nameAt(message, next, false, taken, false);
  if (topic) return afterTopic(message, at, taken);
  if (verb !== null && SENDING.has(verb.lemma) && hasConsent(tokens, at))
    return nameAt(message, next, message.capitals !== 'mixed', taken, false);
  if (word.key === 'get' && hasConsent(tokens, at)) return nameAt(message, next, false, taken, false);
  return null;
}

/** "Onboarding request: Contoso", "consent link Contoso" */
function afterTopic(message: Message, at: number, taken: ReadonlySet<number>): NamedOrganisation | null {
  let next = at + 1;
  while (
    isWord(message.tokens[next], wordSet('request link status check')) ||
    isMark(message.tokens[next], ':', '-', '–')
  )
    next += 1;
  return isCapital(message.tokens[next], message) ? nameAt(message, next, false, taken, false) : null;
}

function hasConsent(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at, at + 14).some((token) => /^(?:consents?|relationship|onboarding)$/.test(token.key));
}

/** "did contoso.com grant consent", "has Adatum consented yet", "is Fabrikam onboarded". */
function asSubject(message: Message, at: number, taken: ReadonlySet<number>): NamedOrganisation | null {
  const { tokens } = message;
  const leads =
    startsSentence(message, at) &&
    isCapital(tokens[at], message) &&
    !isWord(tokens[at], ASKING) &&
    !isWord(tokens[at], FUNCTION_WORDS);
  if (!isWord(tokens[at], ASKING) && !leads) return null;
  const name = nameAt(message, leads ? at : at + 1, !leads, taken, false);
  if (name === null) return null;
  const after = tokens.slice(name.last + 1, name.last + 10);
  const about = after.some((token) =>
    /^(?:consent|consented|relationship|onboarded|link|agreed|invitation)$/.test(token.key),
  );
  if (leads && !isWord(tokens[name.last + 1], wordSet('has have gave accepted granted consented agreed is signed')))
    return null;
  return about && after.some((token) => CONSENTING.has(token.key)) ? { ...name, strength: 2 } : null;
}

/** "Contoso's laptops", "the Contoso tenant", "Contoso consent". */
function asOwner(message: Message, at: number, taken: ReadonlySet<number>): NamedOrganisation | null {
  const { tokens } = message;
  if (!isCapital(tokens[at], message) || message.capitals === 'capitals') return null;
  if (startsSentence(message, at) && !/['’]s$/.test(tokens[at]?.text ?? '') && isVerbLike(tokens[at])) return null;
  const name = nameAt(message, at, false, taken, false);
  if (name === null) return null;
  const own = /['’]s$/.test(tokens[name.last]?.text ?? '');
  let next = name.last + 1;
  if (own) while (tokens[next]?.kind === 'number' || isWord(tokens[next], wordSet('new'))) next += 1;
  const owned = tokens[next];
  if (owned === undefined || owned.kind !== 'word' || !OWNED.has(owned.key)) return null;
  if (!own && startsSentence(message, at) && !/^(?:consent|tenant|onboarding)$/.test(owned.key)) return null;
  if (!own && FUNCTION_WORDS.has(tokens[at]?.key ?? '')) return null;
  return name;
}

/** "Northwind Traders: register PF3ZM6D5", "Contoso - please unblock 7HL6M75" at the head of a line. */
function asHeading(message: Message, at: number, taken: ReadonlySet<number>): NamedOrganisation | null {
  const { tokens } = message;
  const first = tokens[at];
  if (
    first === undefined ||
    tokens[at - 1]?.line === first.line ||
    !isCapital(first, message) ||
    message.capitals === 'capitals'
  )
    return null;
  if (
    (LABELS.has(first.key) && !(first.text === 'Tag' && isCapital(tokens[at + 1]))) ||
    isVerbLike(first) ||
    (FUNCTION_WORDS.has(first.key) && first.text !== 'Tag')
  )
    return null;
  const name = nameAt(message, at, false, taken, false);
  const next = name === null ? undefined : tokens[name.last + 1];
  const dash =
    isMark(next, '-', '–', '/') &&
    next?.spaced === true &&
    next.line === first.line &&
    tokens[(name?.last ?? at) + 2]?.spaced === true;
  if (name === null || !(isMark(next, ':') || dash) || tokens[name.last + 2] === undefined) return null;
  if (DEVICE_NOUNS.has(tokens[name.last]?.key ?? '') || LABELS.has(tokens[name.last]?.key ?? '')) return null;
  return name;
}

function startsSentence(message: Message, at: number): boolean {
  const before = message.tokens[at - 1];
  return (
    before === undefined ||
    before.line !== message.tokens[at]?.line ||
    isMark(before, '.', '!', '?', ':', '•') ||
    before.kind === 'mention'
  );
}
