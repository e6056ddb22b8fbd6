import type { Fault } from '../../domain/fault.ts';
import type { ImportDevice } from '../../ports/device-channel.ts';
import type { StoredChunk } from '../../ports/job-store.ts';
import type { StoredDevice } from '../../ports/request-store.ts';
import { hashContext } from '../hash-context.ts';
import type { JobDeps } from '../job-deps.ts';
import { isRoadClosed } from '../road-closed.ts';
import { LeaseLost, type Turn, waitAfter, write } from '../turn.ts';
import { importPatches } from './import-outcomes.ts';
import { stopSending } from './stop-sending.ts';

/**
 * Sends one chunk: the intent is written first, then the call leaves, then its outcome is written under the same
 * attempt. Where no answer came the chunk stays `intent-recorded` and is reconciled before anything is sent again.
 */
export async function submitChunk(deps: JobDeps, turn: Turn, chunk: StoredChunk): Promise<void> {
  const { request } = turn.view;
  const devices = turn.view.devices.filter((device) => chunk.positions.includes(device.position));
  const opened = devices.map((device) => openDevice(deps, device));
  const unreadable = devices.filter((_, index) => opened[index] === null);
  if (unreadable.length > 0) {
    await failDevices(deps, turn, chunk, devices, {
      code: 'hash.not-readable',
      message: 'The stored hash cannot be opened with the present key, so nothing was sent. Upload the list again.',
      retry: 'after-change',
    });
    return;
  }
  const recorded = await recordIntent(deps, turn, chunk);
  const channel = deps.channels.get(request.channel);
  if (channel === undefined || request.customerTenantId === null)
    throw new Error(`request ${request.id} has no channel`);
  const answer = await channel.submit(request.customerTenantId, {
    importId: recorded.id,
    callId: recorded.callId ?? recorded.id,
    isRepeat: chunk.callId !== null,
    groupTag: request.groupTag,
    devices: opened.filter((device) => device !== null),
  });
  const sent = devices.map((device) => ({ ...device, state: 'submitted' as const }));
  if (answer.ok) {
    await write(deps, turn, {
      job: { failures: 0 },
      devices: importPatches(sent, answer.value.outcomes),
      request: { note: null },
      audit: [
        {
          what: 'chunk.sent',
          details: {
            chunk: recorded.id,
            attempt: recorded.attempt,
            devices: devices.length,
            reference: answer.value.reference,
          },
        },
      ],
      also: () => settle(deps, recorded, 'sent', { reference: answer.value.reference }),
    });
    return;
  }
  await handleFault(deps, turn, recorded, devices, answer.fault);
}

async function recordIntent(deps: JobDeps, turn: Turn, chunk: StoredChunk): Promise<StoredChunk> {
  const settleMs = deps.settings.callTimeoutMs + deps.settings.settleMarginMs;
  let recorded: StoredChunk | null = null;
  await write(deps, turn, {
    devices: chunk.positions.map((position) => ({ position, state: 'submitted' as const, chunkId: chunk.id })),
    audit: [
      {
        what: 'chunk.intent-recorded',
        details: { chunk: chunk.id, attempt: chunk.attempt + 1, devices: chunk.positions.length },
      },
    ],
    also: async () => {
      recorded = await deps.jobs.recordIntent(chunk.id, { state: chunk.state, attempt: chunk.attempt }, settleMs);
      if (recorded === null) throw new LeaseLost(chunk.id);
    },
  });
  return recorded ?? chunk;
}

async function handleFault(
  deps: JobDeps,
  turn: Turn,
  chunk: StoredChunk,
  devices: readonly StoredDevice[],
  fault: Fault,
): Promise<void> {
  if (fault.doubt === true) {
    const note = `${fault.message} It is not certain whether the devices arrived; Preflight looks before it sends anything again.`;
    await write(deps, turn, {
      request: { note },
      audit: [
        {
          what: 'chunk.in-doubt',
          details: {
            chunk: chunk.id,
            attempt: chunk.attempt,
            code: fault.code,
            requestId: fault.remote?.requestId ?? null,
          },
        },
      ],
    });
    return;
  }
  if (fault.retry === 'same-request') {
    await write(deps, turn, {
      devices: devices.map(({ position }) => ({ position, state: 'pending' as const, chunkId: null })),
      audit: [{ what: 'chunk.put-back', details: { chunk: chunk.id, attempt: chunk.attempt, code: fault.code } }],
      also: () => settle(deps, chunk, 'planned', { answered: true }),
    });
    await waitAfter(deps, turn, fault);
    return;
  }
  if (isRoadClosed(fault.code)) {
    await stopSending(
      deps,
      turn,
      {
        code: fault.code,
        name: fault.remote?.code ?? null,
        why: fault.message.replace(/\.$/, ''),
        audit: { what: 'sending.stopped', details: { chunk: chunk.id, code: fault.code } },
      },
      { positions: chunk.positions, also: () => settle(deps, chunk, 'refused') },
    );
    return;
  }
  if (fault.code === 'channel.request-invalid' && devices.length > 1) {
    await split(deps, turn, chunk, fault);
    return;
  }
  await failDevices(deps, turn, chunk, devices, fault);
}

/** One bad row makes the service refuse the whole call: halves are sent apart until the row is found. */
async function split(deps: JobDeps, turn: Turn, chunk: StoredChunk, fault: Fault): Promise<void> {
  const { request, chunks } = turn.view;
  const middle = Math.ceil(chunk.positions.length / 2);
  const sequence = Math.max(...chunks.map((other) => other.sequence));
  const halves = [chunk.positions.slice(0, middle), chunk.positions.slice(middle)];
  await write(deps, turn, {
    devices: chunk.positions.map((position) => ({ position, state: 'pending' as const, chunkId: null })),
    audit: [{ what: 'chunk.split', details: { chunk: chunk.id, code: fault.code, devices: chunk.positions.length } }],
    also: async () => {
      await settle(deps, chunk, 'refused');
      await deps.jobs.createChunks(
        halves.map((positions, index) => ({
          id: deps.ids.uuid(),
          requestId: request.id,
          sequence: sequence + 1 + index,
          positions,
        })),
      );
    },
  });
}

async function failDevices(
  deps: JobDeps,
  turn: Turn,
  chunk: StoredChunk,
  devices: readonly StoredDevice[],
  fault: Fault,
): Promise<void> {
  await write(deps, turn, {
    devices: devices.map(({ position, serial }) => ({
      position,
      state: 'failed' as const,
      code: fault.code,
      name: fault.remote?.code ?? null,
      reason: `${serial} was not registered: ${fault.message}`,
    })),
    audit: [{ what: 'chunk.refused', details: { chunk: chunk.id, code: fault.code, devices: devices.length } }],
    also: () => settle(deps, chunk, 'refused'),
  });
}

async function settle(
  deps: JobDeps,
  chunk: StoredChunk,
  state: 'planned' | 'sent' | 'refused',
  more: Parameters<JobDeps['jobs']['settleChunk']>[3] = {},
): Promise<void> {
  if (!(await deps.jobs.settleChunk(chunk.id, chunk.attempt, state, more))) throw new LeaseLost(chunk.id);
}

function openDevice(deps: JobDeps, device: StoredDevice): ImportDevice | null {
  const { position, serial, productKeyId, manufacturer, model, assignedUser, sealedHash } = device;
  const hardwareHash = sealedHash === null ? null : deps.sealer.open(sealedHash, hashContext(device));
  if (hardwareHash === null && device.hashDigest !== null) return null;
  return { position, serial, hardwareHash, productKeyId, manufacturer, model, assignedUser };
}
