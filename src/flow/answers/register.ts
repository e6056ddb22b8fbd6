import { refusalOf } from '../../approval/policy.ts';
import type { Intent } from '../../intent/intent.ts';
import type { NewDevice } from '../../ports/request-store.ts';
import { devicesFromRows, devicesFromSerials } from '../draft-devices.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { knownDevices } from '../known-devices.ts';
import type { ChatMessage } from '../message.ts';
import { openDraft } from '../open-draft.ts';
import { planRequest } from '../plan-request.ts';
import { type ReadList, readAttachedList, readPastedList } from '../read-list.ts';
import type { Reply } from '../reply.ts';
import { viewRequest } from '../view-request.ts';

/** More serial numbers than this do not fit a message; a list does not end here. */
const MOST_DEVICES = 100_000;

/** Makes a draft with its plan from a sentence and the list that came with it, and shows the one card. */
export async function answerRegister(deps: FlowDeps, message: ChatMessage, intent: Intent): Promise<Reply> {
  const refusal = refusalOf('request', message.speaker);
  if (refusal !== null) return { kind: 'refused', fault: refusal };
  const list = await listOf(deps, message, intent);
  if (list !== null && list.rows.length === 0) {
    const reason = list.findings[0]?.message ?? 'It holds no devices.';
    return {
      kind: 'refused',
      fault: {
        code: list.findings[0]?.code ?? 'ROWS_NONE',
        message: `The list cannot be used. ${reason}`,
        retry: 'after-change',
      },
    };
  }
  if (list !== null && list.rows.length > MOST_DEVICES) {
    return {
      kind: 'refused',
      fault: {
        code: 'ROWS_TOO_MANY',
        message: `The list has ${list.rows.length} devices; one request takes ${MOST_DEVICES}. Divide it.`,
        retry: 'after-change',
      },
    };
  }
  const draft = await openDraft(deps, message, {
    kind: 'register',
    customerText: intent.customer,
    groupTag: intent.groupTag ?? list?.groupTag ?? null,
    channel: intent.channel,
    statedCount: intent.count,
    devices: await devicesOf(deps, list, intent),
    listFindings: list?.findings ?? [],
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
