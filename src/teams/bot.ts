import { Application, type TurnState } from '@microsoft/teams-ai';
import type { TurnContext } from 'botbuilder';
import type { Reply } from '../flow/reply.ts';
import { type InboundActivity, type PressData, pressData } from './activity-shape.ts';
import { answerInvoke, press } from './answer-invoke.ts';
import { answerOnce } from './answer-once.ts';
import { writeAddress } from './conversation-address.ts';
import { fetchAttachments } from './fetch-attachment.ts';
import { askForConsent } from './file-consent.ts';
import type { FrontDeps } from './front.ts';
import { messageOf } from './message-of.ts';
import { RecentMessages } from './recent-messages.ts';
import { speakerOf, tenantOf } from './speaker.ts';
import { activityOf, addressOf, conversationOf, keepActivity } from './turn.ts';

export interface Bot {
  /** Handles one turn; `activity` is what our schema read of it. */
  run(context: TurnContext, activity: InboundActivity): Promise<void>;
}

/** The SDK sends a typing indicator after a second, shared by all turns and even into `expectReplies`; ours is enough. */
class QuietApplication extends Application<TurnState> {
  override startTypingTimer(): void {}
}

/** Messages, presses and arrivals of the Teams channel, each handed to the flow and answered with its reply. */
export function createBot(deps: FrontDeps): Bot {
  const app = new QuietApplication({ startTypingTimer: false });
  const recent = new RecentMessages();
  const known = new Set<string>();
  app.addRoute(
    (context) => Promise.resolve(context.activity.type === 'invoke'),
    (context) => answerInvoke(deps, context),
    true,
  );
  app.conversationUpdate('membersAdded', async (context) => {
    const activity = activityOf(context);
    if (!recent.isNew(activity)) return;
    await onArrival(deps, known, context, activity);
  });
  // Last: a button of the older kind arrives as a message with empty text and a value.
  app.activity('message', async (context) => {
    const activity = activityOf(context);
    if (!recent.isNew(activity)) return;
    await rememberPerson(deps, known, activity);
    const data = (activity.text ?? '').trim() === '' ? pressData.safeParse(activity.value) : null;
    if (data?.success === true && data.data.action !== undefined) await onSubmit(deps, context, activity, data.data);
    else await onMessage(deps, context, activity);
  });
  return {
    run: async (context, activity) => {
      keepActivity(context, activity);
      await app.run(context);
    },
  };
}

function onMessage(deps: FrontDeps, context: TurnContext, activity: InboundActivity): Promise<void> {
  return answerOnce(deps, context, activity, async (opened): Promise<Reply> => {
    const speaker = await speakerOf(deps.people, activity);
    const files = await fetchAttachments(activity, deps.files);
    if (!files.ok) return { kind: 'refused', fault: files.fault };
    return deps.answer({
      id: activity.id ?? deps.newId(),
      text: activity.text ?? '',
      speaker,
      conversation: conversationOf(activity),
      attachments: files.value,
      opened,
    });
  });
}

/** A press of the older kind: the card in the chat is edited, and what was refused is said. */
async function onSubmit(
  deps: FrontDeps,
  context: TurnContext,
  activity: InboundActivity,
  data: PressData,
): Promise<void> {
  const { reply, refused } = await press(deps, activity, data);
  const { replyToId } = activity;
  if (reply.kind !== 'request' || activity.deliveryMode === 'expectReplies' || !replyToId) {
    await context.sendActivity(messageOf(reply));
    if (reply.kind === 'list-file' && reply.url === null) await askForConsent(deps, context, activity, reply);
    return;
  }
  await context.updateActivity({ ...messageOf(reply), id: replyToId });
  if (refused !== null) await context.sendActivity(refused.message);
}

/** Says hello once, when the bot itself is added. */
async function onArrival(
  deps: FrontDeps,
  known: Set<string>,
  context: TurnContext,
  activity: InboundActivity,
): Promise<void> {
  const added = context.activity.membersAdded ?? [];
  if (!added.some((member) => member.id === context.activity.recipient?.id)) return;
  // Whoever adds the bot to their own chat can be written to from now on.
  if (conversationOf(activity).scope === 'personal') await rememberPerson(deps, known, activity);
  const reply = await deps.answer({
    id: `hello-${activity.id ?? deps.newId()}`,
    text: 'help',
    speaker: await speakerOf(deps.people, activity),
    conversation: conversationOf(activity),
    attachments: [],
  });
  await context.sendActivity(messageOf(reply));
}

/** Where a person can be written to personally is learnt from what they write; written only when it is new. */
async function rememberPerson(deps: FrontDeps, known: Set<string>, activity: InboundActivity): Promise<void> {
  const objectId = activity.from.aadObjectId?.toLowerCase();
  if (objectId === undefined || activity.deliveryMode === 'expectReplies') return;
  const personal = conversationOf(activity).scope === 'personal';
  const key = `${objectId} ${personal ? activity.conversation.id : ''} ${activity.serviceUrl}`;
  if (known.has(key)) return;
  const person = { objectId, tenantId: tenantOf(activity) };
  if (personal || (await deps.conversations.find(person)) === null) {
    await deps.conversations.remember(person, writeAddress(addressOf(activity, personal ? 'conversation' : 'person')));
  }
  known.add(key);
}
