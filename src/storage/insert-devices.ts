import { sql } from 'kysely';
import { serialKey } from '../domain/device.ts';
import type { NewDevice } from '../ports/request-store.ts';
import type { Connection } from './connection.ts';
import { inBatches } from './in-batches.ts';
import { toJson } from './safe-text.ts';

/** Rows of one statement: some 3 MB with a sealed hash in each. */
const BATCH = 500;

/** Adds devices to a request, a batch as one parameter: thousands of parameters a statement take five times as long. */
export async function insertDevices(
  connection: Connection,
  requestId: string,
  devices: readonly NewDevice[],
  now: Date,
): Promise<void> {
  for (const batch of inBatches(devices, BATCH)) {
    await sql`
      insert into preflight.device (
        request_id, position, serial, serial_key, state, manufacturer, model, product_key_id, assigned_user,
        hash_digest, sealed_hash, repair, line, code, name, reason, device_id, profile, chunk_id, updated_at
      )
      select
        ${requestId}, position, serial, "serialKey", state, manufacturer, model, "productKeyId", "assignedUser",
        "hashDigest", decode("sealedHash", 'base64'), repair, line, code, name, reason, "deviceId", profile, "chunkId",
        ${now}::timestamptz
      from json_to_recordset(${toJson(batch.map(toMembers))}::text::json) as device (
        position integer, serial text, "serialKey" text, state text, manufacturer text, model text,
        "productKeyId" text, "assignedUser" text, "hashDigest" text, "sealedHash" text, repair text, line integer,
        code text, name text, reason text, "deviceId" text, profile text, "chunkId" text
      )
    `.execute(connection.db);
  }
}

function toMembers(device: NewDevice): Record<string, unknown> {
  return { ...device, serialKey: serialKey(device.serial), sealedHash: toBase64(device.sealedHash) };
}

/** Bytes as they travel inside JSON; PostgreSQL's `decode` turns them back. */
export function toBase64(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
