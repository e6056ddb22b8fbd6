import { refusalOf } from '../../approval/policy.ts';
import { isSettled } from '../../domain/request.ts';
import { devicesFromSerials } from '../draft-devices.ts';
import { knownDevices } from '../known-devices.ts';
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
  const serials = failed.map((device) => device.serial);
  const draft = await openDraft(
    deps,
    { id: `retry-of-${request.id}`, speaker: press.speaker, conversation: press.conversation },
    {
      kind: request.kind,
      customerText: request.customerTenantId,
      groupTag: request.groupTag,
      channel: request.channel,
      statedCount: null,
      devices: devicesFromSerials(serials, await knownDevices(deps, serials)),
      listFindings: [],
    },
  );
  await planRequest(deps, draft.id);
  return done(
    draft,
    `${draft.id} holds the ${serials.length === 1 ? 'device' : `${serials.length} devices`} of ${request.id} that failed.`,
  );
};
