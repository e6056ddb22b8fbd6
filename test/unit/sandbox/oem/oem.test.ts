import { beforeEach, describe, expect, test } from 'vitest';
import { OEM, SERIALS, TENANTS } from '../../../../sandbox/world.ts';
import { openSandbox, type SandboxClient } from '../support/sandbox-client.ts';

const NORTHWIND = { tenantId: TENANTS.northwind, tenantDomain: 'northwindtraders.com' };

let sandbox: SandboxClient;

beforeEach(async () => {
  sandbox = await openSandbox();
});

const call = (method: string, path: string, body?: unknown, key: string = OEM.key) =>
  sandbox.send(method, `/oem/v1${path}`, {
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const tuple = (serial: string) => ({
  form: 'tuple',
  manufacturer: 'EXAMPLE COMPUTER',
  model: 'Example Tablet 11',
  serial,
});

const register = (devices: readonly unknown[], more: Record<string, unknown> = {}) =>
  call('POST', '/registrations', { ...NORTHWIND, jobKey: `job ${JSON.stringify(devices)}`, devices, ...more });

const stateOf = async () => (await sandbox.control('GET', '/state')).body;

describe('the consent check of the OEM', () => {
  test.each([
    ['a customer who authorised it', NORTHWIND, 'granted'],
    ['one who did not', { tenantId: TENANTS.fabrikam, tenantDomain: 'fabrikam.com' }, 'not-granted'],
  ])('knows %s', async (_case, tenant, consent) => {
    const reply = await call('POST', '/consent-checks', tenant);

    expect([reply.status, reply.body]).toEqual([200, { consent }]);
  });

  test('can answer that it does not know', async () => {
    await sandbox.control('POST', '/oem', { consentCheck: 'unknown' });

    expect((await call('POST', '/consent-checks', NORTHWIND)).body).toEqual({ consent: 'unknown' });
  });

  test('refuses an id and a domain of two customers, and a wrong key', async () => {
    const mixed = await call('POST', '/consent-checks', { ...NORTHWIND, tenantDomain: 'contoso.com' });
    const stranger = await call('POST', '/consent-checks', NORTHWIND, 'wrong');

    expect([mixed.status, mixed.body.error.code, stranger.status]).toEqual([409, 'tenant-mismatch', 401]);
  });

  test('is what the customer’s list of authorised OEMs shows', async () => {
    const consent = { tenant: 'northwindtraders.com', channel: 'oem-direct' };
    const listed = async () =>
      (await stateOf()).tenants.find(({ name }: { name: string }) => name === 'Northwind').authorizedOems;

    const before = await listed();
    await sandbox.control('POST', '/consent', { ...consent, granted: false });
    const after = await listed();

    expect([before, after]).toEqual([['Proseware'], []]);
    expect((await register([tuple('NW1')])).body.error.code).toBe('consent-missing');
  });
});

describe('registering through the OEM', () => {
  test('tells the end of each device at once, and the customer’s Intune shows it with its tag', async () => {
    const reply = await register([tuple('NW1'), tuple(SERIALS.heldByOtherTenant)], { groupTag: 'TABLET' });
    sandbox.clock.advance(10_000);

    expect(reply.body).toMatchObject({
      kind: 'per-device',
      results: [
        { ref: tuple('NW1'), ok: true },
        { ok: false, rawCode: '808', rawText: 'ZtdDeviceAssignedToOtherTenant' },
      ],
    });
    const { devices, submissionsByChannel } = await stateOf();
    const device = devices.find(({ serial }: { serial: string }) => serial === 'NW1');
    expect(device).toMatchObject({
      owner: TENANTS.northwind,
      tag: 'TABLET',
      registeredBy: 'oem-direct',
      visible: true,
    });
    expect(submissionsByChannel).toEqual({ 'oem-direct': { NW1: 1, [SERIALS.heldByOtherTenant]: 1 } });
  });

  test('can be taken in only, with a reference to ask under', async () => {
    await sandbox.control('POST', '/oem', { answers: 'accepted' });
    const accepted = await register([{ form: 'pkid', pkid: '3306000000001' }]);
    const address = `/registrations/${accepted.body.reference}`;

    const early = await call('GET', address);
    sandbox.clock.advance(3000);
    const late = await call('GET', address);

    expect(early.body).toEqual({ kind: 'accepted', reference: accepted.body.reference });
    expect(late.body).toEqual({
      kind: 'per-device',
      results: [{ ref: { form: 'pkid', pkid: '3306000000001' }, ok: true }],
    });
  });

  test('can leave everything open although the work was taken in', async () => {
    await sandbox.control('POST', '/oem', { answers: 'unknown' });

    const reply = await register([tuple('NW1')]);
    sandbox.clock.advance(3000);

    expect(reply.body).toEqual({ kind: 'unknown' });
    expect((await stateOf()).ends).toMatchObject({ NW1: [{ channel: 'oem-direct', code: 0 }] });
  });

  test('does nothing the second time for one job key', async () => {
    const first = await register([tuple('NW1')], { jobKey: 'R-1' });
    const second = await register([tuple('NW1')], { jobKey: 'R-1' });

    expect(second.body).toEqual(first.body);
    expect((await stateOf()).submissions).toEqual({ NW1: 1 });
  });

  test.each([
    ['a hash', { devices: [{ form: 'hash', hash: 'T0E=' }] }, 400],
    ['a tuple without its model', { devices: [{ ...tuple('NW1'), model: '' }] }, 400],
    ['no device', { devices: [] }, 400],
    ['1,001 devices', { devices: Array.from({ length: 1001 }, (_, index) => tuple(`NW${index}`)) }, 413],
    ['a blank tenant id alone', { devices: [tuple('NW1')], tenantId: '' }, 409],
  ])('refuses %s', async (_case, request, status) => {
    const reply = await register([], request);

    expect(reply.status).toBe(status);
    expect((await stateOf()).submissions).toEqual({});
  });
});

describe('deregistering through the OEM', () => {
  test('takes out devices of customers who authorised it, whoever registered them', async () => {
    await register([tuple('NW1')]);
    const devices = [tuple('NW1'), tuple(SERIALS.contosoRegistered), tuple(SERIALS.heldByOtherTenant), tuple('NONE')];

    const reply = await call('POST', '/deregistrations', { jobKey: 'D-1', devices });

    expect(reply.body.results.map(({ rawCode = '0' }: { rawCode?: string }) => Number(rawCode))).toEqual([
      0, 0, 811, 807,
    ]);
    const left = (await stateOf()).devices.map(({ serial }: { serial: string }) => serial);
    expect(left).toEqual([SERIALS.contosoBlocked, SERIALS.heldByOtherTenant]);
  });

  test('is what a registration with blank tenant fields does, and such a call is counted', async () => {
    await register([tuple('NW1')]);

    const blank = { tenantId: '', tenantDomain: '', jobKey: 'blank' };
    const reply = await register([tuple('NW1')], blank);

    expect(reply.body).toMatchObject({ results: [{ ok: true }] });
    const { blankTenantCalls, devices } = await stateOf();
    expect(blankTenantCalls).toBe(1);
    expect(devices.some(({ serial }: { serial: string }) => serial === 'NW1')).toBe(false);
  });
});
