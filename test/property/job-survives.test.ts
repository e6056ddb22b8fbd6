import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJob } from '../../src/jobs/run-job.ts';
import { Died, JobWorld, type Mishap } from '../support/job-world.ts';

/** More turns than any sequence of mishaps below can need. */
const MOST_TURNS = 400;

const mishaps: fc.Arbitrary<Mishap> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Mishap>('none') },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Mishap>('die-before', 'die-after', 'no-answer-undone', 'no-answer-done', 'throttled'),
  },
);
const codes = fc.constantFrom(0, 0, 0, 802, 806, 808);

describe('a job', () => {
  let world: JobWorld;
  let runs = 0;
  beforeAll(async () => {
    world = await JobWorld.open();
  });
  afterAll(async () => {
    await world.close();
  });

  /** Runs turns until the job is settled; a process that died is followed by another, some time later. */
  async function toTheEnd(id: string): Promise<void> {
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      try {
        await runJob(world.deps, id);
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        await world.stores.jobs.releaseAll();
      }
      const job = await world.stores.jobs.find(id);
      if (job?.phase === 'settled') return;
      world.clock.move(2_000);
      if (job !== null) world.clock.moveTo(job.nextDueAt);
    }
    throw new Error(`${id} did not come to its end`);
  }

  test('ends with the service’s truth for every device and submits none twice, whatever dies', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(codes, { minLength: 1, maxLength: 8 }),
        fc.array(mishaps, { maxLength: 25 }),
        fc.array(fc.nat(30), { maxLength: 6 }),
        async (ends, calls, deaths) => {
          runs += 1;
          const serials = ends.map((_, index) => `SYN${runs}-${index}`);
          for (const [index, code] of ends.entries()) world.service.outcomes.set(serials[index] ?? '', code);
          const queue = [...calls];
          world.service.next = () => queue.shift() ?? 'none';
          let commits = 0;
          const at = new Set(deaths);
          const request = await world.approved(serials);
          world.atCommit = () => {
            commits += 1;
            if (at.delete(commits)) throw new Died();
          };

          await toTheEnd(request.id);

          world.atCommit = () => {};
          const devices = await world.stores.requests.devices(request.id);
          for (const [index, code] of ends.entries()) {
            const device = devices[index];
            expect(world.service.submissions.get(serials[index] ?? '')).toBe(1);
            expect([device?.state, device?.code]).toEqual(
              code === 0 ? ['assigned', null] : code === 806 ? ['assigned', '806'] : ['failed', String(code)],
            );
          }
          const settled = await world.stores.requests.find(request.id);
          const bad = ends.filter((code) => code !== 0 && code !== 806).length;
          expect(settled?.state).toBe(bad === 0 ? 'done' : bad === ends.length ? 'failed' : 'done-with-failures');
          expect(devices.every((device) => device.sealedHash === null)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
    expect(await world.stores.audit.verify()).toMatchObject({ whole: true });
  });

  test('says how long Microsoft asks it to wait', async () => {
    const calls: Mishap[] = ['throttled'];
    world.service.next = () => calls.shift() ?? 'none';
    const request = await world.approved(['SYNWAIT1']);
    await runJob(world.deps, request.id);

    expect((await world.stores.requests.find(request.id))?.note).toBe('Microsoft asks us to wait 7 s.');
    await toTheEnd(request.id);
    expect(await world.stores.requests.find(request.id)).toMatchObject({ state: 'done', note: null });
  });

  test('sends nothing when the consent was withdrawn before it began', async () => {
    world.service.consent = 'not-granted';
    const request = await world.approved(['SYNREV1', 'SYNREV2']);
    await toTheEnd(request.id);
    world.service.consent = 'granted';

    expect(world.service.submissions.has('SYNREV1')).toBe(false);
    expect((await world.stores.requests.devices(request.id)).map((device) => device.code)).toEqual([
      'consent.not-granted',
      'consent.not-granted',
    ]);
    expect((await world.stores.requests.find(request.id))?.state).toBe('failed');
  });

  test('waits while the consent cannot be found out', async () => {
    world.service.consent = 'unknown';
    const request = await world.approved(['SYNUNK1']);
    await runJob(world.deps, request.id);

    expect(world.service.submissions.has('SYNUNK1')).toBe(false);
    expect((await world.stores.requests.find(request.id))?.note).toContain('could not be found out');
    world.service.consent = 'granted';
    await toTheEnd(request.id);
    expect(world.service.submissions.get('SYNUNK1')).toBe(1);
  });

  test('is carried out by one of two workers that wake at once', async () => {
    const request = await world.approved(['SYNTWO1', 'SYNTWO2']);
    await Promise.all([runJob(world.deps, request.id), runJob(world.deps, request.id)]);
    await toTheEnd(request.id);

    expect([world.service.submissions.get('SYNTWO1'), world.service.submissions.get('SYNTWO2')]).toEqual([1, 1]);
  });
});
