import type { Insertable, Selectable, Updateable } from 'kysely';
import type { NewRequest, RequestPatch, StoredDevice, StoredRequest } from '../ports/request-store.ts';
import { toJson } from './safe-text.ts';
import type { DeviceTable, RequestTable } from './schema.ts';

export function toRequest(row: Selectable<RequestTable>): StoredRequest {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    version: row.version,
    requestedBy: {
      objectId: row.requester_object_id,
      tenantId: row.requester_tenant_id,
      upn: row.requester_upn,
      name: row.requester_name,
    },
    customerText: row.customer_text,
    customerTenantId: row.customer_tenant_id,
    customerName: row.customer_name,
    groupTag: row.group_tag,
    channel: row.channel,
    statedCount: row.stated_count,
    planDigest: row.plan_digest,
    listFindings: row.list_findings,
    note: row.note,
    origin: {
      front: row.origin_front,
      conversationId: row.origin_conversation_id,
      messageId: row.origin_message_id,
    },
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    expiresAt: row.expires_at,
  };
}

export function fromRequest(request: NewRequest, now: Date): Insertable<RequestTable> {
  return {
    kind: request.kind,
    state: request.state,
    version: 1,
    requester_object_id: request.requestedBy.objectId,
    requester_tenant_id: request.requestedBy.tenantId,
    requester_upn: request.requestedBy.upn,
    requester_name: request.requestedBy.name,
    customer_text: request.customerText,
    customer_tenant_id: request.customerTenantId,
    customer_name: request.customerName,
    group_tag: request.groupTag,
    channel: request.channel,
    stated_count: request.statedCount,
    plan_digest: request.planDigest,
    list_findings: toJson(request.listFindings),
    note: request.note,
    origin_front: request.origin.front,
    origin_conversation_id: request.origin.conversationId,
    origin_message_id: request.origin.messageId,
    created_at: now,
    updated_at: now,
    expires_at: request.expiresAt,
  };
}

/** The columns that a patch names; the others stay. */
export function fromPatch(patch: RequestPatch): Updateable<RequestTable> {
  return {
    ...(patch.state !== undefined && { state: patch.state }),
    ...(patch.customerText !== undefined && { customer_text: patch.customerText }),
    ...(patch.customerTenantId !== undefined && { customer_tenant_id: patch.customerTenantId }),
    ...(patch.customerName !== undefined && { customer_name: patch.customerName }),
    ...(patch.groupTag !== undefined && { group_tag: patch.groupTag }),
    ...(patch.channel !== undefined && { channel: patch.channel }),
    ...(patch.statedCount !== undefined && { stated_count: patch.statedCount }),
    ...(patch.planDigest !== undefined && { plan_digest: patch.planDigest }),
    ...(patch.listFindings !== undefined && { list_findings: toJson(patch.listFindings) }),
    ...(patch.note !== undefined && { note: patch.note }),
    ...(patch.expiresAt !== undefined && { expires_at: patch.expiresAt }),
  };
}

export function toDevice(row: Selectable<DeviceTable>): StoredDevice {
  return {
    requestId: row.request_id,
    position: row.position,
    serial: row.serial,
    state: row.state,
    manufacturer: row.manufacturer,
    model: row.model,
    productKeyId: row.product_key_id,
    assignedUser: row.assigned_user,
    hashDigest: row.hash_digest,
    sealedHash: row.sealed_hash,
    repair: row.repair,
    line: row.line,
    code: row.code,
    name: row.name,
    reason: row.reason,
    deviceId: row.device_id,
    profile: row.profile,
    chunkId: row.chunk_id,
    updatedAt: row.updated_at,
  };
}
