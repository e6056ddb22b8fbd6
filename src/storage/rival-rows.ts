import { type Kysely, type Selectable, sql } from 'kysely';
import type { InventoryItem, InventoryRival, RivalKind } from '../ports/inventory-store.ts';
import type { Connection } from './connection.ts';
import { claimOf } from './contradictions.ts';
import { toBase64 } from './insert-devices.ts';
import { toJson } from './safe-text.ts';
import { type InventoryRivalTable, SCHEMA_NAME, type Schema, type StoredRivalItem } from './schema.ts';

export interface NewRival {
  readonly serialKey: string;
  readonly item: InventoryItem;
  readonly kinds: readonly RivalKind[];
}

/** Keeps rivals; one that says what another said, or that was turned down, changes nothing. */
export async function writeRivals(connection: Connection, rivals: readonly NewRival[]): Promise<void> {
  if (rivals.length === 0) return;
  const json = toJson(
    rivals.map(({ serialKey, item: { sealedHash, hashKeptAt, hashRemovedAt: _, ...item }, kinds }) => ({
      serialKey,
      claim: claimOf({ ...item, sealedHash, hashKeptAt, hashRemovedAt: null }),
      kinds,
      item,
      sealedHash: toBase64(sealedHash),
      hashKeptAt,
    })),
  );
  await sql`
    insert into preflight.inventory_rival (serial_key, claim, kinds, item, sealed_hash, hash_kept_at)
    select "serialKey", claim, kinds, item, decode("sealedHash", 'base64'), "hashKeptAt"
    from json_to_recordset(${json}::text::json) as rival (
      "serialKey" text, claim text, kinds jsonb, item jsonb, "sealedHash" text, "hashKeptAt" timestamptz
    )
    on conflict (serial_key, claim) do nothing
  `.execute(connection.db);
}

/** Open rivals by serial key, without their hashes. */
export async function openRivals(
  connection: Connection,
  keys: readonly string[],
): Promise<Map<string, InventoryRival[]>> {
  const db: Kysely<Schema> = connection.db.withSchema(SCHEMA_NAME);
  const rows = await db
    .selectFrom('inventory_rival')
    .select(['serial_key', 'claim', 'kinds', 'item', 'hash_kept_at'])
    .where('serial_key', '=', sql<string>`any(${[...keys]}::text[])`)
    .where('turned_down_at', 'is', null)
    .orderBy('serial_key')
    .orderBy('claim')
    .execute();
  const found = new Map<string, InventoryRival[]>();
  for (const { serial_key, claim, kinds, item, hash_kept_at } of rows) {
    const rival = { claim, kinds, item: itemOf(item, null, hash_kept_at) };
    found.set(serial_key, [...(found.get(serial_key) ?? []), rival]);
  }
  return found;
}

/** Claims that a person turned down, as `serial key, claim`. */
export async function turnedDown(connection: Connection, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const db: Kysely<Schema> = connection.db.withSchema(SCHEMA_NAME);
  const rows = await db
    .selectFrom('inventory_rival')
    .select(['serial_key', 'claim'])
    .where('serial_key', '=', sql<string>`any(${[...keys]}::text[])`)
    .where('turned_down_at', 'is not', null)
    .execute();
  return new Set(rows.map(({ serial_key, claim }) => claimKey(serial_key, claim)));
}

export function claimKey(serialKey: string, claim: string): string {
  return `${serialKey} ${claim}`;
}

/** The item of a rival with its hash; one that was removed because of its age counts as removed `now`. */
export function toRivalItem(row: Selectable<InventoryRivalTable>, now: Date): InventoryItem {
  const item = itemOf(row.item, row.sealed_hash, row.hash_kept_at);
  return { ...item, hashRemovedAt: item.hashKeptAt !== null && item.sealedHash === null ? now : null };
}

function itemOf(item: StoredRivalItem, sealedHash: Uint8Array | null, hashKeptAt: Date | null): InventoryItem {
  return {
    ...item,
    sealedHash,
    hashKeptAt,
    hashRemovedAt: null,
    capturedAt: item.capturedAt === null ? null : new Date(item.capturedAt),
    importedAt: new Date(item.importedAt),
  };
}
