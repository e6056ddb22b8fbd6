import { CardFactory, MessageFactory } from 'botbuilder';
import { cardOf } from '../cards/card-of.ts';
import { fallbackTextOf } from '../cards/fallback-text-of.ts';
import type { Reply } from '../flow/reply.ts';

/** A message with its card and a text for notifications and clients that show no cards. */
export function messageOf(reply: Reply): ReturnType<typeof MessageFactory.attachment> {
  const message = MessageFactory.attachment(CardFactory.adaptiveCard(cardOf(reply)));
  message.summary = fallbackTextOf(reply);
  return message;
}
