import type { Intent } from '../../intent/intent.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { ChatMessage } from '../message.ts';
import type { Reply } from '../reply.ts';
import { explanationFor } from './explain.ts';
import { answerRegister } from './register.ts';
import { smallTalk } from './small-talk.ts';

const LONG_MESSAGE = 8_000;

/**
 * A message that orders nothing we know: a file alone opens a draft, what the knowledge base surely knows is explained,
 * anything else gets the nearest things to try.
 */
export function answerUnknown(deps: FlowDeps, message: ChatMessage, intent: Intent): Promise<Reply> | Reply {
  if (message.attachments.length > 0 && message.speaker.roles.length > 0) return answerRegister(deps, message, intent);
  const tries = ['register PF3XK2A9 to Contoso with tag KIOSK', 'status of PF3XK2A9', 'what does 808 mean?', 'help'];
  if (message.text.trim() === '') {
    return { kind: 'say', text: 'That message was empty. Tell me what to do, for example:', tries };
  }
  if (intent.negated) {
    return {
      kind: 'say',
      text: 'All right: nothing was changed. If I should do something else, write it as one sentence.',
      tries,
    };
  }
  const pleasantry = smallTalk(message);
  if (pleasantry !== null) return pleasantry;
  const explanation = message.text.length > LONG_MESSAGE ? null : explanationFor(message.text);
  if (explanation !== null) return explanation;
  const text =
    message.text.length > LONG_MESSAGE
      ? 'That is a long message and I could not find one clear order in it, so nothing was changed. Write one sentence, and give long lists as a file.'
      : 'I did not understand that, so nothing was changed. I speak English so far; these sentences work:';
  return { kind: 'say', text, tries };
}
