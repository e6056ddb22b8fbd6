import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { cardOf } from '../cards/card-of.ts';
import { fallbackTextOf } from '../cards/fallback-text-of.ts';
import type { SearchHit } from '../flow/search.ts';
import type { InboundActivity } from './activity-shape.ts';
import { answerOnce } from './answer-once.ts';
import type { FrontDeps } from './front.ts';
import { speakerOf } from './speaker.ts';
import { conversationOf } from './turn.ts';

const CARD = 'application/vnd.microsoft.card.adaptive';
const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';

/** What a search from the compose box sends. The default query, before anything is written, has no words. */
const queryShape = z.looseObject({
  parameters: z
    .array(z.looseObject({ name: z.string().max(64), value: z.unknown() }))
    .max(20)
    .nullish(),
});

/** What we put into a hit and get back when it is chosen. */
const hitShape = z.looseObject({ kind: z.enum(['request', 'device', 'customer']), id: z.string().min(1).max(128) });

/** An action on a message, with the message that it was called on. */
const actionShape = z.looseObject({
  commandId: z.string().max(64),
  messagePayload: z
    .looseObject({
      id: z.string().max(512).nullish(),
      body: z.looseObject({ content: z.string().max(200_000).nullish() }).nullish(),
    })
    .nullish(),
});

/** The command of the manifest that makes a draft of a message's devices. */
const REGISTER_COMMAND = 'registerSerials';

type Body = Readonly<Record<string, unknown>>;

/**
 * A search from the compose box or the command bar: lines to choose from.
 * Source: Microsoft Teams documentation, "Respond to search command".
 */
export async function answerSearch(deps: FrontDeps, activity: InboundActivity): Promise<Body> {
  const read = queryShape.safeParse(activity.value);
  const words = read.success ? (read.data.parameters ?? []).find(({ name }) => name === 'query')?.value : null;
  const found = await deps.search(await speakerOf(deps.people, activity), typeof words === 'string' ? words : '');
  if (!found.ok) return message(found.fault.message);
  if (found.value.length === 0) {
    return message('Nothing found. Write a serial number, a request such as R-12, or a part of a customer’s name.');
  }
  return result(found.value.map(hitAttachment));
}

/** One line was chosen: its card, to be inserted into the message. */
export async function answerSelection(deps: FrontDeps, activity: InboundActivity): Promise<Body> {
  const read = hitShape.safeParse(activity.value);
  if (!read.success) return message('This result cannot be opened. Search again.');
  const opened = await deps.openHit(await speakerOf(deps.people, activity), read.data);
  if (!opened.ok) return message(opened.fault.message);
  const preview = { contentType: THUMBNAIL, content: { title: fallbackTextOf(opened.value) } };
  return result([{ contentType: CARD, content: cardOf(opened.value), preview }]);
}

/**
 * "Register these serials": makes a draft and puts its card into the conversation; the dialog only says
 * so. The same message twice gives the same draft.
 * Source: Microsoft Teams documentation, "Create and send dialogs" of action commands.
 */
export async function answerMessageAction(
  deps: FrontDeps,
  context: TurnContext,
  activity: InboundActivity,
): Promise<Body> {
  const read = actionShape.safeParse(activity.value);
  if (!read.success || read.data.commandId !== REGISTER_COMMAND) return dialog('Preflight has no such action.');
  const { id, body } = read.data.messagePayload ?? {};
  const made = await deps.registerFromMessage({
    id: `action-${id ?? activity.id ?? deps.newId()}`,
    text: body?.content ?? '',
    speaker: await speakerOf(deps.people, activity),
    conversation: conversationOf(activity),
    attachments: [],
  });
  if (!made.ok) return dialog(made.fault.message);
  const reply = made.value;
  const name = reply.kind === 'request' ? reply.view.id : 'The draft';
  try {
    await answerOnce(deps, context, activity, () => Promise.resolve(reply));
  } catch (error) {
    // Where the bot is not a member it may not write; the draft is there all the same.
    deps.log.warn('action.card-not-sent', { error: error instanceof Error ? error.name : '' });
    return dialog(`${name} is a draft now. I cannot write here: write “status of ${name}” to me in our personal chat.`);
  }
  return dialog(`${name} is a draft now; its card stands in this chat. Nothing is sent before you send it.`);
}

function hitAttachment({ kind, id, title, text }: SearchHit): Body {
  const content = { title, text };
  return {
    contentType: THUMBNAIL,
    content,
    preview: { contentType: THUMBNAIL, content: { ...content, tap: { type: 'invoke', value: { kind, id } } } },
  };
}

function result(attachments: readonly Body[]): Body {
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
}

function message(text: string): Body {
  return { composeExtension: { type: 'message', text } };
}

function dialog(value: string): Body {
  return { task: { type: 'message', value } };
}
