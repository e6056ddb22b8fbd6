import { refusalOf } from '../../approval/policy.ts';
import type { Intent } from '../../intent/intent.ts';
import { devicesFromSerials } from '../draft-devices.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { keepForRequest, sealList } from '../kept-lists/keep-list.ts';
import { knownDevices } from '../known-devices.ts';
import { devicesOfList, findingsOfList } from '../list-in-draft.ts';
import { listRefusal } from '../list-refusal.ts';
import type { ChatMessage } from '../message.ts';
import { openDraft } from '../open-draft.ts';
import { planRequest } from '../plan-request.ts';
import { listFileOf, readList } from '../read-list.ts';
import type { Reply } from '../reply.ts';
import { viewRequest } from '../view-request.ts';

/** Makes a draft with its plan from a sentence and the list that came with it, and shows the one card. */
export async function answerRegister(deps: FlowDeps, message: ChatMessage, intent: Intent): Promise<Reply> {
  const refusal = refusalOf('request', message.speaker);
  if (refusal !== null) return { kind: 'refused', fault: refusal };
  const file = listFileOf(message, intent.channel);
  const list = file === null ? null : readList(file, { maxBytes: deps.flowSettings.maxListBytes });
  const unusable = list === null ? null : listRefusal(list);
  if (unusable !== null) {
    return { kind: 'refused', fault: { ...unusable, message: `The list cannot be used. ${unusable.message}` } };
  }
  const groupTag = intent.groupTag ?? list?.groupTag ?? null;
  const draft = await openDraft(deps, message, {
    kind: 'register',
    customerText: intent.customer,
    groupTag,
    channel: intent.channel,
    statedCount: intent.count,
    devices:
      list === null
        ? devicesFromSerials(intent.serials, await knownDevices(deps, intent.serials))
        : await devicesOfList(deps, list),
    listFindings: list === null ? [] : findingsOfList(list, groupTag),
  });
  // The same message a second time gives the same draft, whose list may have been decided about meanwhile.
  if (list !== null && (await deps.lists.forRequest(draft.id, deps.clock.now())) === null) {
    await keepForRequest(deps, await sealList(deps, { owner: message.speaker, file: list.file }), draft.id);
  }
  const planned = await planRequest(deps, draft.id);
  const view = await viewRequest(deps, planned.id);
  if (view === null) throw new Error(`request ${planned.id} is gone`);
  return { kind: 'request', view, say: null };
}
