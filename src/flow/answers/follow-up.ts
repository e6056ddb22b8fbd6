import { isRequester, refusalOf } from '../../approval/policy.ts';
import { CHANNEL_TITLES } from '../../domain/channel.ts';
import { serialKey } from '../../domain/device.ts';
import type { Intent } from '../../intent/intent.ts';
import type { NewDevice, RequestPatch, StoredRequest } from '../../ports/request-store.ts';
import { changeDraft } from '../change-draft.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { devicesForSerials } from '../known-devices.ts';
import type { ChatMessage } from '../message.ts';
import { customerOf } from '../open-draft.ts';
import { STATE_WORDS } from '../presses/press-context.ts';
import { type FollowUp, readFollowUp } from '../read-follow-up.ts';
import type { Reply } from '../reply.ts';
import { viewRequest } from '../view-request.ts';

/**
 * Changes the speaker's own newest draft in this conversation as a short message says ("and PF3XK2B1 as well", "no, tag
 * KIOSK2"); null where the message says no such thing, or there is no draft to say it of. Sends nothing.
 */
export async function answerFollowUp(deps: FlowDeps, message: ChatMessage, intent: Intent): Promise<Reply | null> {
  const { speaker, conversation, attachments } = message;
  if (attachments.length > 0 || refusalOf('request', speaker) !== null) return null;
  const wanted = readFollowUp(message.text, intent);
  if (wanted === null) return null;
  const [request] = await deps.requests.list({
    conversationId: conversation.id,
    requestedBy: speaker.objectId,
    limit: 1,
  });
  if (request === undefined || !isRequester(speaker, request) || request.kind !== 'register') return null;
  const customer = wanted.customer === null ? null : await customerOf(deps, wanted.customer);
  if (wanted.customer !== null && customer === null) {
    return intent.customer === null ? null : unknownCustomer(request, wanted.customer);
  }
  if (customer !== null && !wanted.corrects && request.customerTenantId !== null) return null;
  if (!isChangeable(request)) return isOpen(request) ? tooLate(request) : null;
  if (wanted.channel !== null && !deps.channels.has(wanted.channel)) {
    return say(
      `Preflight cannot register through ${CHANNEL_TITLES[wanted.channel]} here; ${request.id} stays as it was.`,
      request,
    );
  }
  const devices = await changedDevices(deps, request, wanted);
  if (devices === 'as-before')
    return say(`${listed([...wanted.add, ...wanted.remove])}: that changes nothing in ${request.id}.`, request);
  const patch: RequestPatch = {
    ...(customer === null
      ? {}
      : { customerTenantId: customer.tenantId, customerName: customer.name, customerText: wanted.customer }),
    ...(wanted.channel !== null
      ? { channel: wanted.channel }
      : customer === null
        ? {}
        : { channel: customer.defaultChannel }),
    ...(wanted.groupTag === null ? {} : { groupTag: wanted.groupTag }),
    ...(devices === null || request.statedCount === null ? {} : { statedCount: null }),
  };
  const details = {
    customer: customer?.tenantId ?? null,
    channel: wanted.channel,
    groupTag: wanted.groupTag,
    added: wanted.add.length,
    removed: wanted.remove.length,
  };
  const changed = await changeDraft(deps, speaker, request, { patch, devices, details });
  if (changed === null)
    return say(`${request.id} was changed at the same moment. Look at its card and write it again.`, request);
  const view = await viewRequest(deps, request.id);
  return view === null ? null : { kind: 'request', view, say: summary(wanted, customer?.name ?? null) };
}

function isChangeable({ state }: StoredRequest): boolean {
  return state === 'draft' || state === 'waiting-for-consent';
}

function isOpen({ state }: StoredRequest): boolean {
  return state === 'waiting-for-approval' || state === 'approved' || state === 'running';
}

/** The draft's devices with those that are named added or taken out; null where none are named. */
async function changedDevices(
  deps: FlowDeps,
  request: StoredRequest,
  { add, remove }: FollowUp,
): Promise<NewDevice[] | null | 'as-before'> {
  if (add.length === 0 && remove.length === 0) return null;
  const present = await deps.requests.devices(request.id);
  const keys = new Set(present.map(({ serial }) => serialKey(serial)));
  const away = new Set(remove.map(serialKey));
  const kept = present.filter(({ serial }) => !away.has(serialKey(serial)));
  const fresh = add.filter((serial) => !keys.has(serialKey(serial)));
  if (kept.length === present.length && fresh.length === 0) return 'as-before';
  const added = await devicesForSerials(deps, request.kind, fresh);
  return [...kept, ...added].map((device, index) => ({ ...device, position: index + 1 }));
}

function summary({ add, remove, groupTag, channel }: FollowUp, customer: string | null): string {
  const parts = [
    ...(add.length === 0 ? [] : [`${listed(add)} added`]),
    ...(remove.length === 0 ? [] : [`${listed(remove)} taken out`]),
    ...(groupTag === null ? [] : [`group tag ${groupTag}`]),
    ...(customer === null ? [] : [`customer ${customer}`]),
    ...(channel === null ? [] : [`through ${CHANNEL_TITLES[channel]}`]),
  ];
  return `Changed: ${parts.join(', ')}.`;
}

const SHOWN = 3;

function listed(serials: readonly string[]): string {
  return serials.length <= SHOWN ? serials.join(', ') : `${serials.length} devices`;
}

function tooLate(request: StoredRequest): Reply {
  return say(
    `${request.id} is ${STATE_WORDS[request.state]} and cannot be changed any more. Cancel it, or write a request of its own for the rest.`,
    request,
  );
}

function unknownCustomer(request: StoredRequest, words: string): Reply {
  return say(
    `“${words}” does not name exactly one customer that Preflight knows; ${request.id} stays as it was.`,
    request,
  );
}

function say(text: string, request: StoredRequest): Reply {
  return { kind: 'say', text, tries: [`status of ${request.id}`] };
}
