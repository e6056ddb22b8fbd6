import { serialKey } from '../../domain/device.ts';
import type { ImportOutcome } from '../../ports/device-channel.ts';
import type { DevicePatch, StoredDevice } from '../../ports/request-store.ts';
import type { JobDeps } from '../job-deps.ts';
import { type Turn, write } from '../turn.ts';
import { importPatches } from './import-outcomes.ts';
import { soughtChunk } from './sought-chunk.ts';
import { waitOrGiveUp } from './wait-or-give-up.ts';

/**
 * Looks once how far the imports are: one call a chunk that still has devices on the way. What was found before a call
 * failed is written all the same, so that a throttled look at a long list still comes forward.
 */
export async function pollImports(deps: JobDeps, turn: Turn): Promise<void> {
  const { request, job } = turn.view;
  const channel = deps.channels.get(request.channel);
  if (channel === undefined || request.customerTenantId === null)
    throw new Error(`request ${request.id} has no channel`);
  const waiting = turn.view.devices.filter((device) => device.state === 'submitted');
  const outcomes: ImportOutcome[] = [];
  const open = new Set(waiting.map((device) => device.chunkId));
  for (const chunk of turn.view.chunks.filter(({ id }) => open.has(id))) {
    const found = await channel.findImports(request.customerTenantId, soughtChunk(turn.view, chunk));
    if (!found.ok) {
      const patches = importPatches(waiting, outcomes);
      if (patches.length > 0) await write(deps, turn, { devices: patches, audit: [answered(patches)] });
      await waitOrGiveUp(deps, turn, waiting.filter(isNotIn(patches)), found.fault);
      return;
    }
    outcomes.push(...found.value);
  }
  const patches = importPatches(waiting, outcomes);
  const overdue = deps.clock.now().getTime() - job.phaseStartedAt.getTime() >= deps.settings.importGiveUpMs;
  const left = waiting.filter(isNotIn(patches));
  const last = overdue && left.length > 0 ? await settleOverdue(deps, turn, left) : [];
  if (last === null) return;
  const changes = [...patches, ...last];
  await write(deps, turn, {
    job: { polls: job.polls + 1, failures: 0 },
    devices: changes,
    ...(request.note === null ? {} : { request: { note: null } }),
    audit: changes.length === 0 ? [] : [answered(changes)],
  });
}

/** Sent long ago and never confirmed: what stands in the tenant decides. */
async function settleOverdue(deps: JobDeps, turn: Turn, left: readonly StoredDevice[]): Promise<DevicePatch[] | null> {
  const { request } = turn.view;
  const channel = deps.channels.get(request.channel);
  const serials = left.map((device) => device.serial);
  const found = await channel?.findDevices(request.customerTenantId ?? '', serials);
  if (found === undefined || !found.ok) {
    if (found !== undefined) await waitOrGiveUp(deps, turn, left, found.fault);
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

function isNotIn(patches: readonly DevicePatch[]): (device: StoredDevice) => boolean {
  const settled = new Set(patches.map((patch) => patch.position));
  return ({ position }) => !settled.has(position);
}

function answered(patches: readonly DevicePatch[]): { what: string; details: Record<string, number> } {
  return { what: 'import.answered', details: tally(patches) };
}

function tally(patches: readonly DevicePatch[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { state } of patches) counts[state ?? 'same'] = (counts[state ?? 'same'] ?? 0) + 1;
  return counts;
}
