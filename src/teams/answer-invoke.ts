import type { TurnContext } from 'botbuilder';
import { cardOf } from '../cards/card-of.ts';
import type { PressOutcome } from '../flow/press.ts';
import { type InboundActivity, type PressData, pressShape } from './activity-shape.ts';
import { writeAddress } from './conversation-address.ts';
import { answerConsent, askForConsent } from './file-consent.ts';
import type { FrontDeps } from './front.ts';
import { answerMessageAction, answerSearch, answerSelection } from './message-extension.ts';
import { speakerOf } from './speaker.ts';
import { activityOf, addressOf, conversationOf } from './turn.ts';

const ERROR = 'application/vnd.microsoft.error';
const MESSAGE = 'application/vnd.microsoft.activity.message';
const CARD = 'application/vnd.microsoft.card.adaptive';

/**
 * Answers everything that Teams asks and waits for: presses, and what this bot does not offer. Nothing is left without
 * words: an empty answer shows as "Something went wrong".
 * Source: Microsoft Teams documentation, "Universal Actions for Adaptive Cards"; "Respond to search command"; "Send and
 * receive files from bot"; "Dialogs (task modules) in bots".
 */
export async function answerInvoke(deps: FrontDeps, context: TurnContext): Promise<void> {
  const activity = activityOf(context);
  switch (activity.name) {
    case 'adaptiveCard/action':
      await answerPress(deps, context, activity);
      return;
    case 'composeExtension/query':
      await respond(context, await answerSearch(deps, activity));
      return;
    case 'composeExtension/selectItem':
      await respond(context, await answerSelection(deps, activity));
      return;
    case 'composeExtension/fetchTask':
      await respond(context, await answerMessageAction(deps, context, activity));
      return;
    case 'task/fetch':
    case 'task/submit':
      await respond(context, {
        task: { type: 'message', value: 'Preflight has no dialog here. Use the buttons of its cards, or write to it.' },
      });
      return;
    case 'fileConsent/invoke':
      // It is answered without a body; the words go into the chat.
      await respond(context, undefined);
      await answerConsent(deps, context, activity);
      return;
    default:
      await answerCard(context, 400, ERROR, {
        code: 'invoke.unknown',
        message: 'Preflight does not know this action. Write "help" to see what it can do.',
      });
  }
}

async function answerPress(deps: FrontDeps, context: TurnContext, activity: InboundActivity): Promise<void> {
  const read = pressShape.safeParse(activity.value);
  if (!read.success) {
    await answerCard(context, 400, ERROR, {
      code: 'press.unreadable',
      message: 'This button cannot be read. Ask for the request again to get its present card.',
    });
    return;
  }
  const { action, trigger } = read.data;
  const data = { ...action.data, action: action.data?.action ?? action.verb ?? '' };
  // Teams redraws cards by itself: nobody pressed, so nothing is done, whatever the button would do.
  const { reply } = await press(deps, activity, trigger === 'automatic' ? { ...data, action: 'refresh' } : data);
  if (reply.kind === 'refused') {
    await answerCard(context, 200, MESSAGE, reply.fault.message);
    return;
  }
  await answerCard(context, 200, CARD, cardOf(reply));
  if (reply.kind === 'list-file' && reply.url === null) await askForConsent(deps, context, activity, reply);
  if (reply.kind === 'request') await keepPressedCard(deps, activity, reply.view.id);
}

/**
 * Keeps the card that was pressed true from now on. It is known already, unless this process died right after it was
 * sent: then nobody else would ever edit it.
 */
async function keepPressedCard(deps: FrontDeps, activity: InboundActivity, requestId: string): Promise<void> {
  const { replyToId } = activity;
  if (!replyToId || activity.deliveryMode === 'expectReplies') return;
  const known = await deps.cards.forRequest(requestId);
  if (known.some(({ activityId }) => activityId === replyToId)) return;
  await deps.cards.place({
    requestId,
    address: writeAddress(addressOf(activity, 'conversation')),
    activityId: replyToId,
    shownVersion: 0,
  });
  await deps.wakeUps.wake('cards', requestId);
}

/** Hands a press on, with everything that the card asked for beside it. */
export async function press(deps: FrontDeps, activity: InboundActivity, data: PressData): Promise<PressOutcome> {
  const { request, action, version, plan, ...rest } = data;
  return deps.press({
    requestId: request ?? null,
    action: action ?? '',
    speaker: await speakerOf(deps.people, activity),
    conversation: conversationOf(activity),
    shownVersion: version ?? null,
    shownPlan: plan ?? null,
    input: Object.fromEntries(
      Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  });
}

function answerCard(context: TurnContext, statusCode: number, type: string, value: unknown): Promise<void> {
  return respond(context, { statusCode, type, value });
}

/** Answers the invoke ourselves: the SDK's own way edits the message first and waits for it. */
async function respond(context: TurnContext, body: unknown): Promise<void> {
  await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
}
