import type { Message } from '../message.ts';
import { isMark, isWord, type Token } from '../token.ts';
import { wordSet } from '../word-set.ts';
import { CUSTOMER_NOUNS, DEVICE_NOUNS, FUNCTION_WORDS, NOT_OUR_TAGS, PRONOUNS } from '../words.ts';
import type { Span } from './span.ts';
import { isValueToken, readTagValue } from './tag-value.ts';

/** The tags that a message names. */
interface Tags {
  /** The tag to set; null where none is named. */
  readonly value: string | null;
  /** Every span that names a tag, the old one of a change too. */
  readonly spans: readonly Span[];
  /** More than one tag to set: which device gets which is not for us to guess. */
  readonly several: boolean;
}

const TAG_NOUNS = wordSet('tag tags grouptag grouptags group-tag group-tags group_tag ordertag');
const LINKS = wordSet('is be as becomes become becoming called named reads equals');
const MODALS = wordSet(
  'must should shall has have needs need to will be is become becomes changed set switched updated',
);
const TOWARDS = wordSet('to into with by as become becomes → >');
const OLD = wordSet('old previous former current existing wrong present outdated');
const HOLDS = wordSet('has had have having currently');
const DETERMINERS = wordSet('the a an its their this that with use using under');
const LEGAL_NAMES = wordSet('gmbh ag inc ltd llc corp corporation plc kg se bv nv sa sas srl limited');
const RETAG_SENSES = new Set(['retag']);
/** How far behind "the tag of these laptops" its new value may stand. */
const REACH = 40;

type Role = 'new' | 'old';

interface Named extends Span {
  readonly role: Role;
}

/** Reads the group tag: exact, capitals kept, outer quotes off. In a change from one tag to another it is the new one. */
export function readTags(message: Message): Tags {
  const named: Named[] = [];
  let free = 0;
  for (let at = 0; at < message.tokens.length; at += 1) {
    if (at < free || message.lines.kinds[message.tokens[at]?.line ?? 0] === 'table') continue;
    const found = namedAt(message, at);
    named.push(...found);
    for (const span of found) free = Math.max(free, span.last + 1);
  }
  const wanted = [...new Set(named.filter((span) => span.role === 'new').map((span) => span.text))];
  const column = [...new Set(message.lines.columns.tags.map((cell) => cell.text))];
  const fallback = column.length === 1 ? (column[0] ?? null) : null;
  return { value: wanted[0] ?? fallback, spans: named, several: wanted.length > 1 };
}

function namedAt(message: Message, at: number): Named[] {
  const token = message.tokens[at];
  if (token?.kind !== 'word') return [];
  if (isTagNoun(message, at)) return besideNoun(message, at);
  const { verb } = token;
  if (verb?.form === 'noun' || verb === null) return token.key === 'tagged' ? afterVerb(message, at, true) : [];
  if (RETAG_SENSES.has(verb.sense)) return afterVerb(message, at, false);
  if (verb.sense === 'set' && verb.form === 'base') return afterPronoun(message, at);
  return [];
}

/** "tag" as our noun: not a service tag, an asset tag or the name Tag Heuer. */
function isTagNoun(message: Message, at: number): boolean {
  const { tokens } = message;
  const token = tokens[at];
  if (token === undefined || !TAG_NOUNS.has(token.key) || isWord(tokens[at - 1], NOT_OUR_TAGS)) return false;
  return !isNamePart(message, at);
}

function isNamePart(message: Message, at: number): boolean {
  const token = message.tokens[at];
  const next = message.tokens[at + 1];
  if (token?.text !== 'Tag' || message.capitals === 'capitals') return false;
  if (hasLegalForm(message, at)) return true;
  if (next?.kind !== 'word' || !/^\p{Lu}\p{Ll}+/u.test(next.text)) return false;
  const before = message.tokens[at - 1];
  if (isWord(before, wordSet('for at of under from by'))) return true;
  if (isHeading(message, at)) return true;
  if (isWord(before, CUSTOMER_NOUNS) || isWord(before, 'onboard')) return true;
  if (isWord(before, 'to'))
    return !message.tokens.slice(Math.max(0, at - 12), at).some((token) => token.verb?.sense === 'retag');
  return false;
}

/** "Tag Heuer: register PF3XK2A9" at the head of a line. */
function isHeading({ tokens }: Message, at: number): boolean {
  return tokens[at - 1]?.line !== tokens[at]?.line && isMark(tokens[at + 2], ':') && tokens[at + 3]?.kind === 'word';
}

/** "Tag und Nacht GmbH" */
function hasLegalForm({ tokens }: Message, at: number): boolean {
  for (let next = at + 1; next < at + 5; next += 1) {
    if (tokens[next]?.kind !== 'word' || tokens[next]?.line !== tokens[at]?.line) return false;
    if (isWord(tokens[next], LEGAL_NAMES)) return true;
  }
  return false;
}

function besideNoun(message: Message, at: number): Named[] {
  const { tokens } = message;
  const nounFirst = isWord(tokens[at - 1], 'group') ? at - 1 : at;
  if (isWord(tokens[nounFirst - 1], wordSet('no without any')) || isTaggingVerb(message, at)) {
    return isTaggingVerb(message, at) ? afterVerb(message, at, true) : [];
  }
  return besideQuotedOrNamed(message, at, nounFirst) ?? valueBefore(message, nounFirst, at) ?? farValue(message, at);
}

/** "tag them KIOSK", "tag PF3XK2A9 as KIOSK": the verb. */
function isTaggingVerb(message: Message, at: number): boolean {
  const { tokens } = message;
  if (tokens[at]?.key !== 'tag' || isWord(tokens[at - 1], 'group')) return false;
  const next = tokens[at + 1];
  const object =
    (next?.kind === 'serial' && isTagged(tokens, at + 1)) ||
    isWord(next, PRONOUNS) ||
    isWord(next, wordSet('the all')) ||
    isMark(next, '`');
  return object && !isWord(tokens[at - 1], DETERMINERS);
}

/** "PF3XK2A9, PF3XK2B1 as KIOSK": devices, and then what they are tagged with. */
function isTagged(tokens: readonly Token[], at: number): boolean {
  let next = at;
  while (tokens[next]?.kind === 'serial' || isMark(tokens[next], ',', ';', '/', '`') || isWord(tokens[next], 'and'))
    next += 1;
  return isWord(tokens[next], wordSet('as with')) || (isWord(tokens[next], 'to') && tokens[at - 2] === undefined);
}

/** "tag KIOSK", "group tag: KIOSK", "tag is KIOSK", "tag from A to B", "replace tag A with B". */
function besideQuotedOrNamed(message: Message, at: number, nounFirst: number): Named[] | null {
  const { tokens } = message;
  const own = message.quotationAt.get(at);
  // "groupTag":"KIOSK": the label is quoted itself.
  let next = own?.close === at + 1 ? at + 2 : at + 1;
  const labelled = isMark(tokens[next], ':', '=', '-', '|', '\t', '→', '–', '>');
  while (isMark(tokens[next], ':', '=', '|', '\t', '→', '>') || (labelled && isMark(tokens[next], '-', '–'))) next += 1;
  const role: Role = isWord(tokens[nounFirst - 1], OLD) || isHeld(tokens, nounFirst) ? 'old' : 'new';
  if (isWord(tokens[next], 'from')) return fromTo(message, next);
  while (isWord(tokens[next], LINKS) || (isWord(tokens[next], MODALS) && !isWord(tokens[next], 'to'))) next += 1;
  if (isWord(tokens[next], 'to') || isMark(tokens[next], '→')) next += 1;
  while (isMark(tokens[next], ':') || isWord(tokens[next], 'be') || isWord(tokens[next], 'become')) next += 1;
  const mapped = deviceThenValue(message, next);
  if (mapped !== null) return [{ ...mapped, role: 'new' }];
  const value = readTagValue(message, next, labelled);
  if (value === null) return null;
  const second = next === at + 1 || labelled ? changedTo(message, nounFirst, value.last) : null;
  if (second !== null)
    return [
      { ...value, first: nounFirst, role: 'old' },
      { ...second, role: 'new' },
    ];
  return [{ ...value, first: nounFirst, role }];
}

/** "group tag: PF3ES4J1 -> KIOSK" */
function deviceThenValue(message: Message, at: number): Span | null {
  const { tokens } = message;
  if (tokens[at]?.kind !== 'serial') return null;
  let next = at + 1;
  while (isMark(tokens[next], '→', '>', '=', ':', '-') || isWord(tokens[next], 'to')) next += 1;
  return next === at + 1 || tokens[next]?.kind === 'serial' ? null : readTagValue(message, next, true);
}

/** "PF3FT5K3 has tag OLD": what it has is not what it shall get. */
function isHeld(tokens: readonly Token[], nounFirst: number): boolean {
  for (let at = nounFirst - 1; at >= nounFirst - 3 && at >= 0; at -= 1) {
    const token = tokens[at];
    if (isWord(token, wordSet('must should shall to need needs will'))) return false;
    if (isWord(token, HOLDS))
      return !isWord(tokens[at - 1], wordSet('should must shall to please')) && !isWord(tokens[at + 1], 'to');
  }
  return false;
}

/** "from CTS-Old to CTS-New" */
function fromTo(message: Message, from: number): Named[] | null {
  const old = readTagValue(message, from + 1, true);
  if (old === null) return null;
  const device = message.tokens[old.first]?.kind === 'serial';
  let next = old.last + 1;
  while (isWord(message.tokens[next], TOWARDS) || isMark(message.tokens[next], '→', '-', '>')) next += 1;
  const value = next > old.last + 1 ? readTagValue(message, next, true) : null;
  if (value === null && device) return null;
  return value === null
    ? [{ ...old, role: 'old' }]
    : [
        { ...old, role: 'old' },
        { ...value, role: 'new' },
      ];
}

/** The B of "change tag A to B"; null where what follows A is a device or a customer. */
function changedTo(message: Message, nounFirst: number, last: number): Span | null {
  const { tokens } = message;
  let next = last + 1;
  const swapped = tokens
    .slice(Math.max(0, nounFirst - 3), nounFirst)
    .some((token) => /^(?:swap|exchange)$/.test(token.key));
  if (
    !isWord(tokens[next], wordSet(swapped ? 'to into with by for' : 'to into with by')) &&
    !isMark(tokens[next], '→', '-', '>')
  )
    return null;
  let changes = false;
  for (let at = nounFirst - 1; at >= Math.max(0, nounFirst - 4); at -= 1) {
    const key = tokens[at]?.key ?? '';
    changes ||= /^(?:change|replace|switch|swap|rename|update|correct|modify|exchange)d?$/.test(key);
  }
  if (!changes) return null;
  while (isWord(tokens[next], TOWARDS) || isWord(tokens[next], 'for') || isMark(tokens[next], '→', '-', '>')) next += 1;
  return tokens[next]?.kind === 'serial' ? null : readTagValue(message, next, true);
}

/** "the KIOSK tag", "KIOSK as group tag", "use KIOSK as the tag". */
function valueBefore(message: Message, nounFirst: number, noun: number): Named[] | null {
  const { tokens } = message;
  let last = nounFirst - 1;
  while (isWord(tokens[last], wordSet('the its a their our'))) last -= 1;
  if (isWord(tokens[last], OLD)) return null;
  const joined = isWord(tokens[last], 'as');
  if (joined) last -= 1;
  const quotation = message.quotationAt.get(last);
  if (quotation !== undefined && quotation.close < nounFirst) {
    return [{ text: quotation.text, first: quotation.open, last: noun, role: 'new' }];
  }
  const token = tokens[last];
  if (token === undefined || last < 0 || nounFirst - last > 4) return null;
  const named = joined
    ? isValueToken(token, true)
    : last === nounFirst - 1 && isLoud(token) && isWord(tokens[last - 1], DETERMINERS);
  if (!named || (message.capitals === 'capitals' && !joined)) return null;
  return [{ text: token.text, first: last, last: noun, role: isHeld(tokens, last) ? 'old' : 'new' }];
}

/** "it has tag CTS-Old, please change it to CTS-New" */
function afterPronoun(message: Message, at: number): Named[] {
  const { tokens } = message;
  if (!isWord(tokens[at + 1], wordSet('it them this that these')) || !isWord(tokens[at + 2], wordSet('to into')))
    return [];
  const told = tokens.slice(Math.max(0, at - REACH), at).some((token) => TAG_NOUNS.has(token.key));
  const value = told ? readTagValue(message, at + 3, true) : null;
  return value === null ? [] : [{ ...value, role: 'new' }];
}

/** A word that stands out as a code: KIOSK, CTS-Field, Wave_2. */
function isLoud(token: Token): boolean {
  if (token.kind !== 'word' && token.kind !== 'maybe-serial' && token.kind !== 'serial') return false;
  return /[\d_-]/.test(token.text) || (token.text.length > 1 && token.text === token.text.toUpperCase());
}

/** "change the tag of PF3XK2A9 and PF3XK2B1 to KIOSK", "group tag of these laptops must become KIOSK". */
function farValue(message: Message, at: number): Named[] {
  const { tokens } = message;
  if (!isWord(tokens[at + 1], wordSet('of on for at'))) return [];
  for (let next = at + 1; next < Math.min(tokens.length, at + REACH); next += 1) {
    const token = tokens[next];
    if (isMark(token, '?', '!') || (isMark(token, '.') && tokens[next + 1]?.spaced !== false)) return [];
    if (isWord(token, 'from') && !isWord(tokens[next + 1], FUNCTION_WORDS)) {
      const change = fromTo(message, next);
      if (change !== null && change.length === 2) return change;
    }
    if (!isWord(token, wordSet('to into become becomes be is with')) && !isMark(token, '→', '=', ':')) continue;
    let first = next + 1;
    while (isWord(tokens[first], MODALS) || isWord(tokens[first], TOWARDS)) first += 1;
    if (
      ['serial', 'maybe-serial', 'guid'].includes(tokens[first]?.kind ?? '') &&
      !isWord(token, 'to') &&
      !isWord(token, 'become')
    )
      continue;
    const value = readTagValue(message, first, false);
    if (value === null) continue;
    const second = isMark(token, ':') ? fromTo(message, first - 1) : null;
    return second?.length === 2 ? second : [{ ...value, role: 'new' }];
  }
  return [];
}

/** "retag PF3ES4J1 to CTS-VIP", "tag them with KIOSK", "tagged KIOSK". */
function afterVerb(message: Message, at: number, bare: boolean): Named[] {
  const { tokens } = message;
  let linked = false;
  for (let next = at + 1; next < Math.min(tokens.length, at + REACH * 5); next += 1) {
    const token = tokens[next];
    if (token === undefined || isMark(token, '?', '!') || isTagNoun(message, next)) return [];
    if (isMark(token, '.') && tokens[next + 1]?.spaced !== false) return [];
    if (isWord(token, 'from') && !isWord(tokens[next + 1], 'the')) {
      const change = fromTo(message, next);
      if (change !== null && change.length === 2) return change;
    }
    if (isWord(token, wordSet('to as with into')) || isMark(token, '→', '=')) {
      linked = true;
      continue;
    }
    if (!linked && !(bare && mayFollowTagging(tokens, next, at))) continue;
    const value = readTagValue(message, next, false);
    if (value !== null && !isSeriesEnd(tokens, next)) return [{ ...value, role: 'new' }];
    if (isWord(token, wordSet('and or but for because')) && tokens[next + 1]?.kind !== 'serial') return [];
    linked = false;
  }
  return [];
}

/** "retag PF0001 to PF0040" names a run of devices, not a tag. */
function isSeriesEnd(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 2];
  const token = tokens[at];
  if (token?.kind !== 'serial' || before?.kind !== 'serial') return false;
  return before.text.length === token.text.length && before.text.slice(0, 2) === token.text.slice(0, 2);
}

function mayFollowTagging(tokens: readonly Token[], next: number, at: number): boolean {
  const before = tokens[next - 1];
  if (next === at + 1) return tokens[at]?.key === 'tagged';
  return isWord(before, PRONOUNS) || isWord(before, DEVICE_NOUNS) || before?.kind === 'serial' || isMark(before, '`');
}
