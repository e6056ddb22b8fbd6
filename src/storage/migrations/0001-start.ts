import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  'create sequence preflight.request_number as bigint',

  `create table preflight.request (
    number bigint not null default nextval('preflight.request_number'),
    id text generated always as ('R-' || number::text) stored primary key,
    kind text not null,
    state text not null,
    version integer not null,
    requester_object_id text not null,
    requester_tenant_id text not null,
    requester_upn text not null,
    requester_name text not null,
    customer_text text,
    customer_tenant_id text,
    customer_name text,
    group_tag text,
    channel text not null,
    stated_count integer,
    plan_digest text,
    list_findings jsonb not null,
    note text,
    origin_front text not null,
    origin_conversation_id text not null,
    origin_message_id text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    expires_at timestamptz,
    unique (origin_front, origin_conversation_id, origin_message_id)
  )`,
  'create unique index request_by_number on preflight.request (number)',
  'create index request_by_requester on preflight.request (requester_object_id, number)',
  'create index request_by_conversation on preflight.request (origin_conversation_id, number)',
  'create index request_by_state on preflight.request (state, number)',

  `create table preflight.device (
    request_id text not null references preflight.request (id),
    position integer not null,
    serial text not null,
    serial_key text not null,
    state text not null,
    manufacturer text,
    model text,
    product_key_id text,
    assigned_user text,
    hash_digest text,
    sealed_hash bytea,
    repair text,
    line integer,
    code text,
    name text,
    reason text,
    device_id text,
    profile text,
    chunk_id text,
    updated_at timestamptz not null,
    primary key (request_id, position)
  )`,
  // Sealed hashes look random: trying to compress them is lost time.
  'alter table preflight.device alter column sealed_hash set storage external',
  'create index device_by_serial on preflight.device (serial_key)',

  `create table preflight.plan (
    digest text primary key,
    request_id text not null references preflight.request (id),
    canonical_json text not null,
    kept_at timestamptz not null
  )`,

  `create table preflight.decision (
    request_id text primary key references preflight.request (id),
    plan_digest text not null,
    what text not null,
    decided_by jsonb,
    reason text,
    at timestamptz not null
  )`,

  `create table preflight.job (
    request_id text primary key references preflight.request (id),
    phase text not null,
    next_due_at timestamptz not null,
    started_at timestamptz not null,
    phase_started_at timestamptz not null,
    polls integer not null,
    failures integer not null,
    lease_token text,
    lease_ms integer,
    leased_until timestamptz
  )`,
  `create index job_by_due on preflight.job (next_due_at) where phase <> 'settled'`,

  `create table preflight.chunk (
    id text primary key,
    request_id text not null references preflight.request (id),
    sequence integer not null,
    state text not null,
    attempt integer not null,
    settle_until timestamptz,
    positions integer[] not null,
    unique (request_id, sequence)
  )`,

  `create table preflight.sync_gate (
    tenant_id text not null,
    channel text not null,
    requested_at timestamptz not null,
    primary key (tenant_id, channel)
  )`,

  `create table preflight.card (
    id text primary key,
    placed bigint generated always as identity,
    request_id text not null references preflight.request (id),
    address text not null,
    activity_id text,
    shown_version integer not null,
    shown_at timestamptz,
    failures integer not null,
    failed_version integer
  )`,
  'create index card_by_request on preflight.card (request_id, placed)',

  `create table preflight.notice (
    id text primary key,
    kept bigint generated always as identity,
    key text not null unique,
    request_id text not null references preflight.request (id),
    person_object_id text not null,
    person_tenant_id text not null,
    text text not null,
    state text not null,
    failures integer not null
  )`,
  `create index notice_waiting on preflight.notice (kept) where state = 'waiting'`,

  `create table preflight.conversation (
    person_object_id text not null,
    person_tenant_id text not null,
    address text not null,
    updated_at timestamptz not null,
    primary key (person_object_id, person_tenant_id)
  )`,

  `create table preflight.inventory_item (
    serial_key text primary key,
    serial text not null,
    manufacturer text,
    model text,
    product_key_id text,
    hash_digest text,
    sealed_hash bytea,
    hash_problem text,
    repair text,
    captured_at timestamptz,
    source text not null,
    imported_at timestamptz not null
  )`,
  'alter table preflight.inventory_item alter column sealed_hash set storage external',

  `create table preflight.upload_ticket (
    secret_digest text primary key,
    request_id text not null references preflight.request (id),
    person jsonb not null,
    conversation_id text not null,
    expires_at timestamptz not null,
    session_digest text unique,
    closed_at timestamptz
  )`,

  `create table preflight.audit_event (
    sequence bigint primary key,
    at timestamptz not null,
    what text not null,
    actor jsonb not null,
    request_id text,
    details jsonb not null,
    previous_hash text not null,
    hash text not null
  )`,
  'create index audit_event_by_request on preflight.audit_event (request_id, sequence)',
  `create function preflight.refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'preflight.audit_event takes new rows only: % is refused', tg_op using errcode = 'restrict_violation';
    end
  $$`,
  `create trigger audit_event_rows_stay before update or delete on preflight.audit_event
    for each row execute function preflight.refuse_audit_change()`,
  `create trigger audit_event_stays before truncate on preflight.audit_event
    for each statement execute function preflight.refuse_audit_change()`,

  `create table preflight.audit_head (
    id integer primary key default 1 check (id = 1),
    sequence bigint not null,
    hash text not null
  )`,
  `insert into preflight.audit_head (sequence, hash) values (0, repeat('0', 64))`,

  `create table preflight.opening (
    id integer primary key default 1 check (id = 1),
    opened_at timestamptz not null,
    openings bigint not null
  )`,
];

/** Everything that the first version keeps. One statement at a time: the embedded database takes no more in one query. */
export const start: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
