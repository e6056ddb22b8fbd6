import { describe, expect, test } from 'vitest';
import { SERIALS, TENANTS } from '../../../sandbox/world.ts';
import { makeHash } from './support/hardware-hash.ts';
import {
  DEVICES,
  IMPORTS,
  importEntry,
  openSandbox,
  type SandboxClient,
  tokenRequest,
} from './support/sandbox-client.ts';

async function endsOf(sandbox: SandboxClient) {
  sandbox.clock.advance(3000);
  const { imports } = (await sandbox.control('GET', '/state')).body;
  return Object.fromEntries(imports.map(({ serial, code }: { serial: string; code: number }) => [serial, code]));
}

describe('GET /requests', () => {
  test('holds every call since the reset in order, without query, body or token', async () => {
    const sandbox = await openSandbox();
    await sandbox.importDevices(['PF1']);
    await sandbox.send('GET', `${DEVICES}?$filter=contains(serialNumber,'SECRETSERIAL')`);
    await sandbox.send('GET', '/partner-center/v1/customers');

    const { body } = await sandbox.control('GET', '/requests');

    const at = '2026-03-02T09:00:00.000Z';
    expect(body).toEqual([
      {
        at,
        service: 'entra',
        method: 'POST',
        path: `/${TENANTS.contoso}/oauth2/v2.0/token`,
        status: 200,
        tenant: TENANTS.contoso,
      },
      { at, service: 'graph', method: 'POST', path: `${IMPORTS}/import`, status: 200, tenant: TENANTS.contoso },
      { at, service: 'graph', method: 'GET', path: DEVICES, status: 401, tenant: null },
      { at, service: 'partner-center', method: 'GET', path: '/partner-center/v1/customers', status: 401, tenant: null },
    ]);
    await sandbox.control('POST', '/reset');
    expect((await sandbox.control('GET', '/requests')).body).toEqual([]);
  });

  test('a broken connection has no status', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/faults', { match: { service: 'graph' }, drop: 'after' });

    await expect(sandbox.graph('GET', IMPORTS)).rejects.toThrow();

    const { body } = await sandbox.control('GET', '/requests');
    expect(body.at(-1)).toMatchObject({ service: 'graph', status: null });
  });
});

describe('GET /state', () => {
  test('shows tenants with their consent', async () => {
    const sandbox = await openSandbox();

    const { tenants } = (await sandbox.control('GET', '/state')).body;

    const consentOf = Object.fromEntries(
      tenants.map(({ name, consent }: { name: string; consent: Record<string, boolean> }) => [
        name,
        Object.keys(consent).filter((channel) => consent[channel]),
      ]),
    );
    expect(consentOf).toEqual({
      'Preflight Partner': ['intune'],
      Contoso: ['intune', 'partner-center', 'oem-direct'],
      Fabrikam: ['partner-center'],
      Adatum: [],
      'Contoso Pharma': ['intune', 'partner-center'],
      Northwind: ['oem-direct'],
      'Tailspin Toys': [],
    });
  });

  test('shows registered devices with owner, tag, user, assignment and how often each serial was submitted', async () => {
    const sandbox = await openSandbox();
    await sandbox.importDevices(['PF1', SERIALS.heldByOtherTenant], { assignedUserPrincipalName: 'kim@contoso.com' });
    await sandbox.importDevices(['PF1']);
    sandbox.clock.advance(7000);

    const { devices, imports, submissions } = (await sandbox.control('GET', '/state')).body;

    const bySerial = Object.fromEntries(devices.map((device: { serial: string }) => [device.serial, device]));
    expect(bySerial['PF1']).toMatchObject({
      owner: TENANTS.contoso,
      tag: 'KIOSK',
      user: 'kim@contoso.com',
      submissions: 2,
      visible: true,
      assignment: 'assignedInSync',
      profile: 'Kiosk self-deploying',
      blocked: false,
    });
    expect(bySerial[SERIALS.heldByOtherTenant]).toMatchObject({ owner: TENANTS.tailspin, submissions: 1 });
    expect(bySerial[SERIALS.contosoBlocked]).toMatchObject({
      blocked: true,
      enrollmentState: 'blocked',
      submissions: 0,
    });
    expect(submissions).toEqual({ PF1: 2, [SERIALS.heldByOtherTenant]: 1 });
    expect(imports).toMatchObject([
      { serial: 'PF1', status: 'complete', code: 0 },
      { serial: SERIALS.heldByOtherTenant, status: 'error', code: 808 },
      { serial: 'PF1', status: 'error', code: 806 },
    ]);
  });

  test('never holds a hash', async () => {
    const sandbox = await openSandbox({ record: true });
    await sandbox.importDevices(['PF1']);

    const everything = await Promise.all(
      ['/state', '/requests', '/calls'].map(async (path) => JSON.stringify((await sandbox.control('GET', path)).body)),
    );

    expect(everything.join('')).not.toContain(makeHash({ serial: 'PF1' }).slice(0, 40));
    expect(everything.join('')).not.toContain('Bearer');
  });
});

describe('POST /reset', () => {
  test('goes back to the start: devices, imports, faults, limits, outcomes, timing and consent', async () => {
    const sandbox = await openSandbox();
    const start = (await sandbox.control('GET', '/state')).body;
    await sandbox.control('POST', '/timing', { importMs: 0 });
    await sandbox.control('POST', '/limits', { writes: 7 });
    await sandbox.control('POST', '/outcomes', { every: 1, code: 640 });
    await sandbox.control('POST', '/faults', { match: { path: '/nothing' }, status: 500 });
    await sandbox.control('POST', '/consent', { tenant: 'adatum.com', channel: 'partner-center', granted: true });
    await sandbox.importDevices(['PF1']);

    await sandbox.control('POST', '/reset');

    expect((await sandbox.control('GET', '/state')).body).toEqual(start);
    expect((await sandbox.control('GET', '/timing')).body).toMatchObject({ importMs: 3000 });
    expect((await sandbox.control('GET', '/limits')).body).toMatchObject({ writes: 100, any: 1000, windowMs: 20_000 });
    expect((await sandbox.control('GET', '/faults')).body).toEqual([]);
    expect((await sandbox.control('GET', '/outcomes')).body).toEqual([]);
  });

  test('takes a scenario; what it leaves out is as at the start', async () => {
    const sandbox = await openSandbox();
    const scenario = { timing: { importMs: 10 }, outcomes: [{ serial: 'PF1', code: 814 }] };

    const reply = await sandbox.control('POST', '/reset', { scenario });

    expect(reply.status).toBe(200);
    expect((await sandbox.control('GET', '/timing')).body).toMatchObject({ importMs: 10, syncMs: 1000 });
    expect((await sandbox.control('GET', '/state')).body.tenants).toHaveLength(7);
    expect((await sandbox.control('GET', '/outcomes')).body).toEqual(scenario.outcomes);
  });
});

describe('POST /timing', () => {
  test('applies to imports under way, and takes nothing back that is done', async () => {
    const sandbox = await openSandbox();
    await sandbox.importDevices(['PF1']);
    await sandbox.control('POST', '/timing', { importMs: 100, syncMs: 0, assignMs: 0 });
    sandbox.clock.advance(100);

    const before = (await sandbox.control('GET', '/state')).body;
    await sandbox.control('POST', '/timing', { importMs: 9000, assignMs: 9000 });
    const after = (await sandbox.control('GET', '/state')).body;

    expect(before.imports).toMatchObject([{ status: 'complete' }]);
    expect(after).toEqual(before);
  });

  test('latency is waited for before every answer of a service', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/timing', { latencyMs: 250 });

    await sandbox.send('GET', IMPORTS);

    expect(sandbox.clock.waits).toEqual([250]);
  });
});

describe('POST /limits', () => {
  test('writes beyond the limit are 429 and not carried out, reads still pass', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/limits', { writes: 2, windowMs: 20_000 });
    await sandbox.importDevices(['PF1']);
    sandbox.clock.advance(5000);
    await sandbox.importDevices(['PF2']);

    const refused = await sandbox.importDevices(['PF3']);
    const read = await sandbox.graph('GET', IMPORTS);

    expect(refused.status).toBe(429);
    expect(refused.body.error.code).toBe('TooManyRequests');
    expect(read.body.value).toHaveLength(2);
  });

  test('Retry-After is exact: one second earlier is too early, and a refused call counts', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/limits', { writes: 1 });
    await sandbox.importDevices(['PF1']);
    sandbox.clock.advance(4000);

    const refused = await sandbox.importDevices(['PF2']);
    sandbox.clock.advance(19_000);
    const tooEarly = await sandbox.importDevices(['PF2']);
    sandbox.clock.advance(20_000);
    const accepted = await sandbox.importDevices(['PF2']);

    expect(refused.headers.get('retry-after')).toBe('20');
    expect([refused.status, tooEarly.status, accepted.status]).toEqual([429, 429, 200]);
  });

  test('the 429 is silent about the wait where the service is', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/limits', { any: 0, retryAfter: false });

    const refused = await sandbox.graph('GET', IMPORTS);

    expect(refused.status).toBe(429);
    expect(refused.headers.has('retry-after')).toBe(false);
  });

  test('each tenant has its own', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/limits', { any: 1 });
    await sandbox.graph('GET', IMPORTS);

    const other = await sandbox.graph('GET', IMPORTS, undefined, { tenant: TENANTS.contosoPharma });

    expect(other.status).toBe(200);
  });
});

describe('POST /outcomes', () => {
  test('decides for a serial number, before all that the service would say', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/outcomes', { serial: 'pf1', code: 814 });
    await sandbox.control('POST', '/outcomes', { serial: SERIALS.heldByOtherTenant, code: 0 });
    await sandbox.control('POST', '/outcomes', { serial: 'PF2', code: 999, name: 'ZtdSomethingNew' });
    await sandbox.importDevices(['PF1', 'PF2', SERIALS.heldByOtherTenant, 'PF3']);

    const ends = await endsOf(sandbox);
    const list = await sandbox.graph('GET', `${IMPORTS}?$filter=contains(serialNumber,'PF2')`);

    expect(ends).toEqual({ PF1: 814, PF2: 999, [SERIALS.heldByOtherTenant]: 0, PF3: 0 });
    expect(list.body.value[0].state).toMatchObject({ deviceErrorCode: 999, deviceErrorName: 'ZtdSomethingNew' });
  });

  test('strikes every n-th device from when the rule was made', async () => {
    const sandbox = await openSandbox();
    await sandbox.importDevices(['PF0']);
    await sandbox.control('POST', '/outcomes', { every: 2, code: 640 });

    await sandbox.importDevices(['PF1', 'PF2', 'PF3', 'PF4']);

    expect(await endsOf(sandbox)).toEqual({ PF0: 0, PF1: 0, PF2: 640, PF3: 0, PF4: 640 });
  });
});

describe('POST /faults', () => {
  test('a status is answered instead of the work, as often as asked for', async () => {
    const sandbox = await openSandbox();
    const headers = { 'Retry-After': '7' };
    const body = { error: { code: 'Busy' } };
    await sandbox.control('POST', '/faults', {
      match: { service: 'graph', method: 'post', path: '/import' },
      status: 503,
      headers,
      body,
      times: 2,
    });

    const replies = [
      await sandbox.importDevices(['PF1']),
      await sandbox.importDevices(['PF1']),
      await sandbox.importDevices(['PF1']),
    ];

    expect(replies.map(({ status }) => status)).toEqual([503, 503, 200]);
    expect(replies[0]?.headers.get('retry-after')).toBe('7');
    expect(replies[0]?.body).toEqual(body);
    expect((await sandbox.control('GET', '/state')).body.submissions).toEqual({ PF1: 1 });
    expect((await sandbox.control('GET', '/faults')).body).toEqual([]);
  });

  test('drop "before" breaks the connection and does nothing, "after" does the work first', async () => {
    const sandbox = await openSandbox();
    const path = '/import';
    await sandbox.control('POST', '/faults', [
      { match: { path }, drop: 'before', times: 1 },
      { match: { path }, drop: 'after', times: 1 },
    ]);

    await expect(sandbox.importDevices(['PF1'])).rejects.toThrow();
    const afterFirst = (await sandbox.control('GET', '/state')).body.submissions;
    await expect(sandbox.importDevices(['PF2'])).rejects.toThrow();
    const afterSecond = (await sandbox.control('GET', '/state')).body.submissions;

    expect(afterFirst).toEqual({});
    expect(afterSecond).toEqual({ PF2: 1 });
  });

  test('a delay alone lets the service work', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/faults', { match: { service: 'graph' }, delayMs: 5000, times: 1 });

    const reply = await sandbox.graph('GET', IMPORTS);

    expect(reply.status).toBe(200);
    expect(sandbox.clock.waits).toEqual([5000]);
  });

  test('every n-th matching call is struck', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/faults', { match: { service: 'graph' }, status: 500, every: 3 });

    const statuses = [];
    for (let call = 0; call < 6; call += 1) statuses.push((await sandbox.graph('GET', IMPORTS)).status);

    expect(statuses).toEqual([200, 200, 500, 200, 200, 500]);
  });

  test('a path is matched in parts with *, decoded, with its query', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/faults', {
      match: { path: "autopilotdeviceidentities*contains(serialNumber,'PF 1'" },
      status: 500,
    });

    const hit = await sandbox.graph('GET', `${DEVICES}?$filter=contains(serialNumber%2C'PF+1')`);
    const miss = await sandbox.graph('GET', DEVICES);

    expect([hit.status, miss.status]).toEqual([500, 200]);
  });

  test('Entra in trouble speaks Entra’s language', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/faults', { match: { service: 'entra' }, status: 503 });

    const reply = await sandbox.send('POST', `/${TENANTS.contoso}/oauth2/v2.0/token`, tokenRequest());

    expect(reply.status).toBe(503);
    expect(reply.body.error_codes).toEqual([90033]);
  });

  test('can be taken back', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/faults', { status: 500 });

    await sandbox.control('DELETE', '/faults');

    expect((await sandbox.graph('GET', IMPORTS)).status).toBe(200);
  });
});

describe('POST /consent', () => {
  test('withdraws and gives consent on one channel alone', async () => {
    const sandbox = await openSandbox();

    await sandbox.control('POST', '/consent', { tenant: TENANTS.contoso, channel: 'intune', granted: false });
    const token = await sandbox.send('POST', `/${TENANTS.contoso}/oauth2/v2.0/token`, tokenRequest());
    const { tenants } = (await sandbox.control('GET', '/state')).body;

    const contoso = tenants.find(({ name }: { name: string }) => name === 'Contoso');
    expect(token.body.error_codes).toEqual([700016]);
    expect(contoso).toMatchObject({
      roles: [],
      consent: { intune: false, 'partner-center': true, 'oem-direct': true },
    });
  });
});

describe('GET /calls', () => {
  test('keeps the calls to Graph, a hash as its length and as a short valid text', async () => {
    const sandbox = await openSandbox({ record: true });
    await sandbox.graph('POST', `${IMPORTS}/import`, {
      importedWindowsAutopilotDeviceIdentities: [importEntry('PF1')],
    });
    await sandbox.graph('GET', `${IMPORTS}?$filter=importId%20eq%20%27x%27`);

    const { body } = await sandbox.control('GET', '/calls');

    const entry = { serialNumber: 'PF1', groupTag: 'KIOSK' };
    expect(body).toEqual([
      {
        method: 'POST',
        url: `${IMPORTS}/import`,
        contentType: 'application/json',
        body: { importedWindowsAutopilotDeviceIdentities: [{ ...entry, hardwareIdentifier: 4000 }] },
        shape: { importedWindowsAutopilotDeviceIdentities: [{ ...entry, hardwareIdentifier: 'T0E=' }] },
      },
      { method: 'GET', url: `${IMPORTS}?$filter=importId%20eq%20%27x%27`, contentType: null, body: null, shape: null },
    ]);
  });

  test('keeps nothing unless asked to', async () => {
    const sandbox = await openSandbox();
    await sandbox.graph('GET', IMPORTS);

    const before = (await sandbox.control('GET', '/calls')).body;
    await sandbox.control('POST', '/calls', { record: true });
    await sandbox.graph('GET', IMPORTS);
    const after = (await sandbox.control('GET', '/calls')).body;

    expect(before).toEqual([]);
    expect(after).toHaveLength(1);
  });
});

describe('wrong input to a control', () => {
  test.each([
    ['/timing', { importMs: -1 }, /"importMs"/],
    ['/timing', { importsMs: 1 }, /importsMs/],
    ['/faults', {}, /at least one of/],
    ['/faults', { status: 503, drop: 'after' }, /not both/],
    ['/faults', { match: { service: 'mail' }, status: 503 }, /"match.service"/],
    ['/outcomes', { code: 808 }, /either for one "serial"/],
    ['/outcomes', { serial: 'PF1', every: 2, code: 808 }, /either for one "serial"/],
    ['/limits', { writes: 'many' }, /"writes"/],
    ['/consent', { tenant: 'nowhere.example', channel: 'intune', granted: true }, /no tenant/],
    ['/consent', { tenant: 'contoso.com', channel: 'intune' }, /belong together/],
    ['/reset', { scenario: { tenants: [{ name: 'x' }] } }, /tenants.0/],
    ['/reset', { scenario: 'contoso' }, /scenario/],
  ])('%s %j is 400 with a sentence', async (path, body, text) => {
    const sandbox = await openSandbox();

    const reply = await sandbox.control('POST', path, body);

    expect(reply.status).toBe(400);
    expect(reply.body.error).toMatch(text);
    expect(reply.body.error).toMatch(/\.$/);
  });

  test('a body that is no JSON is 400, an unknown control 404', async () => {
    const sandbox = await openSandbox();

    const noJson = await sandbox.send('POST', '/__sandbox/timing', { body: '{' });
    const unknown = await sandbox.control('POST', '/explode');

    expect([noJson.status, unknown.status]).toEqual([400, 404]);
  });
});
