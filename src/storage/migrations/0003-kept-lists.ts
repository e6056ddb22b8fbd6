import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  `create table preflight.kept_list (
    id text primary key,
    owner jsonb not null,
    request_id text unique references preflight.request (id),
    file_name text not null,
    channel text,
    customer_text text,
    group_tag text,
    accepted jsonb not null,
    version integer not null,
    expires_at timestamptz not null
  )`,
  'create index kept_list_by_expiry on preflight.kept_list (expires_at)',

  `create table preflight.kept_list_piece (
    list_id text not null references preflight.kept_list (id) on delete cascade,
    position integer not null,
    sealed bytea not null,
    primary key (list_id, position)
  )`,
  // Sealed bytes look random: trying to compress them is lost time.
  'alter table preflight.kept_list_piece alter column sealed set storage external',

  // Without a reference: the question in a chat must be taken away after its list is gone, too.
  `create table preflight.file_offer (
    id text primary key,
    list_id text not null,
    list_version integer not null,
    person_object_id text not null,
    person_tenant_id text not null,
    address text not null,
    activity_id text,
    expires_at timestamptz not null
  )`,

  'alter table preflight.upload_ticket add column list_id text',
  'alter table preflight.upload_ticket drop column closed_at',
  'alter table preflight.upload_ticket rename to ticket',
];

/** Lists that were judged and what can still be done with them. */
export const keptLists: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
