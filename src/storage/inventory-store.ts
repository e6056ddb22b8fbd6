import { type Kysely, type Selectable, sql } from 'kysely';
import { serialKey } from '../domain/device.ts';
import type { InventoryItem, InventoryStore } from '../ports/inventory-store.ts';
import type { Connection } from './connection.ts';
import { inBatches } from './in-batches.ts';
import { toBase64 } from './insert-devices.ts';
import { toJson } from './safe-text.ts';
import { type InventoryItemTable, SCHEMA_NAME, type Schema } from './schema.ts';
import { weighCapture } from './weigh-capture.ts';

const BATCH = 500;

/** Devices in stock, one row for each serial number however it was written. */
export function createInventoryStore(connection: Connection): InventoryStore {
  const db = (): Kysely<Schema> => connection.db.withSchema(SCHEMA_NAME);

  const read = async (keys: readonly string[]): Promise<Map<string, InventoryItem>> => {
    const rows = await db()
      .selectFrom('inventory_item')
      .selectAll()
      .where('serial_key', '=', sql<string>`any(${[...keys]}::text[])`)
      .execute();
    return new Map(rows.map((row) => [row.serial_key, toItem(row)]));
  };

  const write = async (items: ReadonlyMap<string, InventoryItem>): Promise<void> => {
    if (items.size === 0) return;
    // One parameter for the batch, as for the devices of a request.
    const json = toJson(
      [...items].map(([serialKey, item]) => ({ ...item, serialKey, sealedHash: toBase64(item.sealedHash) })),
    );
    await sql`
      insert into preflight.inventory_item (
        serial_key, serial, manufacturer, model, product_key_id, hash_digest, sealed_hash, hash_problem, repair,
        captured_at, source, imported_at
      )
      select
        "serialKey", serial, manufacturer, model, "productKeyId", "hashDigest", decode("sealedHash", 'base64'),
        "hashProblem", repair, "capturedAt", source, "importedAt"
      from json_to_recordset(${json}::text::json) as item (
        "serialKey" text, serial text, manufacturer text, model text, "productKeyId" text, "hashDigest" text,
        "sealedHash" text, "hashProblem" text, repair text, "capturedAt" timestamptz, source text,
        "importedAt" timestamptz
      )
      on conflict (serial_key) do update set
        serial = excluded.serial,
        manufacturer = excluded.manufacturer,
        model = excluded.model,
        product_key_id = excluded.product_key_id,
        hash_digest = excluded.hash_digest,
        sealed_hash = excluded.sealed_hash,
        hash_problem = excluded.hash_problem,
        repair = excluded.repair,
        captured_at = excluded.captured_at,
        source = excluded.source,
        imported_at = excluded.imported_at
    `.execute(connection.db);
  };

  return {
    keep: (items) =>
      connection.run(async () => {
        const counts = { added: 0, changed: 0, kept: 0 };
        if (items.length === 0) return counts;
        // Two imports at once would each weigh against what was there before the other; readers do not wait.
        await sql`lock table preflight.inventory_item in share row exclusive mode`.execute(connection.db);
        for (const batch of inBatches(items, BATCH)) {
          const known = await read(batch.map((item) => serialKey(item.serial)));
          const winners = new Map<string, InventoryItem>();
          for (const item of batch) {
            const key = serialKey(item.serial);
            const outcome = weighCapture(known.get(key) ?? null, item);
            counts[outcome] += 1;
            if (outcome === 'kept') continue;
            known.set(key, item);
            winners.set(key, item);
          }
          await write(winners);
        }
        return counts;
      }),

    find: async (serialKeys) => (serialKeys.length === 0 ? new Map() : read(serialKeys)),

    remove: async (key) => {
      const row = await db()
        .deleteFrom('inventory_item')
        .where('serial_key', '=', key)
        .returning('serial_key')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

function toItem(row: Selectable<InventoryItemTable>): InventoryItem {
  return {
    serial: row.serial,
    manufacturer: row.manufacturer,
    model: row.model,
    productKeyId: row.product_key_id,
    hashDigest: row.hash_digest,
    sealedHash: row.sealed_hash,
    hashProblem: row.hash_problem,
    repair: row.repair,
    capturedAt: row.captured_at,
    source: row.source,
    importedAt: row.imported_at,
  };
}
