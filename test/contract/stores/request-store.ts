import { describe, expect, test } from 'vitest';
import { DEVICE_STATES } from '../../../src/domain/device.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { TestStores } from '../../support/open-test-stores.ts';
import { CONTOSO, HANA, newDevice, newRequest } from '../../support/stored-samples.ts';

const FINDING: Finding = {
  code: 'HASH_BASE64_STRICT',
  severity: 'warning',
  line: 2,
  column: 'Hardware Hash',
  message: 'Blanks were taken out.',
  fix: 'automatic',
  proposal: null,
};

/** What every `RequestStore` promises. */
export function describeRequestStore(open: () => TestStores): void {
  describe('the request store', () => {
    test('gives numbers as people say them, and keeps everything', async () => {
      const { stores, clock } = open();
      const expiresAt = new Date('2026-03-01T10:11:12.345Z');

      const first = await stores.requests.create(
        newRequest({ listFindings: [FINDING], statedCount: 3, note: 'waits', expiresAt }),
        [newDevice(1), newDevice(2, { sealedHash: null, hashDigest: null, line: null, productKeyId: '0123456789012' })],
      );
      const second = await stores.requests.create(newRequest(), []);

      expect([first.request.id, second.request.id, first.created]).toEqual(['R-1', 'R-2', true]);
      const found = await stores.requests.find('R-1');
      expect(found).toEqual(first.request);
      expect(found).toMatchObject({
        version: 1,
        requestedBy: HANA,
        listFindings: [FINDING],
        statedCount: 3,
        expiresAt,
        createdAt: clock.now(),
        updatedAt: clock.now(),
      });
      const devices = await stores.requests.devices('R-1');
      expect(devices).toEqual([
        { ...newDevice(1), sealedHash: expect.any(Uint8Array), requestId: 'R-1', updatedAt: clock.now() },
        {
          ...newDevice(2),
          sealedHash: null,
          hashDigest: null,
          line: null,
          productKeyId: '0123456789012',
          requestId: 'R-1',
          updatedAt: clock.now(),
        },
      ]);
      expect([...(devices[0]?.sealedHash ?? [])]).toEqual([1, 2, 255, 0, 1]);
    });

    test('a request that does not exist is null, without devices', async () => {
      const { stores } = open();

      expect(await stores.requests.find('R-404')).toBeNull();
      expect(await stores.requests.devices('R-404')).toEqual([]);
      expect(await stores.requests.newestFor('SN-1')).toBeNull();
      expect(await stores.requests.find("R-1' or 'x'='x\0")).toBeNull();
    });

    test('the same message a second time gives the request that is there, and uses up no number', async () => {
      const { stores } = open();
      const request = newRequest();

      const first = await stores.requests.create(request, [newDevice(1)]);
      const again = await stores.requests.create({ ...request, state: 'failed', groupTag: 'OTHER' }, [
        newDevice(1),
        newDevice(2),
      ]);
      const next = await stores.requests.create(newRequest(), []);

      expect(again).toEqual({ request: first.request, created: false });
      expect(await stores.requests.devices('R-1')).toHaveLength(1);
      expect(next.request.id).toBe('R-2');
    });

    test('one message delivered many times at once makes one request', async () => {
      const { stores } = open();
      const request = newRequest();

      const made = await Promise.all(Array.from({ length: 8 }, () => stores.requests.create(request, [newDevice(1)])));

      expect(made.filter((each) => each.created)).toHaveLength(1);
      expect(new Set(made.map((each) => each.request.id)).size).toBe(1);
      expect(await stores.requests.list({})).toHaveLength(1);
    });

    test('text that PostgreSQL cannot hold is kept without what it refuses', async () => {
      const { stores } = open();
      const message = 'bad \0 and \ud800';

      await stores.requests.create(newRequest({ customerText: 'con\0toso', listFindings: [{ ...FINDING, message }] }), [
        newDevice(1, { serial: 'SN\0-1' }),
      ]);

      const found = await stores.requests.find('R-1');
      expect(found?.customerText).toBe('con\uFFFDtoso');
      expect(found?.listFindings[0]?.message).toBe('bad \uFFFD and \uFFFD');
      expect((await stores.requests.devices('R-1'))[0]?.serial).toBe('SN\uFFFD-1');
    });

    test('lists newest first, by person, state, conversation and number', async () => {
      const { stores } = open();
      const bo = { ...HANA, objectId: 'bbbbbbbb-0000-4000-8000-0000000000a4', name: 'Bo' };
      await stores.requests.create(newRequest({ state: 'done' }), []);
      await stores.requests.create(newRequest({ requestedBy: bo }), []);
      await stores.requests.create(
        newRequest({ state: 'running', origin: { front: 'terminal', conversationId: 'shell', messageId: '1' } }),
        [],
      );
      const ids = async (filter: Parameters<typeof stores.requests.list>[0]) =>
        (await stores.requests.list(filter)).map((request) => request.id);

      expect(await ids({})).toEqual(['R-3', 'R-2', 'R-1']);
      expect(await ids({ limit: 2 })).toEqual(['R-3', 'R-2']);
      expect(await ids({ requestedBy: bo.objectId })).toEqual(['R-2']);
      expect(await ids({ states: ['done', 'running'] })).toEqual(['R-3', 'R-1']);
      expect(await ids({ states: [] })).toEqual([]);
      expect(await ids({ conversationId: 'shell' })).toEqual(['R-3']);
      expect(await ids({ requestedBy: HANA.objectId, states: ['done'], conversationId: '19:team' })).toEqual(['R-1']);
    });

    test('the tenth request stands before the ninth', async () => {
      const { stores } = open();
      for (let number = 1; number <= 10; number += 1) await stores.requests.create(newRequest(), []);

      expect((await stores.requests.list({ limit: 2 })).map((request) => request.id)).toEqual(['R-10', 'R-9']);
    });

    test('a change raises the version by one, writes only what it names and wakes the cards', async () => {
      const { stores, clock, wakes } = open();
      await stores.requests.create(newRequest({ note: 'waits', statedCount: 4 }), []);
      clock.move(1_000);

      const changed = await stores.requests.change('R-1', 1, {
        state: 'waiting-for-approval',
        note: null,
        listFindings: [FINDING],
      });

      expect(changed).toMatchObject({
        version: 2,
        state: 'waiting-for-approval',
        note: null,
        statedCount: 4,
        updatedAt: clock.now(),
        listFindings: [FINDING],
      });
      expect(changed?.createdAt).not.toEqual(clock.now());
      expect(await stores.requests.find('R-1')).toEqual(changed);
      expect(wakes).toEqual([{ topic: 'cards', id: 'R-1' }]);
    });

    test('a change of an old version does nothing and wakes nobody', async () => {
      const { stores, wakes } = open();
      await stores.requests.create(newRequest(), [newDevice(1)]);
      await stores.requests.change('R-1', 1, { note: 'first' });
      wakes.length = 0;

      expect(await stores.requests.change('R-1', 1, { note: 'second' })).toBeNull();
      expect(await stores.requests.replaceDevices('R-1', 1, [], {})).toBeNull();
      expect(await stores.requests.change('R-404', 1, {})).toBeNull();
      expect((await stores.requests.find('R-1'))?.note).toBe('first');
      expect(await stores.requests.devices('R-1')).toHaveLength(1);
      expect(wakes).toEqual([]);
    });

    test('of many changes of one version at once a single one wins', async () => {
      const { stores } = open();
      await stores.requests.create(newRequest(), []);

      const outcomes = await Promise.all(
        ['a', 'b', 'c', 'd', 'e'].map((note) => stores.requests.change('R-1', 1, { note })),
      );

      const winners = outcomes.filter((outcome) => outcome !== null);
      expect(winners).toHaveLength(1);
      expect(await stores.requests.find('R-1')).toEqual(winners[0]);
    });

    test('another list takes the place of the devices', async () => {
      const { stores } = open();
      await stores.requests.create(newRequest(), [newDevice(1), newDevice(2), newDevice(3)]);

      const changed = await stores.requests.replaceDevices('R-1', 1, [newDevice(1, { serial: 'OTHER' })], {
        statedCount: 1,
      });

      expect(changed).toMatchObject({ version: 2, statedCount: 1 });
      expect((await stores.requests.devices('R-1')).map((device) => device.serial)).toEqual(['OTHER']);
    });

    test('devices change as each patch says, and what a patch does not name stays', async () => {
      const { stores, clock, wakes } = open();
      await stores.requests.create(newRequest(), [
        newDevice(1, { reason: 'old' }),
        newDevice(2, { profile: 'Kiosk' }),
        newDevice(3),
      ]);
      clock.move(5_000);

      await stores.requests.changeDevices('R-1', [
        { position: 1, state: 'failed', code: '806', name: 'ZtdDeviceAlreadyAssigned', reason: null },
        { position: 2, state: 'registered', deviceId: 'device-2', sealedHash: null },
      ]);

      const [first, second, third] = await stores.requests.devices('R-1');
      expect(first).toMatchObject({
        state: 'failed',
        code: '806',
        name: 'ZtdDeviceAlreadyAssigned',
        reason: null,
        updatedAt: clock.now(),
      });
      expect([...(first?.sealedHash ?? [])]).toEqual([1, 2, 255, 0, 1]);
      expect(second).toMatchObject({ state: 'registered', deviceId: 'device-2', profile: 'Kiosk', sealedHash: null });
      expect(third?.updatedAt).not.toEqual(clock.now());
      expect((await stores.requests.find('R-1'))?.version).toBe(2);
      expect(wakes).toEqual([{ topic: 'cards', id: 'R-1' }]);
    });

    test('two patches of one device are joined, the later first', async () => {
      const { stores } = open();
      await stores.requests.create(newRequest(), [newDevice(1)]);

      await stores.requests.changeDevices('R-1', [
        { position: 1, state: 'submitted', chunkId: 'chunk-1' },
        { position: 1, state: 'registered', sealedHash: Uint8Array.of(9, 0) },
      ]);

      const [device] = await stores.requests.devices('R-1');
      expect(device).toMatchObject({ state: 'registered', chunkId: 'chunk-1' });
      expect([...(device?.sealedHash ?? [])]).toEqual([9, 0]);
    });

    test('no patches change nothing; a device that is not there is a bug and rolls back', async () => {
      const { stores, wakes } = open();
      await stores.requests.create(newRequest(), [newDevice(1)]);

      await stores.requests.changeDevices('R-1', []);
      expect((await stores.requests.find('R-1'))?.version).toBe(1);
      expect(wakes).toEqual([]);

      await expect(
        stores.requests.changeDevices('R-1', [
          { position: 1, state: 'submitted' },
          { position: 2, state: 'submitted' },
        ]),
      ).rejects.toThrow('R-1');
      await expect(stores.requests.changeDevices('R-404', [{ position: 1, state: 'submitted' }])).rejects.toThrow(
        'R-404',
      );
      expect((await stores.requests.devices('R-1'))[0]?.state).toBe('pending');
      expect((await stores.requests.find('R-1'))?.version).toBe(1);
    });

    test('thousands of devices are created, changed, read in order and counted', async () => {
      const { stores } = open();
      const sealedHash = new Uint8Array(4_100).fill(200);
      const devices = Array.from({ length: 2_500 }, (_, index) => newDevice(index + 1, { sealedHash }));
      await stores.requests.create(newRequest(), devices);

      await stores.requests.changeDevices(
        'R-1',
        devices.slice(0, 2_400).map(({ position }) => ({
          position,
          state: position % 3 === 0 ? ('failed' as const) : ('submitted' as const),
          chunkId: 'c',
        })),
      );

      expect(await stores.requests.countDevices('R-1')).toEqual({
        pending: 100,
        submitted: 1_600,
        registered: 0,
        assigned: 0,
        failed: 800,
        skipped: 0,
      });
      const failedOnes = await stores.requests.devices('R-1', ['failed']);
      expect(failedOnes.map((device) => device.position)).toEqual(
        Array.from({ length: 800 }, (_, index) => (index + 1) * 3),
      );
      expect(failedOnes[0]?.sealedHash?.length).toBe(4_100);
      expect(await stores.requests.devices('R-1', ['failed', 'pending'])).toHaveLength(900);
    });

    test('a request without devices counts none in any state', async () => {
      const { stores } = open();
      await stores.requests.create(newRequest(), []);

      expect(await stores.requests.countDevices('R-1')).toEqual(
        Object.fromEntries(DEVICE_STATES.map((state) => [state, 0])),
      );
    });

    test('hashes are forgotten, their digests are not', async () => {
      const { stores } = open();
      await stores.requests.create(newRequest(), [newDevice(1), newDevice(2)]);
      await stores.requests.create(newRequest(), [newDevice(1)]);

      await stores.requests.dropHashes('R-1');

      const devices = await stores.requests.devices('R-1');
      expect(devices.map((device) => [device.sealedHash, device.hashDigest?.length])).toEqual([
        [null, 64],
        [null, 64],
      ]);
      expect((await stores.requests.devices('R-2'))[0]?.sealedHash).not.toBeNull();
    });

    test('open requests are found by device, however its serial number is written', async () => {
      const { stores } = open();
      await stores.requests.create(newRequest({ state: 'running' }), [
        newDevice(1, { serial: 'abc-1' }),
        newDevice(2, { serial: 'abc-2', state: 'skipped' }),
        newDevice(3, { serial: 'abc-3', state: 'failed' }),
      ]);
      await stores.requests.create(newRequest({ state: 'waiting-for-approval' }), [
        newDevice(1, { serial: 'ABC-1' }),
        newDevice(2, { serial: 'ABC-4' }),
      ]);
      await stores.requests.create(newRequest({ state: 'draft' }), [newDevice(1, { serial: 'ABC-5' })]);
      await stores.requests.create(newRequest({ state: 'done' }), [newDevice(1, { serial: 'ABC-6' })]);
      await stores.requests.create(newRequest({ state: 'approved', customerTenantId: 'other' }), [
        newDevice(1, { serial: 'ABC-7' }),
      ]);
      const keys = ['ABC-1', 'ABC-2', 'ABC-3', 'ABC-4', 'ABC-5', 'ABC-6', 'ABC-7', 'ABC-8'];

      const found = await stores.requests.openRequestsFor(CONTOSO, keys);

      expect([...found].sort()).toEqual([
        ['ABC-1', 'R-1'],
        ['ABC-4', 'R-2'],
      ]);
      expect((await stores.requests.openRequestsFor(CONTOSO, [])).size).toBe(0);
      expect([...(await stores.requests.openRequestsFor('other', keys))]).toEqual([['ABC-7', 'R-5']]);
    });

    test('the newest request of a device is found, also after nine others', async () => {
      const { stores } = open();
      for (let number = 1; number <= 10; number += 1) {
        await stores.requests.create(newRequest(), [newDevice(1), newDevice(2, { serial: 'shared' })]);
      }

      const newest = await stores.requests.newestFor('SHARED');

      expect(newest?.request.id).toBe('R-10');
      expect(newest?.device).toMatchObject({ requestId: 'R-10', position: 2, serial: 'shared' });
    });

    test('only waiting requests expire, at their time', async () => {
      const { stores, clock } = open();
      const soon = new Date(clock.now().getTime() + 1_000);
      await stores.requests.create(newRequest({ state: 'waiting-for-approval', expiresAt: soon }), []);
      await stores.requests.create(newRequest({ state: 'waiting-for-consent', expiresAt: soon }), []);
      await stores.requests.create(newRequest({ state: 'approved', expiresAt: soon }), []);
      await stores.requests.create(newRequest({ state: 'waiting-for-approval', expiresAt: null }), []);

      expect(await stores.requests.expired(clock.now())).toEqual([]);
      expect(await stores.requests.expired(soon)).toEqual(['R-1', 'R-2']);
    });
  });
}
