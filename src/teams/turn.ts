import type { TurnContext } from 'botbuilder';
import type { Conversation } from '../flow/message.ts';
import type { InboundActivity } from './activity-shape.ts';
import type { ConversationAddress } from './conversation-address.ts';
import { tenantOf } from './speaker.ts';

/** Where a turn keeps the activity that the HTTP entry has read already. */
const READ_ACTIVITY = Symbol('activity');

export function keepActivity(context: TurnContext, activity: InboundActivity): void {
  context.turnState.set(READ_ACTIVITY, activity);
}

/** The activity with the bot's own mention taken out of its text, which the SDK does in its copy. */
export function activityOf(context: TurnContext): InboundActivity {
  const activity = context.turnState.get<InboundActivity>(READ_ACTIVITY);
  return { ...activity, text: context.activity.text };
}

export function addressOf(activity: InboundActivity, kind: ConversationAddress['kind']): ConversationAddress {
  return {
    kind,
    serviceUrl: activity.serviceUrl,
    channelId: activity.channelId ?? 'msteams',
    tenantId: tenantOf(activity),
    bot: named(activity.recipient ?? { id: '' }),
    user: named(activity.from),
    conversation: activity.conversation,
  };
}

function named<T extends { readonly name?: string | null | undefined }>(account: T) {
  return { ...account, name: account.name ?? '' };
}

export function conversationOf(activity: InboundActivity): Conversation {
  const { conversationType, id } = activity.conversation;
  const scope = conversationType === 'channel' ? 'channel' : conversationType === 'groupChat' ? 'group' : 'personal';
  return { front: 'teams', id, scope };
}
