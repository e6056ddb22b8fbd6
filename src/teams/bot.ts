import { Application, type TurnState } from '@microsoft/teams-ai';
import { CardFactory, MessageFactory, type TurnContext } from 'botbuilder';
import { cardOf } from '../cards/card-of.ts';
import { fallbackTextOf } from '../cards/fallback-text-of.ts';
import type { Conversation } from '../flow/message.ts';
import type { Reply } from '../flow/reply.ts';
import { type InboundActivity, pressShape } from './activity-shape.ts';
import { type ConversationAddress, writeAddress } from './conversation-address.ts';
import { fetchAttachments } from './fetch-attachment.ts';
import type { FrontDeps } from './front.ts';
import { RecentMessages } from './recent-messages.ts';
import { speakerOf, tenantOf } from './speaker.ts';

export interface Bot {
  /** Handles one turn; `activity` is what our schema read of it. */
  run(context: TurnContext, activity: InboundActivity): Promise<void>;
}

/** Where a turn keeps the activity that the HTTP entry has read already. */
const READ_ACTIVITY = Symbol('activity');

/** Messages, presses and arrivals of the Teams channel, each handed to the flow and answered with its reply. */
export function createBot(deps: FrontDeps): Bot {
  const app = new Application<TurnState>({ startTypingTimer: false });
  const recent = new RecentMessages();
  const known = new Set<string>();
  app.adaptiveCards.actionExecute('press', async (context) => {
    await onPress(deps, context);
    return '';
  });
  app.conversationUpdate('membersAdded', (context) => onArrival(deps, context));
  // Last: a button of the older kind arrives as a message with empty text and a value.
  app.activity('message', async (context) => {
    const activity = activityOf(context);
    if (!recent.isNew(activity.conversation.id, activity.id ?? '')) return;
    await rememberPerson(deps, known, activity);
    await onMessage(deps, context, activity);
  });
  return {
    run: async (context, activity) => {
      context.turnState.set(READ_ACTIVITY, activity);
      await app.run(context);
    },
  };
}

async function onMessage(deps: FrontDeps, context: TurnContext, activity: InboundActivity): Promise<void> {
  const speaker = await speakerOf(deps.people, activity);
  const files = await fetchAttachments(activity, deps.files);
  const reply: Reply = files.ok
    ? await deps.answer({
        id: activity.id ?? '',
        text: activity.text ?? '',
        speaker,
        conversation: conversationOf(activity),
        attachments: files.value,
      })
    : { kind: 'refused', fault: files.fault };
  await sendReply(deps, context, activity, reply);
}

/** Sends the reply; the card of a request is remembered, so that it can be kept true. */
async function sendReply(
  deps: FrontDeps,
  context: TurnContext,
  activity: InboundActivity,
  reply: Reply,
): Promise<void> {
  const sent = await context.sendActivity(messageOf(reply));
  if (reply.kind !== 'request' || activity.deliveryMode === 'expectReplies') return;
  const address = addressOf(activity, 'conversation');
  await deps.cards.place({
    requestId: reply.view.id,
    address: writeAddress(address),
    activityId: sent?.id ?? null,
    shownVersion: reply.view.version,
  });
  await deps.wakeUps.wake('cards', reply.view.id);
}

async function onPress(deps: FrontDeps, context: TurnContext): Promise<void> {
  const activity = activityOf(context);
  const value = pressShape.safeParse(activity.value);
  const data = value.success ? value.data.action.data : undefined;
  if (data === undefined) {
    await respond(context, 400, 'application/vnd.microsoft.error', {
      code: 'press.unreadable',
      message: 'This button cannot be read. Ask for the request again.',
    });
    return;
  }
  const { request, action, version, plan, ...rest } = data;
  const outcome = await deps.press({
    requestId: request ?? null,
    action,
    speaker: await speakerOf(deps.people, activity),
    conversation: conversationOf(activity),
    shownVersion: version ?? null,
    shownPlan: plan ?? null,
    input: Object.fromEntries(
      Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  });
  if (outcome.reply.kind === 'refused') {
    await respond(context, 200, 'application/vnd.microsoft.activity.message', outcome.reply.fault.message);
    return;
  }
  await respond(context, 200, 'application/vnd.microsoft.card.adaptive', cardOf(outcome.reply));
}

/** Answers the invoke ourselves: the SDK's own way edits the message first and waits for it. */
async function respond(context: TurnContext, statusCode: number, type: string, value: unknown): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: { statusCode, type, value } } });
}

/** Says hello once, when the bot itself is added. */
async function onArrival(deps: FrontDeps, context: TurnContext): Promise<void> {
  const added = context.activity.membersAdded ?? [];
  if (!added.some((member) => member.id === context.activity.recipient.id)) return;
  const activity = activityOf(context);
  const speaker = await speakerOf(deps.people, activity);
  const reply = await deps.answer({
    id: `hello-${activity.id ?? ''}`,
    text: 'help',
    speaker,
    conversation: conversationOf(activity),
    attachments: [],
  });
  await context.sendActivity(messageOf(reply));
}

/** A message with its card and a text for notifications and clients that show no cards. */
export function messageOf(reply: Reply): ReturnType<typeof MessageFactory.attachment> {
  const text = fallbackTextOf(reply);
  const message = MessageFactory.attachment(CardFactory.adaptiveCard(cardOf(reply)));
  message.summary = text;
  return message;
}

/** The activity with the bot's own mention taken out of its text, which the SDK does in its copy. */
function activityOf(context: TurnContext): InboundActivity {
  const activity = context.turnState.get<InboundActivity>(READ_ACTIVITY);
  return { ...activity, text: context.activity.text };
}

/** Where a person can be written to personally is learnt from what they write; written only when it is new. */
async function rememberPerson(deps: FrontDeps, known: Set<string>, activity: InboundActivity): Promise<void> {
  const objectId = activity.from.aadObjectId?.toLowerCase();
  if (objectId === undefined || activity.deliveryMode === 'expectReplies') return;
  const personal = conversationOf(activity).scope === 'personal';
  const key = `${objectId} ${personal ? activity.conversation.id : ''} ${activity.serviceUrl}`;
  if (known.has(key)) return;
  known.add(key);
  const person = { objectId, tenantId: tenantOf(activity) };
  if (!personal && (await deps.conversations.find(person)) !== null) return;
  await deps.conversations.remember(person, writeAddress(addressOf(activity, personal ? 'conversation' : 'person')));
}

function addressOf(activity: InboundActivity, kind: ConversationAddress['kind']): ConversationAddress {
  return {
    kind,
    serviceUrl: activity.serviceUrl,
    channelId: activity.channelId ?? 'msteams',
    tenantId: tenantOf(activity),
    bot: activity.recipient ?? { id: '' },
    user: activity.from,
    conversation: activity.conversation,
  };
}

function conversationOf(activity: InboundActivity): Conversation {
  const { conversationType, id } = activity.conversation;
  const scope = conversationType === 'channel' ? 'channel' : conversationType === 'groupChat' ? 'group' : 'personal';
  return { front: 'teams', id, scope };
}
