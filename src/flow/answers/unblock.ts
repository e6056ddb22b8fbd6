import { refusalOf } from '../../approval/policy.ts';
import type { Intent } from '../../intent/intent.ts';
import { devicesFromSerials } from '../draft-devices.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { ChatMessage } from '../message.ts';
import { openDraft } from '../open-draft.ts';
import { planRequest } from '../plan-request.ts';
import type { Reply } from '../reply.ts';
import { viewRequest } from '../view-request.ts';
import { whereRegistered } from '../where-registered.ts';

/** Makes a draft that lets blocked devices enrol again; the customer is found by the device where nobody named one. */
export async function answerUnblock(deps: FlowDeps, message: ChatMessage, intent: Intent): Promise<Reply> {
  const refusal = refusalOf('request', message.speaker);
  if (refusal !== null) return { kind: 'refused', fault: refusal };
  const [first] = intent.serials;
  if (first === undefined) {
    return { kind: 'say', text: 'Which device? Write its serial number.', tries: ['unblock PF3XK2A9 for Contoso'] };
  }
  const place = intent.customer === null ? await whereRegistered(deps, first, null) : null;
  const draft = await openDraft(deps, message, {
    kind: 'unblock',
    customerText: intent.customer ?? place?.customer.tenantId ?? null,
    groupTag: null,
    channel: 'intune',
    statedCount: intent.count,
    devices: devicesFromSerials(intent.serials, new Map()),
    listFindings: [],
  });
  const planned = await planRequest(deps, draft.id);
  const view = await viewRequest(deps, planned.id);
  if (view === null) throw new Error(`request ${planned.id} is gone`);
  return { kind: 'request', view, say: null };
}
