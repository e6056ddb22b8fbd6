import type { ColumnType, Generated } from 'kysely';
import type { ChannelName } from '../domain/channel.ts';
import type { DeviceState } from '../domain/device.ts';
import type { RequestKind, RequestState } from '../domain/request.ts';
import type { AuditEvent } from '../ports/audit-log.ts';
import type { StoredNotice } from '../ports/card-store.ts';
import type { InventoryItem, InventoryRival } from '../ports/inventory-store.ts';
import type { StoredChunk, StoredJob } from '../ports/job-store.ts';
import type { KeptList } from '../ports/list-store.ts';
import type { Decision } from '../ports/plan-store.ts';
import type { StoredRequest } from '../ports/request-store.ts';
import type { Ticket } from '../ports/ticket-store.ts';

/** The PostgreSQL schema that holds Preflight's own tables; the queue has one of its own. */
export const SCHEMA_NAME = 'preflight';

/** Read as a value, written as text: the `pg` driver would write a JavaScript array as a PostgreSQL array. */
type Json<T> = ColumnType<T, string, string>;

export interface RequestTable {
  /** `R-` and the number; made by the database. */
  id: ColumnType<string, never, never>;
  number: ColumnType<number, never, never>;
  kind: RequestKind;
  state: RequestState;
  version: number;
  requester_object_id: string;
  requester_tenant_id: string;
  requester_upn: string;
  requester_name: string;
  customer_text: string | null;
  customer_tenant_id: string | null;
  customer_name: string | null;
  group_tag: string | null;
  channel: ChannelName;
  stated_count: number | null;
  plan_digest: string | null;
  list_findings: Json<StoredRequest['listFindings']>;
  note: string | null;
  origin_front: StoredRequest['origin']['front'];
  origin_conversation_id: string;
  origin_message_id: string;
  created_at: Date;
  updated_at: Date;
  expires_at: Date | null;
}

export interface DeviceTable {
  request_id: string;
  position: number;
  serial: string;
  serial_key: string;
  state: DeviceState;
  manufacturer: string | null;
  model: string | null;
  product_key_id: string | null;
  assigned_user: string | null;
  hash_digest: string | null;
  sealed_hash: Uint8Array | null;
  repair: string | null;
  line: number | null;
  code: string | null;
  name: string | null;
  reason: string | null;
  device_id: string | null;
  profile: string | null;
  chunk_id: string | null;
  updated_at: Date;
}

export interface PlanTable {
  digest: string;
  request_id: string;
  canonical_json: string;
  kept_at: Date;
}

export interface DecisionTable {
  request_id: string;
  plan_digest: string;
  what: Decision['what'];
  decided_by: Json<Decision['by']> | null;
  reason: string | null;
  at: Date;
}

export interface JobTable {
  request_id: string;
  phase: StoredJob['phase'];
  next_due_at: Date;
  started_at: Date;
  phase_started_at: Date;
  polls: number;
  failures: number;
  lease_token: string | null;
  lease_ms: number | null;
  leased_until: Date | null;
}

export interface ChunkTable {
  id: string;
  request_id: string;
  sequence: number;
  state: StoredChunk['state'];
  attempt: number;
  settle_until: Date | null;
  positions: number[];
  call_id: string | null;
  reference: string | null;
}

export interface SyncGateTable {
  tenant_id: string;
  channel: string;
  requested_at: Date;
}

export interface CardTable {
  id: string;
  placed: ColumnType<number, never, never>;
  request_id: string;
  address: string;
  activity_id: string | null;
  shown_version: number;
  shown_at: Date | null;
  failures: number;
  failed_version: number | null;
}

export interface NoticeTable {
  id: string;
  kept: ColumnType<number, never, never>;
  key: string;
  request_id: string;
  person_object_id: string;
  person_tenant_id: string;
  text: string;
  state: StoredNotice['state'];
  failures: number;
}

export interface ConversationTable {
  person_object_id: string;
  person_tenant_id: string;
  address: string;
  updated_at: Date;
}

export interface InventoryItemTable {
  serial_key: string;
  serial: string;
  manufacturer: string | null;
  model: string | null;
  product_key_id: string | null;
  hash_digest: string | null;
  sealed_hash: Uint8Array | null;
  hash_problem: string | null;
  repair: string | null;
  captured_at: Date | null;
  source: string;
  imported_at: Date;
  purchase_order: string | null;
  capture_digest: string | null;
  uuid_digest: string | null;
  tpm_digest: string | null;
  serial_in_hash: string | null;
  source_line: number | null;
  hash_kept_at: Date | null;
  hash_removed_at: Date | null;
}

/** A rival's item as JSON: without its hash, which is deleted on its own, and with instants as text. */
export type StoredRivalItem = Omit<
  InventoryItem,
  'sealedHash' | 'hashKeptAt' | 'capturedAt' | 'importedAt' | 'hashRemovedAt'
> & { readonly capturedAt: string | null; readonly importedAt: string };

export interface InventoryRivalTable {
  serial_key: string;
  claim: string;
  kinds: Json<InventoryRival['kinds']>;
  item: Json<StoredRivalItem>;
  sealed_hash: Uint8Array | null;
  hash_kept_at: Date | null;
  turned_down_at: Date | null;
}

export interface TicketTable {
  secret_digest: string;
  /** Both null for an upload to the inventory. */
  request_id: string | null;
  list_id: string | null;
  person: Json<Ticket['person']>;
  conversation_id: string;
  expires_at: Date;
  session_digest: string | null;
}

export interface KeptListTable {
  id: string;
  owner: Json<KeptList['owner']>;
  request_id: string | null;
  file_name: string;
  channel: ChannelName | null;
  customer_text: string | null;
  group_tag: string | null;
  accepted: Json<KeptList['accepted']>;
  version: number;
  expires_at: Date;
}

export interface KeptListPieceTable {
  list_id: string;
  position: number;
  sealed: Uint8Array;
}

export interface FileOfferTable {
  id: string;
  list_id: string;
  list_version: number;
  person_object_id: string;
  person_tenant_id: string;
  address: string;
  activity_id: string | null;
  expires_at: Date;
}

export interface AuditEventTable {
  sequence: number;
  at: Date;
  what: string;
  actor: Json<AuditEvent['actor']>;
  request_id: string | null;
  details: Json<AuditEvent['details']>;
  previous_hash: string;
  hash: string;
}

/** One row: the end of the chain, locked by whoever appends. */
export interface AuditHeadTable {
  id: Generated<number>;
  sequence: number;
  hash: string;
}

/** One row, written at every start: proves that a commit reaches the disk. */
export interface OpeningTable {
  id: Generated<number>;
  opened_at: Date;
  openings: number;
}

export interface Schema {
  request: RequestTable;
  device: DeviceTable;
  plan: PlanTable;
  decision: DecisionTable;
  job: JobTable;
  chunk: ChunkTable;
  sync_gate: SyncGateTable;
  card: CardTable;
  notice: NoticeTable;
  conversation: ConversationTable;
  inventory_item: InventoryItemTable;
  inventory_rival: InventoryRivalTable;
  ticket: TicketTable;
  kept_list: KeptListTable;
  kept_list_piece: KeptListPieceTable;
  file_offer: FileOfferTable;
  audit_event: AuditEventTable;
  audit_head: AuditHeadTable;
  opening: OpeningTable;
}
