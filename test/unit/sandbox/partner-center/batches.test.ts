import { beforeEach, describe, expect, test } from 'vitest';
import { SERIALS, TENANTS } from '../../../../sandbox/world.ts';
import { damaged, makeHash } from '../support/hardware-hash.ts';
import { FABRIKAM, type PartnerCenterClient, partnerCenterOf, tuple } from '../support/partner-center-client.ts';
import { partnerCenterExample } from '../support/partner-center-example.ts';
import { openSandbox, type Reply, type SandboxClient } from '../support/sandbox-client.ts';
import { shapeDifferences } from '../support/shape.ts';

let sandbox: SandboxClient;
let partner: PartnerCenterClient;

beforeEach(async () => {
  sandbox = await openSandbox();
  partner = partnerCenterOf(sandbox);
});

const JOB_MS = 3000;

async function endOf(accepted: Reply): Promise<Reply> {
  sandbox.clock.advance(JOB_MS);
  return partner.statusOf(accepted);
}

const codesOf = (status: Reply) =>
  status.body.devicesStatus.map(({ errorCode = '0' }: { errorCode?: string }) => Number(errorCode));

const deviceState = async (serial: string) => {
  const { devices } = (await sandbox.control('GET', '/state')).body;
  return devices.find((device: { serial: string }) => device.serial === serial);
};

describe('creating a batch', () => {
  test('is answered 202 with a relative link and no body', async () => {
    const reply = await partner.createBatch('KIOSK', [tuple('FB1')]);

    const example = partnerCenterExample('batch-create-response-location');
    expect(reply.status).toBe(example.status);
    expect(reply.body).toBe('');
    expect(reply.headers.get('location')).toMatch(new RegExp(`^${FABRIKAM}/batchJobStatus/[0-9a-f-]{36}$`));
    for (const name of Object.keys(example.headers)) expect(reply.headers.has(name), name).toBe(true);
  });

  test('can be answered with the link in the body, or with none', async () => {
    await sandbox.control('POST', '/partner-center', { trackingLink: 'body' });
    const inBody = await partner.createBatch('ONE', [tuple('FB1')]);
    await sandbox.control('POST', '/partner-center', { trackingLink: 'none' });
    const nowhere = await partner.createBatch('TWO', [tuple('FB2')]);

    expect(inBody.body).toMatch(/^\/customers\/.+\/batchJobStatus\/[0-9a-f-]{36}$/);
    expect(shapeDifferences(partnerCenterExample('batch-create-response-link-in-body').body, inBody.body)).toEqual([]);
    expect(inBody.headers.has('location')).toBe(false);
    expect([nowhere.status, nowhere.body, nowhere.headers.has('location')]).toEqual([202, '', false]);
  });

  test.each([
    ['batch-create-request-tuple', 3],
    ['batch-create-request-pkid', 2],
    ['batch-create-request-hash', 2],
    ['batch-create-request-as-documented', 1],
  ])('takes the body of %s', async (example, count) => {
    const reply = await partner.call('POST', `${FABRIKAM}/deviceBatches`, partnerCenterExample(example));

    const status = await endOf(reply);
    expect(reply.status).toBe(202);
    expect(status.body.devicesStatus).toHaveLength(count);
  });

  test('is carried out once for one request id, also after the answer was lost', async () => {
    const token = await partner.userToken();
    const options = { token, headers: { 'MS-RequestId': '44444444-5555-4666-8777-888888888802' } };
    await sandbox.control('POST', '/faults', { match: { service: 'partner-center' }, drop: 'after', times: 1 });
    await expect(partner.createBatch('KIOSK', [tuple('FB1')], options)).rejects.toThrow();

    const second = await partner.createBatch('KIOSK', [tuple('FB1')], options);
    const third = await partner.createBatch('KIOSK', [tuple('FB1')], options);

    expect([second.status, third.status]).toEqual([202, 202]);
    expect(third.headers.get('location')).toBe(second.headers.get('location'));
    expect((await sandbox.control('GET', '/state')).body.submissionsByChannel).toEqual({
      'partner-center': { FB1: 1 },
    });
  });

  test('is carried out again where the service forgets request ids', async () => {
    await sandbox.control('POST', '/partner-center', { remembersRequests: false, existingBatch: 'append' });
    const options = { headers: { 'MS-RequestId': 'same' } };
    await partner.createBatch('KIOSK', [tuple('FB1')], options);

    const status = await endOf(await partner.createBatch('KIOSK', [tuple('FB1')], options));

    expect(codesOf(status)).toEqual([806]);
    expect((await sandbox.control('GET', '/state')).body.submissions).toEqual({ FB1: 2 });
  });

  test.each([
    ['no batch id', { devices: [tuple('FB1')] }, []],
    ['no devices', { batchId: 'KIOSK', devices: [] }, []],
    ['devices that are no list', { batchId: 'KIOSK', devices: {} }, []],
    ['a serial number alone', { batchId: 'KIOSK', devices: [tuple('FB1'), { serialNumber: 'FB2' }] }, ['devices[1]']],
    ['a serial number and a maker', { batchId: 'KIOSK', devices: [tuple('FB1', { modelName: '' })] }, ['devices[0]']],
    [
      'a serial number that is a number',
      { batchId: 'KIOSK', devices: [{ serialNumber: 7, productKey: '3' }] },
      ['devices[0]'],
    ],
  ])('is refused for %s, and nothing is kept', async (_case, body, data) => {
    const reply = await partner.call('POST', `${FABRIKAM}/deviceBatches`, body);

    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ code: 3000, data });
    expect((await partner.call('GET', `${FABRIKAM}/deviceBatches`)).body.totalCount).toBe(0);
  });

  test('takes 1,000 devices and refuses one more', async () => {
    const devices = Array.from({ length: 1001 }, (_, index) => tuple(`FB${index}`));

    const tooMany = await partner.createBatch('KIOSK', devices);
    const most = await partner.createBatch('KIOSK', devices.slice(1));

    expect([tooMany.status, tooMany.body.code, most.status]).toEqual([400, 3000, 202]);
  });

  test('fails whole for devices of a maker that trips the service', async () => {
    await sandbox.control('POST', '/partner-center', { sequenceErrorFor: ['HP'] });

    const reply = await partner.createBatch('KIOSK', [tuple('FB1'), tuple('FB2', { oemManufacturerName: 'HP' })]);

    const { status, body } = partnerCenterExample('error-500-sequence');
    expect([reply.status, reply.body]).toEqual([status, body]);
    expect((await sandbox.control('GET', '/state')).body.submissions).toEqual({});
  });
});

describe('a batch that exists', () => {
  test('is not created a second time, whatever its capitals', async () => {
    await partner.createBatch('KIOSK', [tuple('FB1')]);

    const same = await partner.createBatch('KIOSK', [tuple('FB2')]);
    const otherCapitals = await partner.createBatch('Kiosk', [tuple('FB3')]);

    expect([same.status, otherCapitals.status]).toEqual([409, 409]);
    expect(otherCapitals.body.description).toContain('KIOSK');
    expect((await sandbox.control('GET', '/state')).body.submissions).toEqual({ FB1: 1 });
  });

  test('can take the devices of a second creation, and keeps the first spelling as the tag', async () => {
    await sandbox.control('POST', '/partner-center', { existingBatch: 'append' });
    await partner.createBatch('KIOSK', [tuple('FB1')]);
    await endOf(await partner.createBatch('Kiosk', [tuple('FB2')]));

    const batches = await partner.call('GET', `${FABRIKAM}/deviceBatches`);

    expect(batches.body.items).toMatchObject([{ id: 'KIOSK', devicesCount: 2 }]);
    expect(await deviceState('FB2')).toMatchObject({ tag: 'KIOSK' });
  });

  test('can differ from another in capitals alone', async () => {
    await sandbox.control('POST', '/partner-center', { batchIds: 'exact' });
    await partner.createBatch('KIOSK', [tuple('FB1')]);
    await endOf(await partner.createBatch('Kiosk', [tuple('FB2')]));

    const batches = await partner.call('GET', `${FABRIKAM}/deviceBatches`);

    expect(batches.body.items).toMatchObject([{ id: 'KIOSK' }, { id: 'Kiosk' }]);
  });

  test('takes more devices as an array', async () => {
    await partner.createBatch('KIOSK', [tuple('FB1')]);
    const append = partnerCenterExample('batch-append-request');

    const reply = await partner.call('POST', `${FABRIKAM}/DeviceBatches/kiosk/Devices`, append);
    const status = await endOf(reply);

    expect(reply.status).toBe(202);
    expect(status.body.devicesStatus).toMatchObject([
      { serialNumber: append[0].serialNumber },
      { productKey: append[1].productKey },
    ]);
    expect(await deviceState(append[0].serialNumber)).toMatchObject({ tag: 'KIOSK', registeredBy: 'partner-center' });
  });

  test('an unknown batch takes none', async () => {
    const reply = await partner.call('POST', `${FABRIKAM}/deviceBatches/NONE/devices`, [tuple('FB1')]);

    expect([reply.status, reply.body.code]).toEqual([404, 1000]);
  });

  test.each(['Test batch', 'Old laptops #2', '50%', 'A/B', 'Zürich'])('can be called %s', async (batchId) => {
    await endOf(await partner.createBatch(batchId, [tuple('FB1')]));

    const list = await partner.call('GET', `${FABRIKAM}/deviceBatches`);
    const devices = await partner.call('GET', `${FABRIKAM}/deviceBatches/${encodeURIComponent(batchId)}/devices`);

    expect(list.body.items[0].devicesLink.uri).toBe(`${FABRIKAM}/deviceBatches/${batchId}/devices`);
    expect(devices.body.items).toMatchObject([{ serialNumber: 'FB1' }]);
  });

  test('is listed as the example shows it', async () => {
    await partner.createBatch('KIOSK', [tuple('FB1')]);

    const reply = await partner.call('GET', `${FABRIKAM}/deviceBatches`);

    expect(shapeDifferences(partnerCenterExample('batches-list'), reply.body)).toEqual([]);
  });

  test('can appear in the list late', async () => {
    await sandbox.control('POST', '/timing', { batchListMs: 5000 });
    await partner.createBatch('KIOSK', [tuple('FB1')]);

    const early = await partner.call('GET', `${FABRIKAM}/deviceBatches`);
    sandbox.clock.advance(5000);
    const late = await partner.call('GET', `${FABRIKAM}/deviceBatches`);

    expect([early.body.totalCount, late.body.totalCount]).toEqual([0, 1]);
  });
});

describe('the job of a batch', () => {
  test('is queued without rows, then processing row by row, then finished', async () => {
    const accepted = await partner.createBatch('KIOSK', [tuple('FB1'), tuple('FB2')]);

    const queued = await partner.statusOf(accepted);
    sandbox.clock.advance(2000);
    const processing = await partner.statusOf(accepted);
    sandbox.clock.advance(1000);
    const finished = await partner.statusOf(accepted);

    expect(queued.body).toMatchObject({ status: 'queued', completedTime: '0001-01-01T00:00:00', devicesStatus: [] });
    expect(processing.body).toMatchObject({
      status: 'processing',
      devicesStatus: [
        { serialNumber: 'FB1', status: 'finished' },
        { serialNumber: 'FB2', status: 'in-progress' },
      ],
    });
    expect(finished.body).toMatchObject({
      status: 'finished',
      startedTime: '2026-03-02T09:00:00',
      completedTime: '2026-03-02T09:00:03',
      devicesStatus: [{ status: 'finished' }, { status: 'finished' }],
    });
    const optional = ['deviceId', 'serialNumber', 'productKey'];
    expect(shapeDifferences(partnerCenterExample('job-status-queued'), queued.body)).toEqual([]);
    expect(shapeDifferences(partnerCenterExample('job-status-processing'), processing.body, optional)).toEqual([]);
    expect(shapeDifferences(partnerCenterExample('job-status-finished'), finished.body)).toEqual([]);
  });

  test('names what became of each device', async () => {
    await endOf(await partner.createBatch('FIRST', [tuple('FB1')]));
    await sandbox.control('POST', '/outcomes', { serial: 'FB9', code: 899, name: 'ZtdSomethingNew' });
    const devices = [
      tuple('FB2'),
      tuple('FB1'),
      tuple(SERIALS.heldByOtherTenant),
      tuple('FB2'),
      tuple('FB9'),
      { serialNumber: 'FB3', hardwareHash: damaged(makeHash({ serial: 'FB3' })) },
    ];

    const status = await endOf(await partner.createBatch('SECOND', devices));

    expect(codesOf(status)).toEqual([0, 806, 808, 819, 899, 802]);
    expect(status.body.status).toBe('finished_with_errors');
    expect(status.body.devicesStatus[2]).toEqual({
      serialNumber: SERIALS.heldByOtherTenant,
      status: 'finished_with_errors',
      errorCode: '808',
      errorDescription: 'ZtdDeviceAssignedToOtherTenant',
      attributes: { objectType: 'DeviceUploadDetails' },
    });
    const example = partnerCenterExample('job-status-finished-with-errors-mixed');
    const optional = ['deviceId', 'errorCode', 'errorDescription'];
    expect(shapeDifferences(example, status.body, optional)).toEqual([]);
  });

  test('can say finished although a device is in error, as the documented example does', async () => {
    await sandbox.control('POST', '/partner-center', { words: { finishedWithErrors: 'finished' } });

    const status = await endOf(await partner.createBatch('KIOSK', [tuple('FB1'), tuple(SERIALS.heldByOtherTenant)]));

    const example = partnerCenterExample('job-status-finished-but-device-error-808');
    expect(status.body.status).toBe(example.status);
    expect(status.body.devicesStatus[1]).toMatchObject({ status: example.devicesStatus[1].status, errorCode: '808' });
  });

  test('can leave devices out', async () => {
    await sandbox.control('POST', '/partner-center', { hiddenRows: 1 });

    const status = await endOf(await partner.createBatch('KIOSK', [tuple('FB1'), tuple('FB2')]));

    expect(status.body.devicesStatus).toMatchObject([{ serialNumber: 'FB1' }]);
    expect(await deviceState('FB2')).toMatchObject({ owner: TENANTS.fabrikam });
    expect(shapeDifferences(partnerCenterExample('job-status-fewer-devices-than-sent'), status.body)).toEqual([]);
  });

  test('does not say which device a hash was, unless asked to', async () => {
    const devices = [
      { hardwareHash: makeHash({ serial: 'FB1' }) },
      { hardwareHash: damaged(makeHash({ serial: 'FB2' })) },
    ];
    const bare = await endOf(await partner.createBatch('KIOSK', devices));
    await sandbox.control('POST', '/partner-center', { hashRows: 'with-ids' });
    const named = await endOf(await partner.createBatch('OTHER', [{ hardwareHash: makeHash({ serial: 'FB3' }) }]));

    expect(bare.body.devicesStatus).toEqual(partnerCenterExample('job-status-hash-only-no-identifiers').devicesStatus);
    expect(await deviceState('FB1')).toMatchObject({ owner: TENANTS.fabrikam, submissions: 1 });
    expect(named.body.devicesStatus).toMatchObject([{ serialNumber: 'FB3', deviceId: expect.any(String) }]);
  });

  test('can use words that nobody knows', async () => {
    await sandbox.control('POST', '/partner-center', { words: { queued: 'unknown', deviceFinished: 'all_good' } });
    const accepted = await partner.createBatch('KIOSK', [tuple('FB1')]);

    const fresh = await partner.statusOf(accepted);
    const done = await endOf(accepted);

    expect(fresh.body.status).toBe(partnerCenterExample('job-status-unknown-word').status);
    expect(done.body).toMatchObject({ status: 'finished', devicesStatus: [{ status: 'all_good' }] });
  });

  test('is unknown to other customers', async () => {
    const accepted = await partner.createBatch('KIOSK', [tuple('FB1')]);
    const other = String(accepted.headers.get('location')).replace(TENANTS.fabrikam, TENANTS.contoso);

    const reply = await partner.call('GET', other);

    expect([reply.status, reply.body.code]).toEqual([404, 1000]);
  });

  test('takes its own time where that is set', async () => {
    await sandbox.control('POST', '/timing', { batchJobMs: 600_000 });
    const accepted = await partner.createBatch('KIOSK', [tuple('FB1')]);

    sandbox.clock.advance(599_999);
    const running = await partner.statusOf(accepted);
    sandbox.clock.advance(1);
    const finished = await partner.statusOf(accepted);

    expect([running.body.status, finished.body.status]).toEqual(['processing', 'finished']);
  });

  test('answers with a byte-order mark where asked to', async () => {
    await sandbox.control('POST', '/partner-center', { byteOrderMark: true });
    const token = await partner.userToken();

    const response = await fetch(`${sandbox.url}/partner-center/v1${FABRIKAM}`, {
      headers: { Authorization: `Bearer ${token}` },
    });

    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(JSON.parse(bytes.subarray(3).toString('utf8'))).toMatchObject({ id: TENANTS.fabrikam });
  });
});

describe('a device that its maker announced', () => {
  const announced = {
    serial: 'FB1',
    manufacturer: 'EXAMPLE COMPUTER',
    model: 'Example Book',
    productKey: '3306000000001',
  };

  test('is found by PKID, and by maker and model in exactly their spelling', async () => {
    await sandbox.control('POST', '/reset', {
      scenario: { announcedDevices: [announced, { ...announced, serial: 'FB2', productKey: '3306000000002' }] },
    });
    const wrongCapitals = tuple('FB2', { modelName: 'example book' });

    const status = await endOf(await partner.createBatch('KIOSK', [{ productKey: '3306000000001' }, wrongCapitals]));
    const exact = await endOf(await partner.createBatch('OTHER', [tuple('FB2', { modelName: 'Example Book' })]));

    expect([codesOf(status), codesOf(exact)]).toEqual([[0, 812], [0]]);
    expect(await deviceState('FB1')).toMatchObject({ owner: TENANTS.fabrikam });
  });

  test('is not unique where two have its PKID', async () => {
    await sandbox.control('POST', '/reset', {
      scenario: { announcedDevices: [announced, { ...announced, serial: 'FB2' }] },
    });

    const status = await endOf(await partner.createBatch('KIOSK', [{ productKey: '3306000000001' }]));

    expect(codesOf(status)).toEqual([813]);
  });
});

describe('a customer with Intune', () => {
  test('sees the device there with the batch id as its tag, and Intune counts it as registered', async () => {
    const contoso = `/customers/${TENANTS.contoso}/deviceBatches`;
    await partner.call('POST', contoso, { batchId: 'KIOSK', devices: [tuple('PF1')] });
    sandbox.clock.advance(10_000);

    const { devices } = (await sandbox.control('GET', '/state')).body;
    await sandbox.importDevices(['PF1']);
    sandbox.clock.advance(10_000);

    const device = devices.find(({ serial }: { serial: string }) => serial === 'PF1');
    const after = (await sandbox.control('GET', '/state')).body;
    expect(device).toMatchObject({
      owner: TENANTS.contoso,
      tag: 'KIOSK',
      profile: 'Kiosk self-deploying',
      visible: true,
    });
    expect(after.submissionsByChannel).toEqual({ 'partner-center': { PF1: 1 }, intune: { PF1: 1 } });
    expect(after.ends['PF1']).toMatchObject([
      { channel: 'partner-center', code: 0 },
      { channel: 'intune', code: 806 },
    ]);
  });
});
