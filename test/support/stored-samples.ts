import type { InventoryItem } from '../../src/ports/inventory-store.ts';
import type { NewDevice, NewRequest } from '../../src/ports/request-store.ts';

export const HANA = {
  objectId: 'bbbbbbbb-0000-4000-8000-0000000000a1',
  tenantId: 'aaaaaaaa-0000-4000-8000-000000000001',
  upn: 'hana@preflight.example',
  name: 'Hana',
} as const;

export const CONTOSO = 'c0000000-0000-4000-8000-000000000001';

let messages = 0;

/** A request as the flow makes it; every call another message. */
export function newRequest(more: Partial<NewRequest> = {}): NewRequest {
  messages += 1;
  return {
    kind: 'register',
    state: 'draft',
    requestedBy: HANA,
    customerText: 'contoso',
    customerTenantId: CONTOSO,
    customerName: 'Contoso',
    groupTag: 'KIOSK',
    channel: 'intune',
    statedCount: null,
    planDigest: null,
    listFindings: [],
    note: null,
    origin: { front: 'teams', conversationId: '19:team', messageId: `message-${messages}` },
    expiresAt: null,
    ...more,
  };
}

export function newDevice(position: number, more: Partial<NewDevice> = {}): NewDevice {
  return {
    position,
    serial: `SN-${position}`,
    state: 'pending',
    manufacturer: 'Fabrikam',
    model: 'Model 7',
    productKeyId: null,
    assignedUser: null,
    hashDigest: 'd'.repeat(64),
    sealedHash: Uint8Array.of(1, 2, 255, 0, position % 256),
    repair: null,
    line: position + 1,
    code: null,
    name: null,
    reason: null,
    deviceId: null,
    profile: null,
    chunkId: null,
    ...more,
  };
}

export function newItem(serial: string, more: Partial<InventoryItem> = {}): InventoryItem {
  return {
    serial,
    manufacturer: 'Fabrikam',
    model: 'Model 7',
    productKeyId: null,
    order: null,
    hashDigest: 'd'.repeat(64),
    sealedHash: Uint8Array.of(7, 0, 255),
    hashProblem: null,
    repair: null,
    capturedAt: new Date('2026-01-01T00:00:00Z'),
    captureDigest: null,
    uuidDigest: null,
    tpmDigest: null,
    serialInHash: null,
    source: 'stock.csv',
    sourceLine: 2,
    importedAt: new Date('2026-01-02T00:00:00Z'),
    hashKeptAt: new Date('2026-01-02T00:00:00Z'),
    hashRemovedAt: null,
    ...more,
  };
}
