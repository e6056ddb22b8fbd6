import type { Intent } from '../../intent/intent.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { sealList } from '../kept-lists/keep-list.ts';
import { viewOfList } from '../kept-lists/view-of-list.ts';
import type { ChatMessage } from '../message.ts';
import { listFileOf, readList } from '../read-list.ts';
import type { Reply } from '../reply.ts';

/** Judges a list and sends nothing of it; one with devices is kept for a while, so that its owner can go on with it. */
export async function answerCheckFile(deps: FlowDeps, message: ChatMessage, intent: Intent): Promise<Reply> {
  const file = listFileOf(message, intent.channel);
  if (file === null) {
    const text =
      message.conversation.scope === 'personal'
        ? 'Which list? Attach the file to your message, or paste its lines.'
        : 'Which list? In a channel I do not get files: paste its lines, or send me the file in our personal chat.';
    return { kind: 'say', text, tries: [] };
  }
  const read = readList(file, { maxBytes: deps.flowSettings.maxListBytes });
  if (read.rows.length === 0) return { kind: 'checked-list', view: await viewOfList(deps, read, null), say: null };
  const { customer, groupTag } = intent;
  const sealed = await sealList(deps, { owner: message.speaker, file, customerText: customer, groupTag });
  await deps.lists.keep(sealed.list, sealed.content);
  return { kind: 'checked-list', view: await viewOfList(deps, read, sealed.list), say: null };
}
