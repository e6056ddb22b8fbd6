import { refusalOf } from '../../approval/policy.ts';
import { isSettled } from '../../domain/request.ts';
import type { NewDevice, StoredDevice, StoredRequest } from '../../ports/request-store.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { devicesForSerials } from '../known-devices.ts';
import type { Press } from '../message.ts';
import { openDraft } from '../open-draft.ts';
import { planRequest } from '../plan-request.ts';
import { done, type PressHandler, refuse } from './press-context.ts';

/** A new draft with the devices that failed; it goes the whole way again, with a plan and an approval of its own. */
export const pressRetry: PressHandler = async (deps, press, request) => {
  const refusal = refusalOf('request', press.speaker);
  if (refusal !== null) return { done: false, requestId: request.id, fault: refusal };
  if (!isSettled(request.state))
    return refuse(request, 'retry.not-yet', `${request.id} is not over yet; wait for its result.`);
  const failed = await deps.requests.devices(request.id, ['failed']);
  if (failed.length === 0)
    return refuse(request, 'retry.nothing', `No device of ${request.id} failed, so there is nothing to try again.`);
  const devices = await devicesAgain(deps, request, failed);
  const draft = await openAgain(deps, press, request, devices);
  await planRequest(deps, draft.id);
  // The draft has them now.
  await deps.requests.dropHashes(request.id);
  return done(
    draft,
    `${draft.id} holds the ${failed.length === 1 ? 'device' : `${failed.length} devices`} of ${request.id} that failed.`,
  );
};

/** Two presses give one draft; once that is over (cancelled, say) a further press gives the next. */
async function openAgain(
  deps: FlowDeps,
  press: Press,
  request: StoredRequest,
  devices: readonly NewDevice[],
): Promise<StoredRequest> {
  for (let round = 1; ; round += 1) {
    const id = round === 1 ? `retry-of-${request.id}` : `retry-of-${request.id}-${round}`;
    const draft = await openDraft(
      deps,
      { id, speaker: press.speaker, conversation: press.conversation },
      {
        kind: request.kind,
        customerText: request.customerTenantId,
        groupTag: request.groupTag,
        channel: request.channel,
        statedCount: null,
        devices,
        listFindings: [],
      },
    );
    if (!isSettled(draft.state)) return draft;
  }
}

/**
 * What the list said stays. Hashes come from the inventory, except those that the request kept because a closed road
 * had kept them from being sent.
 */
async function devicesAgain(
  deps: FlowDeps,
  request: StoredRequest,
  failed: readonly StoredDevice[],
): Promise<NewDevice[]> {
  const fresh = await devicesForSerials(
    deps,
    request.kind,
    failed.map((device) => device.serial),
  );
  return fresh.map((device, index) => {
    const before = failed[index];
    if (before === undefined) return device;
    const { assignedUser, manufacturer, model, productKeyId, sealedHash, hashDigest, repair } = before;
    return {
      ...device,
      ...(sealedHash === null
        ? {}
        : { sealedHash, hashDigest, repair, state: 'pending' as const, code: null, reason: null }),
      assignedUser,
      manufacturer: manufacturer ?? device.manufacturer,
      model: model ?? device.model,
      productKeyId: productKeyId ?? device.productKeyId,
    };
  });
}
