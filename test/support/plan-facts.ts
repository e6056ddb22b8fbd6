import type { Customer } from '../../src/domain/customer.ts';
import type { PlanFacts, RequestedDevice } from '../../src/plan/facts.ts';
import type { RegisteredDevice } from '../../src/ports/device-channel.ts';

export const CONTOSO: Customer = {
  tenantId: 'c0000000-0000-4000-8000-000000000001',
  name: 'Contoso',
  domain: 'contoso.com',
  aliases: ['Contoso Ltd'],
  defaultChannel: 'intune',
  knownTags: ['KIOSK', 'CTS-Field'],
};

export const PHARMA: Customer = {
  ...CONTOSO,
  tenantId: 'c0000000-0000-4000-8000-000000000004',
  name: 'Contoso Pharma',
  domain: 'contosopharma.com',
  aliases: [],
  knownTags: [],
};

/** A device of a request that can be sent. */
export function requestedDevice(position: number, changes: Partial<RequestedDevice> = {}): RequestedDevice {
  return {
    position,
    serial: `SYN${String(position).padStart(4, '0')}`,
    line: position + 1,
    hashDigest: `digest-${position}`,
    productKeyId: null,
    manufacturer: null,
    model: null,
    assignedUser: null,
    refusal: null,
    ...changes,
  };
}

export function registeredDevice(serial: string, changes: Partial<RegisteredDevice> = {}): RegisteredDevice {
  return {
    deviceId: `id-${serial}`,
    serial,
    groupTag: 'KIOSK',
    manufacturer: null,
    model: null,
    enrollmentState: 'notContacted',
    assignment: 'assigned',
    assignmentWord: 'assignedInSync',
    assignmentDetail: null,
    assignedAt: null,
    profile: 'Kiosk self-deploying',
    blocked: false,
    remediation: null,
    assignedUser: null,
    lastContactedAt: null,
    ...changes,
  };
}

/** Facts of a request that nothing is wrong with. */
export function planFacts(changes: Partial<PlanFacts> = {}): PlanFacts {
  return {
    request: 'R-1',
    kind: 'register',
    requestedBy: 'bbbbbbbb-0000-4000-8000-0000000000a1',
    customer: CONTOSO,
    similarCustomers: [],
    channel: 'intune',
    declaration: {
      name: 'intune',
      identities: ['hash'],
      chunkSize: 50,
      groupTag: 'device',
      actions: ['register', 'find', 'follow', 'sync', 'unblock', 'retag', 'assign-user'],
    },
    otherChannels: [],
    groupTag: 'KIOSK',
    tagsInUse: null,
    statedCount: null,
    devices: [requestedDevice(1), requestedDevice(2)],
    listFindings: [],
    consent: {
      channel: 'intune',
      tenantId: CONTOSO.tenantId,
      state: 'granted',
      missing: [],
      evidence: {},
      link: null,
      checkedAt: new Date(0),
    },
    removedHashes: new Map(),
    registered: new Map(),
    openRequests: new Map(),
    ...changes,
  };
}
