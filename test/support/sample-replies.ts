import type { DeviceState } from '../../src/domain/device.ts';
import { consentInvitation } from '../../src/flow/consent-invitation.ts';
import type { InventoryView } from '../../src/flow/inventory-view.ts';
import type { CheckedListView, Some, ViewProposal } from '../../src/flow/kept-lists/list-view.ts';
import type { Reply } from '../../src/flow/reply.ts';
import type { RequestView, ViewDevice, ViewHint } from '../../src/flow/request-view.ts';

type ReplyOf<Kind extends Reply['kind']> = Extract<Reply, { kind: Kind }>;

const CONTOSO = { tenantId: '6f1f0c8e-3f55-4b0e-9d5e-0c8d7c5a4e11', name: 'Contoso', domain: 'contoso.com' };
const PHARMA = {
  tenantId: '8f0e2c55-7f0a-4a53-8f63-91be1f4f0a22',
  name: 'Contoso Pharma',
  domain: 'contosopharma.com',
};
const FABRIKAM = { tenantId: '0a5b9d0e-4c1d-45a4-8a5c-24d2c0d0b733', name: 'Fabrikam', domain: 'fabrikam.com' };
const DIGEST = '3fa9c2d41be07788e2d9c0a4f6a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3';

const OTHER_TENANT: ViewHint = {
  id: 'ztd-808',
  title: 'The device belongs to another tenant',
  summary: 'Another organisation has registered this device.',
  steps: ['Ask the seller, or the organisation that had it before, to remove it from Windows Autopilot there.'],
  source: 'Windows Autopilot troubleshooting FAQ, Import errors (2025-02-28)',
};

const DAMAGED: ViewHint = {
  id: 'hash-damaged',
  title: 'The hardware hash is damaged',
  summary: 'Parts of the hash are missing.',
  steps: ['Collect the hash on the device again with Get-WindowsAutopilotInfo and upload the new list.'],
  source: 'Manually register devices with Windows Autopilot, Collect the hardware hash (2024-11-06)',
};

/** `PF3XK001`, `PF3XK002`, … */
export function serialNumbers(count: number, from = 1): string[] {
  return Array.from({ length: count }, (_, index) => `PF3XK${String(from + index).padStart(3, '0')}`);
}

const NONE: Readonly<Record<DeviceState, readonly string[]>> = {
  pending: [],
  submitted: [],
  registered: [],
  assigned: [],
  failed: [],
  skipped: [],
};

/** Serial numbers by state with the counts that go with them. */
export function devicesOf(
  by: Partial<Record<DeviceState, readonly string[]>>,
): Pick<RequestView, 'counts' | 'serialsByState'> {
  const serialsByState = { ...NONE, ...by };
  const { pending, submitted, registered, assigned, failed, skipped } = serialsByState;
  const counts = {
    pending: pending.length,
    submitted: submitted.length,
    registered: registered.length,
    assigned: assigned.length,
    failed: failed.length,
    skipped: skipped.length,
  };
  const devices = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { serialsByState, counts: { devices, ...counts } };
}

const NO_ROWS = { first: [], count: 0 } as const;

const PROPOSALS: Some<ViewProposal> = {
  first: [
    {
      line: 7,
      code: 'SERIAL_SCIENTIFIC',
      serial: '1.23457E+14',
      message:
        'Line 7, Device Serial Number: “1.23457E+14” is what a spreadsheet makes of a long serial number; the hardware hash of this row says “123456789012345”.',
      proposal: '123456789012345',
    },
    {
      line: 23,
      code: 'FILE_HASH_DUPLICATE',
      serial: 'PF3XK012',
      message:
        'Line 23, Hardware Hash: the same hardware hash stands on line 13 already, and Microsoft takes only one of them (error 819); keep line 13.',
      proposal: 'keep line 13, leave out line 23',
    },
  ],
  count: 2,
};

const CHECKED_LIST: CheckedListView = {
  id: 'L-1f0c22ab',
  version: 1,
  file: 'contoso-40.csv',
  format: 'intune',
  channel: 'intune',
  devices: 40,
  accepted: false,
  groups: {
    ready: {
      first: serialNumbers(12).map((serial, index) => ({ serial, line: index + 2, reason: null })),
      count: 36,
    },
    repaired: {
      first: [
        {
          serial: 'PF3XK017',
          line: 18,
          reason: 'Line 18, Hardware Hash: the hash lost its padding; it is put back, and its digest proves it.',
        },
      ],
      count: 1,
    },
    'needs-you': {
      first: PROPOSALS.first.map(({ serial, line, message }) => ({ serial, line, reason: message })),
      count: 2,
    },
    'cannot-be-used': {
      first: [
        {
          serial: 'PF3XK040',
          line: 41,
          reason: 'Line 41, Hardware Hash: the hash is damaged beyond repair; capture it on the device again.',
        },
      ],
      count: 1,
    },
  },
  proposals: PROPOSALS,
  ofFile: {
    first: [
      {
        severity: 'error',
        code: 'FILE_ENCODING_BOM',
        message: 'The file begins with an invisible mark (UTF-8 BOM); it is written again without it.',
        isRepaired: true,
      },
    ],
    count: 1,
  },
  changes: {
    first: [
      { code: 'FILE_ENCODING_BOM', line: null, column: null, from: 'utf-8-bom', to: 'ascii' },
      {
        code: 'HASH_BASE64_STRICT',
        line: 18,
        column: 'Hardware Hash',
        from: 'T0FLAQEAHAAAAAoA…',
        to: 'T0FLAQEAHAAAAAoA…',
      },
    ],
    count: 2,
  },
  outputs: 1,
  channels: [
    {
      title: 'Intune',
      words: 'takes 37 of 40; 2 more once you accept what is proposed; 1 has to be mended at the source first',
    },
    {
      title: 'Partner Center',
      words: 'takes 37 of 40; 2 more once you accept what is proposed; 1 has to be mended at the source first',
    },
    { title: 'the OEM', words: 'takes none; all 40 lack manufacturer and model' },
  ],
  advice: null,
  mayChange: true,
};

const LEFT_OUT: ViewDevice = {
  serial: 'PF3XK040',
  line: 41,
  state: 'skipped',
  code: 'HASH_DIGEST_MISMATCH',
  name: null,
  reason: 'The hardware hash of PF3XK040 is damaged beyond repair.',
  hint: DAMAGED,
};

const FAILED: ViewDevice = {
  serial: 'PF3XK039',
  line: 40,
  state: 'failed',
  code: '808',
  name: 'ZtdDeviceAssignedToOtherTenant',
  reason: 'Microsoft refused PF3XK039 with 808 ZtdDeviceAssignedToOtherTenant.',
  hint: OTHER_TENANT,
};

const KNOWN_DEVICE: InventoryView = {
  serial: 'PF3XK002',
  known: true,
  manufacturer: 'LENOVO',
  model: '21CBCTO1WW',
  productKeyId: '0000000000021',
  order: '4500012345',
  hash: 'kept',
  hashSentence: 'Its hash is known.',
  source: 'contoso-delivery.csv, line 3',
  capturedAt: '2026-11-12T08:15:00.000Z',
  importedAt: '2026-11-13T07:00:00.000Z',
  hashKeptUntil: '2027-05-12T07:00:00.000Z',
  contradictions: [],
  claims: [],
};

const CONTRADICTED_DEVICE: InventoryView = {
  ...KNOWN_DEVICE,
  serial: 'PF3XK021',
  source: 'bench.csv, line 4',
  contradictions: [
    'bench.csv, line 4 and contoso-delivery.csv, line 22 show two different boards (another UUID or TPM) under this serial number: the board was replaced, or one of them is another device.',
  ],
  claims: [
    {
      claim: null,
      source: 'bench.csv, line 4',
      capturedAt: '2026-11-12T08:15:00.000Z',
      manufacturer: 'LENOVO',
      model: '21CBCTO1WW',
      productKeyId: '0000000000021',
      hasHash: true,
    },
    {
      claim: '0f3a5c7e9b1d2f40',
      source: 'contoso-delivery.csv, line 22',
      capturedAt: '2026-10-02T11:02:00.000Z',
      manufacturer: 'LENOVO',
      model: '21CBCTO1WW',
      productKeyId: '0000000000099',
      hasHash: true,
    },
  ],
};

/** A request of 40 devices for Contoso as it waits for its requester to send it. */
export const DRAFT: RequestView = {
  id: 'R-1',
  kind: 'register',
  state: 'draft',
  version: 3,
  planDigest: DIGEST,
  customer: CONTOSO,
  customerText: 'Contoso',
  customerChoices: [],
  groupTag: 'KIOSK',
  channel: 'intune',
  channelChoices: [],
  channelAdvice: null,
  requestedBy: { name: 'Hana Berg', upn: 'hana@preflight.example' },
  decisions: [],
  missing: [],
  ...devicesOf({ pending: serialNumbers(39), skipped: ['PF3XK040'] }),
  statedCount: 40,
  hashSources: [
    {
      file: 'contoso-delivery.csv',
      devices: 38,
      capturedFrom: '2026-11-12T08:15:00.000Z',
      capturedTo: '2026-11-12T09:40:00.000Z',
    },
  ],
  contradicted: ['PF3XK021'],
  repaired: [
    {
      serial: 'PF3XK017',
      line: 18,
      how: 'The padding at the end of the hash was put back; its digest proves it whole.',
    },
  ],
  findings: [
    {
      code: 'customer.similar-name',
      severity: 'warning',
      message:
        'This is for Contoso (contoso.com). There is also Contoso Pharma (contosopharma.com): make sure that the right customer is meant.',
      lines: [],
      serials: [],
    },
    {
      code: 'HEADER_CASE',
      severity: 'info',
      message: 'The header had other capitals than Intune takes.',
      lines: [1],
      serials: [],
    },
    {
      code: 'HASH_DIGEST_MISMATCH',
      severity: 'error',
      message: 'The hardware hash is damaged beyond repair.',
      lines: [41],
      serials: ['PF3XK040'],
    },
  ],
  steps: [
    { text: 'Send 39 devices to Intune for Contoso with the group tag KIOSK', state: 'todo' },
    { text: 'Wait until Microsoft has imported each of them', state: 'todo' },
    { text: 'Ask Intune to sync', state: 'todo' },
    { text: 'Watch until every device has its profile', state: 'todo' },
  ],
  note: null,
  profiles: [],
  attention: [LEFT_OUT],
  actions: ['send', 'upload', 'recheck', 'cancel'],
  list: null,
  consentLink: null,
  invitation: null,
  goal: 'profile',
  expiresAt: '2026-11-28T10:15:00.000Z',
  updatedAt: '2026-11-21T10:15:00.000Z',
};

const UNKNOWN_MODEL: ViewDevice = {
  serial: 'PF3XK001',
  line: null,
  state: 'skipped',
  code: 'device.hash-unknown',
  name: null,
  reason: 'No hardware hash is known for PF3XK001, and Intune (Microsoft Graph) takes nothing else.',
  hint: null,
};

/** Serial numbers alone, which Intune cannot take and Partner Center could. */
const MODEL_ASKED: RequestView = {
  ...DRAFT,
  ...devicesOf({ skipped: serialNumbers(40) }),
  repaired: [],
  channelChoices: ['intune', 'partner-center'],
  channelAdvice: { channel: 'partner-center', asksModel: true },
  findings: [
    {
      code: 'plan.nothing-to-send',
      severity: 'error',
      message: 'No device of the list can be sent; the reason stands with each of them.',
      lines: [],
      serials: [],
    },
    {
      code: 'channel.model-asked',
      severity: 'warning',
      message:
        'Partner Center would take these 40 by manufacturer, model and serial number: which manufacturer and model do they have? Write it below exactly as the devices report it, or upload a list with the hardware hashes.',
      lines: [],
      serials: [],
    },
  ],
  steps: [],
  attention: serialNumbers(40).map((serial) => ({
    ...UNKNOWN_MODEL,
    serial,
    reason: (UNKNOWN_MODEL.reason ?? '').replace('PF3XK001', serial),
  })),
  actions: ['fill', 'upload', 'recheck', 'cancel'],
};

/** A draft whose list has proposals. */
const DRAFT_WITH_LIST: RequestView = {
  ...DRAFT,
  list: {
    id: 'L-1f0c22ab',
    version: 1,
    ready: {
      first: serialNumbers(12).map((serial, index) => ({ serial, line: index + 2, reason: null })),
      count: 38,
    },
    proposals: PROPOSALS,
    isOpen: true,
  },
};

const EMPTY_DRAFT: RequestView = {
  ...DRAFT,
  planDigest: null,
  customer: null,
  customerChoices: [CONTOSO, PHARMA, FABRIKAM],
  groupTag: null,
  missing: ['customer', 'devices'],
  ...devicesOf({}),
  repaired: [],
  findings: [],
  steps: [],
  attention: [],
  actions: ['fill', 'upload', 'cancel'],
};

const CONSENT: RequestView = {
  ...DRAFT,
  state: 'waiting-for-consent',
  customer: { tenantId: 'b7f0c1d2-1111-4222-8333-944455556666', name: 'Adatum', domain: 'adatum.com' },
  customerText: 'Adatum',
  findings: [
    {
      code: 'consent.not-granted',
      severity: 'error',
      message:
        'There is no consent of Adatum (adatum.com) on Intune (Microsoft Graph). An administrator of the customer must accept it once; then press Check again.',
      lines: [],
      serials: [],
    },
  ],
  actions: ['recheck', 'cancel'],
  consentLink:
    'https://login.microsoftonline.com/adatum.com/adminconsent?client_id=11111111-2222-4333-8444-555555555555',
  invitation: consentInvitation('intune', 'Adatum', {
    state: 'not-granted',
    link: 'https://login.microsoftonline.com/adatum.com/adminconsent?client_id=11111111-2222-4333-8444-555555555555',
  }),
};

const WAITING: RequestView = {
  ...DRAFT,
  state: 'waiting-for-approval',
  version: 4,
  findings: DRAFT.findings.slice(0, 1),
  actions: ['approve', 'reject', 'cancel', 'refresh'],
  expiresAt: '2026-11-22T10:20:00.000Z',
};

const APPROVED: RequestView['decisions'] = [
  { byName: 'Ada Lind', what: 'approved', at: '2026-11-21T10:22:00.000Z', reason: null },
];

const RUNNING: RequestView = {
  ...DRAFT,
  state: 'running',
  version: 9,
  decisions: APPROVED,
  findings: [],
  ...devicesOf({
    assigned: serialNumbers(22),
    registered: serialNumbers(10, 23),
    submitted: serialNumbers(6, 33),
    failed: ['PF3XK039'],
    skipped: ['PF3XK040'],
  }),
  steps: [
    { text: 'Send 39 devices to Intune for Contoso with the group tag KIOSK', state: 'done' },
    { text: 'Wait until Microsoft has imported each of them', state: 'doing' },
    { text: 'Ask Intune to sync', state: 'todo' },
    { text: 'Watch until every device has its profile', state: 'todo' },
  ],
  note: 'Microsoft asks us to wait 40 seconds before the next call.',
  attention: [FAILED, LEFT_OUT],
  actions: ['refresh'],
  expiresAt: null,
};

const SETTLED: RequestView = {
  ...RUNNING,
  state: 'done-with-failures',
  version: 14,
  ...devicesOf({ assigned: serialNumbers(38), failed: ['PF3XK039'], skipped: ['PF3XK040'] }),
  steps: RUNNING.steps.map((step) => ({ ...step, state: 'done' as const })),
  note: null,
  profiles: [{ name: 'Kiosk self-deploying', devices: 38 }],
  actions: ['retry'],
};

const DONE: RequestView = {
  ...SETTLED,
  state: 'done',
  ...devicesOf({ assigned: serialNumbers(40) }),
  profiles: [{ name: 'Kiosk self-deploying', devices: 40 }],
  attention: [],
  actions: [],
};

const EXPIRED: RequestView = {
  ...WAITING,
  state: 'expired',
  decisions: [{ byName: 'Preflight', what: 'expired', at: '2026-11-22T10:20:00.000Z', reason: null }],
  actions: [],
  attention: [],
};

const REJECTED: RequestView = {
  ...WAITING,
  state: 'rejected',
  decisions: [
    { byName: 'Bo Falk', what: 'rejected', at: '2026-11-21T11:02:00.000Z', reason: 'These go to Contoso Pharma.' },
  ],
  actions: [],
  attention: [],
};

const FAILED_WHOLE: RequestView = {
  ...SETTLED,
  state: 'failed',
  ...devicesOf({ failed: serialNumbers(40) }),
  steps: [
    { text: 'Send 40 devices to Intune for Contoso with the group tag KIOSK', state: 'stopped' },
    { text: 'Wait until Microsoft has imported each of them', state: 'stopped' },
  ],
  profiles: [],
  attention: serialNumbers(40).map((serial, index) => ({
    serial,
    line: index + 2,
    state: 'failed',
    code: '403',
    name: 'Forbidden',
    reason: null,
    hint: {
      id: 'graph-403',
      title: 'Preflight may not register for this customer',
      summary: 'The consent was taken back.',
      steps: ['Ask an administrator of the customer to give consent again.'],
      source: 'Microsoft Graph permissions reference, Device management (2026-08-01)',
    },
  })),
};

const UNBLOCK: RequestView = {
  ...WAITING,
  id: 'R-7',
  kind: 'unblock',
  groupTag: null,
  ...devicesOf({ pending: ['5CG1234XYZ'] }),
  statedCount: null,
  repaired: [],
  findings: [],
  attention: [],
  steps: [{ text: 'Allow the next enrolment of 5CG1234XYZ', state: 'todo' }],
};

const request = (view: RequestView, say: string | null = null): ReplyOf<'request'> => ({ kind: 'request', view, say });

/** One reply of every kind, and of every state of a request, by name; all names and numbers are invented. */
export const SAMPLE_REPLIES = {
  'request-empty-draft': request(EMPTY_DRAFT),
  'request-model-asked': request(MODEL_ASKED),
  'request-draft': request(DRAFT, 'I read 40 devices from contoso-40.csv.'),
  'request-waiting-for-consent': request(CONSENT),
  'request-waiting-for-approval': request(WAITING),
  'request-approved': request({
    ...WAITING,
    state: 'approved',
    decisions: APPROVED,
    actions: ['cancel'],
    attention: [],
  }),
  'request-running': request(RUNNING),
  'request-done': request(DONE),
  'request-done-with-failures': request(SETTLED),
  'request-failed': request(FAILED_WHOLE),
  'request-rejected': request(REJECTED),
  'request-expired': request(EXPIRED),
  'request-cancelled': request({
    ...EXPIRED,
    state: 'cancelled',
    decisions: [{ byName: 'Hana Berg', what: 'cancelled', at: '2026-11-21T11:00:00.000Z', reason: null }],
  }),
  'request-unblock': request(UNBLOCK),
  'device-status': {
    kind: 'device-status',
    devices: [
      {
        serial: '5CG1234XYZ',
        customer: CONTOSO,
        registered: true,
        deviceId: '2b6d3c6e-8a1d-4c59-8b7c-5d2f9b0e1a77',
        groupTag: 'KIOSK',
        profile: 'Kiosk self-deploying',
        assignment: 'Assigned',
        enrollment: 'Enrolled',
        blocked: true,
        manufacturer: 'HP',
        model: 'EliteBook 840 G9',
        assignedUser: null,
        request: { id: 'R-1', state: 'done-with-failures', deviceState: 'assigned', reason: null },
        hint: {
          id: 'self-deploying-blocked',
          title: 'A self-deploying device enrols once',
          summary: 'It was reset and may not enrol again.',
          steps: ['Let an admin unblock it, then start the device again.'],
          source: 'Windows Autopilot self-deploying mode, Reset (2025-03-10)',
        },
        inventory: null,
        canUnblock: true,
        readAt: '2026-11-21T10:15:00.000Z',
      },
      {
        serial: 'PF3XK002',
        customer: CONTOSO,
        registered: true,
        deviceId: '7a6d3c6e-8a1d-4c59-8b7c-5d2f9b0e1a99',
        groupTag: null,
        profile: null,
        assignment: 'Waiting for a profile',
        enrollment: null,
        blocked: false,
        manufacturer: 'LENOVO',
        model: '21CBCTO1WW',
        assignedUser: null,
        request: null,
        hint: null,
        inventory: KNOWN_DEVICE,
        canUnblock: false,
        readAt: '2026-11-21T10:15:00.000Z',
      },
    ],
  },
  explanation: {
    kind: 'explanation',
    query: '808',
    matches: [
      {
        id: 'ztd-808',
        title: '808 ZtdDeviceAssignedToOtherTenant: the device belongs to another tenant',
        kind: 'error',
        summary:
          'Another organisation has registered this device with Windows Autopilot, so it cannot be registered to yours.',
        steps: [
          'Ask the seller, or the organisation that had it before, to remove it from Windows Autopilot there.',
          'If nobody can, open a support case with Microsoft and send the proof of purchase.',
          'Then send the device again.',
        ],
        facts: ['The hash is right: it is how Microsoft knew the device.', 'Removing it can take a few hours to show.'],
        source: { document: 'Windows Autopilot troubleshooting FAQ', section: 'Import errors', date: '2025-02-28' },
        actions: [
          { do: 'check-file' },
          { do: 'open-portal', title: 'Intune: Help and support', url: 'https://intune.microsoft.com/' },
        ],
      },
      {
        id: 'ztd-806',
        title: '806 ZtdDeviceAlreadyAssigned',
        kind: 'error',
        summary: 'The device is registered to your own tenant already.',
        steps: [],
        facts: [],
        source: { document: 'Windows Autopilot troubleshooting FAQ', section: 'Import errors', date: '2025-02-28' },
        actions: [],
      },
    ],
  },
  'explanation-blocked': {
    kind: 'explanation',
    query: '0x80180014',
    matches: [
      {
        id: 'error-80180014',
        title: '0x80180014: the device may not enrol a second time, or Windows enrolment is blocked',
        kind: 'error',
        summary:
          'A device that enrolled once by self-deploying or pre-provisioning is held back: unblock it, or delete its Intune record.',
        steps: ['Unblock it and deploy again.', 'If it stays: delete the device record under Devices > Windows.'],
        facts: ['Unblocking only works for certain makers.'],
        source: { document: 'Windows Autopilot troubleshooting FAQ', section: 'Enrollment', date: '2025-02' },
        actions: [
          { do: 'unblock' },
          { do: 'open-portal', title: 'Intune: Devices > Windows', url: 'https://intune.microsoft.com/' },
        ],
      },
    ],
  },
  'explanation-unknown': { kind: 'explanation', query: '0x0badf00d', matches: [] },
  requests: {
    kind: 'requests',
    requests: [
      {
        id: 'R-9',
        state: 'draft',
        kind: 'register',
        customer: null,
        devices: 3,
        requestedBy: 'Hana Berg',
        updatedAt: '2026-11-21T10:15:00.000Z',
      },
      {
        id: 'R-7',
        state: 'waiting-for-approval',
        kind: 'unblock',
        customer: 'Contoso',
        devices: 1,
        requestedBy: 'Sam Holt',
        updatedAt: '2026-11-21T09:55:00.000Z',
      },
      {
        id: 'R-5',
        state: 'running',
        kind: 'register',
        customer: 'Fabrikam',
        devices: 500,
        requestedBy: 'Hana Berg',
        updatedAt: '2026-11-21T09:40:00.000Z',
      },
      {
        id: 'R-1',
        state: 'done-with-failures',
        kind: 'register',
        customer: 'Contoso',
        devices: 40,
        requestedBy: 'Hana Berg',
        updatedAt: '2026-11-20T16:05:00.000Z',
      },
    ],
  },
  'requests-none': { kind: 'requests', requests: [] },
  customer: {
    kind: 'customer',
    view: {
      name: 'Adatum',
      domain: 'adatum.com',
      tenantId: 'b7f0c1d2-1111-4222-8333-944455556666',
      channel: 'intune',
      knownTags: ['KIOSK', 'Standard'],
      consent: {
        state: 'not-granted',
        missing: [],
        link: 'https://login.microsoftonline.com/adatum.com/adminconsent?client_id=11111111-2222-4333-8444-555555555555',
      },
      requests: [
        { id: 'R-9', kind: 'register', state: 'waiting-for-consent' },
        { id: 'R-4', kind: 'unblock', state: 'done' },
      ],
      readAt: '2026-11-21T10:15:00.000Z',
    },
  },
  'draft-with-list': { kind: 'request', view: DRAFT_WITH_LIST, say: null },
  'checked-list': { kind: 'checked-list', view: CHECKED_LIST, say: null },
  'checked-list-accepted': {
    kind: 'checked-list',
    view: {
      ...CHECKED_LIST,
      version: 2,
      groups: { ...CHECKED_LIST.groups, 'needs-you': { first: [], count: 0 } },
      proposals: { first: [], count: 0 },
    },
    say: '2 proposals were accepted; the list was judged again.',
  },
  'checked-list-unusable': {
    kind: 'checked-list',
    view: {
      ...CHECKED_LIST,
      id: null,
      file: 'devices.xlsx',
      format: 'unknown',
      channel: 'unknown',
      devices: 0,
      groups: { ready: NO_ROWS, repaired: NO_ROWS, 'needs-you': NO_ROWS, 'cannot-be-used': NO_ROWS },
      proposals: { first: [], count: 0 },
      ofFile: {
        first: [
          {
            severity: 'error',
            code: 'FILE_BINARY',
            message: 'This is no text file but an Excel workbook: save the sheet as CSV.',
            isRepaired: false,
          },
        ],
        count: 1,
      },
      changes: { first: [], count: 0 },
      outputs: 0,
      channels: [],
      mayChange: false,
    },
    say: null,
  },
  'list-link': {
    kind: 'list-link',
    listId: 'L-1f0c22ab',
    requestId: null,
    file: 'contoso-40.csv',
    url: 'https://preflight.example/upload/u7Jb0r3nQ2l7dGm1sYx0cQ',
    expiresAt: '2026-11-21T10:45:00.000Z',
  },
  'list-file': {
    kind: 'list-file',
    listId: 'L-1f0c22ab',
    listVersion: 1,
    requestId: 'R-9',
    name: 'contoso-40.fixed.csv',
    sizeBytes: 160_000,
    url: 'https://preflight.example/upload/file/u7Jb0r3nQ2l7dGm1sYx0cQ',
    expiresAt: '2026-11-21T10:45:00.000Z',
  },
  'list-file-offered': {
    kind: 'list-file',
    listId: 'L-1f0c22ab',
    listVersion: 1,
    requestId: null,
    name: 'contoso-40.fixed.zip',
    sizeBytes: 1_900_000,
    url: null,
    expiresAt: '2026-11-21T10:45:00.000Z',
  },
  'inventory-imported': {
    kind: 'inventory-imported',
    file: 'inventory-40.csv',
    devices: 40,
    added: 36,
    changed: 2,
    kept: 2,
    hashes: 38,
    leftOut: 1,
    unreadColumns: ['Device Name', 'Delivery date'],
    findings: [
      {
        code: 'ROW_SERIAL_MISMATCH',
        severity: 'error',
        line: 12,
        column: 'Device Serial Number',
        message:
          'Line 12, Device Serial Number: the hash belongs to another device (PF3XK013); capture PF3XK012 itself.',
        fix: 'none',
        proposal: null,
      },
    ],
    findingCount: 1,
    contradicted: ['PF3XK021', 'PF3XK033'],
    contradictedCount: 2,
  },
  'inventory-wanted': { kind: 'inventory-wanted', canAttach: false },
  'inventory-entries': {
    kind: 'inventory-entries',
    entries: [CONTRADICTED_DEVICE, { ...KNOWN_DEVICE, serial: 'PF3XK002' }],
    say: null,
    canChange: true,
  },
  'inventory-removed': {
    kind: 'inventory-entries',
    entries: [
      {
        ...KNOWN_DEVICE,
        known: false,
        manufacturer: null,
        model: null,
        productKeyId: null,
        order: null,
        hash: 'none',
        hashSentence: 'The inventory does not know this device: import a list that names it.',
        source: null,
        capturedAt: null,
        importedAt: null,
        hashKeptUntil: null,
      },
    ],
    say: 'PF3XK002 was removed from the inventory.',
    canChange: true,
  },
  'upload-link-inventory': {
    kind: 'upload-link',
    requestId: null,
    url: 'https://preflight.example/upload/u7Jb0r3nQ2l7dGm1sYx0cQ',
    expiresAt: '2026-11-21T10:45:00.000Z',
  },
  'upload-link': {
    kind: 'upload-link',
    requestId: 'R-9',
    url: 'https://preflight.example/upload/u7Jb0r3nQ2l7dGm1sYx0cQ',
    expiresAt: '2026-11-21T10:45:00.000Z',
  },
  help: {
    kind: 'help',
    title: 'What you can ask me, Hana',
    lines: [
      { what: 'Register devices', example: 'Register these 40 devices for Contoso with the tag KIOSK' },
      { what: 'Check a list', example: 'Check the attached list' },
      { what: 'See how a device stands', example: 'Is PF3XK001 registered?' },
      { what: 'Understand an error', example: 'What does 808 mean?' },
      { what: 'Follow requests', example: 'Show my requests' },
    ],
    note: 'Somebody else approves what you ask for: nothing is sent before.',
  },
  say: {
    kind: 'say',
    text: 'I did not understand that.',
    tries: ['Register PF3XK001 for Contoso', 'What does 808 mean?', 'Show my requests'],
  },
  refused: {
    kind: 'refused',
    fault: {
      code: 'approval.own-request',
      message: 'You asked for R-1 yourself, so somebody else has to approve it. Ada and Bo may.',
      retry: 'never',
    },
  },
  'refused-by-service': {
    kind: 'refused',
    fault: {
      code: 'channel.unavailable',
      message: 'Intune did not answer, so the devices of Contoso could not be read.',
      retry: 'same-request',
      remote: { status: 503, code: 'ServiceUnavailable', requestId: '5d2f9b0e-1a77-4c59-8b7c-2b6d3c6e8a1d' },
    },
  },
} satisfies Record<string, Reply>;
