import type { Message } from './message.ts';
import {
  BLOCK_NOUNS,
  hasAny,
  type Masks,
  type Phrase,
  PREPOSITIONS,
  phraseOf,
  QUANTIFIERS,
  REQUEST_NOUNS,
  TAG_NOUNS,
  USER_NOUNS,
} from './phrase.ts';
import { isWord, type Token } from './token.ts';
import type { Verb, VerbSense } from './verbs.ts';
import { wordSet } from './word-set.ts';

/** The intents that change something; they need an order. */
export type ChangeIntent =
  | 'register'
  | 'unblock'
  | 'retag'
  | 'assign-user'
  | 'unassign-user'
  | 'deregister'
  | 'approve'
  | 'reject'
  | 'cancel';

const REGISTRATION_NOUNS = wordSet('registration registrations enrolment enrollment record entry object');
const LIFTED = wordSet('from off out of in at');
const NOT_A_HOME = wordSet(
  'list file csv request requests order orders group groups shelf queue identifier identifiers inventory cart table batch spreadsheet sheet ' +
    'ticket mail email thread chat message report attachment warehouse stock box bag dock',
);
const HOMES = wordSet(
  'autopilot intune tenant service portal center centre directory entra partner microsoft customer',
);
const NOT_ASSIGNED = wordSet(
  'ticket tickets case cases task tasks incident incidents profile profiles policy policies licence license licenses licences app apps role ' +
    'roles group groups order orders request approver project work channel permission permissions',
);

/** What a message holds that an order can be about. */
export interface Evidence {
  readonly serials: boolean;
  readonly requests: boolean;
  readonly mails: boolean;
  /** Serials, a count, an attachment or a file: the order says which devices. */
  readonly devices: boolean;
  readonly tag: boolean;
}

export interface Command {
  readonly message: Message;
  readonly masks: Masks;
  readonly evidence: Evidence;
  readonly verb: Verb;
  /** Index of the verb. */
  readonly at: number;
  /** The clause's ends. */
  readonly first: number;
  readonly last: number;
  /** First token of the sentence: "it" may stand for what was said there. */
  readonly sentence: number;
}

/**
 * What a verb with its object orders; null where that is nothing of ours ("register my car"), where it is no change, or
 * where it is too wide to be meant ("approve all").
 */
export function changeOf(whole: Command): ChangeIntent | null {
  const command = GENERIC.has(whole.verb.sense) ? untilNextVerb(whole) : whole;
  const object = objectOf(command);
  const clause = phraseOf(command, command.first, command.last);
  if (mentionsIdentifiers(clause)) return null;
  const intent = changeBySense(command, object, clause);
  return intent !== null && isTooWide(command, object, intent) ? null : intent;
}

/** Verbs whose object alone says what they mean. */
const GENERIC: ReadonlySet<VerbSense> = new Set(['set', 'move', 'add', 'remove', 'import', 'lift']);
const OWN_SENSES: ReadonlySet<VerbSense> = new Set([
  'register',
  'deregister',
  'unblock',
  'retag',
  'assign',
  'unassign',
  'approve',
  'reject',
  'cancel',
]);

/** In "make sure not to retag …" and "give Sam a call and unblock …" the object of the other verb is not this one's. */
function untilNextVerb(command: Command): Command {
  for (let at = command.at + 1; at <= command.last; at += 1) {
    const token = command.message.tokens[at];
    if (token === undefined || command.masks.all.has(at)) continue;
    const other = token.verb?.form === 'base' && OWN_SENSES.has(token.verb.sense);
    if (other || isWord(token, wordSet("not never don't dont sure"))) return { ...command, last: at - 1 };
  }
  return command;
}

function mentionsIdentifiers(clause: Phrase): boolean {
  return clause.nouns.has('identifier') || clause.nouns.has('identifiers');
}

function changeBySense(command: Command, object: Phrase, clause: Phrase): ChangeIntent | null {
  const { verb, evidence } = command;
  switch (verb.sense) {
    case 'register':
      return isDevice(object, evidence) ? 'register' : null;
    case 'onboard':
      return object.serials || object.devices || (object.pronouns && evidence.serials)
        ? registerDevices(object, evidence)
        : null;
    case 'deregister':
      return isDevice(object, evidence) ? 'deregister' : null;
    case 'unblock':
      return isDevice(object, evidence) && (verb.lemma !== 'unlock' || evidence.serials) ? 'unblock' : null;
    case 'retag':
      return isDevice(object, evidence) || hasAny(object, TAG_NOUNS) || object.tagged ? 'retag' : null;
    case 'tag':
      return (evidence.tag || hasAny(clause, TAG_NOUNS)) && isDevice(object, evidence) ? 'retag' : null;
    case 'assign':
      return assigned(object, clause, evidence);
    case 'unassign':
      return hasAny(object, NOT_ASSIGNED) ? null : unassigned(object, evidence);
    case 'approve':
    case 'reject':
    case 'cancel':
      return decided(command, object, clause);
    case 'remove':
      return removed(command, object, clause);
    case 'lift':
      return hasAny(clause, BLOCK_NOUNS) && evidence.serials ? 'unblock' : null;
    case 'set':
    case 'move':
      return put(command, object, clause);
    case 'add':
      return added(command, object, clause);
    case 'import':
      return imported(command, object, clause);
    default:
      return null;
  }
}

function registerDevices(object: Phrase, evidence: Evidence): ChangeIntent | null {
  return isDevice(object, evidence) ? 'register' : null;
}

/** The object is a device, a list of devices, or left out where the message names devices elsewhere. */
function isDevice(object: Phrase, evidence: Evidence): boolean {
  if (object.serials) return true;
  if (object.mails && !object.devices) return false;
  if (object.devices || object.pronouns) return true;
  if (object.files) return !object.foreign;
  return (object.empty || (object.named && !object.foreign)) && evidence.devices;
}

function assigned(object: Phrase, clause: Phrase, evidence: Evidence): ChangeIntent | null {
  if (hasAny(object, NOT_ASSIGNED) && !object.serials) return null;
  if (!clause.mails && !evidence.mails && (object.tagged || hasAny(object, TAG_NOUNS))) return 'retag';
  if (!clause.mails && hasAny(clause, NOT_ASSIGNED)) return null;
  const device = object.serials || object.devices || object.pronouns || clause.serials || evidence.devices;
  if (clause.mails || hasAny(clause, USER_NOUNS)) return device ? 'assign-user' : null;
  if ((object.empty || object.pronouns) && evidence.mails) return device ? 'assign-user' : null;
  return object.serials && !object.foreign ? 'assign-user' : null;
}

function unassigned(object: Phrase, evidence: Evidence): ChangeIntent | null {
  const known = object.serials || object.devices || object.mails || object.pronouns || hasAny(object, USER_NOUNS);
  return known || (object.empty && evidence.serials) ? 'unassign-user' : null;
}

/** Words that mean a decision on a request only where a request is named. */
const ONLY_WITH_REQUEST = wordSet(
  'accept sign decline deny refuse veto disapprove turn withdraw abort revoke recall retract discard scrap stop void call authorise authorize ' +
    'greenlight green-light',
);

function decided(command: Command, object: Phrase, clause: Phrase): ChangeIntent | null {
  const { verb, evidence } = command;
  const intent = verb.sense as 'approve' | 'reject' | 'cancel';
  // "I refuse to approve it"
  if (isWord(command.message.tokens[command.at + 1], 'to')) return null;
  if (verb.lemma === 'sign' && !isNear(command, 'off')) return null;
  if (verb.lemma === 'turn' && !isNear(command, 'down')) return null;
  if (verb.lemma === 'call' && !isNear(command, 'off')) return null;
  const request = object.requests || (clause.requests && !object.foreign && !object.serials);
  if (ONLY_WITH_REQUEST.has(verb.lemma)) {
    return request || (evidence.requests && object.pronouns) || (object.nouns.has('request') && !object.foreign)
      ? intent
      : null;
  }
  if (request) return intent;
  if (object.serials) return null;
  if (hasAny(object, REQUEST_NOUNS)) return intent !== 'cancel' || object.nouns.has('request') ? intent : null;
  if (object.foreign || object.mails || object.files || object.devices) return null;
  return object.empty || object.pronouns ? intent : null;
}

function isNear({ message, at, last }: Command, word: string): boolean {
  return message.tokens.slice(at + 1, Math.min(last, at + 8) + 1).some((token) => token.key === word);
}

function removed(command: Command, object: Phrase, clause: Phrase): ChangeIntent | null {
  const { verb, evidence } = command;
  const home = homeOf(command);
  if (hasAny(object, USER_NOUNS) || object.mails) {
    return clause.serials || evidence.devices || clause.pronouns || clause.devices ? 'unassign-user' : null;
  }
  if (hasAny(object, TAG_NOUNS) || object.tagged) return evidence.devices ? 'retag' : null;
  if (hasAny(object, BLOCK_NOUNS)) return evidence.serials ? 'unblock' : null;
  if (object.requests || (object.nouns.has('request') && !object.foreign))
    return evidence.serials && !object.requests ? null : 'cancel';
  if (home === 'elsewhere') return null;
  if (home === 'mail') return object.serials ? 'unassign-user' : null;
  if (hasAny(object, REGISTRATION_NOUNS))
    return evidence.serials && object.nouns.has('registration') ? 'deregister' : null;
  const device = object.serials || ((object.devices || object.pronouns) && (home === 'home' || evidence.serials));
  if (!device && !(object.empty && home === 'home' && evidence.devices)) return null;
  if (verb.lemma === 'remove' || verb.lemma === 'delete' || verb.lemma === 'erase' || verb.lemma === 'purge') {
    return home === 'home' || evidence.serials ? 'deregister' : null;
  }
  return home === 'home' ? 'deregister' : null;
}

/** Where something is to be taken from. */
function homeOf({ message, masks, at, last }: Command): 'home' | 'elsewhere' | 'mail' | 'none' {
  let found: 'home' | 'none' = 'none';
  for (let index = at + 1; index <= last; index += 1) {
    if (!isWord(message.tokens[index], LIFTED)) continue;
    for (let next = index + 1; next <= Math.min(last, index + 5); next += 1) {
      const token = message.tokens[next];
      if (token === undefined) break;
      if (token.kind === 'mail') return 'mail';
      if (token.kind === 'request') return 'elsewhere';
      if (masks.customers.has(next) || isWord(token, HOMES)) found = 'home';
      if (isWord(token, NOT_A_HOME)) return 'elsewhere';
      if (isWord(token, LIFTED) && next > index + 1) break;
    }
  }
  return found;
}

function put(command: Command, object: Phrase, clause: Phrase): ChangeIntent | null {
  const { verb, evidence, message, sentence, at } = command;
  const device = clause.serials || evidence.devices || clause.devices || clause.pronouns;
  const topic = phraseOf(command, sentence, at - 1);
  if (hasAny(object, NOT_ASSIGNED) && !object.tagged && !hasAny(object, TAG_NOUNS)) return null;
  if (clause.tagged || hasAny(clause, TAG_NOUNS))
    return device && verb.lemma !== 'use' && verb.lemma !== 'let' ? 'retag' : null;
  if (verb.lemma === 'use' || verb.lemma === 'let' || verb.lemma === 'replace') return null;
  const user = hasAny(object, USER_NOUNS) || (hasAny(clause, USER_NOUNS) && clause.mails);
  if (user || (clause.mails && (object.serials || object.mails))) return device ? 'assign-user' : null;
  // "group tag of these laptops must become X, please change it"
  if (object.pronouns && !object.foreign && topic.tagged) return 'retag';
  if (
    verb.lemma === 'put' &&
    (object.serials || object.devices || object.pronouns) &&
    goesInto(message, at, command.last)
  )
    return 'register';
  return null;
}

function goesInto(message: Message, at: number, last: number): boolean {
  for (let index = at + 1; index < last; index += 1) {
    if (!isWord(message.tokens[index], wordSet('in into to'))) continue;
    const end = Math.min(last, index + 3);
    for (let next = index + 1; next <= end; next += 1)
      if (isWord(message.tokens[next], wordSet('autopilot'))) return true;
  }
  return false;
}

function added(command: Command, object: Phrase, clause: Phrase): ChangeIntent | null {
  const { message, masks, at, last, evidence } = command;
  if (object.mails || hasAny(object, USER_NOUNS)) return clause.serials || object.serials ? 'assign-user' : null;
  if (object.tagged || hasAny(object, TAG_NOUNS)) return evidence.devices ? 'retag' : null;
  if (
    !isDevice(object, evidence) ||
    hasAny(clause, wordSet('list group groups order ticket inventory request requests'))
  )
    return null;
  if (clause.requests) return null;
  for (let index = at + 1; index <= last; index += 1) {
    if (!isWord(message.tokens[index], wordSet('to into in for under'))) continue;
    for (let next = index + 1; next <= Math.min(last, index + 4); next += 1) {
      if (masks.customers.has(next) || isWord(message.tokens[next], HOMES)) return 'register';
    }
  }
  return null;
}

function imported(command: Command, object: Phrase, clause: Phrase): ChangeIntent | null {
  const { verb, evidence, message, at, last } = command;
  if (clause.nouns.has('inventory') || object.requests) return null;
  if (verb.lemma === 'refresh' || verb.lemma === 'sync') return null;
  if (verb.lemma === 'get' || verb.lemma === 'bring' || verb.lemma === 'load') {
    const device = object.serials || object.devices || object.pronouns || object.files;
    return device && goesInto(message, at, last) ? 'register' : null;
  }
  if (hasAny(clause, wordSet('sharepoint onedrive teams here ticket jira servicenow dropbox'))) return null;
  return isDevice(object, evidence) || (object.files && !object.foreign) ? 'register' : null;
}

/** "Can you deregister devices?": any devices, so it asks what is possible. */
export function isGeneral(command: Command): boolean {
  const { evidence, message, at } = command;
  if (evidence.devices || evidence.requests) return false;
  const object = objectOf(command);
  return (
    object.devices &&
    !object.pronouns &&
    !isWord(message.tokens[at + 1], wordSet('the these those my our this that their his her its'))
  );
}

/** "approve all", "deregister everything": nobody can check what that would be. */
function isTooWide({ evidence, verb, message, at, last }: Command, object: Phrase, intent: ChangeIntent): boolean {
  const decision = intent === 'approve' || intent === 'reject' || intent === 'cancel';
  if (decision ? evidence.requests : evidence.devices) return false;
  const wide =
    hasAny(object, QUANTIFIERS) ||
    message.tokens.slice(at + 1, Math.min(last, at + 4) + 1).some((token) => isWord(token, QUANTIFIERS));
  return wide || (decision && (object.nouns.has('requests') || object.nouns.has('approvals')) && verb.form === 'base');
}

/** The noun phrase behind the verb, up to the next preposition; of a passive the words before it. */
function objectOf(command: Command): Phrase {
  const { message, verb, at, first, last, masks } = command;
  if (verb.form === 'past') return phraseOf(command, first, at - 1);
  let start = at + 1;
  if (verb.form === 'noun' && isWord(message.tokens[start], wordSet('request of for'))) {
    while (isWord(message.tokens[start], wordSet('request of for'))) start += 1;
  }
  while (
    start <= last &&
    isWord(message.tokens[start], wordSet('off out up down back on over')) &&
    !masks.all.has(start)
  )
    start += 1;
  if (isWord(message.tokens[start], 'of') || isWord(message.tokens[start], 'off')) start += 1;
  let end = start - 1;
  while (end < last && !endsPhrase(message, masks, end + 1)) end += 1;
  return phraseOf(command, start, end);
}

function endsPhrase(message: Message, masks: Masks, at: number): boolean {
  const token = message.tokens[at];
  if (token === undefined || masks.all.has(at)) return false;
  if (token.kind !== 'word') return false;
  if (token.key === 'and' || token.key === 'or') return !isListed(message.tokens[at + 1]);
  return PREPOSITIONS.has(token.key) || /^(?:it's|that's)$/.test(token.key);
}

function isListed(token: Token | undefined): boolean {
  return token !== undefined && token.kind !== 'word' && token.kind !== 'mark';
}
