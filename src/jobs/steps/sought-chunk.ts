import type { SoughtChunk } from '../../ports/device-channel.ts';
import type { StoredChunk } from '../../ports/job-store.ts';
import type { JobView } from '../decide.ts';

/** A chunk as its channel is asked for it: with all of its devices, also those that are settled already. */
export function soughtChunk({ request, devices }: JobView, chunk: StoredChunk): SoughtChunk {
  const positions = new Set(chunk.positions);
  return {
    importId: chunk.id,
    reference: chunk.reference,
    attempt: chunk.attempt,
    groupTag: request.groupTag,
    devices: devices
      .filter(({ position }) => positions.has(position))
      .map(({ position, serial, productKeyId }) => ({ position, serial, productKeyId })),
  };
}
