import type { DevicePatch, StoredDevice } from '../../ports/request-store.ts';
import type { JobDeps } from '../job-deps.ts';
import { type Turn, waitAfter, write } from '../turn.ts';

/** An unblock that the service has not shown by then is told as not confirmed. */
const MOST_LOOKS = 12;

/** Lets one blocked device enrol once more. Repeating it does no harm, so doubt needs no reconciliation first. */
export async function unblockDevice(deps: JobDeps, turn: Turn, device: StoredDevice): Promise<void> {
  const { request } = turn.view;
  const channel = deps.channels.get(request.channel);
  if (channel === undefined || request.customerTenantId === null || device.deviceId === null) {
    throw new Error(`request ${request.id} has no channel or device`);
  }
  const answer = await channel.unblock(request.customerTenantId, device.deviceId);
  const { position, serial } = device;
  if (answer.ok) {
    await write(deps, turn, {
      job: { failures: 0, phaseStartedAt: deps.clock.now() },
      devices: [{ position, state: 'submitted' }],
      audit: [{ what: 'device.unblock-sent', details: { serial } }],
    });
    return;
  }
  if (answer.fault.retry === 'same-request') {
    await waitAfter(deps, turn, answer.fault);
    return;
  }
  await write(deps, turn, {
    devices: [
      {
        position,
        state: 'failed',
        code: answer.fault.code,
        name: answer.fault.remote?.code ?? null,
        reason: `${serial} was not unblocked: ${answer.fault.message}`,
      },
    ],
    audit: [{ what: 'device.unblock-refused', details: { serial, code: answer.fault.code } }],
  });
}

/** Reads the devices back: only what the tenant shows counts as unblocked. */
export async function confirmUnblock(deps: JobDeps, turn: Turn): Promise<void> {
  const { request, job } = turn.view;
  const channel = deps.channels.get(request.channel);
  if (channel === undefined || request.customerTenantId === null)
    throw new Error(`request ${request.id} has no channel`);
  const waiting = turn.view.devices.filter((device) => device.state === 'submitted');
  const ids = waiting.flatMap((device) => (device.deviceId === null ? [] : [device.deviceId]));
  const read = await channel.readDevices(request.customerTenantId, ids);
  if (!read.ok) {
    await waitAfter(deps, turn, read.fault);
    return;
  }
  const byId = new Map(read.value.map((device) => [device.deviceId, device]));
  const tooLate = job.polls + 1 >= MOST_LOOKS;
  const patches = waiting.flatMap(({ position, serial, deviceId }): DevicePatch[] => {
    const there = byId.get(deviceId ?? '');
    if (there !== undefined && !there.blocked) {
      const state = there.assignment === 'assigned' ? 'assigned' : 'registered';
      return [{ position, state, profile: there.profile }];
    }
    if (!tooLate) return [];
    return [
      {
        position,
        state: 'failed',
        code: 'unblock.not-confirmed',
        name: null,
        reason: `Microsoft took the request to unblock ${serial}, but ${there === undefined ? 'does not show the device any more' : 'still shows it as blocked'}. Look again in the Intune admin center in a while.`,
      },
    ];
  });
  await write(deps, turn, {
    job: { polls: job.polls + 1, failures: 0 },
    devices: patches,
    ...(request.note === null ? {} : { request: { note: null } }),
    audit: patches.map(({ position, state }) => ({ what: 'device.unblock-read-back', details: { position, state } })),
  });
}
