import type { Intent } from '../../intent/intent.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { ChatMessage } from '../message.ts';
import { press } from '../press.ts';
import type { Reply } from '../reply.ts';

/** "approve R-1" is the same as pressing the button on its card: the same rights, the same effect, once. */
export async function answerPress(deps: FlowDeps, message: ChatMessage, intent: Intent): Promise<Reply> {
  if (intent.request === null) {
    return {
      kind: 'say',
      text: `Which request? Write its number, for example "${intent.intent} R-1".`,
      tries: ['list requests'],
    };
  }
  const outcome = await press(deps, {
    requestId: intent.request,
    action: intent.intent,
    speaker: message.speaker,
    conversation: message.conversation,
    shownVersion: null,
    shownPlan: null,
    input: intent.reason === null ? {} : { reason: intent.reason },
  });
  return outcome.reply;
}
