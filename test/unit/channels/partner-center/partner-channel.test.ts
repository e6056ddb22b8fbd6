import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPartnerChannel } from '../../../../src/channels/partner-center/partner-channel.ts';
import type { PartnerOptions } from '../../../../src/channels/partner-center/partner-client.ts';
import type { ImportDevice } from '../../../../src/ports/device-channel.ts';
import { bareDevice } from '../../../support/chunks.ts';
import { createTokens } from '../../../support/graph-fixture.ts';
import { type FakeAnswer, type HttpsFake, startHttpsFake } from '../../../support/https-fake.ts';
import { byPath, CUSTOMER, partnerAnswer, partnerExample, partnerFixture } from '../../../support/partner-fixture.ts';

const BATCHES = `/v1/customers/${CUSTOMER}/deviceBatches`;
const TRACKING = '22222222-3333-4444-8555-666666666601';
const STATUS = `/v1/customers/${CUSTOMER}/batchJobStatus/${TRACKING}`;
const CREATED = partnerAnswer('batch-create-response-location');
const NO_BATCHES: FakeAnswer = { status: 200, body: { items: [] } };

let fake: HttpsFake;

beforeAll(async () => {
  fake = await startHttpsFake();
});

afterAll(() => fake.close());

beforeEach(() => {
  fake.requests.length = 0;
});

const channel = (overrides: Partial<PartnerOptions> = {}) =>
  createPartnerChannel({ ...partnerFixture(fake, overrides).options, chunkSize: 500 });

const device = (position: number, more: Partial<ImportDevice> = {}) =>
  bareDevice(position, `CN0TEST0000${position}`, { manufacturer: 'Dell Inc.', model: 'Latitude 5450', ...more });

const chunk = (groupTag: string | null = 'CONTOSO-KIOSK', ...devices: readonly ImportDevice[]) => ({
  importId: 'job-1',
  callId: 'call-of-the-chunk',
  isRepeat: false,
  groupTag,
  devices: devices.length === 0 ? [device(1), device(2)] : devices,
});

const sought = (reference: string | null, devices: readonly ImportDevice[] = [device(1), device(2)]) => ({
  importId: 'job-1',
  reference,
  attempt: 1,
  groupTag: 'CONTOSO-KIOSK',
  devices,
});

const lines = () => fake.requests.map(({ method, path }) => `${method} ${path}`);
const okJson = (body: unknown): FakeAnswer => ({ status: 200, body });

describe('a chunk for Partner Center', () => {
  test('makes the batch of its tag and is known by its tracking id', async () => {
    fake.answer(byPath({ [`GET ${BATCHES}`]: NO_BATCHES, [`POST ${BATCHES}`]: CREATED }));

    const answer = await channel().submit(CUSTOMER, chunk());

    expect(lines()).toEqual([`GET ${BATCHES}`, `POST ${BATCHES}`]);
    expect(fake.requests[1]?.body).toEqual({
      batchId: 'CONTOSO-KIOSK',
      devices: [1, 2].map((number) => ({
        serialNumber: `CN0TEST0000${number}`,
        oemManufacturerName: 'Dell Inc.',
        modelName: 'Latitude 5450',
      })),
    });
    expect(fake.requests[1]?.headers).toMatchObject({
      'ms-requestid': 'call-of-the-chunk',
      'ms-correlationid': 'job-1',
      authorization: 'Bearer token-1',
    });
    expect(answer).toMatchObject({
      ok: true,
      value: { reference: TRACKING, outcomes: [{ position: 1, state: 'pending' }, { position: 2 }] },
    });
  });

  test('is added to the batch that is there, as a list', async () => {
    fake.answer(
      byPath({
        [`GET ${BATCHES}`]: okJson(partnerExample('batches-list')),
        [`POST ${BATCHES}/CONTOSO-KIOSK/devices`]: CREATED,
      }),
    );

    expect(await channel().submit(CUSTOMER, chunk())).toMatchObject({ ok: true, value: { reference: TRACKING } });
    expect(fake.requests[1]?.body).toHaveLength(2);
  });

  test('is added although the batch that was just made is not listed yet, and waits where it is too early', async () => {
    let isVisible = false;
    fake.answer(
      byPath({
        [`GET ${BATCHES}`]: NO_BATCHES,
        [`POST ${BATCHES}`]: CREATED,
        [`POST ${BATCHES}/CONTOSO-KIOSK/devices`]: () =>
          isVisible ? CREATED : partnerAnswer('error-404-1000-not-found'),
      }),
    );
    const partner = channel();
    await partner.submit(CUSTOMER, chunk());

    expect(await partner.submit(CUSTOMER, chunk())).toMatchObject({
      ok: false,
      fault: { code: 'channel.conflict', retry: 'same-request' },
    });
    isVisible = true;
    await partner.submit(CUSTOMER, chunk());
    expect(await partner.submit(CUSTOMER, chunk())).toMatchObject({ ok: true });
    expect(lines().at(-1)).toBe(`POST ${BATCHES}/CONTOSO-KIOSK/devices`);
  });

  test('is repeated as the very call that may have landed: making the batch, else adding to it', async () => {
    const there = { [`GET ${BATCHES}`]: okJson(partnerExample('batches-list')) };
    fake.answer(byPath({ ...there, [`POST ${BATCHES}`]: CREATED }));
    const repeat = { ...chunk(), isRepeat: true };
    expect(await channel().submit(CUSTOMER, repeat)).toMatchObject({ ok: true, value: { reference: TRACKING } });

    fake.answer(
      byPath({
        ...there,
        [`POST ${BATCHES}`]: { status: 409, body: { code: 'Conflict' } },
        [`POST ${BATCHES}/CONTOSO-KIOSK/devices`]: CREATED,
      }),
    );
    expect(await channel().submit(CUSTOMER, repeat)).toMatchObject({ ok: true, value: { reference: TRACKING } });

    const posts = fake.requests.filter(({ method }) => method === 'POST');
    expect(posts.map(({ path }) => path)).toEqual([BATCHES, BATCHES, `${BATCHES}/CONTOSO-KIOSK/devices`]);
    expect(new Set(posts.map(({ headers }) => headers['ms-requestid']))).toEqual(new Set(['call-of-the-chunk']));
  });

  test('finds its tracking id in the body, too', async () => {
    fake.answer(
      byPath({
        [`GET ${BATCHES}`]: NO_BATCHES,
        [`POST ${BATCHES}`]: partnerAnswer('batch-create-response-link-in-body'),
      }),
    );

    expect(await channel().submit(CUSTOMER, chunk())).toMatchObject({ ok: true, value: { reference: TRACKING } });
  });

  test('that was accepted under no name is in doubt', async () => {
    fake.answer(byPath({ [`GET ${BATCHES}`]: NO_BATCHES, [`POST ${BATCHES}`]: { status: 202, text: '' } }));

    expect(await channel().submit(CUSTOMER, chunk())).toMatchObject({
      ok: false,
      fault: { code: 'channel.answer-unreadable', doubt: true },
    });
  });

  test('whose tag differs from a batch only in capitals is not sent, and the message names the batch', async () => {
    fake.answer(byPath({ [`GET ${BATCHES}`]: okJson(partnerExample('batches-list')) }));

    const answer = await channel().submit(CUSTOMER, chunk('Contoso-Kiosk'));

    expect(answer).toMatchObject({
      ok: false,
      fault: { code: 'channel.tag-differs-in-capitals', message: expect.stringContaining('CONTOSO-KIOSK') },
    });
    expect(lines()).toEqual([`GET ${BATCHES}`]);
  });

  test.each([null, ''])('without a tag (%j) is not sent', async (tag) => {
    expect(await channel().submit(CUSTOMER, chunk(tag))).toMatchObject({
      ok: false,
      fault: { code: 'channel.tag-required' },
    });
    expect(fake.requests).toEqual([]);
  });

  test.each(['Old laptops #2', 'a/b', '50%', 'Büro?', 'x y'])('goes to a batch called %j', async (tag) => {
    const path = `${BATCHES}/${encodeURIComponent(tag)}/devices`;
    fake.answer(byPath({ [`GET ${BATCHES}`]: okJson([{ id: tag }]), [`POST ${path}`]: CREATED }));

    expect(await channel().submit(CUSTOMER, chunk(tag))).toMatchObject({ ok: true });
  });

  test.each(['.', '..'])('never goes to a batch called %j, which is a way up in an address', async (tag) => {
    expect(await channel().submit(CUSTOMER, chunk(tag))).toMatchObject({ ok: false });
    expect(fake.requests).toEqual([]);
  });

  test.each([
    ['error-429-throttled', { code: 'channel.throttled', retry: 'same-request', retryAfterMs: 57_000 }],
    ['error-403-20002-no-relationship', { code: 'consent.not-granted', retry: 'after-change' }],
    ['error-400-900118-invalid-customer-id', { code: 'channel.customer-unknown', retry: 'after-change' }],
    ['error-400-3000-code-as-string', { code: 'channel.request-invalid', retry: 'after-change' }],
    ['error-401-900421-mfa', { code: 'channel.mfa-required', retry: 'after-change' }],
    ['error-500-800003', { code: 'channel.failed', retry: 'same-request', doubt: true }],
    ['error-500-sequence', { code: 'channel.request-invalid', retry: 'after-change' }],
  ])('that is answered with %s fails as it should', async (name, fault) => {
    fake.answer(byPath({ [`GET ${BATCHES}`]: NO_BATCHES, [`POST ${BATCHES}`]: partnerAnswer(name) }));

    const answer = await channel().submit(CUSTOMER, chunk());

    expect(answer).toMatchObject({ ok: false, fault });
    expect(answer.ok || answer.fault.doubt).toBe('doubt' in fault ? true : undefined);
    expect(lines().filter((line) => line === `POST ${BATCHES}`)).toHaveLength(1);
  });

  test.each(['cut', 'hang'] as const)('whose answer is lost (%s) is in doubt', async (what) => {
    fake.answer(byPath({ [`GET ${BATCHES}`]: NO_BATCHES, [`POST ${BATCHES}`]: what }));

    expect(await channel({ callTimeoutMs: 200 }).submit(CUSTOMER, chunk())).toMatchObject({
      ok: false,
      fault: { code: 'channel.unreachable', doubt: true },
    });
  });

  test('that could not even look for its batch leaves no doubt', async () => {
    fake.answer(() => 'cut');

    const answer = await channel().submit(CUSTOMER, chunk());

    expect(answer).toMatchObject({ ok: false, fault: { code: 'channel.unreachable' } });
    expect(answer.ok || answer.fault.doubt).toBeUndefined();
  });

  test('goes on under the same name with a fresh token where the one in memory was refused', async () => {
    const tokens = createTokens(null);
    fake.answer((request) =>
      request.headers['authorization'] === 'Bearer token-1'
        ? { status: 401, body: { code: '400', description: 'Access denied' } }
        : byPath({ [`GET ${BATCHES}`]: NO_BATCHES, [`POST ${BATCHES}`]: CREATED })(request),
    );

    expect(await channel({ tokens }).submit(CUSTOMER, chunk())).toMatchObject({ ok: true });
    expect(new Set(fake.requests.map(({ headers }) => headers['ms-requestid']))).toEqual(
      new Set(['call-1', 'call-of-the-chunk']),
    );
  });

  test('leaves no token and no hash in the log', async () => {
    const { options, log } = partnerFixture(fake);
    fake.answer(byPath({ [`GET ${BATCHES}`]: NO_BATCHES, [`POST ${BATCHES}`]: CREATED }));

    await createPartnerChannel({ ...options, chunkSize: 500 }).submit(
      CUSTOMER,
      chunk('KIOSK', device(1, { hardwareHash: 'T0HLAQEAHAAAAAoA' })),
    );

    expect(JSON.stringify(log.lines)).toContain('partner-center.called');
    expect(JSON.stringify(log.lines)).not.toMatch(/token-1|T0HLAQ/);
  });
});

describe('what became of a chunk at Partner Center', () => {
  const find = (status: string, devices: readonly ImportDevice[], batch: unknown = { items: [] }) => {
    fake.answer(
      byPath({
        [`GET ${STATUS}`]: okJson(partnerExample(status)),
        [`GET ${BATCHES}`]: okJson([{ id: 'CONTOSO-KIOSK' }]),
        [`GET ${BATCHES}/CONTOSO-KIOSK/devices`]: okJson(batch),
      }),
    );
    return channel().findImports(CUSTOMER, sought(TRACKING, devices));
  };
  const short = (answer: Awaited<ReturnType<typeof find>>) =>
    answer.ok ? answer.value.map(({ position, state, code, name }) => [position, state, code, name]) : answer.fault;

  test('is told for each device, whatever the batch says of itself', async () => {
    expect(short(await find('job-status-finished-but-device-error-808', [device(1), device(2)]))).toEqual([
      [1, 'complete', null, null],
      [2, 'error', 808, 'ZtdDeviceAssignedToOtherTenant'],
    ]);
  });

  test('keeps codes that nobody knows', async () => {
    expect(
      short(await find('job-status-finished-with-errors-mixed', [device(1), device(2), device(3), device(4)])),
    ).toEqual([
      [1, 'complete', null, null],
      [2, 'error', 806, 'ZtdDeviceAlreadyAssigned'],
      [3, 'error', 812, 'ZtdDeviceNotFound'],
      [4, 'error', 899, 'ZtdSomethingNew'],
    ]);
  });

  test.each(['job-status-queued', 'job-status-unknown-word'])('is not known yet at %s', async (status) => {
    expect(short(await find(status, [device(1), device(2)]))).toEqual([
      [1, 'pending', null, null],
      [2, 'pending', null, null],
    ]);
    expect(fake.requests).toHaveLength(1);
  });

  test('may be known of some devices while others are on the way', async () => {
    expect(short(await find('job-status-processing', [device(1), device(2)]))).toEqual([
      [1, 'pending', null, null],
      [2, 'complete', null, null],
    ]);
  });

  test('is looked up in the batch for a device of which the finished upload says nothing', async () => {
    const listed = [{ id: 'd-2', serialNumber: 'CN0TEST00002' }];

    expect(short(await find('job-status-fewer-devices-than-sent', [device(1), device(2), device(3)], listed))).toEqual([
      [1, 'complete', null, null],
      [2, 'complete', null, null],
      [3, 'pending', null, null],
    ]);
  });

  test('is told by their place for devices without a name, as long as there are as many answers', async () => {
    const nameless = [1, 2].map((position) => bareDevice(position, '', { hardwareHash: 'T0' }));

    expect(short(await find('job-status-hash-only-no-identifiers', nameless))).toEqual([
      [1, 'complete', null, null],
      [2, 'error', 802, 'InvalidZtdHardwareHash'],
    ]);
    expect(short(await find('job-status-hash-only-no-identifiers', nameless.slice(0, 1)))).toEqual([
      [1, 'pending', null, null],
    ]);
  });

  test('is told by the product key id where there is no serial number', async () => {
    fake.answer(
      byPath({
        [`GET ${STATUS}`]: okJson({
          status: 'finished',
          devicesStatus: [
            { productKey: '3306000000002', status: 'finished' },
            { productKey: '3306000000001', status: 'x' },
          ],
        }),
        [`GET ${BATCHES}`]: NO_BATCHES,
      }),
    );
    const keyed = [1, 2].map((position) => bareDevice(position, '', { productKeyId: `330600000000${position}` }));

    expect(short(await channel().findImports(CUSTOMER, sought(TRACKING, keyed)))).toEqual([
      [1, 'pending', null, null],
      [2, 'complete', null, null],
    ]);
  });

  test('is the outcome of its twin for a device that stood there twice (819)', async () => {
    fake.answer(
      byPath({
        [`GET ${STATUS}`]: okJson({
          status: 'finished_with_errors',
          devicesStatus: [
            { serialNumber: 'CN0TEST00001', status: 'finished_with_errors', errorCode: '819' },
            { serialNumber: 'CN0TEST00001', status: 'finished', deviceId: 'd-1' },
          ],
        }),
      }),
    );

    expect(short(await channel().findImports(CUSTOMER, sought(TRACKING, [device(1)])))).toEqual([
      [1, 'complete', null, null],
    ]);
  });

  test('is looked up in the batch where its tracking id is not known any more', async () => {
    fake.answer(
      byPath({
        [`GET ${BATCHES}`]: okJson([{ id: 'CONTOSO-KIOSK' }]),
        [`GET ${BATCHES}/CONTOSO-KIOSK/devices`]: okJson(partnerExample('batch-devices-page')),
      }),
    );

    // The page names a next one with a token that never ends: it is read once more, not for ever.
    expect(short(await channel().findImports(CUSTOMER, sought(TRACKING)))).toEqual([
      [1, 'complete', null, null],
      [2, 'pending', null, null],
    ]);
    expect(fake.requests).toHaveLength(4);
  });

  test('after a lost answer: nothing there, so it did not arrive', async () => {
    fake.answer(byPath({ [`GET ${BATCHES}`]: NO_BATCHES }));

    expect(await channel().findImports(CUSTOMER, sought(null))).toEqual({ ok: true, value: [] });
  });

  test('after a lost answer: some are there, so the call is made again under its name, but not for ever', async () => {
    fake.answer(
      byPath({
        [`GET ${BATCHES}`]: okJson([{ id: 'CONTOSO-KIOSK' }]),
        [`GET ${BATCHES}/CONTOSO-KIOSK/devices`]: okJson(partnerExample('batch-devices-array')),
      }),
    );

    expect(await channel().findImports(CUSTOMER, sought(null))).toEqual({ ok: true, value: [] });
    expect(short(await channel().findImports(CUSTOMER, { ...sought(null), attempt: 4 }))).toEqual([
      [1, 'complete', null, null],
      [2, 'pending', null, null],
    ]);
  });

  test('after a lost answer: all are there, so it arrived', async () => {
    fake.answer(
      byPath({
        [`GET ${BATCHES}`]: okJson([{ id: 'CONTOSO-KIOSK' }]),
        [`GET ${BATCHES}/CONTOSO-KIOSK/devices`]: okJson(partnerExample('batch-devices-array')),
      }),
    );

    expect(short(await channel().findImports(CUSTOMER, sought(null, [device(1)])))).toEqual([
      [1, 'complete', null, null],
    ]);
  });
});

describe('devices and tags of a customer at Partner Center', () => {
  test('devices are found in their batches, over all pages', async () => {
    const pages = [
      { items: [{ id: 'a', serialNumber: 'CN0TEST00001' }], continuationToken: 'next' },
      { items: [{ id: 'b', serialNumber: 'CN0TEST00002' }] },
    ];
    fake.answer(
      byPath({
        [`GET ${BATCHES}`]: okJson(partnerExample('batches-list')),
        [`GET ${BATCHES}/CONTOSO-KIOSK/devices`]: ({ headers }) =>
          okJson(headers['ms-continuationtoken'] === 'next' ? pages[1] : pages[0]),
        [`GET ${BATCHES}/Old%20laptops%20%232/devices`]: okJson([]),
      }),
    );

    const found = await channel().findDevices(CUSTOMER, ['cn0test00002', 'CN0TEST99999']);

    expect(found).toMatchObject({ ok: true, value: [{ deviceId: 'b', groupTag: 'CONTOSO-KIOSK', profile: null }] });
  });

  test('are not read where there are more than a plan can wait for', async () => {
    fake.answer(byPath({ [`GET ${BATCHES}`]: okJson([{ id: 'X', deviceCount: 5_001 }]) }));

    expect(await channel().findDevices(CUSTOMER, ['CN0TEST00001'])).toMatchObject({
      ok: false,
      fault: { code: 'channel.too-much-to-read', retry: 'never' },
    });
    expect(fake.requests).toHaveLength(1);
  });

  test('tags are the names of the batches, with how many devices they hold', async () => {
    fake.answer(byPath({ [`GET ${BATCHES}`]: okJson(partnerExample('batches-list')) }));

    expect(await channel().listTags?.(CUSTOMER)).toEqual({
      ok: true,
      value: [
        { groupTag: 'CONTOSO-KIOSK', devices: 3 },
        { groupTag: 'Old laptops #2', devices: 40 },
      ],
    });
  });
});

test('an address that is not https is refused at once', () => {
  expect(() => channel({ partnerUrl: 'http://api.partnercenter.microsoft.com' })).toThrow('must be https');
});
