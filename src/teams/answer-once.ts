import { setTimeout as delay } from 'node:timers/promises';
import type { TurnContext } from 'botbuilder';
import type { OpenedRequest } from '../flow/message.ts';
import type { Reply } from '../flow/reply.ts';
import type { StoredCard } from '../ports/card-store.ts';
import type { InboundActivity } from './activity-shape.ts';
import { writeAddress } from './conversation-address.ts';
import type { FrontDeps } from './front.ts';
import { messageOf } from './message-of.ts';
import { addressOf } from './turn.ts';

/** People should see within a second that they were heard; most answers are there before this. */
const QUICK_MS = 700;

/** A message that says what is being worked on and becomes the answer. */
interface Announcement {
  readonly activityId: string;
  readonly card: StoredCard;
}

/**
 * Answers with one message in all. An answer that takes a while (a slow service) is announced by a short card, which is
 * then edited into the answer. The announcement is kept as a card of its request that shows nothing yet: if this
 * process dies meanwhile, the card is made true all the same.
 */
export async function answerOnce(
  deps: FrontDeps,
  context: TurnContext,
  activity: InboundActivity,
  answer: (opened: (request: OpenedRequest) => void) => Promise<Reply>,
): Promise<void> {
  const opened = Promise.withResolvers<OpenedRequest>();
  const answering = answer(opened.resolve);
  const announcement =
    activity.deliveryMode === 'expectReplies'
      ? null
      : await announceIfSlow(deps, context, activity, answering, opened.promise);
  const reply = await answering;
  if (announcement === null) await send(deps, context, activity, reply);
  else await edit(deps, context, announcement, reply);
}

async function announceIfSlow(
  deps: FrontDeps,
  context: TurnContext,
  activity: InboundActivity,
  answering: Promise<Reply>,
  opened: Promise<OpenedRequest>,
): Promise<Announcement | null> {
  const done = answering.then(
    () => null,
    () => null,
  );
  const quick = new AbortController();
  const slow = delay(QUICK_MS, 'slow', { signal: quick.signal }).catch(() => null);
  const first = await Promise.race([done, slow]);
  quick.abort();
  if (first === null) return null;
  await context.sendActivity({ type: 'typing' });
  const request = await Promise.race([done, opened]);
  if (request === null) return null;
  const sent = await context.sendActivity(messageOf(announcing(request)));
  if (sent === undefined) return null;
  const card = await deps.cards.place({
    requestId: request.requestId,
    address: writeAddress(addressOf(activity, 'conversation')),
    activityId: sent.id,
    shownVersion: 0,
  });
  return { activityId: sent.id, card };
}

function announcing({ requestId, devices, customer }: OpenedRequest): Reply {
  const what = devices === 1 ? 'one device' : devices === 0 ? 'what you wrote' : `${devices} devices`;
  const whose = customer === null ? '' : ` for ${customer}`;
  return { kind: 'say', text: `Got it: ${requestId}, checking ${what}${whose}…`, tries: [] };
}

/** Sends the reply; the card of a request is remembered, so that it can be kept true. */
async function send(deps: FrontDeps, context: TurnContext, activity: InboundActivity, reply: Reply): Promise<void> {
  const sent = await context.sendActivity(messageOf(reply));
  if (reply.kind !== 'request' || activity.deliveryMode === 'expectReplies') return;
  await deps.cards.place({
    requestId: reply.view.id,
    address: writeAddress(addressOf(activity, 'conversation')),
    activityId: sent?.id ?? null,
    shownVersion: reply.view.version,
  });
  await deps.wakeUps.wake('cards', reply.view.id);
}

/** Puts the answer in place of the announcement; where that fails, keeping cards true does it a little later. */
async function edit(deps: FrontDeps, context: TurnContext, announced: Announcement, reply: Reply): Promise<void> {
  const { activityId, card } = announced;
  try {
    await context.updateActivity({ ...messageOf(reply), id: activityId });
    if (reply.kind === 'request') await deps.cards.shown(card.id, reply.view.version, deps.now());
  } catch (error) {
    deps.log.warn('card.not-edited', { request: card.requestId, error: error instanceof Error ? error.name : '' });
  }
  await deps.wakeUps.wake('cards', card.requestId);
}
