import { refusalOf } from '../approval/policy.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { readIntent } from '../intent/read-intent.ts';
import { answerRegister } from './answers/register.ts';
import type { FlowDeps } from './flow-deps.ts';
import type { ChatMessage } from './message.ts';
import { listFileOf } from './read-list.ts';
import type { Reply } from './reply.ts';

/**
 * Makes a draft of the devices that a message names, because `message.speaker` pressed "Register the serials in this
 * message" on it. Whoever wrote the message ordered nothing: customer and tag that stand in it are only proposed on the
 * draft's card, and nothing is sent before the speaker sends it.
 * Faults: `approval.no-role`, `message.no-devices`, and those of a list that cannot be used.
 */
export async function registerFromMessage(deps: FlowDeps, message: ChatMessage): Promise<Result<Reply>> {
  const refusal = refusalOf('request', message.speaker);
  if (refusal !== null) return failed(refusal);
  const { serials, customer, groupTag, count } = readIntent(message.text);
  if (serials.length === 0 && listFileOf(message, null) === null) {
    return failed({
      code: 'message.no-devices',
      message: 'I found no serial number and no device list in this message, so nothing was made.',
      retry: 'never',
    });
  }
  const reply = await answerRegister(deps, message, {
    intent: 'register',
    customer,
    serials,
    count,
    groupTag,
    channel: null,
    user: null,
    request: null,
    query: null,
    reason: null,
    attachment: false,
    negated: false,
  });
  return reply.kind === 'refused' ? failed(reply.fault) : ok(reply);
}
