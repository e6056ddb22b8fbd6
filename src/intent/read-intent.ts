import { type Act, MOST_ACTS, readActs } from './acts.ts';
import type { ChangeIntent, Evidence } from './change.ts';
import { readSentences, type Sentence } from './clauses.ts';
import { isConditional, isLateCondition } from './conditions.ts';
import { isAlternative, isOverride, isRange, isTakenBack } from './doubts.ts';
import type { Intent } from './intent.ts';
import { isForeign } from './language.ts';
import { type Message, readMessage } from './message.ts';
import { isForbiddenWithoutVerb } from './negation.ts';
import type { Masks } from './phrase.ts';
import { readAttachment } from './slots/attachment.ts';
import { chosenChannel, readChannels } from './slots/channel.ts';
import { readCount } from './slots/count.ts';
import { readCustomers } from './slots/customer.ts';
import { ownSerials } from './slots/own-serials.ts';
import { readQuery } from './slots/query.ts';
import { readReason, readSubordinate } from './slots/reason.ts';
import { readRequests } from './slots/request.ts';
import { readSerials } from './slots/serials.ts';
import type { Span } from './slots/span.ts';
import { readTags } from './slots/tag.ts';
import { readUser } from './slots/user.ts';
import { readTopics } from './topics/read-topics.ts';
import type { FoundTopic } from './topics/topic.ts';

/** Intents that carry the person's reason. */
const REASONED: ReadonlySet<Intent['intent']> = new Set(['reject', 'deregister', 'cancel', 'approve']);

/**
 * Reads what a message means. Pure, never throws, linear time. Only what the text says: nothing is completed, and what
 * does not plainly order a change is never read as one.
 */
export function readIntent(text: string): Intent {
  const message = readMessage(text);
  const tags = readTags(message);
  const tagTokens = tokensOf(tags.spans);
  const customers = readCustomers(message, tagTokens);
  const customerTokens = tokensOf(customers.spans);
  const channels = readChannels(message);
  const subordinate = readSubordinate(message);
  const named = new Set([...tagTokens, ...customerTokens]);
  const masks: Masks = {
    tags: tagTokens,
    customers: customerTokens,
    all: new Set([...named, ...tokensOf(channels), ...tokensOf(subordinate)]),
  };
  const serials = readSerials(message, named);
  const requests = readRequests(message, named);
  const attachment = readAttachment(message);
  const count = readCount(message);
  const user = readUser(message);
  const sentences = readSentences(message, masks.all);
  const evidence: Evidence = {
    serials: serials.length > 0,
    requests: requests.length > 0,
    mails: user !== null,
    devices:
      serials.length > 0 || attachment || count !== null || message.tokens.some((token) => token.kind === 'file'),
    tag: tags.value !== null,
  };
  const acts = readActs(message, sentences, masks, evidence);
  const foreign = isForeign(message, masks.all);
  const doubtful =
    foreign ||
    acts.length > MOST_ACTS ||
    isOverride(message) ||
    isRange(message, named) ||
    isAlternative(message, acts) ||
    sentences.some((sentence) => isLateCondition(message, sentence));
  const conditional = new Set(sentences.filter((sentence) => isConditional(message, sentence, masks.all)));
  const orders = acts.filter((act) => act.mood === 'order' && act.change !== null);
  const hanging = new Set(
    orders.map((order) => order.sentence).filter((sentence) => conditional.has(sentence) && !sentence.asks),
  );
  const topics = foreign || hanging.size > 0 ? [] : readTopics(message, sentences, acts, masks, evidence, attachment);
  const negated =
    acts.some((act) => isDoNot(act, conditional)) ||
    sentences.some((sentence) => !conditional.has(sentence) && isForbiddenWithoutVerb(message, sentence, masks.all));
  const change =
    orders.length === 0
      ? null
      : chosenChange(
          orders,
          conditional,
          doubtful ||
            isTakenBack(message, orders, sentences) ||
            tags.several ||
            isUnclear(message, orders, requests.length, customers.several),
        );
  const topic = orders.length === 0 || change === null ? chosenTopic(topics, orders.length > 0) : null;
  const intent = change ?? topic?.topic ?? 'unknown';
  const asked = topic?.sentence ?? null;
  return {
    intent,
    customer: customers.value,
    serials: change === null ? serials.map((serial) => serial.text) : ownSerials(message, serials, acts, sentences),
    count,
    groupTag: intent === 'explain' && /^\p{Ll}+$/u.test(tags.value ?? '') ? null : tags.value,
    channel: chosenChannel(channels, intent),
    user,
    request: requests[0]?.id ?? null,
    query: intent === 'explain' && asked !== null ? readQuery(message, ...spanOf(message, asked)) : null,
    reason: REASONED.has(intent) ? (readReason(message)?.text ?? null) : null,
    attachment,
    negated,
  };
}

function tokensOf(spans: readonly Pick<Span, 'first' | 'last'>[]): Set<number> {
  const tokens = new Set<number>();
  for (const span of spans) for (let at = span.first; at <= span.last; at += 1) tokens.add(at);
  return tokens;
}

function isDoNot(act: Act, conditional: ReadonlySet<Sentence>): boolean {
  return act.mood === 'do-not' && !(conditional.has(act.sentence) && act.change === null);
}

/** The one change that is ordered; null where orders contradict each other, hang on a condition or leave a doubt. */
function chosenChange(
  orders: readonly Act[],
  conditional: ReadonlySet<Sentence>,
  doubtful: boolean,
): ChangeIntent | null {
  if (doubtful || orders.some((order) => conditional.has(order.sentence))) return null;
  const changes = new Set(orders.map((order) => order.change));
  // Tag and user are details of a registration, not orders beside it.
  if (changes.has('register')) for (const detail of ['retag', 'assign-user'] as const) changes.delete(detail);
  const [only, ...others] = changes;
  return others.length === 0 ? (only ?? null) : null;
}

/** An order for several requests, or with devices for two customers, is none that one request can carry. */
function isUnclear(message: Message, orders: readonly Act[], requests: number, customers: boolean): boolean {
  if (customers) return true;
  const decides = orders.some(
    (order) => order.change === 'approve' || order.change === 'reject' || order.change === 'cancel',
  );
  return decides && requests > 1 && orders.slice(0, 10).some((order) => namesSeveral(message, order));
}

function namesSeveral(message: Message, order: Act): boolean {
  const named = new Set<string>();
  for (let at = order.sentence.first; at <= order.sentence.last; at += 1) {
    const token = message.tokens[at];
    if (token?.kind === 'request' && isOfOrder(message, order, at)) named.add(token.key.replace(/\D/g, ''));
  }
  return named.size > 1;
}

/** A request in a list with the ordered one: "R-1042 and R-1043", "R-1042, R-1043". */
function isOfOrder(message: Message, order: Act, at: number): boolean {
  if (at >= order.clause.first && at <= order.clause.last) return true;
  let before = at - 1;
  while (
    before > order.at &&
    (message.tokens[before]?.kind === 'mark' || /^(?:and|request|requests)$/.test(message.tokens[before]?.key ?? ''))
  )
    before -= 1;
  return message.tokens[before]?.kind === 'request';
}

const WEIGHTS = ['order', 'question', 'mention'] as const;

/** What is asked for plainly goes before what is asked about, and that before what is only named. */
function chosenTopic(topics: readonly FoundTopic[], refused: boolean): FoundTopic | null {
  // An order that was not clear enough is not turned into something else that the message mentions by the way.
  const candidates = refused ? topics.filter((found) => found.weight === 'question') : topics;
  for (const weight of WEIGHTS) {
    const found = candidates.find((topic) => topic.weight === weight);
    if (found !== undefined) return found;
  }
  return null;
}

function spanOf(message: Message, sentence: Sentence): [number, number] {
  return [message.tokens[sentence.first]?.start ?? 0, message.tokens[sentence.last]?.end ?? 0];
}
