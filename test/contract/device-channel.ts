import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../../src/domain/result.ts';
import type { ChannelAction, DeviceChannel, ImportChunk, ImportOutcome } from '../../src/ports/device-channel.ts';
import { bareDevice, soughtOf } from '../support/chunks.ts';
import { wholeHash } from '../support/whole-hash.ts';

/** A channel with the world behind it, and what a test may do to that world. */
export interface ChannelWorld {
  readonly channel: DeviceChannel;
  /** A customer who consents. */
  readonly tenantId: string;
  /** A tenant where nobody consented. */
  readonly strangerTenantId: string;
  /** Registered to the customer, with a profile. */
  readonly registered: { readonly serial: string; readonly deviceId: string };
  /** Registered to the customer, next enrolment blocked. */
  readonly blocked: { readonly serial: string; readonly deviceId: string };
  /** Registered to somebody else. */
  readonly heldElsewhere: string;
  /** Time passes until imports are finished, devices are visible and profiles assigned. */
  settle(): void;
  /** Time passes until another sync may be asked for. */
  letSyncIntervalPass(): void;
  /** The next submission is carried out, but its answer is lost. */
  loseNextSubmission(): Promise<void>;
  /** The next submission is refused for so many seconds. */
  throttleNextSubmission(seconds: number): Promise<void>;
  /** The next submission is answered with something that is no answer. */
  garbleNextSubmission(): Promise<void>;
  /** How often devices were submitted so far. */
  submissions(): Promise<number>;
  /** What the calls so far do against the service's own description of its API, one sentence each. */
  violations(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What every DeviceChannel promises. Run it once for each implementation. */
export function describeDeviceChannel(
  name: string,
  actions: readonly ChannelAction[],
  make: () => Promise<ChannelWorld>,
): void {
  const testOf = (action: ChannelAction) => (actions.includes(action) ? test : test.skip);

  describe(`${name} keeps the device channel's promises`, () => {
    let world: ChannelWorld;
    let lastChunk = 0;

    beforeAll(async () => {
      world = await make();
    });
    afterAll(() => world.close());

    const chunkOf = (serials: readonly string[]): ImportChunk => {
      lastChunk += 1;
      const importId = `11111111-0000-4000-8000-${String(lastChunk).padStart(12, '0')}`;
      const callId = importId.replace('11111111', '22222222');
      return { importId, callId, isRepeat: false, groupTag: 'KIOSK', devices: serials.map(deviceOf) };
    };
    const register = async (serials: readonly string[]): Promise<readonly ImportOutcome[]> => {
      const chunk = chunkOf(serials);
      const { reference } = unwrapped(await world.channel.submit(world.tenantId, chunk));
      world.settle();
      return unwrapped(await world.channel.findImports(world.tenantId, soughtOf(chunk, reference)));
    };

    test('a submitted chunk is on the way, every device of it, and nothing is called registered yet', async () => {
      const serials = ['PF5NEW01', 'PF5NEW02', 'PF5NEW03'];

      const { outcomes } = unwrapped(await world.channel.submit(world.tenantId, chunkOf(serials)));

      expect(outcomes.map(({ serial }) => serial).sort()).toEqual(serials);
      expect(outcomes.every(({ state, deviceId }) => state === 'pending' && deviceId === null)).toBe(true);
    });

    testOf('follow')('a finished import tells the device, and the device tells tag and profile', async () => {
      const outcomes = await register(['PF5NEW11', 'PF5NEW12']);
      const deviceIds = outcomes.map(({ deviceId }) => deviceId ?? '');

      const devices = unwrapped(await world.channel.readDevices(world.tenantId, deviceIds));

      expect(outcomes.map(({ state }) => state)).toEqual(['complete', 'complete']);
      expect(devices.map(({ serial }) => serial).sort()).toEqual(['PF5NEW11', 'PF5NEW12']);
      for (const device of devices) {
        expect(device).toMatchObject({ groupTag: 'KIOSK', assignment: 'assigned', profile: expect.any(String) });
      }
    });

    test('a device of another tenant fails with the code of the service, and the others do not', async () => {
      const outcomes = await register([world.heldElsewhere, 'PF5NEW21']);

      const states = Object.fromEntries(outcomes.map(({ serial, state, code }) => [serial, { state, code }]));
      expect(states).toEqual({
        [world.heldElsewhere]: { state: 'error', code: 808 },
        PF5NEW21: { state: 'complete', code: null },
      });
    });

    test('a lost answer leaves doubt, and the chunk is found as it was taken', async () => {
      const chunk = chunkOf(['PF5NEW31', 'PF5NEW32']);
      await world.loseNextSubmission();
      const before = await world.submissions();

      const lost = await world.channel.submit(world.tenantId, chunk);
      world.settle();
      const found = unwrapped(await world.channel.findImports(world.tenantId, soughtOf(chunk)));

      expect(lost).toMatchObject({ ok: false, fault: { doubt: true, retry: 'same-request' } });
      expect(found.map(({ serial }) => serial).sort()).toEqual(['PF5NEW31', 'PF5NEW32']);
      expect(await world.submissions()).toBe(before + 2);
    });

    test('an answer that cannot be read leaves doubt', async () => {
      await world.garbleNextSubmission();

      expect(await world.channel.submit(world.tenantId, chunkOf(['PF5NEW41']))).toMatchObject({
        ok: false,
        fault: { code: 'channel.answer-unreadable', doubt: true },
      });
    });

    test('a throttled submission is not repeated, leaves no doubt and says how long to wait', async () => {
      await world.throttleNextSubmission(7);
      const before = await world.submissions();

      const throttled = await world.channel.submit(world.tenantId, chunkOf(['PF5NEW51']));

      expect(throttled).toMatchObject({
        ok: false,
        fault: { code: 'channel.throttled', retry: 'same-request', retryAfterMs: 7_000 },
      });
      expect(throttled.ok || throttled.fault.doubt).toBeUndefined();
      expect(await world.submissions()).toBe(before);
    });

    test('a chunk that was never sent is not found', async () => {
      expect(await world.channel.findImports(world.tenantId, soughtOf(chunkOf(['PF5NEVER1'])))).toEqual({
        ok: true,
        value: [],
      });
    });

    test('a device that is sent again is found under the chunk that it is asked for', async () => {
      const [first] = await register(['PF5NEW61']);
      const [second] = await register(['PF5NEW61']);

      expect(first).toMatchObject({ state: 'complete' });
      expect(second).toMatchObject({ state: 'error', code: 806 });
    });

    testOf('sync')('a sync that was asked for covers the next ten minutes', async () => {
      world.letSyncIntervalPass();

      expect(await world.channel.requestSync(world.tenantId)).toEqual({ ok: true, value: 'requested' });
      expect(await world.channel.requestSync(world.tenantId)).toEqual({ ok: true, value: 'already-covered' });
      world.letSyncIntervalPass();
      expect(await world.channel.requestSync(world.tenantId)).toEqual({ ok: true, value: 'requested' });
    });

    testOf('find')('devices are found by serial number, in any capitals, and others are not', async () => {
      const { registered, blocked } = world;
      const asked = [
        registered.serial.toLowerCase(),
        ` ${blocked.serial} `,
        'PF5NEVER2',
        registered.serial.slice(0, -1),
      ];

      const found = unwrapped(await world.channel.findDevices(world.tenantId, asked));

      expect(found.map(({ deviceId }) => deviceId).sort()).toEqual([registered.deviceId, blocked.deviceId].sort());
    });

    testOf('find')('one device is found by its serial number, and a part of one is none', async () => {
      const { serial, deviceId } = world.registered;

      const found = unwrapped(await world.channel.findDevices(world.tenantId, [serial]));

      expect(found.map((device) => device.deviceId)).toEqual([deviceId]);
      expect(await world.channel.findDevices(world.tenantId, [serial.slice(2)])).toEqual({ ok: true, value: [] });
    });

    testOf('find').each(["PF5'; --", "x') or contains(serialNumber,'", 'a&$top=1', 'PF5-4-3', 'Gerät №5'])(
      'a serial number like %s is looked for as it is',
      async (serial) => {
        expect(await world.channel.findDevices(world.tenantId, [serial])).toEqual({ ok: true, value: [] });
      },
    );

    testOf('follow')('an id that nobody knows is left out', async () => {
      const { deviceId } = world.registered;
      const strange = ['fac6f0b1-0000-4000-8000-999999999999', '../organization', '..', ''];

      const read = unwrapped(await world.channel.readDevices(world.tenantId, [deviceId, ...strange]));

      expect(read.map((device) => device.deviceId)).toEqual([deviceId]);
    });

    testOf('follow')('many devices are read with their profiles, too', async () => {
      const serials = Array.from({ length: 65 }, (_, index) => `PF6MANY${String(index).padStart(2, '0')}`);
      const deviceIds = (await register(serials)).map(({ deviceId }) => deviceId ?? '');

      const devices = unwrapped(await world.channel.readDevices(world.tenantId, deviceIds));

      expect(devices).toHaveLength(65);
      expect(new Set(devices.map(({ profile, assignment }) => `${profile} ${assignment}`)).size).toBe(1);
      expect(devices[0]).toMatchObject({ assignment: 'assigned', profile: expect.any(String) });
    });

    testOf('unblock')('a blocked device is unblocked, and doing it again does no harm', async () => {
      const { deviceId } = world.blocked;
      const isBlocked = async () => unwrapped(await world.channel.readDevices(world.tenantId, [deviceId]))[0]?.blocked;

      expect(await isBlocked()).toBe(true);
      expect(await world.channel.unblock(world.tenantId, deviceId)).toEqual({ ok: true, value: null });
      expect(await world.channel.unblock(world.tenantId, deviceId)).toEqual({ ok: true, value: null });
      expect(await isBlocked()).toBe(false);
    });

    testOf('retag')('a group tag is written and read back', async () => {
      const { deviceId } = world.registered;

      expect(await world.channel.setGroupTag(world.tenantId, deviceId, 'LAB "5" & more')).toEqual({
        ok: true,
        value: null,
      });

      expect(unwrapped(await world.channel.readDevices(world.tenantId, [deviceId]))[0]?.groupTag).toBe(
        'LAB "5" & more',
      );
    });

    testOf('unblock')('a device that is not there can be neither unblocked nor tagged', async () => {
      const deviceId = 'fac6f0b1-0000-4000-8000-999999999999';

      expect(await world.channel.unblock(world.tenantId, deviceId)).toMatchObject({
        ok: false,
        fault: { retry: 'after-change' },
      });
      expect(await world.channel.setGroupTag(world.tenantId, deviceId, 'X')).toMatchObject({
        ok: false,
        fault: { retry: 'after-change' },
      });
    });

    test('nothing is done in a tenant that did not consent', async () => {
      const { channel, strangerTenantId } = world;
      const chunk = chunkOf(['PF5NEW91']);
      const before = await world.submissions();

      const answers: readonly Result<unknown>[] = [
        await channel.submit(strangerTenantId, chunk),
        await channel.findImports(strangerTenantId, soughtOf(chunk)),
        await channel.findDevices(strangerTenantId, ['PF5NEW91']),
        ...(await everythingElse(channel, strangerTenantId, world.registered.deviceId)),
      ];

      for (const answer of answers) {
        expect(answer).toMatchObject({ ok: false, fault: { retry: expect.stringMatching('after-change|never') } });
        expect(answer.ok || answer.fault.doubt).toBeUndefined();
      }
      expect(await world.submissions()).toBe(before);
    });

    test('it does what it declares and refuses the rest', async () => {
      const { channel, tenantId } = world;

      expect(channel.declaration.actions).toEqual(actions);
      const refused = [
        ...(actions.includes('sync') ? [] : [await channel.requestSync(tenantId)]),
        ...(actions.includes('follow') ? [] : [await channel.readDevices(tenantId, ['some-device'])]),
        ...(actions.includes('unblock') ? [] : [await channel.unblock(tenantId, 'some-device')]),
        ...(actions.includes('retag') ? [] : [await channel.setGroupTag(tenantId, 'some-device', 'X')]),
      ];
      for (const answer of refused) {
        expect(answer).toMatchObject({ ok: false, fault: { code: 'channel.not-offered', retry: 'never' } });
      }
    });

    test('every call so far is one that the service describes', async () => {
      expect(await world.violations()).toEqual([]);
    });
  });
}

function deviceOf(serial: string, index: number) {
  return bareDevice(index + 1, serial, {
    hardwareHash: wholeHash(serial),
    manufacturer: 'LENOVO',
    model: '21HM004NGE',
  });
}

async function everythingElse(channel: DeviceChannel, tenantId: string, deviceId: string): Promise<Result<unknown>[]> {
  return [await channel.requestSync(tenantId), await channel.readDevices(tenantId, [deviceId])];
}

function unwrapped<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.fault.code}: ${result.fault.message}`);
  return result.value;
}
