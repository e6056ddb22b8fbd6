import { type Kysely, sql } from 'kysely';
import { serialKey } from '../domain/device.ts';
import type { InventoryEntry, InventoryItem, InventoryStore } from '../ports/inventory-store.ts';
import type { Connection } from './connection.ts';
import { claimOf, isOtherBoard } from './contradictions.ts';
import { inBatches } from './in-batches.ts';
import { SHOWN_COLUMNS, toItem, writeItems } from './inventory-rows.ts';
import { fillIn, mergeItems } from './merge-items.ts';
import { claimKey, type NewRival, openRivals, toRivalItem, turnedDown, writeRivals } from './rival-rows.ts';
import { SCHEMA_NAME, type Schema } from './schema.ts';

const BATCH = 500;

/** Devices in stock, one row for each serial number however it was written. */
export function createInventoryStore(connection: Connection): InventoryStore {
  const db = (): Kysely<Schema> => connection.db.withSchema(SCHEMA_NAME);
  const among = (keys: readonly string[]) => sql<string>`any(${[...keys]}::text[])`;
  /** Two changes at once would each weigh against what was there before the other; readers do not wait. */
  const lock = () => sql`lock table preflight.inventory_item in share row exclusive mode`.execute(connection.db);

  const read = async (keys: readonly string[]): Promise<Map<string, InventoryItem>> => {
    const rows = await db().selectFrom('inventory_item').selectAll().where('serial_key', '=', among(keys)).execute();
    return new Map(rows.map((row) => [row.serial_key, toItem(row)]));
  };

  const keepBatch = async (batch: readonly InventoryItem[], counts: Counts, contradicted: Set<string>) => {
    const keys = batch.map(({ serial }) => serialKey(serial));
    const [known, settled] = [await read(keys), await turnedDown(connection, keys)];
    const changed = new Map<string, InventoryItem>();
    const rivals: NewRival[] = [];
    for (const item of batch) {
      const key = serialKey(item.serial);
      const before = known.get(key) ?? null;
      if (settled.has(claimKey(key, claimOf(item)))) {
        counts.kept += 1;
        continue;
      }
      const merged = mergeItems(before, item);
      counts[merged.outcome] += 1;
      if (merged.item !== before) {
        known.set(key, merged.item);
        changed.set(key, merged.item);
      }
      if (merged.rival === null) continue;
      rivals.push({ serialKey: key, ...merged.rival });
      contradicted.add(merged.item.serial);
    }
    await writeItems(connection, changed);
    await writeRivals(connection, rivals);
  };

  return {
    keep: (items) =>
      connection.run(async () => {
        const counts = { added: 0, changed: 0, kept: 0 };
        const contradicted = new Set<string>();
        if (items.length === 0) return { ...counts, contradicted: [] };
        await lock();
        for (const batch of inBatches(items, BATCH)) await keepBatch(batch, counts, contradicted);
        return { ...counts, contradicted: [...contradicted] };
      }),

    find: async (serialKeys) => (serialKeys.length === 0 ? new Map() : read(serialKeys)),

    describe: async (serialKeys) => {
      const entries = new Map<string, InventoryEntry>();
      if (serialKeys.length === 0) return entries;
      const rows = await db()
        .selectFrom('inventory_item')
        .select(SHOWN_COLUMNS)
        .where('serial_key', '=', among(serialKeys))
        .execute();
      const rivals = await openRivals(connection, serialKeys);
      const captures = rows.flatMap(({ capture_digest }) => (capture_digest === null ? [] : [capture_digest]));
      const owners = await db()
        .selectFrom('inventory_item')
        .select(['capture_digest', 'serial'])
        .where('capture_digest', '=', among(captures))
        .orderBy('serial_key')
        .execute();
      for (const row of rows) {
        const others = owners.filter(
          ({ capture_digest, serial }) => capture_digest === row.capture_digest && serialKey(serial) !== row.serial_key,
        );
        entries.set(row.serial_key, {
          item: toItem({ ...row, sealed_hash: null }),
          rivals: rivals.get(row.serial_key) ?? [],
          sameHash: others.map(({ serial }) => serial),
        });
      }
      return entries;
    },

    remove: async (key) => {
      const row = await db()
        .deleteFrom('inventory_item')
        .where('serial_key', '=', key)
        .returning('serial_key')
        .executeTakeFirst();
      return row !== undefined;
    },

    settle: (key, claim, at) =>
      connection.run(async () => {
        await lock();
        const current = (await read([key])).get(key);
        const open = await db()
          .selectFrom('inventory_rival')
          .selectAll()
          .where('serial_key', '=', key)
          .where('turned_down_at', 'is', null)
          .execute();
        const chosen = open.find((rival) => rival.claim === claim);
        if (current === undefined || open.length === 0 || (claim !== null && chosen === undefined)) return false;
        if (chosen !== undefined) {
          const winner = toRivalItem(chosen, at);
          const order = winner.order ?? current.order;
          await db()
            .deleteFrom('inventory_rival')
            .where('serial_key', '=', key)
            .where('claim', '=', chosen.claim)
            .execute();
          await writeItems(connection, new Map([[key, fillIn(winner, current, isOtherBoard(winner, current), order)]]));
          await writeRivals(connection, [{ serialKey: key, item: current, kinds: chosen.kinds }]);
        }
        await db()
          .updateTable('inventory_rival')
          .set({ turned_down_at: at, sealed_hash: null })
          .where('serial_key', '=', key)
          .where('turned_down_at', 'is', null)
          .execute();
        return true;
      }),

    removeHashes: (before, at, most) =>
      connection.run(async () => {
        const items = await sql<{ serial_key: string }>`
          update preflight.inventory_item
          set sealed_hash = null, hash_digest = null, repair = null, hash_removed_at = ${at}::timestamptz
          where serial_key in (
            select serial_key from preflight.inventory_item
            where sealed_hash is not null and hash_kept_at < ${before}::timestamptz
            order by hash_kept_at limit ${most} for update skip locked
          )
          returning serial_key
        `.execute(connection.db);
        const rivals = await db()
          .updateTable('inventory_rival')
          .set({ sealed_hash: null, item: sql`item || '{"hashDigest": null, "repair": null}'::jsonb` })
          .where('sealed_hash', 'is not', null)
          .where('hash_kept_at', '<', before)
          .returning('claim')
          .execute();
        return items.rows.length + rivals.length;
      }),
  };
}

interface Counts {
  added: number;
  changed: number;
  kept: number;
}
