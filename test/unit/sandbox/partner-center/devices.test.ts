import { beforeEach, describe, expect, test } from 'vitest';
import { FABRIKAM, type PartnerCenterClient, partnerCenterOf, tuple } from '../support/partner-center-client.ts';
import { partnerCenterExample } from '../support/partner-center-example.ts';
import { openSandbox, type SandboxClient } from '../support/sandbox-client.ts';
import { shapeDifferences } from '../support/shape.ts';

const DEVICES = `${FABRIKAM}/deviceBatches/KIOSK/devices`;

let sandbox: SandboxClient;
let partner: PartnerCenterClient;

beforeEach(async () => {
  sandbox = await openSandbox();
  partner = partnerCenterOf(sandbox);
});

/** Registers devices, and gives their ids. */
async function registered(serials: readonly string[]): Promise<readonly string[]> {
  await partner.createBatch(
    'KIOSK',
    serials.map((serial) => tuple(serial)),
  );
  sandbox.clock.advance(3000);
  const { body } = await partner.call('GET', DEVICES);
  return body.items.map(({ id }: { id: string }) => id);
}

describe('the devices of a batch', () => {
  test('come in pages of 100, each with the token of the next', async () => {
    await registered(Array.from({ length: 150 }, (_, index) => `FB${index}`));

    const first = await partner.call('GET', DEVICES);
    const headers = { 'MS-ContinuationToken': String(first.body.continuationToken) };
    const second = await partner.call('GET', DEVICES, undefined, { headers });

    expect([first.body.items.length, second.body.items.length]).toEqual([100, 50]);
    expect(second.body.items[0].serialNumber).toBe('FB100');
    expect(second.body.continuationToken).toBeUndefined();
    expect(shapeDifferences(partnerCenterExample('batch-devices-page'), first.body)).toEqual([]);
  });

  test('a token that nobody gave is 400', async () => {
    await registered(['FB1']);

    const reply = await partner.call('GET', DEVICES, undefined, { headers: { 'MS-ContinuationToken': 'abc' } });

    expect(reply.status).toBe(400);
  });

  test('can come as a bare array', async () => {
    await registered(['FB1']);
    await sandbox.control('POST', '/partner-center', { deviceList: 'array' });

    const reply = await partner.call('GET', DEVICES);

    expect(shapeDifferences(partnerCenterExample('batch-devices-array'), reply.body)).toEqual([]);
    expect(reply.body).toMatchObject([{ serialNumber: 'FB1', policies: [{ key: 'o_o_b_e', value: null }] }]);
  });

  test('one that is deleted leaves Autopilot too', async () => {
    const [id] = await registered(['FB1']);

    const gone = await partner.call('DELETE', `${DEVICES}/${id}`);
    const again = await partner.call('DELETE', `${DEVICES}/${id}`);

    const { devices } = (await sandbox.control('GET', '/state')).body;
    expect([gone.status, gone.body, again.status]).toEqual([204, '', 404]);
    expect(devices.some(({ serial }: { serial: string }) => serial === 'FB1')).toBe(false);
    expect((await partner.call('GET', DEVICES)).body.totalCount).toBe(0);
  });
});

describe('policies', () => {
  const create = () => partner.call('POST', `${FABRIKAM}/policies`, partnerCenterExample('policy-create-request'));

  test('are created, read, changed, listed and deleted', async () => {
    const created = await create();
    const one = `${FABRIKAM}/policies/${created.body.id}`;

    const changed = await partner.call('PUT', one, { name: 'Kiosk 2', policySettings: ['none'] });
    const list = await partner.call('GET', `${FABRIKAM}/policies`);
    const deleted = await partner.call('DELETE', one);
    const gone = await partner.call('GET', one);

    expect(shapeDifferences(partnerCenterExample('policy-create-response'), created.body)).toEqual([]);
    expect(changed.body).toMatchObject({ id: created.body.id, name: 'Kiosk 2', policySettings: ['none'] });
    expect(list.body.items).toMatchObject([{ name: 'Kiosk 2' }]);
    expect([deleted.status, gone.status]).toEqual([204, 404]);
  });

  test.each([{ policySettings: ['none'] }, { name: 'x', policySettings: ['fly'] }])('%j is 400', async (body) => {
    expect((await partner.call('POST', `${FABRIKAM}/policies`, body)).status).toBe(400);
  });

  test('one is put on a single device, and counted', async () => {
    const [id] = await registered(['FB1']);
    const policy = await create();
    const policies = [{ key: 'o_o_b_e', value: policy.body.id }];

    const updated = await partner.call('PUT', `${DEVICES}/${id}`, { id, policies });
    const unknown = await partner.call('PUT', `${DEVICES}/${id}`, { id, policies: [{ key: 'o_o_b_e', value: 'x' }] });

    expect([updated.status, updated.body.policies]).toEqual([200, policies]);
    expect(unknown.status).toBe(400);
    expect((await partner.call('GET', `${FABRIKAM}/policies/${policy.body.id}`)).body.devicesAssigned).toBe(1);
  });

  test('one is put on many devices by a job, which names the devices that it did not find', async () => {
    const [id = ''] = await registered(['FB1']);
    const policy = await create();
    const request = partnerCenterExample('device-policy-updates-request');
    const policies = [{ key: 'o_o_b_e', value: policy.body.id }];
    const devices = [
      { id, policies },
      { ...request.devices[0], policies },
    ];

    const accepted = await partner.call('PATCH', `${FABRIKAM}/DevicePolicyUpdates`, { ...request, devices });
    sandbox.clock.advance(3000);
    const status = await partner.statusOf(accepted);

    expect(accepted.status).toBe(202);
    expect(status.body.devicesStatus).toMatchObject([
      { deviceId: id, status: 'finished' },
      { status: 'finished_with_errors', errorCode: '807' },
    ]);
    expect((await partner.call('GET', DEVICES)).body.items[0].policies).toEqual(policies);
  });
});
