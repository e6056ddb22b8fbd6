import { type Selectable, sql } from 'kysely';
import type { InventoryItem } from '../ports/inventory-store.ts';
import type { Connection } from './connection.ts';
import { toBase64 } from './insert-devices.ts';
import { toJson } from './safe-text.ts';
import type { InventoryItemTable } from './schema.ts';

/** Writes entries by serial key, in place of what was there; a batch as one parameter, as for the devices of a request. */
export async function writeItems(connection: Connection, items: ReadonlyMap<string, InventoryItem>): Promise<void> {
  if (items.size === 0) return;
  const json = toJson(
    [...items].map(([serialKey, item]) => ({ ...item, serialKey, sealedHash: toBase64(item.sealedHash) })),
  );
  await sql`
    insert into preflight.inventory_item (
      serial_key, serial, manufacturer, model, product_key_id, purchase_order, hash_digest, sealed_hash, hash_problem,
      repair, captured_at, capture_digest, uuid_digest, tpm_digest, serial_in_hash, source, source_line, imported_at,
      hash_kept_at, hash_removed_at
    )
    select
      "serialKey", serial, manufacturer, model, "productKeyId", "order", "hashDigest", decode("sealedHash", 'base64'),
      "hashProblem", repair, "capturedAt", "captureDigest", "uuidDigest", "tpmDigest", "serialInHash", source,
      "sourceLine", "importedAt", "hashKeptAt", "hashRemovedAt"
    from json_to_recordset(${json}::text::json) as item (
      "serialKey" text, serial text, manufacturer text, model text, "productKeyId" text, "order" text,
      "hashDigest" text, "sealedHash" text, "hashProblem" text, repair text, "capturedAt" timestamptz,
      "captureDigest" text, "uuidDigest" text, "tpmDigest" text, "serialInHash" text, source text,
      "sourceLine" integer, "importedAt" timestamptz, "hashKeptAt" timestamptz, "hashRemovedAt" timestamptz
    )
    on conflict (serial_key) do update set
      serial = excluded.serial,
      manufacturer = excluded.manufacturer,
      model = excluded.model,
      product_key_id = excluded.product_key_id,
      purchase_order = excluded.purchase_order,
      hash_digest = excluded.hash_digest,
      sealed_hash = excluded.sealed_hash,
      hash_problem = excluded.hash_problem,
      repair = excluded.repair,
      captured_at = excluded.captured_at,
      capture_digest = excluded.capture_digest,
      uuid_digest = excluded.uuid_digest,
      tpm_digest = excluded.tpm_digest,
      serial_in_hash = excluded.serial_in_hash,
      source = excluded.source,
      source_line = excluded.source_line,
      imported_at = excluded.imported_at,
      hash_kept_at = excluded.hash_kept_at,
      hash_removed_at = excluded.hash_removed_at
  `.execute(connection.db);
}

/** Every column but the hash, which nobody needs who only looks at an entry. */
export const SHOWN_COLUMNS = [
  'serial_key',
  'serial',
  'manufacturer',
  'model',
  'product_key_id',
  'purchase_order',
  'hash_digest',
  'hash_problem',
  'repair',
  'captured_at',
  'capture_digest',
  'uuid_digest',
  'tpm_digest',
  'serial_in_hash',
  'source',
  'source_line',
  'imported_at',
  'hash_kept_at',
  'hash_removed_at',
] as const satisfies readonly (keyof InventoryItemTable)[];

export function toItem(row: Selectable<InventoryItemTable>): InventoryItem {
  return {
    serial: row.serial,
    manufacturer: row.manufacturer,
    model: row.model,
    productKeyId: row.product_key_id,
    order: row.purchase_order,
    hashDigest: row.hash_digest,
    sealedHash: row.sealed_hash,
    hashProblem: row.hash_problem,
    repair: row.repair,
    capturedAt: row.captured_at,
    captureDigest: row.capture_digest,
    uuidDigest: row.uuid_digest,
    tpmDigest: row.tpm_digest,
    serialInHash: row.serial_in_hash,
    source: row.source,
    sourceLine: row.source_line,
    importedAt: row.imported_at,
    hashKeptAt: row.hash_kept_at,
    hashRemovedAt: row.hash_removed_at,
  };
}
