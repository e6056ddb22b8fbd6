import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGraphChannel, type GraphChannelOptions } from '../../../../src/channels/graph/graph-channel.ts';
import type { ImportChunk, ImportDevice } from '../../../../src/ports/device-channel.ts';
import { soughtSerials } from '../../../support/chunks.ts';
import { graphExample } from '../../../support/graph-example.ts';
import { createTokens, graphFixture, linesOf, page, TENANT, violationsIn } from '../../../support/graph-fixture.ts';
import { type FakeAnswer, type HttpsFake, type SeenRequest, startHttpsFake } from '../../../support/https-fake.ts';

const IMPORTS = '/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities';
const DEVICES = '/beta/deviceManagement/windowsAutopilotDeviceIdentities';
const PROFILES = '/beta/deviceManagement/windowsAutopilotDeploymentProfiles';
const IMPORT_ID = '11111111-0000-4000-8000-000000000001';
const HASH = 'T0E'.repeat(1333).concat('=');

let graph: HttpsFake;

beforeAll(async () => {
  graph = await startHttpsFake();
});

afterAll(() => graph.close());

beforeEach(() => {
  graph.requests.length = 0;
});

const channel = (overrides: Partial<GraphChannelOptions> = {}) =>
  createGraphChannel({ ...graphFixture(graph, overrides).options, ...overrides });

const device = (serial: string, more: Partial<ImportDevice> = {}): ImportDevice => ({
  position: 1,
  serial,
  hardwareHash: HASH,
  productKeyId: null,
  manufacturer: 'LENOVO',
  model: '21HM',
  assignedUser: null,
  ...more,
});

const chunkOf = (...devices: readonly ImportDevice[]): ImportChunk => ({
  importId: IMPORT_ID,
  callId: 'call-1',
  isRepeat: false,
  groupTag: 'KIOSK',
  devices,
});

const record = (serialNumber: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id: `record-${serialNumber}`,
  serialNumber,
  importId: IMPORT_ID,
  state: { deviceImportStatus: 'unknown', deviceRegistrationId: '', deviceErrorCode: 0, deviceErrorName: '' },
  ...more,
});

const registered = (id: string, serialNumber: string, more: Readonly<Record<string, unknown>> = {}) => ({
  id,
  serialNumber,
  ...more,
});

const intuneError = (status: number, code = 'BadRequest'): FakeAnswer => {
  const body = graphExample('windowsAutopilotDeviceIdentities.list.filterSerial').alternateResponses?.['eqNotSupported']
    ?.body as {
    error: object;
  };
  return { status, headers: { 'request-id': 'request-7' }, body: { error: { ...body.error, code } } };
};

const serialsOf = (answer: { ok: boolean; value?: readonly { serial: string }[] }) =>
  answer.value?.map(({ serial }) => serial);

describe('sending a chunk', () => {
  test('is one import by v1.0 with what the service takes, the hash unchanged', async () => {
    graph.answer(() => page([record('PF3XK2A9'), record('PF3XK2B0')]));

    await channel().submit(
      TENANT,
      chunkOf(
        device('PF3XK2A9', { assignedUser: 'sam@contoso.com', productKeyId: '1234567890123' }),
        device('PF3XK2B0'),
      ),
    );

    expect(linesOf(graph.requests)).toEqual([`POST ${IMPORTS}/import`]);
    expect(graph.requests[0]?.headers['authorization']).toBe('Bearer token-1');
    expect(graph.requests[0]?.headers['client-request-id']).toBe('call-1');
    expect(graph.requests[0]?.body).toEqual({
      importedWindowsAutopilotDeviceIdentities: [
        {
          serialNumber: 'PF3XK2A9',
          importId: IMPORT_ID,
          hardwareIdentifier: HASH,
          groupTag: 'KIOSK',
          productKey: '1234567890123',
          assignedUserPrincipalName: 'sam@contoso.com',
        },
        { serialNumber: 'PF3XK2B0', importId: IMPORT_ID, hardwareIdentifier: HASH, groupTag: 'KIOSK' },
      ],
    });
    expect(violationsIn(graph.requests)).toEqual([]);
  });

  test('tells what the service says of each device, by serial number and in any order', async () => {
    const taken = {
      deviceImportStatus: 'error',
      deviceErrorCode: 808,
      deviceErrorName: 'ZtdDeviceAssignedToOtherTenant',
    };
    graph.answer(() =>
      page([record('PF3XK2B0', { state: taken }), record('PF3XK2A9', { importId: 'made-by-the-service' })]),
    );

    const answer = await channel().submit(TENANT, chunkOf(device('pf3xk2a9'), device('PF3XK2B0')));

    expect(answer).toEqual({
      ok: true,
      value: {
        reference: null,
        outcomes: [
          {
            serial: 'PF3XK2B0',
            remoteId: 'record-PF3XK2B0',
            state: 'error',
            deviceId: null,
            code: 808,
            name: 'ZtdDeviceAssignedToOtherTenant',
          },
          { serial: 'pf3xk2a9', remoteId: 'record-PF3XK2A9', state: 'pending', deviceId: null, code: null, name: null },
        ],
      },
    });
  });

  test('asks nothing for an empty chunk', async () => {
    expect(await channel().submit(TENANT, chunkOf())).toEqual({ ok: true, value: { reference: null, outcomes: [] } });
    expect(graph.requests).toEqual([]);
  });

  test.each<[string, FakeAnswer, string]>([
    ['the connection breaks', 'cut', 'channel.unreachable'],
    ['the service fails', { status: 500, body: {} }, 'channel.failed'],
    ['the service is not available', { status: 503, headers: { 'Retry-After': '1' } }, 'channel.failed'],
    ['a gateway gives up', { status: 504, text: '<html></html>' }, 'channel.failed'],
    ['the answer is no JSON', { status: 200, text: '{"value": [' }, 'channel.answer-unreadable'],
    ['the answer is another JSON', { status: 200, body: { records: [] } }, 'channel.answer-unreadable'],
  ])('leaves doubt where %s, and nothing is sent again', async (_, answer, code) => {
    graph.answer(() => answer);

    expect(await channel().submit(TENANT, chunkOf(device('PF3XK2A9')))).toMatchObject({
      ok: false,
      fault: { code, retry: 'same-request', doubt: true },
    });
    expect(graph.requests).toHaveLength(1);
  });

  test('leaves doubt where no answer comes in time', async () => {
    graph.answer(() => 'hang');

    expect(await channel({ callTimeoutMs: 100 }).submit(TENANT, chunkOf(device('PF3XK2A9')))).toMatchObject({
      ok: false,
      fault: { code: 'channel.unreachable', doubt: true },
    });
  });

  test('leaves no doubt where nothing listens at the address', async () => {
    const gone = await startHttpsFake();
    await gone.close();

    const answer = await channel({ graphUrl: gone.url }).submit(TENANT, chunkOf(device('PF3XK2A9')));

    expect(answer).toMatchObject({ ok: false, fault: { code: 'channel.unreachable', retry: 'same-request' } });
    expect(answer.ok || answer.fault.doubt).toBeUndefined();
  });

  test('is not begun where the token comes too late', async () => {
    const tokens = { token: () => new Promise<never>(() => {}) };

    const answer = await channel({ tokens, callTimeoutMs: 50 }).submit(TENANT, chunkOf(device('PF3XK2A9')));

    expect(answer).toMatchObject({ ok: false, fault: { code: 'token.unreachable' } });
    expect(answer.ok || answer.fault.doubt).toBeUndefined();
    expect(graph.requests).toEqual([]);
  });

  test.each<[FakeAnswer, string, object]>([
    [{ status: 429, headers: { 'Retry-After': '2.5' } }, 'channel.throttled', { retryAfterMs: 2_500 }],
    [
      intuneError(400),
      'channel.request-invalid',
      { remote: { status: 400, code: 'BadRequest', requestId: 'request-7' } },
    ],
    [intuneError(403, 'Forbidden'), 'channel.forbidden', { retry: 'after-change' }],
  ])('that is refused is sent once and leaves no doubt', async (answer, code, more) => {
    graph.answer(() => answer);

    const refused = await channel().submit(TENANT, chunkOf(device('PF3XK2A9')));

    expect(refused).toMatchObject({ ok: false, fault: { code, ...more } });
    expect(refused.ok || refused.fault.doubt).toBeUndefined();
    expect(graph.requests).toHaveLength(1);
  });

  test('is tried once more, with a fresh token, where the token was refused as a token', async () => {
    const tokens = createTokens();
    graph.answer(({ headers }) =>
      headers['authorization'] === 'Bearer token-2'
        ? page([record('PF3XK2A9')])
        : {
            status: 401,
            body: { error: { code: 'InvalidAuthenticationToken', message: 'Lifetime validation failed.' } },
          },
    );

    expect(await channel({ tokens }).submit(TENANT, chunkOf(device('PF3XK2A9')))).toMatchObject({ ok: true });
    expect(tokens.asked).toEqual([false, true]);
  });

  test('follows no redirect with its token', async () => {
    const elsewhere = await startHttpsFake();
    graph.answer(() => ({ status: 307, headers: { Location: `${elsewhere.url}/v1.0/x` } }));

    expect(await channel().submit(TENANT, chunkOf(device('PF3XK2A9')))).toMatchObject({
      ok: false,
      fault: { code: 'channel.failed' },
    });
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
  });

  test('writes neither hash nor token to the log or into a fault', async () => {
    const { options, log } = graphFixture(graph);
    graph.answer((request) => ({
      status: 400,
      body: { error: { code: 'BadRequest', message: `Bad value ${HASH} for ${request.headers['authorization']}` } },
    }));

    const answer = await createGraphChannel(options).submit(TENANT, chunkOf(device('PF3XK2A9')));

    expect(log.lines.map(({ event }) => event)).toEqual(['graph.call-failed']);
    expect(JSON.stringify([answer, log.lines])).not.toMatch(/T0ET0E|token-1/);
  });

  test('passes a fault of the token on', async () => {
    const fault = { code: 'consent.not-granted', message: 'No consent.', retry: 'after-change' } as const;

    expect(await channel({ tokens: createTokens([], fault) }).submit(TENANT, chunkOf(device('PF3XK2A9')))).toEqual({
      ok: false,
      fault,
    });
    expect(graph.requests).toEqual([]);
  });
});

describe('looking for the imports of a chunk', () => {
  const sought = soughtSerials(IMPORT_ID, ['PF3XK2A9', 'PF3XK2B0']);
  const filter = `?$filter=importId eq '${IMPORT_ID}'`;
  const isFiltered = ({ query }: SeenRequest) => query.includes('filter');

  test('is one call where the service filters by import id', async () => {
    graph.answer(() => page([record('PF3XK2A9'), record('PF3XK2B0')]));

    expect(serialsOf(await channel().findImports(TENANT, sought))).toEqual(['PF3XK2A9', 'PF3XK2B0']);
    expect(linesOf(graph.requests)).toEqual([`GET ${IMPORTS}${filter}`]);
    expect(violationsIn(graph.requests)).toEqual([]);
  });

  test('goes from page to page', async () => {
    graph.answer(({ query }) =>
      query.includes('skiptoken')
        ? page([record('PF3XK2B0')])
        : page([record('PF3XK2A9')], `${graph.url}${IMPORTS}?%24filter=x&%24skiptoken=2`),
    );

    expect(serialsOf(await channel().findImports(TENANT, sought))).toEqual(['PF3XK2A9', 'PF3XK2B0']);
    expect(linesOf(graph.requests)[1]).toBe(`GET ${IMPORTS}?$filter=x&$skiptoken=2`);
  });

  test('reads the whole list where the filter is refused, and next time at once', async () => {
    graph.answer((request) =>
      isFiltered(request) ? intuneError(400) : page([record('PF9999999', { importId: 'other' }), record('PF3XK2A9')]),
    );
    const graphChannel = channel();

    expect(serialsOf(await graphChannel.findImports(TENANT, sought))).toEqual(['PF3XK2A9']);
    expect(serialsOf(await graphChannel.findImports(TENANT, sought))).toEqual(['PF3XK2A9']);
    expect(linesOf(graph.requests)).toEqual([`GET ${IMPORTS}${filter}`, `GET ${IMPORTS}`, `GET ${IMPORTS}`]);
  });

  test('compares itself where the filter is ignored', async () => {
    graph.answer(() => page([record('PF9999999', { importId: 'other' }), record('PF3XK2A9')]));

    expect(serialsOf(await channel().findImports(TENANT, sought))).toEqual(['PF3XK2A9']);
    expect(graph.requests).toHaveLength(1);
  });

  test('goes by exact serial number where the service keeps no import ids', async () => {
    const nameless = { importId: '' };
    graph.answer((request) =>
      isFiltered(request) ? page([]) : page([record('pf3xk2a9', nameless), record('PF3XK2A99', nameless)]),
    );

    expect(await channel().findImports(TENANT, sought)).toMatchObject({
      ok: true,
      value: [{ serial: 'PF3XK2A9', remoteId: 'record-pf3xk2a9' }],
    });
  });

  test('leaves the record of another request of ours alone', async () => {
    const old = { importId: '22222222-0000-4000-8000-000000000002' };
    graph.answer((request) => (isFiltered(request) ? page([]) : page([record('PF3XK2A9', old)])));
    const ownImportIds = async () => new Set([old.importId]);

    expect(await channel({ ownImportIds }).findImports(TENANT, sought)).toEqual({ ok: true, value: [] });
  });

  test('leaves a record with a strange import id alone once the service was seen to keep ours', async () => {
    const graphChannel = channel();
    graph.answer(() => page([record('PF3XK2C1')]));
    await graphChannel.submit(TENANT, chunkOf(device('PF3XK2C1')));
    graph.answer((request) =>
      isFiltered(request) ? page([]) : page([record('PF3XK2A9', { importId: 'of-the-portal' })]),
    );

    expect(await graphChannel.findImports(TENANT, sought)).toEqual({ ok: true, value: [] });
  });

  test('takes records with the import ids that the service made once it was seen to make its own', async () => {
    const own = { importId: 'made-by-the-service' };
    const graphChannel = channel();
    graph.answer(() => page([record('PF3XK2A9', own)]));
    await graphChannel.submit(TENANT, chunkOf(device('PF3XK2A9')));
    graph.answer((request) => (isFiltered(request) ? page([]) : page([record('PF3XK2A9', own)])));

    expect(serialsOf(await graphChannel.findImports(TENANT, sought))).toEqual(['PF3XK2A9']);
  });

  test('keeps a filter whole, whatever stands in the import id', async () => {
    graph.answer(() => page([]));

    await channel().findImports(TENANT, soughtSerials("x' or importId ne '&$top=1#", ['PF3XK2A9']));

    expect([...new URLSearchParams(graph.requests[0]?.query)]).toEqual([
      ['$filter', "importId eq 'x'' or importId ne ''&$top=1#'"],
    ]);
  });

  test.each<[string, FakeAnswer, string]>([
    ['throttled', { status: 429 }, 'channel.throttled'],
    ['forbidden', intuneError(403, 'Forbidden'), 'channel.forbidden'],
    ['broken', 'cut', 'channel.unreachable'],
  ])('is %s as a whole, without a second call', async (_, answer, code) => {
    graph.answer(() => answer);

    expect(await channel().findImports(TENANT, sought)).toMatchObject({ ok: false, fault: { code } });
    expect(graph.requests).toHaveLength(1);
  });

  test.each(['https://evil.example/v1.0/x', 'http://127.0.0.1/v1.0/x', 'not an address', '/v1.0/x'])(
    'does not follow a link to %s',
    async (link) => {
      graph.answer(() => page([record('PF3XK2A9')], link));

      expect(await channel().findImports(TENANT, sought)).toMatchObject({
        ok: false,
        fault: { code: 'channel.answer-unreadable' },
      });
      expect(graph.requests).toHaveLength(1);
    },
  );

  test('does not walk in circles', async () => {
    graph.answer(() => page([], `${graph.url}${IMPORTS}?$skiptoken=1`));

    expect(await channel().findImports(TENANT, sought)).toMatchObject({
      ok: false,
      fault: { code: 'channel.answer-unreadable' },
    });
    expect(graph.requests).toHaveLength(2);
  });
});

describe('asking for a sync', () => {
  test.each([
    [204, 'requested'],
    [409, 'already-covered'],
    [429, 'already-covered'],
  ])('%i is %s', async (status, value) => {
    graph.answer(() => ({ status }));

    expect(await channel().requestSync(TENANT)).toEqual({ ok: true, value });
    expect(linesOf(graph.requests)).toEqual(['POST /beta/deviceManagement/windowsAutopilotSettings/sync']);
    expect(violationsIn(graph.requests)).toEqual([]);
  });

  test('that fails is a fault', async () => {
    graph.answer(() => intuneError(403, 'Forbidden'));

    expect(await channel().requestSync(TENANT)).toMatchObject({ ok: false, fault: { code: 'channel.forbidden' } });
  });
});

describe('reading devices by id', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `device-${index + 1}`);
  const entriesOf = ({ body }: SeenRequest) => (body as { requests: { id: string; url: string }[] }).requests;
  const batch = (request: SeenRequest, answer: (id: string) => object): FakeAnswer => ({
    status: 200,
    body: {
      responses: entriesOf(request)
        .map(({ id, url }) => ({ id, ...answer(/Identities\/([^?]+)/.exec(url)?.[1] ?? '') }))
        .reverse(),
    },
  });
  const shown = (id: string) => ({
    status: 200,
    body: registered(id, `SN-${id}`, {
      deploymentProfileAssignmentStatus: 'assignedInSync',
      deploymentProfile: { displayName: 'Kiosk' },
    }),
  });

  test('is a batch of 20 at a time in beta, with the profiles', async () => {
    graph.answer((request) => batch(request, shown));

    const answer = await channel().readDevices(TENANT, ids(41));

    expect(answer.ok && new Set(answer.value.map(({ deviceId }) => deviceId))).toEqual(new Set(ids(41)));
    expect(answer.ok && answer.value[0]).toMatchObject({ assignment: 'assigned', profile: 'Kiosk' });
    expect(linesOf(graph.requests)).toEqual(Array(3).fill('POST /beta/$batch'));
    expect(graph.requests.map((request) => entriesOf(request).length)).toEqual([20, 20, 1]);
    expect(violationsIn(graph.requests)).toEqual([]);
  });

  test('leaves out what is not visible yet', async () => {
    graph.answer((request) => batch(request, (id) => (id === 'device-2' ? { status: 404 } : shown(id))));

    const answer = await channel().readDevices(TENANT, ids(3));

    expect(answer.ok && answer.value.map(({ deviceId }) => deviceId).sort()).toEqual(['device-1', 'device-3']);
  });

  test('gives what it could read where other entries are throttled, and asks no further', async () => {
    graph.answer((request) =>
      batch(request, (id) => (id === 'device-20' ? { status: 429, headers: { 'retry-after': '9' } } : shown(id))),
    );

    const answer = await channel().readDevices(TENANT, ids(40));

    expect(answer.ok && answer.value).toHaveLength(19);
    expect(graph.requests).toHaveLength(1);
  });

  test('asks for the rest where single entries fail', async () => {
    graph.answer((request) => batch(request, (id) => (id === 'device-1' ? { status: 500, body: {} } : shown(id))));

    const answer = await channel().readDevices(TENANT, ids(21));

    expect(answer.ok && answer.value).toHaveLength(20);
  });

  test('is throttled for the longest wait where every entry is, in any capitals of the header', async () => {
    graph.answer((request) =>
      batch(request, (id) => ({
        status: 429,
        headers: id === 'device-1' ? { 'Retry-After': '4' } : { 'RETRY-AFTER': '11' },
      })),
    );

    expect(await channel().readDevices(TENANT, ids(2))).toMatchObject({
      ok: false,
      fault: { code: 'channel.throttled', retryAfterMs: 11_000 },
    });
  });

  test('asks for each id once, and for none that cannot be one', async () => {
    graph.answer((request) => batch(request, shown));

    await channel().readDevices(TENANT, ['a', 'a', '..', '', '.']);

    expect(graph.requests.flatMap((request) => entriesOf(request).length)).toEqual([1]);
  });

  test('asks nothing for no ids', async () => {
    expect(await channel().readDevices(TENANT, [])).toEqual({ ok: true, value: [] });
    expect(graph.requests).toEqual([]);
  });

  test('keeps an id inside its path', async () => {
    graph.answer((request) => batch(request, () => ({ status: 404 })));

    await channel().readDevices(TENANT, ['x/../../organization?$select=id#']);

    expect(graph.requests.flatMap((request) => entriesOf(request).map(({ url }) => url))).toEqual([
      '/deviceManagement/windowsAutopilotDeviceIdentities/x%2F..%2F..%2Forganization%3F%24select%3Did%23?$expand=deploymentProfile%2CintendedDeploymentProfile',
    ]);
  });

  test('of many reads the list once, and the names from the profiles’ side until all are known', async () => {
    const status = (id: string) => ({
      deploymentProfileAssignmentStatus: id === 'device-70' ? 'pending' : 'assignedInSync',
    });
    const all = ids(70).map((id) => registered(id, `SN-${id}`, status(id)));
    graph.answer(({ path }) => {
      if (path === DEVICES) return page([...all, registered('not-asked', 'SN')]);
      if (path === PROFILES) return page(['p1', 'p2', 'p3'].map((id) => ({ id, displayName: `Profile ${id}` })));
      return page(path === `${PROFILES}/p1/assignedDevices` ? all.slice(0, 30) : all.slice(30, 69));
    });

    const answer = await channel().readDevices(TENANT, ids(70));

    expect(answer.ok && answer.value).toHaveLength(70);
    expect(answer.ok && answer.value.map(({ profile }) => profile)).toEqual([
      ...Array(30).fill('Profile p1'),
      ...Array(39).fill('Profile p2'),
      null,
    ]);
    expect(linesOf(graph.requests)).toEqual([
      `GET ${DEVICES}`,
      `GET ${PROFILES}`,
      `GET ${PROFILES}/p1/assignedDevices`,
      `GET ${PROFILES}/p2/assignedDevices`,
    ]);
    expect(violationsIn(graph.requests)).toEqual([]);
  });

  test('of many ends with the page that completes them', async () => {
    const all = ids(61).map((id) => registered(id, `SN-${id}`));
    graph.answer(() => page(all, `${graph.url}${DEVICES}?$skiptoken=2`));

    expect(await channel().readDevices(TENANT, ids(61))).toMatchObject({ ok: true });
    expect(graph.requests).toHaveLength(1);
  });

  test('of many does without names where the profiles cannot be read', async () => {
    const all = ids(61).map((id) =>
      registered(id, `SN-${id}`, { deploymentProfileAssignmentStatus: 'assignedInSync' }),
    );
    graph.answer(({ path }) => (path === DEVICES ? page(all) : { status: 429 }));

    const answer = await channel().readDevices(TENANT, ids(61));

    expect(
      answer.ok && answer.value.every(({ assignment, profile }) => assignment === 'assigned' && profile === null),
    ).toBe(true);
  });
});

describe('finding devices by serial number', () => {
  const all = [
    registered('1', 'PF3XK2A9'),
    registered('2', 'PF3XK2A99'),
    registered('3', 'pf-3 xk'),
    registered('4', 'PF3XK2B0'),
  ];
  const isSearch = ({ query }: SeenRequest) => query.includes('contains');

  test('searches for a single one, compares exactly and selects nothing', async () => {
    graph.answer(() => page(all));

    expect(serialsOf(await channel().findDevices(TENANT, ['PF3XK2A9']))).toEqual(['PF3XK2A9']);
    expect(linesOf(graph.requests)).toEqual([`GET ${DEVICES}?$filter=contains(serialNumber,'PF3XK2A9')`]);
    expect(violationsIn(graph.requests)).toEqual([]);
  });

  test.each([['PF-3 XK'], ['pf3xk2a9'], ["PF3'XK"], ['PF3XK2A9', 'PF3XK2B0']])(
    'reads the list once for %s',
    async (...serials) => {
      graph.answer(() => page(all));

      await channel().findDevices(TENANT, serials);

      expect(linesOf(graph.requests)).toEqual([`GET ${DEVICES}`]);
    },
  );

  test('compares without regard to capitals and blanks around', async () => {
    graph.answer(() => page(all));

    expect(serialsOf(await channel().findDevices(TENANT, [' PF-3 XK ', 'pf3xk2b0']))).toEqual(['pf-3 xk', 'PF3XK2B0']);
  });

  test('reads the list where the search is refused', async () => {
    graph.answer((request) => (isSearch(request) ? intuneError(400) : page(all)));

    expect(serialsOf(await channel().findDevices(TENANT, ['PF3XK2A9']))).toEqual(['PF3XK2A9']);
  });

  test('reads a list of D devices with one call a page and no more', async () => {
    const link = (place: number) => `${graph.url}${DEVICES}?$skiptoken=${place}`;
    graph.answer(({ query }) =>
      query === '' ? page(all, link(2)) : query.endsWith('2') ? page([], link(3)) : page([registered('9', 'PF3XK2C9')]),
    );

    expect(serialsOf(await channel().findDevices(TENANT, ['PF3XK2A9', 'PF3XK2C9']))).toEqual(['PF3XK2A9', 'PF3XK2C9']);
    expect(graph.requests).toHaveLength(3);
  });

  test('searches for two or three where the list was seen to be longer than that', async () => {
    const link = (place: number) => `${graph.url}${DEVICES}?$skiptoken=${place}`;
    graph.answer((request) => (isSearch(request) || request.query !== '' ? page(all) : page(all, link(2))));
    const graphChannel = channel();
    await graphChannel.findDevices(TENANT, ['PF3XK2A9', 'PF3XK2B0']);
    graph.requests.length = 0;

    expect(serialsOf(await graphChannel.findDevices(TENANT, ['PF3XK2A9', 'PF3XK2B0']))).toEqual([
      'PF3XK2A9',
      'PF3XK2B0',
    ]);
    expect(graph.requests.every(isSearch)).toBe(true);
    expect(graph.requests).toHaveLength(2);
  });

  test('asks nothing for no serial number', async () => {
    expect(await channel().findDevices(TENANT, ['', '  '])).toEqual({ ok: true, value: [] });
    expect(graph.requests).toEqual([]);
  });

  test('is a fault where a page is missing: half a list would look like devices that are not registered', async () => {
    graph.answer(({ query }) => (query === '' ? page(all, `${graph.url}${DEVICES}?$skiptoken=2`) : { status: 503 }));

    expect(await channel().findDevices(TENANT, ['PF3XK2A9', 'PF3XK2B0'])).toMatchObject({
      ok: false,
      fault: { code: 'channel.failed' },
    });
  });
});

describe('changing one device', () => {
  test('unblock is allowNextEnrollment in beta, without a body', async () => {
    graph.answer(() => ({ status: 204 }));

    expect(await channel().unblock(TENANT, 'fac6f0b1')).toEqual({ ok: true, value: null });
    expect(linesOf(graph.requests)).toEqual([`POST ${DEVICES}/fac6f0b1/allowNextEnrollment`]);
    expect(graph.requests[0]?.text).toBe('');
    expect(violationsIn(graph.requests)).toEqual([]);
  });

  test('the group tag is written by v1.0, alone', async () => {
    graph.answer(() => ({ status: 204 }));

    expect(await channel().setGroupTag(TENANT, 'fac6f0b1', 'KIOSK')).toEqual({ ok: true, value: null });
    expect(linesOf(graph.requests)).toEqual([
      'POST /v1.0/deviceManagement/windowsAutopilotDeviceIdentities/fac6f0b1/updateDeviceProperties',
    ]);
    expect(graph.requests[0]?.body).toEqual({ groupTag: 'KIOSK' });
    expect(violationsIn(graph.requests)).toEqual([]);
  });

  test('a condition that was not met may be tried again', async () => {
    const { status, body } = graphExample('windowsAutopilotDeviceIdentities.updateDeviceProperties')
      .alternateResponses?.['preconditionFailed'] ?? {
      status: 0,
    };
    graph.answer(() => ({ status, body }));

    expect(await channel().setGroupTag(TENANT, 'fac6f0b1', 'KIOSK')).toMatchObject({
      ok: false,
      fault: {
        code: 'channel.condition-not-met',
        retry: 'same-request',
        remote: { status: 412, code: 'ConditionNotMet' },
      },
    });
  });

  test('a device that is gone is not found', async () => {
    graph.answer(() => intuneError(404, 'ResourceNotFound'));

    expect(await channel().unblock(TENANT, 'fac6f0b1')).toMatchObject({
      ok: false,
      fault: { code: 'channel.not-found', retry: 'after-change' },
    });
  });

  test.each(['', '.', '..'])('%j is no device, and nothing is asked', async (id) => {
    expect(await channel().unblock(TENANT, id)).toMatchObject({ ok: false, fault: { code: 'channel.not-found' } });
    expect(await channel().setGroupTag(TENANT, id, 'KIOSK')).toMatchObject({
      ok: false,
      fault: { code: 'channel.not-found' },
    });
    expect(graph.requests).toEqual([]);
  });

  test('an id stays inside its path', async () => {
    graph.answer(() => ({ status: 404 }));

    await channel().unblock(TENANT, 'x/../../windowsAutopilotSettings/sync?a=https://evil.example/#');

    expect(graph.requests.map(({ path, query }) => path + query)).toEqual([
      `${DEVICES}/x%2F..%2F..%2FwindowsAutopilotSettings%2Fsync%3Fa%3Dhttps%3A%2F%2Fevil.example%2F%23/allowNextEnrollment`,
    ]);
  });
});

describe('settings that cannot work', () => {
  test.each(['http://127.0.0.1:1', 'graph.microsoft.com', 'https://[::1]:1', 'https://graph.microsoft.com/?a=b'])(
    '%s is refused',
    (graphUrl) => {
      expect(() => channel({ graphUrl })).toThrow(/address of Microsoft Graph must be https/);
    },
  );

  test('an address with a path is one that calls begin with', async () => {
    graph.answer(() => ({ status: 204 }));

    await channel({ graphUrl: `${graph.url}/graph/` }).requestSync(TENANT);

    expect(linesOf(graph.requests)).toEqual(['POST /graph/beta/deviceManagement/windowsAutopilotSettings/sync']);
    expect(graph.requests[0]?.headers['authorization']).toBe('Bearer token-1');
  });
});
