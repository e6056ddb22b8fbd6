import type { StoredChunk } from '../../ports/job-store.ts';
import type { JobDeps } from '../job-deps.ts';
import { LeaseLost, type Turn, write } from '../turn.ts';
import { importPatches, outcomesByDevice } from './import-outcomes.ts';
import { soughtChunk } from './sought-chunk.ts';
import { submitChunk } from './submit-chunk.ts';
import { waitOrGiveUp } from './wait-or-give-up.ts';

/**
 * After doubt: asks the service what it holds of the chunk before anything is sent again. What is there is adopted;
 * what is not becomes a chunk of its own, or the same chunk is sent under a new attempt where nothing arrived.
 */
export async function reconcileChunk(deps: JobDeps, turn: Turn, chunk: StoredChunk): Promise<void> {
  const { request } = turn.view;
  const channel = deps.channels.get(request.channel);
  if (channel === undefined || request.customerTenantId === null)
    throw new Error(`request ${request.id} has no channel`);
  const devices = turn.view.devices.filter((device) => chunk.positions.includes(device.position));
  const found = await channel.findImports(request.customerTenantId, soughtChunk(turn.view, chunk));
  if (!found.ok) {
    await waitOrGiveUp(deps, turn, devices, found.fault, async () => {
      if (!(await deps.jobs.settleChunk(chunk.id, chunk.attempt, 'settled'))) throw new LeaseLost(chunk.id);
    });
    return;
  }
  const answered = outcomesByDevice(found.value);
  const missing = devices.filter((device) => answered(device) === undefined);
  if (missing.length === devices.length) {
    await submitChunk(deps, turn, chunk);
    return;
  }
  const sequence = Math.max(...turn.view.chunks.map((other) => other.sequence));
  await write(deps, turn, {
    job: { failures: 0 },
    devices: [
      ...importPatches(devices, found.value),
      ...missing.map(({ position }) => ({ position, state: 'pending' as const, chunkId: null })),
    ],
    request: { note: null },
    audit: [
      {
        what: 'chunk.adopted',
        details: {
          chunk: chunk.id,
          attempt: chunk.attempt,
          found: devices.length - missing.length,
          missing: missing.length,
        },
      },
    ],
    also: async () => {
      if (!(await deps.jobs.settleChunk(chunk.id, chunk.attempt, 'sent'))) throw new LeaseLost(chunk.id);
      if (missing.length > 0) {
        await deps.jobs.createChunks([
          {
            id: deps.ids.uuid(),
            requestId: request.id,
            sequence: sequence + 1,
            positions: missing.map((device) => device.position),
          },
        ]);
      }
    },
  });
}
