import { refusalOf } from '../approval/policy.ts';
import type { Intent } from '../intent/intent.ts';
import { readIntent } from '../intent/read-intent.ts';
import { answerCheckFile } from './answers/check-file.ts';
import { answerConsent } from './answers/consent.ts';
import { answerExplain } from './answers/explain.ts';
import { answerFollowUp } from './answers/follow-up.ts';
import { answerHelp } from './answers/help.ts';
import { answerImportInventory } from './answers/import-inventory.ts';
import { answerListRequests } from './answers/list-requests.ts';
import { answerNotYet } from './answers/not-yet.ts';
import { answerPress } from './answers/press-by-words.ts';
import { answerRegister } from './answers/register.ts';
import { answerStatus } from './answers/status.ts';
import { answerUnblock } from './answers/unblock.ts';
import { answerUnknown } from './answers/unknown.ts';
import type { FlowDeps } from './flow-deps.ts';
import type { ChatMessage } from './message.ts';
import type { Reply } from './reply.ts';

/** One message from words to reply. Teams and the terminal render the same reply. */
export async function answer(deps: FlowDeps, message: ChatMessage): Promise<Reply> {
  const intent = readIntent(message.text);
  if (needsRole(intent)) {
    const refusal = refusalOf('ask', message.speaker);
    if (refusal !== null) return { kind: 'refused', fault: refusal };
  }
  return (await answerFollowUp(deps, message, intent)) ?? answerIntent(deps, message, intent);
}

/** Help and explanations are for everybody; everything that reads or changes a customer's things needs a role. */
function needsRole({ intent }: Intent): boolean {
  return intent !== 'help' && intent !== 'explain' && intent !== 'unknown' && intent !== 'repair-guide';
}

function answerIntent(deps: FlowDeps, message: ChatMessage, intent: Intent): Promise<Reply> | Reply {
  switch (intent.intent) {
    case 'register':
      return answerRegister(deps, message, intent);
    case 'check-file':
      return answerCheckFile(deps, message, intent);
    case 'import-inventory':
      return answerImportInventory(deps, message);
    case 'status':
      return answerStatus(deps, message, intent);
    case 'unblock':
      return answerUnblock(deps, message, intent);
    case 'approve':
    case 'reject':
    case 'cancel':
      return answerPress(deps, message, intent);
    case 'list-requests':
      return answerListRequests(deps);
    case 'consent':
      return answerConsent(deps, intent);
    case 'explain':
    case 'repair-guide':
      return answerExplain(message, intent);
    case 'retag':
    case 'assign-user':
    case 'unassign-user':
    case 'deregister':
    case 'onboard':
    case 'report':
    case 'corporate-identifiers':
      return answerNotYet(intent);
    case 'help':
      return answerHelp(message);
    case 'unknown':
      return answerUnknown(deps, message, intent);
    default:
      return intent.intent satisfies never;
  }
}
