import fc from 'fast-check';
import { CHANNELS } from '../../src/domain/channel.ts';
import { DEVICE_STATES, type DeviceState } from '../../src/domain/device.ts';
import { REQUEST_STATES } from '../../src/domain/request.ts';
import type { InventoryView } from '../../src/flow/inventory-view.ts';
import type { CheckedListView, Some, ViewListRow, ViewProposal } from '../../src/flow/kept-lists/list-view.ts';
import type { DeviceStatusView, Reply } from '../../src/flow/reply.ts';
import { REQUEST_PRESSES, type RequestView, type ViewDevice, type ViewHint } from '../../src/flow/request-view.ts';

/** Looks like a hardware hash: base64 that begins with "OA", 4,000 characters. */
export const HASH_LIKE = `T0FLAQEAHAAAAAoAbQg${'Zm9vYmFyMTIz+/'.repeat(300)}`.slice(0, 4_000);

/** Texts that were made to break a card: markup, HTML, functions of the card, hidden characters, great length. */
const NASTY = [
  '[x](http://evil)',
  '<b>bold</b>',
  '<img src=x onerror=alert(1)>',
  '<at>Ada Lind</at>',
  '![x](http://evil/x.png)',
  '{{DATE(2026-11-21T10:15:00Z, SHORT)}}',
  '**',
  '`code`',
  '# Title',
  '- item',
  '1. item',
  '| a | b |',
  '---',
  'a\r\n\r\n# b',
  '&lt;b&gt; &#91;x&#93;',
  '\u202Eabc\u200B\u0000\u001B[31m',
  '\uD800',
  '字'.repeat(600),
  '"\\'.repeat(300),
  '*_~'.repeat(200),
  HASH_LIKE,
];

/** Any text from outside. */
export const wild: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.tuple(fc.constantFrom(...NASTY), fc.string({ maxLength: 20 })).map(([nasty, rest]) => `${rest}${nasty}${rest}`),
);

const serial = fc.oneof(fc.stringMatching(/^[A-Z0-9-]{5,12}$/), wild);
const tenantId = fc.uuid();
const iso = fc.oneof(
  fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
  wild,
);
const line = fc.option(fc.integer({ min: 1, max: 100_000 }));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value);
const few = <T>(value: fc.Arbitrary<T>, maxLength = 12) => fc.array(value, { maxLength });
const customer = fc.record({ tenantId, name: wild, domain: wild });
const requestId = fc.nat().map((number) => `R-${number}`);
const webUrl = fc.webUrl().map((url) => url.slice(0, 1_000));

const hint: fc.Arbitrary<ViewHint> = fc.record({
  id: wild,
  title: wild,
  summary: wild,
  steps: few(wild, 4),
  source: wild,
});

const device: fc.Arbitrary<ViewDevice> = fc.record({
  serial,
  line,
  state: fc.constantFrom(...DEVICE_STATES),
  code: maybe(wild),
  name: maybe(wild),
  reason: maybe(wild),
  hint: maybe(hint),
});

/** Up to 10,000 devices, most of the time few. */
const serialLists = fc
  .record({
    names: fc.array(serial, { minLength: 1, maxLength: 20 }),
    sizes: fc.tuple(
      ...DEVICE_STATES.map(() =>
        fc.oneof({ weight: 4, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(10_000) }),
      ),
    ),
  })
  .map(({ names, sizes }) => {
    const byState = DEVICE_STATES.map((state, index): [DeviceState, string[]] => [
      state,
      Array.from({ length: sizes[index] ?? 0 }, (_, position) => names[position % names.length] ?? ''),
    ]);
    const counts = Object.fromEntries(byState.map(([state, list]) => [state, list.length])) as Record<
      DeviceState,
      number
    >;
    const devices = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return {
      serialsByState: Object.fromEntries(byState) as Record<DeviceState, string[]>,
      counts: { devices, ...counts },
    };
  });

/** The first of up to 10,000, as a view holds them. */
const some = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<Some<T>> =>
  fc.tuple(few(item), fc.nat(10_000)).map(([first, more]) => ({ first, count: first.length + more }));
const lineNumber = fc.integer({ min: 1, max: 100_000 });
const listRow: fc.Arbitrary<ViewListRow> = fc.record({ serial, line: lineNumber, reason: maybe(wild) });
const proposal: fc.Arbitrary<ViewProposal> = fc.record({
  line: lineNumber,
  code: fc.stringMatching(/^[A-Z_]{4,30}$/),
  serial,
  message: wild,
  proposal: wild,
});

export const requestView: fc.Arbitrary<RequestView> = fc
  .tuple(
    serialLists,
    fc.record({
      id: requestId,
      kind: fc.constantFrom('register', 'unblock'),
      state: fc.constantFrom(...REQUEST_STATES),
      version: fc.nat(),
      planDigest: maybe(fc.stringMatching(/^[0-9a-f]{64}$/)),
      customer: maybe(customer),
      customerText: maybe(wild),
      customerChoices: fc.oneof(few(customer), fc.array(customer, { minLength: 150, maxLength: 200 })),
      groupTag: maybe(wild),
      channel: fc.constantFrom(...CHANNELS),
      channelChoices: fc.subarray([...CHANNELS]),
      channelAdvice: maybe(fc.record({ channel: fc.constantFrom(...CHANNELS), asksModel: fc.boolean() })),
      requestedBy: fc.record({ name: wild, upn: wild }),
      decisions: few(
        fc.record({
          byName: wild,
          what: fc.constantFrom('approved', 'rejected', 'cancelled', 'expired'),
          at: iso,
          reason: maybe(wild),
        }),
        4,
      ),
      missing: fc.subarray(['customer', 'devices'] as const),
      statedCount: maybe(fc.nat(20_000)),
      hashSources: few(
        fc.record({ file: wild, devices: fc.nat(10_000), capturedFrom: maybe(iso), capturedTo: maybe(iso) }),
      ),
      contradicted: few(serial),
      repaired: few(fc.record({ serial, line, how: wild }), 40),
      findings: few(
        fc.record({
          code: wild,
          severity: fc.constantFrom('error', 'warning', 'info'),
          message: wild,
          lines: fc.array(fc.integer({ min: 1, max: 100_000 }), { maxLength: 30 }),
          serials: few(serial),
        }),
        30,
      ),
      list: maybe(
        fc.record({
          id: wild,
          version: fc.nat(),
          ready: some(listRow),
          proposals: some(proposal),
          isOpen: fc.boolean(),
        }),
      ),
      steps: few(fc.record({ text: wild, state: fc.constantFrom('todo', 'doing', 'done', 'stopped') })),
      note: maybe(wild),
      profiles: few(fc.record({ name: wild, devices: fc.nat(10_000) })),
      attention: fc.oneof(few(device), fc.array(device, { minLength: 60, maxLength: 80 })),
      actions: fc.shuffledSubarray([...REQUEST_PRESSES]),
      consentLink: maybe(fc.oneof(webUrl, wild)),
      invitation: maybe(
        fc.record({ link: maybe(fc.oneof(webUrl, wild)), who: wild, sees: wild, message: maybe(wild) }),
      ),
      goal: fc.constantFrom('profile', 'registration'),
      expiresAt: maybe(iso),
      updatedAt: iso,
    }),
  )
  .map(([devices, view]) => ({ ...view, ...devices }) as RequestView);

const inventoryView: fc.Arbitrary<InventoryView> = fc.record({
  serial,
  known: fc.boolean(),
  manufacturer: maybe(wild),
  model: maybe(wild),
  productKeyId: maybe(wild),
  order: maybe(wild),
  hash: fc.constantFrom('kept', 'removed', 'unusable', 'none'),
  hashSentence: wild,
  source: maybe(wild),
  capturedAt: maybe(iso),
  importedAt: maybe(iso),
  hashKeptUntil: maybe(iso),
  contradictions: few(wild, 12),
  claims: few(
    fc.record({
      claim: maybe(fc.stringMatching(/^[0-9a-f]{16}$/)),
      source: wild,
      capturedAt: maybe(iso),
      manufacturer: maybe(wild),
      model: maybe(wild),
      productKeyId: maybe(wild),
      hasHash: fc.boolean(),
    }),
    8,
  ),
});

const deviceStatus: fc.Arbitrary<DeviceStatusView> = fc.record({
  serial,
  customer: maybe(fc.record({ name: wild, tenantId })),
  registered: fc.boolean(),
  deviceId: maybe(wild),
  groupTag: maybe(wild),
  profile: maybe(wild),
  assignment: maybe(wild),
  enrollment: maybe(wild),
  blocked: fc.boolean(),
  manufacturer: maybe(wild),
  model: maybe(wild),
  assignedUser: maybe(wild),
  request: maybe(
    fc.record({ id: requestId, state: fc.constantFrom(...REQUEST_STATES), deviceState: wild, reason: maybe(wild) }),
  ),
  hint: maybe(hint),
  inventory: maybe(inventoryView),
  canUnblock: fc.boolean(),
  readAt: iso,
});

const checkedList: fc.Arbitrary<CheckedListView> = fc.record({
  id: maybe(fc.stringMatching(/^L-[0-9a-f]{8}$/)),
  version: fc.nat(),
  file: wild,
  format: wild,
  channel: wild,
  devices: fc.nat(10_000),
  accepted: fc.boolean(),
  groups: fc.record({
    ready: some(listRow),
    repaired: some(listRow),
    'needs-you': some(listRow),
    'cannot-be-used': some(listRow),
  }),
  proposals: some(proposal),
  ofFile: some(
    fc.record({
      severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
      code: wild,
      message: wild,
      isRepaired: fc.boolean(),
    }),
  ),
  changes: some(fc.record({ code: wild, line, column: maybe(wild), from: wild, to: wild })),
  outputs: fc.nat(20),
  channels: few(fc.record({ title: wild, words: wild }), 5),
  advice: maybe(wild),
  mayChange: fc.boolean(),
});

const fault = fc.record(
  {
    code: wild,
    message: wild,
    retry: fc.constantFrom('never' as const, 'same-request' as const, 'after-change' as const),
    subject: wild,
    remote: fc.record({ status: fc.integer({ min: 100, max: 599 }), code: wild, requestId: wild }),
  },
  { requiredKeys: ['code', 'message', 'retry'] },
);

/** Any reply that the flow could give. */
export const anyReply: fc.Arbitrary<Reply> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('request' as const), view: requestView, say: maybe(wild) }) },
  fc.record({ kind: fc.constant('device-status' as const), devices: few(deviceStatus) }),
  fc.record({
    kind: fc.constant('explanation' as const),
    query: wild,
    matches: few(
      fc.record({
        id: wild,
        title: wild,
        kind: wild,
        summary: wild,
        steps: few(wild),
        facts: few(wild),
        source: fc.record({ document: wild, section: wild, date: wild }),
        actions: few(
          fc.oneof(
            fc.record({
              do: fc.constantFrom(
                'unblock' as const,
                'retry' as const,
                'deregister' as const,
                'sync' as const,
                'check-consent' as const,
                'check-file' as const,
                'fix-file' as const,
              ),
            }),
            fc.record({ do: fc.constant('open-portal' as const), title: wild, url: fc.oneof(wild, fc.webUrl()) }),
          ),
        ),
      }),
      6,
    ),
  }),
  fc.record({
    kind: fc.constant('requests' as const),
    requests: few(
      fc.record({
        id: requestId,
        state: fc.constantFrom(...REQUEST_STATES),
        kind: wild,
        customer: maybe(wild),
        devices: fc.nat(10_000),
        requestedBy: wild,
        updatedAt: iso,
      }),
      30,
    ),
  }),
  fc.record({
    kind: fc.constant('customer' as const),
    view: fc.record({
      name: wild,
      domain: wild,
      tenantId,
      channel: fc.constantFrom(...CHANNELS),
      knownTags: few(wild, 200),
      consent: maybe(
        fc.record({
          state: fc.constantFrom('granted' as const, 'partial' as const, 'not-granted' as const, 'unknown' as const),
          missing: few(wild),
          link: maybe(fc.oneof(webUrl, wild)),
        }),
      ),
      requests: few(fc.record({ id: requestId, kind: wild, state: fc.constantFrom(...REQUEST_STATES) }), 5),
      readAt: iso,
    }),
  }),
  fc.record({ kind: fc.constant('checked-list' as const), view: checkedList, say: maybe(wild) }),
  fc.record({
    kind: fc.constant('list-link' as const),
    listId: wild,
    requestId: maybe(requestId),
    file: wild,
    url: webUrl,
    expiresAt: iso,
  }),
  fc.record({
    kind: fc.constant('list-file' as const),
    listId: wild,
    listVersion: fc.nat(),
    requestId: maybe(requestId),
    name: wild,
    sizeBytes: fc.nat(),
    url: maybe(webUrl),
    expiresAt: iso,
  }),
  fc.record({
    kind: fc.constant('inventory-imported' as const),
    file: wild,
    devices: fc.nat(10_000),
    added: fc.nat(10_000),
    changed: fc.nat(10_000),
    kept: fc.nat(10_000),
    hashes: fc.nat(10_000),
    leftOut: fc.nat(10_000),
    unreadColumns: few(wild, 40),
    findings: few(
      fc.record({
        code: wild,
        severity: fc.constantFrom('error', 'warning'),
        line,
        column: maybe(wild),
        message: wild,
        fix: fc.constantFrom('automatic', 'proposal', 'none'),
        proposal: maybe(wild),
      }),
      40,
    ),
    findingCount: fc.nat(10_000),
    contradicted: few(serial, 40),
    contradictedCount: fc.nat(10_000),
  }),
  fc.record({ kind: fc.constant('inventory-wanted' as const), canAttach: fc.boolean() }),
  fc.record({
    kind: fc.constant('inventory-entries' as const),
    entries: few(inventoryView),
    say: maybe(wild),
    canChange: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('upload-link' as const), requestId: maybe(requestId), url: webUrl, expiresAt: iso }),
  fc.record({
    kind: fc.constant('help' as const),
    title: wild,
    lines: few(fc.record({ what: wild, example: wild }), 30),
    note: maybe(wild),
  }),
  fc.record({ kind: fc.constant('say' as const), text: wild, tries: few(wild) }),
  fc.record({ kind: fc.constant('refused' as const), fault }),
);
