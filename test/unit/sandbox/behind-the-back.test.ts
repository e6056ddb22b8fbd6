import { describe, expect, test } from 'vitest';
import { SERIALS, TENANTS } from '../../../sandbox/world.ts';
import { FABRIKAM, partnerCenterOf, tuple } from './support/partner-center-client.ts';
import { DEVICES, IMPORTS, openSandbox, type SandboxClient } from './support/sandbox-client.ts';

const deviceState = async (sandbox: SandboxClient, serial: string) =>
  (await sandbox.control('GET', '/state')).body.devices.filter(
    (device: { serial: string }) => device.serial === serial,
  );

describe('a device that somebody else registers meanwhile', () => {
  test('ends the import under way with 808', async () => {
    const sandbox = await openSandbox();
    await sandbox.importDevices(['PF1']);

    await sandbox.control('POST', '/devices', { serial: 'PF1', tenant: 'tailspintoys.com' });
    sandbox.clock.advance(3000);

    const { ends } = (await sandbox.control('GET', '/state')).body;
    expect(ends.PF1).toMatchObject([{ channel: 'intune', code: 808 }]);
    expect(await deviceState(sandbox, 'PF1')).toMatchObject([
      { owner: TENANTS.tailspin, registeredBy: 'somebody-else' },
    ]);
  });

  test('can be the customer’s own upload by hand, which Intune shows at once', async () => {
    const sandbox = await openSandbox();
    const upload = { tenant: 'contoso.com', groupTag: 'KIOSK', by: 'manual-upload' };

    await sandbox.control('POST', '/devices', [
      { ...upload, serial: 'PF1' },
      { ...upload, serial: 'PF2', visible: false },
    ]);

    const { body } = await sandbox.graph('GET', `${DEVICES}?$filter=contains(serialNumber,'PF')`);
    const serials = body.value.map(({ serialNumber }: { serialNumber: string }) => serialNumber);
    expect(serials).toContain('PF1');
    expect(serials).not.toContain('PF2');
    expect((await sandbox.control('GET', '/state')).body.submissions).toEqual({});
  });

  test('can be released by the tenant that held it', async () => {
    const sandbox = await openSandbox();

    await sandbox.control('POST', '/devices', { serial: SERIALS.heldByOtherTenant, tenant: null });
    await sandbox.importDevices([SERIALS.heldByOtherTenant]);
    sandbox.clock.advance(3000);

    expect(await deviceState(sandbox, SERIALS.heldByOtherTenant)).toMatchObject([{ owner: TENANTS.contoso }]);
  });
});

describe('a record that vanishes', () => {
  test('is gone while the import goes on', async () => {
    const sandbox = await openSandbox();
    await sandbox.importDevices(['PF1', 'PF2']);

    const reply = await sandbox.control('DELETE', '/imports', { serial: 'pf1' });
    sandbox.clock.advance(3000);

    const list = await sandbox.graph('GET', IMPORTS);
    expect(reply.body).toEqual({ vanished: 1 });
    expect(list.body.value).toMatchObject([{ serialNumber: 'PF2' }]);
    expect(await deviceState(sandbox, 'PF1')).toMatchObject([{ owner: TENANTS.contoso }]);
  });

  test('can take its import with it', async () => {
    const sandbox = await openSandbox();
    await sandbox.importDevices(['PF1'], { importId: 'i-1' });

    await sandbox.control('DELETE', '/imports', { importId: 'i-1', tenant: 'contoso.com', stop: true });
    sandbox.clock.advance(3000);

    expect(await deviceState(sandbox, 'PF1')).toEqual([]);
  });

  test('can be a job of Partner Center', async () => {
    const sandbox = await openSandbox();
    const partner = partnerCenterOf(sandbox);
    const accepted = await partner.createBatch('KIOSK', [tuple('FB1')]);
    const trackingId = String(accepted.headers.get('location')).split('/').at(-1);

    const reply = await sandbox.control('DELETE', '/batch-jobs', { trackingId });
    sandbox.clock.advance(3000);

    expect(reply.body).toEqual({ vanished: 1 });
    expect((await partner.statusOf(accepted)).status).toBe(404);
    expect((await partner.call('GET', `${FABRIKAM}/deviceBatches/KIOSK/devices`)).body.totalCount).toBe(1);
  });
});

describe('controls that are called wrongly', () => {
  test.each([
    ['POST', '/devices', { serial: 'PF1' }, /"tenant"/],
    ['POST', '/devices', { serial: 'PF1', tenant: 'nowhere.example' }, /no tenant/],
    ['POST', '/devices', { serial: 'PF1', tenant: null, colour: 'red' }, /colour/],
    ['DELETE', '/imports', {}, /say which/],
    ['DELETE', '/imports', { tenant: 'nowhere.example' }, /no tenant/],
    ['DELETE', '/batch-jobs', {}, /"trackingId"/],
    ['POST', '/credentials', { clientSecret: 'lost' }, /"clientSecret"/],
    ['POST', '/clock', { offset: 1 }, /offset/],
    ['POST', '/oem', { answers: 'never' }, /"answers"/],
    ['POST', '/partner-center', { words: { done: 'x' } }, /done/],
    [
      'POST',
      '/consent',
      { tenant: 'contoso.com', channel: 'intune', granted: true, relationships: ['reseller'] },
      /goes with/,
    ],
    ['POST', '/limits', { 'partner-center': { any: -1 } }, /"partner-center.any"/],
    ['POST', '/approvals', { tenant: 'contoso.com' }, /"required"/],
    ['POST', '/approvals', { tenant: 'nowhere.example', required: true }, /no tenant/],
    ['POST', '/approvals', { code: 'x', decision: 'approve' }, /no approval request/],
    ['POST', '/approvals', { code: 'x', decision: 'sleep' }, /"decision"/],
  ])('%s %s %j is 400 with a sentence', async (method, path, body, text) => {
    const sandbox = await openSandbox();

    const reply = await sandbox.control(method, path, body);

    expect([reply.status, reply.body.error]).toEqual([400, expect.stringMatching(text)]);
  });
});
