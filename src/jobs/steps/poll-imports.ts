import { serialKey } from '../../domain/device.ts';
import type { ImportOutcome } from '../../ports/device-channel.ts';
import type { DevicePatch, StoredDevice } from '../../ports/request-store.ts';
import type { JobDeps } from '../job-deps.ts';
import { type Turn, waitAfter, write } from '../turn.ts';
import { importPatches } from './import-outcomes.ts';

/** Looks once how far the imports are: one call a chunk that still has devices on the way. */
export async function pollImports(deps: JobDeps, turn: Turn): Promise<void> {
  const { request, job } = turn.view;
  const channel = deps.channels.get(request.channel);
  if (channel === undefined || request.customerTenantId === null)
    throw new Error(`request ${request.id} has no channel`);
  const waiting = turn.view.devices.filter((device) => device.state === 'submitted');
  const outcomes: ImportOutcome[] = [];
  for (const chunkId of new Set(waiting.map((device) => device.chunkId))) {
    if (chunkId === null) continue;
    const serials = waiting.filter((device) => device.chunkId === chunkId).map((device) => device.serial);
    const found = await channel.findImports(request.customerTenantId, { importId: chunkId, serials });
    if (!found.ok) {
      await waitAfter(deps, turn, found.fault);
      return;
    }
    outcomes.push(...found.value);
  }
  const patches = importPatches(waiting, outcomes);
  const overdue = deps.clock.now().getTime() - job.phaseStartedAt.getTime() >= deps.settings.importGiveUpMs;
  const left = waiting.filter((device) => !patches.some((patch) => patch.position === device.position));
  const last = overdue && left.length > 0 ? await settleOverdue(deps, turn, left) : [];
  if (last === null) return;
  const changes = [...patches, ...last];
  await write(deps, turn, {
    job: { polls: job.polls + 1, failures: 0 },
    devices: changes,
    ...(request.note === null ? {} : { request: { note: null } }),
    audit: changes.length === 0 ? [] : [{ what: 'import.answered', details: tally(changes) }],
  });
}

/** Sent long ago and never confirmed: what stands in the tenant decides. */
async function settleOverdue(deps: JobDeps, turn: Turn, left: readonly StoredDevice[]): Promise<DevicePatch[] | null> {
  const { request } = turn.view;
  const channel = deps.channels.get(request.channel);
  const serials = left.map((device) => device.serial);
  const found = await channel?.findDevices(request.customerTenantId ?? '', serials);
  if (found === undefined || !found.ok) {
    if (found !== undefined) await waitAfter(deps, turn, found.fault);
    return null;
  }
  const there = new Map(found.value.map((device) => [serialKey(device.serial), device]));
  return left.map(({ position, serial }) => {
    const device = there.get(serialKey(serial));
    if (device !== undefined) return { position, state: 'registered', deviceId: device.deviceId };
    return {
      position,
      state: 'failed',
      code: 'import.not-confirmed',
      name: null,
      reason: `${serial} was sent, but Microsoft never confirmed it and the device is not in the tenant. Look in the Intune admin center before you try again.`,
    };
  });
}

function tally(patches: readonly DevicePatch[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of patches) counts[state ?? 'same'] = (counts[state ?? 'same'] ?? 0) + 1;
  return counts;
}
