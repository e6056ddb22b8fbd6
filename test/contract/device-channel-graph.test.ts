import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { APP, SERIALS, TENANTS } from '../../sandbox/world.ts';
import { createGraphChannel } from '../../src/channels/graph/graph-channel.ts';
import { createGraphConsent } from '../../src/channels/graph/graph-consent.ts';
import { createMsalTokens } from '../../src/security/msal-tokens.ts';
import { bareDevice, soughtOf } from '../support/chunks.ts';
import type { createKeptLog } from '../support/kept-log.ts';
import { violationsOf } from '../support/openapi-check.ts';
import { control, startSandboxWorld, submissionsOf } from '../support/sandbox-world.ts';
import { wholeHash } from '../support/whole-hash.ts';
import { type ChannelWorld, describeDeviceChannel } from './device-channel.ts';

const MINUTE = 60_000;

/** The sandbox, and what Preflight has to reach Graph in it. */
async function startWorld(scenario: Readonly<Record<string, unknown>> = {}) {
  const { sandbox, tools, pass } = await startSandboxWorld(scenario);
  const tokens = createMsalTokens({
    loginUrl: sandbox.httpsUrl,
    clientId: APP.clientId,
    secret: APP.clientSecret,
    callTimeoutMs: tools.callTimeoutMs,
  });
  return { sandbox, options: { graphUrl: sandbox.httpsUrl, tokens, ...tools }, pass };
}

interface RecordedCall {
  readonly method: string;
  readonly url: string;
  readonly contentType: string | null;
  readonly shape: unknown;
}

async function violations(sandbox: Sandbox): Promise<readonly string[]> {
  const calls = await control<readonly RecordedCall[]>(sandbox, 'GET', 'calls');
  expect(calls.length).toBeGreaterThan(0);
  return calls.flatMap(({ method, url, contentType, shape }) => {
    const [path = '', query = ''] = url.split('?', 2);
    return violationsOf({ method, path, query, headers: { 'content-type': contentType ?? '' }, body: shape });
  });
}

const graphCalls = async (sandbox: Sandbox): Promise<number> =>
  (await control<readonly { service: string }[]>(sandbox, 'GET', 'requests')).filter(
    ({ service }) => service === 'graph',
  ).length;

async function makeGraphWorld(): Promise<ChannelWorld> {
  const { sandbox, options, pass } = await startWorld();
  const onSubmission = (fault: object) =>
    control<void>(sandbox, 'POST', 'faults', {
      match: { service: 'graph', method: 'POST', path: '/import' },
      times: 1,
      ...fault,
    });
  return {
    channel: createGraphChannel(options),
    tenantId: TENANTS.contoso,
    strangerTenantId: TENANTS.adatum,
    registered: { serial: SERIALS.contosoRegistered, deviceId: 'fac6f0b1-0000-4000-8000-000000000001' },
    blocked: { serial: SERIALS.contosoBlocked, deviceId: 'fac6f0b1-0000-4000-8000-000000000002' },
    heldElsewhere: SERIALS.heldByOtherTenant,
    settle: () => pass(MINUTE),
    letSyncIntervalPass: () => pass(11 * MINUTE),
    loseNextSubmission: () => onSubmission({ drop: 'after' }),
    throttleNextSubmission: (seconds) => onSubmission({ status: 429, headers: { 'Retry-After': String(seconds) } }),
    garbleNextSubmission: () => onSubmission({ status: 200, body: '<html>' }),
    submissions: () => submissionsOf(sandbox),
    violations: () => violations(sandbox),
    close: () => sandbox.close(),
  };
}

describeDeviceChannel(
  'Microsoft Graph against the simulated services',
  ['register', 'find', 'follow', 'sync', 'unblock', 'retag', 'assign-user'],
  makeGraphWorld,
);

describe('the calls to Microsoft Graph', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;

  beforeAll(async () => {
    world = await startWorld({ pageSize: 20 });
  });
  afterAll(() => world.sandbox.close());
  beforeEach(() => control(world.sandbox, 'POST', 'reset', { scenario: { pageSize: 20 } }));

  const consentOf = () =>
    createGraphConsent({
      ...world.options,
      loginUrl: world.sandbox.httpsUrl,
      clientId: APP.clientId,
      redirectUri: 'http://127.0.0.1:3978/consent',
    });

  const chunk = (count: number) => ({
    importId: '22222222-0000-4000-8000-000000000001',
    callId: '22222222-0000-4000-8000-00000000000f',
    isRepeat: false,
    groupTag: 'KIOSK',
    devices: Array.from({ length: count }, (_, index) => {
      const serial = `PF7JOB${String(index).padStart(3, '0')}`;
      return bareDevice(index + 1, serial, { hardwareHash: wholeHash(serial) });
    }),
  });

  test('of a plan are one for the organization and one for each page of devices', async () => {
    const channel = createGraphChannel(world.options);
    const devices = chunk(45);
    await channel.submit(TENANTS.contoso, devices);
    world.pass(MINUTE);
    const before = await graphCalls(world.sandbox);

    expect(await consentOf().check(TENANTS.contoso)).toMatchObject({ state: 'granted' });
    const found = await channel.findDevices(
      TENANTS.contoso,
      devices.devices.map(({ serial }) => serial),
    );

    // 45 and the two that were there already: three pages of 20.
    expect(found.ok && found.value).toHaveLength(45);
    expect((await graphCalls(world.sandbox)) - before).toBe(1 + 3);
  });

  test('of a job with 40 devices are few until all are imported', async () => {
    await control(world.sandbox, 'POST', 'reset', { scenario: { pageSize: 1_000 } });
    const channel = createGraphChannel(world.options);
    const job = chunk(40);
    const sought = soughtOf(job);

    await consentOf().check(TENANTS.contoso);
    await channel.submit(TENANTS.contoso, job);
    await channel.findImports(TENANTS.contoso, sought);
    world.pass(MINUTE);
    const outcomes = await channel.findImports(TENANTS.contoso, sought);

    expect(outcomes.ok && outcomes.value.filter(({ state }) => state === 'complete')).toHaveLength(40);
    expect(await graphCalls(world.sandbox)).toBe(4);
  });

  test('follow a list of imports over its pages', async () => {
    const channel = createGraphChannel(world.options);
    const job = chunk(45);
    await channel.submit(TENANTS.contoso, job);

    const found = await channel.findImports(TENANTS.contoso, soughtOf(job));

    expect(found.ok && found.value).toHaveLength(45);
    expect(await violations(world.sandbox)).toEqual([]);
  });

  test('go on with a fresh token where the one in memory has expired', async () => {
    const channel = createGraphChannel(world.options);
    await channel.findDevices(TENANTS.contoso, [SERIALS.contosoRegistered]);
    world.pass(3 * 60 * MINUTE);

    expect(await channel.findDevices(TENANTS.contoso, [SERIALS.contosoRegistered])).toMatchObject({
      ok: true,
      value: [{ serial: SERIALS.contosoRegistered }],
    });
  });

  test('adopt nothing of an older import of the same device', async () => {
    const channel = createGraphChannel({
      ...world.options,
      ownImportIds: async (ids) => new Set(ids.filter((id) => id.startsWith('22222222'))),
    });
    const job = chunk(1);
    await channel.submit(TENANTS.contoso, job);

    const found = await channel.findImports(TENANTS.contoso, {
      ...soughtOf(job),
      importId: '22222222-0000-4000-8000-000000000002',
    });

    expect(found).toEqual({ ok: true, value: [] });
  });

  test('for consent see what was granted and withdrawn a moment ago', async () => {
    const consent = consentOf();
    const states: string[] = [];
    const look = async () => states.push((await consent.check(TENANTS.adatum)).state);

    await look();
    await control(world.sandbox, 'POST', 'consent', {
      tenant: TENANTS.adatum,
      channel: 'intune',
      granted: true,
      roles: ['DeviceManagementServiceConfig.Read.All'],
    });
    await look();
    await control(world.sandbox, 'POST', 'consent', { tenant: TENANTS.adatum, channel: 'intune', granted: true });
    await look();
    await control(world.sandbox, 'POST', 'consent', { tenant: TENANTS.adatum, channel: 'intune', granted: false });
    await look();

    expect(states).toEqual(['not-granted', 'partial', 'granted', 'not-granted']);
  });

  test('for consent end at a link that the consent page takes', async () => {
    const consent = consentOf();
    const { link } = await consent.check(TENANTS.adatum);

    const page = await fetch(link ?? '', { redirect: 'manual' });

    expect(page.status).toBe(302);
    expect(await consent.check(TENANTS.adatum)).toMatchObject({ state: 'granted' });
  });

  test('leave no token, secret or hash in the log', async () => {
    await createGraphChannel(world.options).submit(TENANTS.contoso, chunk(1));

    const lines = JSON.stringify((world.options.log as ReturnType<typeof createKeptLog>).lines);

    expect(lines).toContain('graph.called');
    expect(lines).not.toMatch(new RegExp(`${APP.clientSecret}|eyJ|${wholeHash('PF7JOB000').slice(0, 24)}`));
  });
});
