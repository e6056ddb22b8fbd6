import { sql } from 'kysely';
import type { DevicePatch } from '../ports/request-store.ts';
import type { Connection } from './connection.ts';
import { inBatches } from './in-batches.ts';
import { toBase64 } from './insert-devices.ts';
import { toJson } from './safe-text.ts';

const BATCH = 5_000;

/**
 * Writes the patches of a request's devices with one statement for thousands of them. Of two patches of one device the
 * later wins, member by member. A position that the request does not have is a bug and throws.
 */
export async function writeDevicePatches(
  connection: Connection,
  requestId: string,
  patches: readonly DevicePatch[],
  now: Date,
): Promise<void> {
  const merged = new Map<number, DevicePatch>();
  for (const patch of patches) merged.set(patch.position, { ...merged.get(patch.position), ...patch });
  for (const batch of inBatches([...merged.values()], BATCH)) {
    const { numAffectedRows } = await sql`
      update preflight.device as d set
        state = case when p ? 'state' then p ->> 'state' else d.state end,
        code = case when p ? 'code' then p ->> 'code' else d.code end,
        name = case when p ? 'name' then p ->> 'name' else d.name end,
        reason = case when p ? 'reason' then p ->> 'reason' else d.reason end,
        device_id = case when p ? 'deviceId' then p ->> 'deviceId' else d.device_id end,
        profile = case when p ? 'profile' then p ->> 'profile' else d.profile end,
        chunk_id = case when p ? 'chunkId' then p ->> 'chunkId' else d.chunk_id end,
        sealed_hash = case when p ? 'sealedHash' then decode(p ->> 'sealedHash', 'base64') else d.sealed_hash end,
        updated_at = ${now}::timestamptz
      from jsonb_array_elements(${toJson(batch.map(toMembers))}::text::jsonb) as p
      where d.request_id = ${requestId} and d.position = (p ->> 'position')::integer
    `.execute(connection.db);
    if (Number(numAffectedRows) !== batch.length) {
      throw new Error(`Request ${requestId} does not have all the devices that were to be changed.`);
    }
  }
}

function toMembers(patch: DevicePatch): Record<string, unknown> {
  const { sealedHash, ...rest } = patch;
  if (sealedHash === undefined) return rest;
  return { ...rest, sealedHash: toBase64(sealedHash) };
}
