import type { Intent } from '../../intent/intent.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { ChatMessage } from '../message.ts';
import { checkedListView, readAttachedList, readPastedList } from '../read-list.ts';
import type { Reply } from '../reply.ts';

/** Judges a list without keeping or sending anything of it. */
export async function answerCheckFile(deps: FlowDeps, message: ChatMessage, intent: Intent): Promise<Reply> {
  const [file] = message.attachments;
  const options = { channel: intent.channel, maxBytes: deps.flowSettings.maxListBytes };
  const list =
    file === undefined ? readPastedList(message.text, intent.channel) : await readAttachedList(file, options);
  if (list === null) {
    const text =
      message.conversation.scope === 'personal'
        ? 'Which list? Attach the file to your message, or paste its lines.'
        : 'Which list? In a channel I do not get files: paste its lines, or send me the file in our personal chat.';
    return { kind: 'say', text, tries: [] };
  }
  return { kind: 'checked-list', view: checkedListView(list) };
}
