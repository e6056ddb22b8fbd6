import { refusalOf } from '../../approval/policy.ts';
import type { Intent } from '../../intent/intent.ts';
import type { NewDevice } from '../../ports/request-store.ts';
import { devicesFromRows, devicesFromSerials } from '../draft-devices.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { judgeListTags } from '../judge-list-tags.ts';
import { knownDevices } from '../known-devices.ts';
import { listRefusal } from '../list-refusal.ts';
import type { ChatMessage } from '../message.ts';
import { openDraft } from '../open-draft.ts';
import { planRequest } from '../plan-request.ts';
import { type ReadList, readAttachedList, readPastedList } from '../read-list.ts';
import type { Reply } from '../reply.ts';
import { viewRequest } from '../view-request.ts';

/** Makes a draft with its plan from a sentence and the list that came with it, and shows the one card. */
export async function answerRegister(deps: FlowDeps, message: ChatMessage, intent: Intent): Promise<Reply> {
  const refusal = refusalOf('request', message.speaker);
  if (refusal !== null) return { kind: 'refused', fault: refusal };
  const list = await listOf(deps, message, intent);
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
    devices: await devicesOf(deps, list, intent),
    listFindings: list === null ? [] : [...list.findings, ...judgeListTags(list, groupTag)],
  });
  const planned = await planRequest(deps, draft.id);
  const view = await viewRequest(deps, planned.id);
  if (view === null) throw new Error(`request ${planned.id} is gone`);
  return { kind: 'request', view, say: null };
}

async function listOf(deps: FlowDeps, message: ChatMessage, intent: Intent): Promise<ReadList | null> {
  const [file] = message.attachments;
  if (file !== undefined)
    return readAttachedList(file, { channel: intent.channel, maxBytes: deps.flowSettings.maxListBytes });
  return readPastedList(message.text, intent.channel);
}

async function devicesOf(deps: FlowDeps, list: ReadList | null, intent: Intent): Promise<NewDevice[]> {
  if (list === null) return devicesFromSerials(intent.serials, await knownDevices(deps, intent.serials));
  const serials = list.rows.map((row) => row.serial);
  return devicesFromRows(list.rows, await knownDevices(deps, serials), deps.sealer);
}
