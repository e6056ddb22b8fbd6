import { refusalOf } from '../../approval/policy.ts';
import { serialKey } from '../../domain/device.ts';
import { devicesFromSerials } from '../draft-devices.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { Press } from '../message.ts';
import { openDraft } from '../open-draft.ts';
import { planRequest } from '../plan-request.ts';
import { whereRegistered } from '../where-registered.ts';
import { type PressResult, refuse } from './press-context.ts';
import { pressSend } from './send.ts';

/**
 * An admin asks, from the card of a blocked device, to let it enrol again. It becomes a request like any other: a
 * plan, the approval of another admin, a job.
 */
export async function pressUnblock(deps: FlowDeps, press: Press): Promise<PressResult> {
  const refusal = refusalOf('request', press.speaker);
  if (refusal !== null) return { done: false, requestId: null, fault: refusal };
  if (!press.speaker.roles.includes('admin')) {
    return refuse(
      null,
      'approval.not-an-admin',
      'Only an admin can press Unblock. Write "unblock" with the serial number and the customer to ask for it.',
    );
  }
  const serial = press.input['serial']?.trim() ?? '';
  if (serial === '') return refuse(null, 'device.not-named', 'That button names no device. Ask for its status again.');
  const tenantId = press.input['tenantId']?.trim();
  const place = await whereRegistered(deps, serial, tenantId === undefined || tenantId === '' ? null : tenantId);
  if (place === null)
    return refuse(null, 'device.not-found', `${serial} is not registered to any customer that Preflight can read.`);
  if (!place.device.blocked)
    return refuse(null, 'device.not-blocked', `${serial} is not blocked any more: it may enrol as it is.`);
  const key = serialKey(serial);
  const open = (await deps.requests.openRequestsFor(place.customer.tenantId, [key])).get(key);
  if (open !== undefined)
    return refuse(
      await deps.requests.find(open),
      'device.already-requested',
      `${serial} is in ${open} already, which is still open.`,
    );
  const newest = await deps.requests.newestFor(key);
  const draft = await openDraft(
    deps,
    // Two presses at once see the same newest request and so give one draft; a later press finds the open request above.
    {
      id: `unblock-of-${place.device.deviceId}-after-${newest?.request.id ?? 'none'}`,
      speaker: press.speaker,
      conversation: press.conversation,
    },
    {
      kind: 'unblock',
      customerText: place.customer.tenantId,
      groupTag: null,
      channel: 'intune',
      statedCount: null,
      devices: devicesFromSerials([place.device.serial], new Map()),
      listFindings: [],
    },
  );
  const planned = await planRequest(deps, draft.id);
  return pressSend(deps, { ...press, requestId: planned.id, shownPlan: null, shownVersion: null }, planned);
}
