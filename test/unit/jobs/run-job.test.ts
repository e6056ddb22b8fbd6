import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { failed } from '../../../src/domain/result.ts';
import type { JobDeps } from '../../../src/jobs/job-deps.ts';
import { runJob } from '../../../src/jobs/run-job.ts';
import { setJobAside } from '../../../src/jobs/set-job-aside.ts';
import type { DeviceChannel } from '../../../src/ports/device-channel.ts';
import { JobWorld } from '../../support/job-world.ts';
import { createKeptLog } from '../../support/kept-log.ts';

const HOUR_MS = 3_600_000;

describe('a job', () => {
  let world: JobWorld;
  beforeAll(async () => {
    world = await JobWorld.open();
  });
  beforeEach(() => world.empty());
  afterAll(() => world.close());

  /** The world's channel with some of its calls answered otherwise. */
  function withChannel(changes: Partial<DeviceChannel>): JobDeps {
    const { service } = world;
    const channel: DeviceChannel = {
      declaration: service.declaration,
      submit: (tenant, chunk) => service.submit(tenant, chunk),
      findImports: (tenant, chunk) => service.findImports(tenant, chunk),
      requestSync: () => service.requestSync(),
      readDevices: (tenant, ids) => service.readDevices(tenant, ids),
      findDevices: (tenant, serials) => service.findDevices(tenant, serials),
      unblock: () => service.unblock(),
      setGroupTag: () => service.setGroupTag(),
      ...changes,
    };
    return { ...world.deps, channels: new Map([['intune', channel]]) };
  }

  async function toTheEnd(deps: JobDeps, id: string): Promise<void> {
    for (let turn = 0; turn < 300; turn += 1) {
      await runJob(deps, id, setJobAside);
      const job = await world.stores.jobs.find(id);
      if (job?.phase === 'settled') return;
      if (job !== null) world.clock.moveTo(job.nextDueAt);
    }
    throw new Error(`${id} did not come to its end`);
  }

  const serials = (count: number): string[] => Array.from({ length: count }, (_, index) => `SYN${index}`);

  test('that meets a bug is logged once, waits longer each time, says so, and goes on when the bug is gone', async () => {
    const log = createKeptLog();
    const { id } = await world.approved(serials(2));
    const broken = {
      ...withChannel({ submit: () => Promise.reject(new Error('undefined is not a function')) }),
      log,
    };
    const waits: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const before = world.clock.now().getTime();
      await runJob(broken, id, setJobAside);
      const job = await world.stores.jobs.find(id);
      if (turn === 0) expect(log.lines.filter(({ event }) => event === 'job.unexpected')).toHaveLength(1);
      expect((await world.stores.requests.find(id))?.note).toContain('Trying again');
      expect((await world.stores.requests.find(id))?.note).not.toContain('undefined');
      const claim = await world.stores.jobs.claim(id, 0);
      expect(claim).not.toBeNull();
      waits.push((job?.nextDueAt.getTime() ?? 0) - before);
      world.clock.moveTo(job?.nextDueAt ?? world.clock.now());
    }
    expect(waits[0]).toBeGreaterThan(0);
    await toTheEnd(world.deps, id);
    expect(await world.stores.requests.find(id)).toMatchObject({ state: 'done', note: null });
    // The call that threw may have arrived: it was looked for before anything was sent again.
    expect([...world.service.submissions.values()]).toEqual([1, 1]);
  });

  test('that lost its claim leaves the job to the other worker', async () => {
    const log = createKeptLog();
    const { id } = await world.approved(serials(1));
    let other: string | undefined;
    const slow = {
      ...withChannel({
        submit: async (tenant, chunk) => {
          await world.stores.jobs.releaseAll();
          other = (await world.stores.jobs.claim(id, HOUR_MS))?.token;
          return world.service.submit(tenant, chunk);
        },
      }),
      log,
    };
    await runJob(slow, id, setJobAside);
    expect(log.lines.map(({ event }) => event)).toEqual(['job.taken-over']);
    const job = await world.stores.jobs.find(id);
    expect(job === null ? null : await world.stores.jobs.save(job, other ?? '', 'release')).toBe(true);
    await toTheEnd(world.deps, id);
    expect(world.service.submissions.get('SYN0')).toBe(1);
  });

  test('whose channel is gone ends and says so at each device', async () => {
    const { id } = await world.approved(serials(2));
    await toTheEnd({ ...world.deps, channels: new Map() }, id);
    const devices = await world.stores.requests.devices(id);
    expect(devices.map(({ state, code }) => [state, code])).toEqual([
      ['failed', 'channel.not-available'],
      ['failed', 'channel.not-available'],
    ]);
    expect((await world.stores.requests.find(id))?.state).toBe('failed');
  });

  test('whose consent stays unknown for a day ends without having sent anything', async () => {
    world.service.consent = 'unknown';
    const { id } = await world.approved(serials(1));
    await runJob(world.deps, id);
    world.clock.move(24 * HOUR_MS);
    world.service.consent = 'unknown';
    await toTheEnd(world.deps, id);
    expect(world.service.submissions.size).toBe(0);
    expect((await world.stores.requests.devices(id))[0]).toMatchObject({ state: 'failed', code: 'consent.unknown' });
  });

  test('of which a look is throttled half-way keeps what it saw', async () => {
    const { id } = await world.approved(serials(9));
    let looks = 0;
    const throttled = withChannel({
      findImports: (tenant, chunk) => {
        looks += 1;
        return looks % 2 === 0
          ? Promise.resolve(
              failed({ code: 'channel.throttled', message: 'Too many.', retry: 'same-request', retryAfterMs: 1_000 }),
            )
          : world.service.findImports(tenant, chunk);
      },
    });
    await toTheEnd(throttled, id);
    expect((await world.stores.requests.find(id))?.state).toBe('done');
    // Three chunks, each of them seen once; two looks were refused.
    expect(looks).toBe(5);
  });

  test('that may not read its imports any more ends with “sent, not confirmed”', async () => {
    const { id } = await world.approved(serials(2));
    const forbidden = { code: 'channel.forbidden', message: 'The right is gone.', retry: 'after-change' } as const;
    await toTheEnd(withChannel({ findImports: () => Promise.resolve(failed(forbidden)) }), id);
    const [device] = await world.stores.requests.devices(id);
    expect(device).toMatchObject({ state: 'failed', code: 'channel.forbidden' });
    expect(device?.reason).toContain('was sent, but what came of it cannot be read');
  });

  test('whose sync failed asks again at once, not in ten minutes', async () => {
    const { id } = await world.approved(serials(1));
    let asked = 0;
    const deps = withChannel({
      requestSync: () => {
        asked += 1;
        return asked === 1
          ? Promise.resolve(failed({ code: 'channel.failed', message: 'No.', retry: 'same-request', doubt: true }))
          : world.service.requestSync();
      },
    });
    await toTheEnd(deps, id);
    expect(asked).toBe(2);
    const audited = await world.stores.audit.list({ requestId: id });
    expect(audited.find(({ what }) => what === 'sync.asked')?.details).toEqual({ answer: 'requested' });
  });

  test('that may not write the approved tag says so at the device', async () => {
    const { id } = await world.approved(serials(1));
    const refused = { code: 'channel.forbidden', message: 'Not allowed.', retry: 'after-change' } as const;
    const deps = withChannel({
      readDevices: async (tenant, ids) => {
        const read = await world.service.readDevices(tenant, ids);
        return read.ok ? { ok: true, value: read.value.map((device) => ({ ...device, groupTag: 'OTHER' })) } : read;
      },
      setGroupTag: () => Promise.resolve(failed(refused)),
    });
    await toTheEnd(deps, id);
    const [device] = await world.stores.requests.devices(id);
    expect(device?.reason).toBe('SYN0 is registered, but its group tag KIOSK could not be written: Not allowed.');
  });
});
