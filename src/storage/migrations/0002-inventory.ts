import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `alter table preflight.inventory_item
    add column purchase_order text,
    add column capture_digest text,
    add column uuid_digest text,
    add column tpm_digest text,
    add column serial_in_hash text,
    add column source_line integer,
    add column hash_kept_at timestamptz,
    add column hash_removed_at timestamptz`,
  // Hashes from before this version count as kept since their import.
  'update preflight.inventory_item set hash_kept_at = imported_at where sealed_hash is not null',
  'create index inventory_item_by_capture on preflight.inventory_item (capture_digest)',
  `create index inventory_item_by_hash_age on preflight.inventory_item (hash_kept_at) where sealed_hash is not null`,

  `create table preflight.inventory_rival (
    serial_key text not null references preflight.inventory_item (serial_key) on delete cascade,
    claim text not null,
    kinds jsonb not null,
    item jsonb not null,
    sealed_hash bytea,
    hash_kept_at timestamptz,
    turned_down_at timestamptz,
    primary key (serial_key, claim)
  )`,
  'alter table preflight.inventory_rival alter column sealed_hash set storage external',

  // A ticket without a request is one for the inventory.
  'alter table preflight.upload_ticket alter column request_id drop not null',
];

/** Where the facts of an entry come from, what contradicts it, how old its hash is; and upload links for the inventory. */
export const inventory: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
