import { describe, expect, test } from 'vitest';
import { SERIALS, TENANTS } from '../../../sandbox/world.ts';
import { damaged, makeHash } from './support/hardware-hash.ts';
import {
  DEVICES,
  IMPORTS,
  importEntry,
  openSandbox,
  type Reply,
  type SandboxClient,
} from './support/sandbox-client.ts';

const states = (reply: Reply) =>
  reply.body.value.map(({ state }: { state: Record<string, unknown> }) => [
    state['deviceImportStatus'],
    state['deviceErrorCode'],
    state['deviceErrorName'],
  ]);

async function settledStates(sandbox: SandboxClient) {
  sandbox.clock.advance(3000);
  return states(await sandbox.graph('GET', IMPORTS));
}

const importAll = (sandbox: SandboxClient, entries: readonly unknown[], tenant?: string) =>
  sandbox.graph(
    'POST',
    `${IMPORTS}/import`,
    { importedWindowsAutopilotDeviceIdentities: entries },
    tenant === undefined ? {} : { tenant },
  );

describe('an import', () => {
  test('is unknown, then pending, then complete with the id of the device', async () => {
    const sandbox = await openSandbox();
    const read = async () => (await sandbox.graph('GET', IMPORTS)).body.value[0].state;

    const [submitted] = (await sandbox.importDevices(['PF1'])).body.value;
    sandbox.clock.advance(1499);
    const early = await read();
    sandbox.clock.advance(1);
    const late = await read();
    sandbox.clock.advance(1499);
    const almost = await read();
    sandbox.clock.advance(1);
    const done = await read();

    expect(submitted.state.deviceImportStatus).toBe('unknown');
    expect(early.deviceImportStatus).toBe('unknown');
    expect(late.deviceImportStatus).toBe('pending');
    expect(almost).toMatchObject({ deviceImportStatus: 'pending', deviceRegistrationId: '' });
    expect(done).toMatchObject({ deviceImportStatus: 'complete', deviceErrorCode: 0, deviceErrorName: 'None' });
    expect(done.deviceRegistrationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('of several devices answers them in order under one import id', async () => {
    const sandbox = await openSandbox();

    const given = await sandbox.importDevices(['PF1', 'PF2'], { importId: 'job-1' });
    const made = await sandbox.importDevices(['PF3', 'PF4']);

    const importIds = made.body.value.map(({ importId }: { importId: string }) => importId);
    expect(given.status).toBe(200);
    expect(given.body.value).toMatchObject([
      { serialNumber: 'PF1', importId: 'job-1', groupTag: 'KIOSK' },
      { serialNumber: 'PF2', importId: 'job-1', groupTag: 'KIOSK' },
    ]);
    expect(new Set(importIds).size).toBe(1);
    expect(importIds[0]).not.toBe('');
  });

  test('of one device is 201 with the entity itself', async () => {
    const sandbox = await openSandbox();

    const reply = await sandbox.graph(
      'POST',
      IMPORTS,
      importEntry('PF1', { assignedUserPrincipalName: 'kim@contoso.com' }),
    );

    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ serialNumber: 'PF1', assignedUserPrincipalName: 'kim@contoso.com' });
  });

  test('never gives a hash back to a reader', async () => {
    const sandbox = await openSandbox();
    const [{ id }] = (await sandbox.importDevices(['PF1'])).body.value;

    const one = await sandbox.graph('GET', `${IMPORTS}/${id}`);

    expect(one.body).toMatchObject({ id, hardwareIdentifier: null });
  });
});

describe('what the service says of a device', () => {
  test('a device of this tenant is 806, one of another tenant 808', async () => {
    const sandbox = await openSandbox();

    await sandbox.importDevices([SERIALS.contosoRegistered, SERIALS.heldByOtherTenant]);

    expect(await settledStates(sandbox)).toEqual([
      ['error', 806, 'ZtdDeviceAlreadyAssigned'],
      ['error', 808, 'ZtdDeviceAssignedToOtherTenant'],
    ]);
  });

  test('a device is told by the serial number in its hash, whatever the row says', async () => {
    const sandbox = await openSandbox();

    const hash = makeHash({ serial: SERIALS.heldByOtherTenant.toLowerCase() });
    await importAll(sandbox, [importEntry('PF-OTHER', { hardwareIdentifier: hash })]);

    expect(await settledStates(sandbox)).toEqual([['error', 808, 'ZtdDeviceAssignedToOtherTenant']]);
  });

  test('a second import of the same device is 806, and its tag stays', async () => {
    const sandbox = await openSandbox();
    await sandbox.importDevices(['PF1'], { groupTag: 'KIOSK' });
    await sandbox.importDevices(['PF1'], { groupTag: 'OTHER' });

    const ends = await settledStates(sandbox);

    const { devices } = (await sandbox.control('GET', '/state')).body;
    expect(ends).toEqual([
      ['complete', 0, 'None'],
      ['error', 806, 'ZtdDeviceAlreadyAssigned'],
    ]);
    expect(devices.filter(({ serial }: { serial: string }) => serial === 'PF1')).toMatchObject([{ tag: 'KIOSK' }]);
  });

  test('the first of two tenants gets the device', async () => {
    const sandbox = await openSandbox();
    await importAll(sandbox, [importEntry('PF1')], TENANTS.contosoPharma);
    await importAll(sandbox, [importEntry('PF1')]);

    expect(await settledStates(sandbox)).toEqual([['error', 808, 'ZtdDeviceAssignedToOtherTenant']]);
  });

  test('the same hash twice in one call: one is processed, the other 819', async () => {
    const sandbox = await openSandbox();
    const hash = makeHash({ serial: 'PF1' });
    const longer = `${hash}AAAA`;

    await importAll(sandbox, [
      importEntry('PF1', { hardwareIdentifier: hash }),
      importEntry('PF2'),
      importEntry('PF1', { hardwareIdentifier: longer }),
    ]);

    expect(await settledStates(sandbox)).toEqual([
      ['complete', 0, 'None'],
      ['complete', 0, 'None'],
      ['error', 819, 'ZtdDeviceDuplicated'],
    ]);
  });

  test.each([
    ['damaged', damaged(makeHash({ serial: 'PF1' }))],
    ['cut off', makeHash({ serial: 'PF1' }).slice(0, 80)],
    ['without a maker', makeHash({ serial: 'PF1', manufacturer: '' })],
    ['without a serial number', makeHash({ serial: 'SMBIOS_STRING_INDEX_0' })],
    ['no hash at all', 'aGFyZHdhcmVJZGVudGlmaWVy'],
    ['absent', null],
  ])('a hash that is %s is 802', async (_case, hardwareIdentifier) => {
    const sandbox = await openSandbox();

    await importAll(sandbox, [importEntry('PF1', { hardwareIdentifier })]);

    expect(await settledStates(sandbox)).toEqual([['error', 802, 'InvalidZtdHardwareHash']]);
  });

  test('an entry that names no device at all is 803', async () => {
    const sandbox = await openSandbox();

    await importAll(sandbox, [{ groupTag: 'KIOSK' }]);

    expect(await settledStates(sandbox)).toEqual([['error', 803, 'MissingZtdSerialNumberAndProductKey']]);
  });

  test('an entry without a serial number takes the one in its hash', async () => {
    const sandbox = await openSandbox();
    await importAll(sandbox, [{ hardwareIdentifier: makeHash({ serial: 'PF1', model: 'Model 7' }) }]);
    sandbox.clock.advance(4000);

    const reply = await sandbox.graph('GET', `${DEVICES}?$filter=contains(serialNumber,'PF1')`);

    expect(reply.body.value).toMatchObject([
      { serialNumber: 'PF1', manufacturer: 'EXAMPLE COMPUTER', model: 'Model 7' },
    ]);
  });
});

describe('a call that is refused whole', () => {
  const good = importEntry('PF2');

  test.each([
    ['without padding', 'AAA'],
    ['with a line break', 'AAAA\nAAAA'],
    ['in the URL alphabet', 'AA-_'],
    ['with bits that belong to nobody', 'AB=='],
  ])('base64 %s is an Edm.Binary error', async (_case, hardwareIdentifier) => {
    const sandbox = await openSandbox();

    const reply = await importAll(sandbox, [good, importEntry('PF1', { hardwareIdentifier })]);

    expect(reply.status).toBe(400);
    expect(reply.body.error.message).toMatch(/^Cannot convert the literal '.*' to the expected type 'Edm.Binary'/s);
    expect((await sandbox.control('GET', '/state')).body).toMatchObject({ imports: [], submissions: {} });
  });

  test.each([
    ['a property that does not exist', { orderIdentifier: 'x' }, /does not exist/],
    ['a number for a serial', { serialNumber: 7 }, /Edm.String/],
    ['a text for a state', { state: 'pending' }, /object/],
  ])('%s is 400', async (_case, more, text) => {
    const sandbox = await openSandbox();

    const reply = await importAll(sandbox, [good, importEntry('PF1', more)]);

    expect(reply.status).toBe(400);
    expect(reply.body.error.message).toMatch(text);
  });

  test('a body that is no JSON, is not announced as JSON, or holds no list is 400', async () => {
    const sandbox = await openSandbox();
    const Authorization = `Bearer ${await sandbox.token()}`;
    const post = (type: string, body: string) =>
      sandbox.send('POST', `${IMPORTS}/import`, { headers: { Authorization, 'Content-Type': type }, body });

    const replies = await Promise.all([
      post('application/json', '{'),
      post('text/plain', '{"importedWindowsAutopilotDeviceIdentities":[{}]}'),
      post('application/json', '{"devices":[]}'),
    ]);

    expect(replies.map(({ status }) => status)).toEqual([400, 400, 400]);
    expect(replies[0]?.body.error.message).toMatch(/Unable to read JSON request payload/);
  });
});

describe('the list of imports', () => {
  test('is filtered by import id, whatever the case of the name, and by part of a serial number', async () => {
    const sandbox = await openSandbox();
    await sandbox.importDevices(['PF1', 'PF2'], { importId: 'job-1' });
    await sandbox.importDevices(['XX3'], { importId: 'job-2' });
    const serials = async (filter: string) => {
      const reply = await sandbox.graph('GET', `${IMPORTS}?$filter=${encodeURIComponent(filter)}`);
      return reply.body.value.map(({ serialNumber }: { serialNumber: string }) => serialNumber);
    };

    expect(await serials("importId eq 'job-1'")).toEqual(['PF1', 'PF2']);
    expect(await serials("ImportId eq 'job-2'")).toEqual(['XX3']);
    expect(await serials("contains(serialNumber,'PF')")).toEqual(['PF1', 'PF2']);
    expect(await serials("importId eq 'it''s none'")).toEqual([]);
  });

  test.each(["serialNumber eq 'PF1'", "groupTag eq 'KIOSK'", 'importId', "importId eq 'a' or importId eq 'b'"])(
    'refuses the filter %s',
    async (filter) => {
      const sandbox = await openSandbox();

      const reply = await sandbox.graph('GET', `${IMPORTS}?$filter=${encodeURIComponent(filter)}`);

      expect(reply.status).toBe(400);
    },
  );

  test('comes in pages whose links keep the filter, and a deletion between two pages loses nothing', async () => {
    const sandbox = await openSandbox({ scenario: { pageSize: 2, timing: { latencyMs: 0 } } });
    await sandbox.importDevices(['PF1', 'PF2', 'PF3', 'PF4', 'PF5'], { importId: 'job-1' });
    await sandbox.importDevices(['PF6'], { importId: 'job-2' });
    const serials = (reply: Reply) =>
      reply.body.value.map(({ serialNumber }: { serialNumber: string }) => serialNumber);
    const follow = (reply: Reply) => {
      const next = new URL(reply.body['@odata.nextLink']);
      return sandbox.graph('GET', next.pathname + next.search);
    };

    const first = await sandbox.graph('GET', `${IMPORTS}?$filter=importId%20eq%20'job-1'&$count=true`);
    await sandbox.graph('DELETE', `${IMPORTS}/${first.body.value[0].id}`);
    const second = await follow(first);
    const third = await follow(second);

    expect([serials(first), serials(second), serials(third)]).toEqual([['PF1', 'PF2'], ['PF3', 'PF4'], ['PF5']]);
    expect(first.body['@odata.count']).toBe(5);
    expect(first.body['@odata.nextLink']).toMatch(new RegExp(`^${sandbox.url}/v1.0/deviceManagement/imported`));
    expect(third.body).not.toHaveProperty('@odata.nextLink');
  });

  test('gives at most as many as asked for, and refuses a link that was tampered with', async () => {
    const sandbox = await openSandbox();
    await sandbox.importDevices(['PF1', 'PF2']);

    const one = await sandbox.graph('GET', `${IMPORTS}?$top=1`);
    const bad = await sandbox.graph('GET', `${IMPORTS}?$skiptoken=x`);

    expect(one.body.value).toHaveLength(1);
    expect(one.body).toHaveProperty('@odata.nextLink');
    expect(bad.status).toBe(400);
  });
});

describe('deleting an import record', () => {
  test('removes the record and lets the import go on', async () => {
    const sandbox = await openSandbox();
    const [{ id }] = (await sandbox.importDevices(['PF1'])).body.value;

    const deleted = await sandbox.graph('DELETE', `${IMPORTS}/${id}`);
    const again = await sandbox.graph('DELETE', `${IMPORTS}/${id}`);
    const gone = await sandbox.graph('GET', `${IMPORTS}/${id}`);
    sandbox.clock.advance(4000);
    const devices = await sandbox.graph('GET', `${DEVICES}?$filter=contains(serialNumber,'PF1')`);

    expect([deleted.status, again.status, gone.status]).toEqual([204, 404, 404]);
    expect(devices.body.value).toHaveLength(1);
  });
});
