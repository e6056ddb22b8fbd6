import type { ConversationReference } from 'botbuilder';
import { z } from 'zod';

const account = z.looseObject({ id: z.string(), name: z.string().default('') });

/** How to write into a conversation later: stored as JSON, opaque to everything but this folder. */
const shape = z.object({
  /** `conversation`: it exists. `person`: it is made when it is needed. */
  kind: z.enum(['conversation', 'person']),
  serviceUrl: z.string(),
  channelId: z.string(),
  tenantId: z.string(),
  bot: account,
  user: account,
  conversation: z.looseObject({ id: z.string() }),
});

export type ConversationAddress = z.input<typeof shape>;

export function writeAddress(address: ConversationAddress): string {
  return JSON.stringify(address);
}

/** Null where the text is no address of ours. */
export function readAddress(text: string): ConversationAddress | null {
  try {
    const read = shape.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

export function toReference(address: ConversationAddress): Partial<ConversationReference> {
  const { serviceUrl, channelId, bot, user, conversation } = shape.parse(address);
  return {
    serviceUrl,
    channelId,
    bot,
    user,
    conversation: conversation as Partial<
      ConversationReference['conversation']
    > as ConversationReference['conversation'],
  };
}
