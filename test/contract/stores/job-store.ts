import { describe, expect, test } from 'vitest';
import type { StoredJob } from '../../../src/ports/job-store.ts';
import { asOwner } from '../../support/database.ts';
import type { TestStores } from '../../support/open-test-stores.ts';
import { CONTOSO, newRequest } from '../../support/stored-samples.ts';

const AT = new Date('2026-01-02T03:04:05.678Z');

function newJob(requestId: string, more: Partial<StoredJob> = {}): StoredJob {
  return {
    requestId,
    phase: 'submitting',
    nextDueAt: AT,
    startedAt: AT,
    phaseStartedAt: AT,
    polls: 0,
    failures: 0,
    ...more,
  };
}

async function withJobs({ stores }: TestStores, ...jobs: Partial<StoredJob>[]): Promise<void> {
  for (const more of jobs) {
    const { request } = await stores.requests.create(newRequest(), []);
    await stores.jobs.create(newJob(request.id, more));
  }
}

/** What every `JobStore` promises. */
export function describeJobStore(open: () => TestStores): void {
  describe('the job store', () => {
    test('keeps a job as it is', async () => {
      const its = open();
      const more = {
        phase: 'syncing',
        polls: 4,
        failures: 2,
        nextDueAt: new Date('2026-02-01T00:00:00.001Z'),
      } as const;
      await withJobs(its, more);

      expect(await its.stores.jobs.find('R-1')).toEqual(newJob('R-1', more));
      expect(await its.stores.jobs.find('R-2')).toBeNull();
    });

    test('one worker holds a job; the next gets it when it is given back', async () => {
      const its = open();
      await withJobs(its, {});
      const { jobs } = its.stores;

      const claimed = await jobs.claim('R-1', 60_000);
      expect(claimed?.job).toEqual(newJob('R-1'));
      expect(await jobs.claim('R-1', 60_000)).toBeNull();
      expect(await jobs.claim('R-404', 60_000)).toBeNull();

      expect(await jobs.save(newJob('R-1', { polls: 1 }), claimed?.token ?? '', 'keep')).toBe(true);
      expect(await jobs.claim('R-1', 60_000)).toBeNull();
      expect(await jobs.save(newJob('R-1', { polls: 2 }), claimed?.token ?? '', 'release')).toBe(true);
      expect((await jobs.claim('R-1', 60_000))?.job.polls).toBe(2);
    });

    test('of many workers at once a single one gets the job', async () => {
      const its = open();
      await withJobs(its, {});

      const claims = await Promise.all(Array.from({ length: 8 }, () => its.stores.jobs.claim('R-1', 60_000)));

      expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    });

    test('after its lease a worker loses the job and can write nothing more', async () => {
      const its = open();
      await withJobs(its, {});
      const { jobs } = its.stores;
      const slow = await jobs.claim('R-1', 0);

      const fast = await jobs.claim('R-1', 60_000);

      expect(fast).not.toBeNull();
      expect(fast?.token).not.toBe(slow?.token);
      expect(await jobs.save(newJob('R-1', { polls: 99 }), slow?.token ?? '', 'release')).toBe(false);
      expect(await jobs.save(newJob('R-1', { polls: 1 }), fast?.token ?? '', 'keep')).toBe(true);
      expect((await jobs.find('R-1'))?.polls).toBe(1);
    });

    test('a settled job cannot be taken', async () => {
      const its = open();
      await withJobs(its, { phase: 'settled' });

      expect(await its.stores.jobs.claim('R-1', 60_000)).toBeNull();
    });

    test('a sign of life renews the lease for its first length', async () => {
      const its = open();
      await withJobs(its, {});
      const { jobs } = its.stores;
      const claimed = await jobs.claim('R-1', 60_000);
      await asOwner(its.database, `update preflight.job set leased_until = leased_until - interval '1 hour'`);

      expect(await jobs.save(newJob('R-1', { polls: 1 }), claimed?.token ?? '', 'keep')).toBe(true);

      expect(await jobs.claim('R-1', 60_000)).toBeNull();
    });

    test('all leases are given back at the start of the only process', async () => {
      const its = open();
      await withJobs(its, {}, {});
      await its.stores.jobs.claim('R-1', 60_000);
      const lost = await its.stores.jobs.claim('R-2', 60_000);

      await its.stores.jobs.releaseAll();

      expect(await its.stores.jobs.claim('R-1', 60_000)).not.toBeNull();
      expect(await its.stores.jobs.save(newJob('R-2'), lost?.token ?? '', 'keep')).toBe(false);
    });

    test('jobs whose time has come are due, the oldest first, settled ones never', async () => {
      const its = open();
      const later = (ms: number) => new Date(AT.getTime() + ms);
      await withJobs(
        its,
        { nextDueAt: later(2) },
        { nextDueAt: later(1) },
        { nextDueAt: later(9) },
        { nextDueAt: later(0), phase: 'settled' },
      );

      expect(await its.stores.jobs.due(later(2))).toEqual(['R-2', 'R-1']);
      expect(await its.stores.jobs.due(later(-1))).toEqual([]);
    });

    test('chunks are kept planned and read in their order', async () => {
      const its = open();
      await withJobs(its, {});
      const { jobs } = its.stores;

      await jobs.createChunks([
        { id: 'chunk-b', requestId: 'R-1', sequence: 2, positions: [3] },
        { id: 'chunk-a', requestId: 'R-1', sequence: 1, positions: [1, 2] },
      ]);
      await jobs.createChunks([]);

      expect(await jobs.chunks('R-1')).toEqual([
        {
          id: 'chunk-a',
          requestId: 'R-1',
          sequence: 1,
          state: 'planned',
          attempt: 0,
          settleUntil: null,
          positions: [1, 2],
          callId: null,
          reference: null,
        },
        {
          id: 'chunk-b',
          requestId: 'R-1',
          sequence: 2,
          state: 'planned',
          attempt: 0,
          settleUntil: null,
          positions: [3],
          callId: null,
          reference: null,
        },
      ]);
      expect(await jobs.chunks('R-2')).toEqual([]);
      await expect(
        jobs.createChunks([{ id: 'chunk-c', requestId: 'R-1', sequence: 2, positions: [] }]),
      ).rejects.toThrow();
    });

    test('an intent is recorded once for each state that was seen', async () => {
      const its = open();
      await withJobs(its, {});
      const { jobs } = its.stores;
      await jobs.createChunks([{ id: 'chunk-a', requestId: 'R-1', sequence: 1, positions: [1] }]);

      const both = await Promise.all([
        jobs.recordIntent('chunk-a', { state: 'planned', attempt: 0 }, 30_000),
        jobs.recordIntent('chunk-a', { state: 'planned', attempt: 0 }, 30_000),
      ]);

      const [won] = both.filter((each) => each !== null);
      expect(both.filter((each) => each === null)).toHaveLength(1);
      expect(won).toMatchObject({ state: 'intent-recorded', attempt: 1, positions: [1], callId: expect.any(String) });
      expect(won?.settleUntil).toBeInstanceOf(Date);
      expect((await jobs.chunks('R-1'))[0]).toEqual(won);
    });

    test('an outcome is written under its own attempt only', async () => {
      const its = open();
      await withJobs(its, {});
      const { jobs } = its.stores;
      await jobs.createChunks([{ id: 'chunk-a', requestId: 'R-1', sequence: 1, positions: [1] }]);
      await jobs.recordIntent('chunk-a', { state: 'planned', attempt: 0 }, 30_000);
      const second = await jobs.recordIntent('chunk-a', { state: 'intent-recorded', attempt: 1 }, 30_000);

      expect(second?.attempt).toBe(2);
      expect(await jobs.settleChunk('chunk-a', 1, 'sent')).toBe(false);
      expect(await jobs.settleChunk('chunk-a', 2, 'sent')).toBe(true);
      expect(await jobs.settleChunk('chunk-404', 2, 'sent')).toBe(false);
      expect((await jobs.chunks('R-1'))[0]).toMatchObject({ state: 'sent', attempt: 2, settleUntil: null });
    });

    test('a call keeps its name as long as nobody knows what became of it, and what the service calls it is kept', async () => {
      const its = open();
      await withJobs(its, {});
      const { jobs } = its.stores;
      await jobs.createChunks([{ id: 'chunk-a', requestId: 'R-1', sequence: 1, positions: [1] }]);
      const first = await jobs.recordIntent('chunk-a', { state: 'planned', attempt: 0 }, 30_000);
      const inDoubt = await jobs.recordIntent('chunk-a', { state: 'intent-recorded', attempt: 1 }, 30_000);
      await jobs.settleChunk('chunk-a', 2, 'planned', { answered: true });
      const answered = await jobs.recordIntent('chunk-a', { state: 'planned', attempt: 2 }, 30_000);
      await jobs.settleChunk('chunk-a', 3, 'sent', { reference: 'batch-7' });
      await jobs.settleChunk('chunk-a', 3, 'settled');

      expect(inDoubt?.callId).toBe(first?.callId);
      expect(answered?.callId).not.toBe(first?.callId);
      expect((await jobs.chunks('R-1'))[0]).toMatchObject({ reference: 'batch-7', callId: answered?.callId });
    });

    test('nothing is sent again once it was sent', async () => {
      const its = open();
      await withJobs(its, {});
      const { jobs } = its.stores;
      await jobs.createChunks([{ id: 'chunk-a', requestId: 'R-1', sequence: 1, positions: [1] }]);
      await jobs.recordIntent('chunk-a', { state: 'planned', attempt: 0 }, 30_000);
      await jobs.settleChunk('chunk-a', 1, 'sent');

      expect(await jobs.recordIntent('chunk-a', { state: 'sent', attempt: 1 }, 30_000)).toBeNull();
      expect(await jobs.recordIntent('chunk-a', { state: 'planned', attempt: 1 }, 30_000)).toBeNull();
    });

    test('one sync at a time is asked for, for each tenant and channel', async () => {
      const its = open();
      const { jobs } = its.stores;

      const first = await Promise.all(Array.from({ length: 6 }, () => jobs.claimSync(CONTOSO, 'intune', 600_000)));

      expect(first.filter(Boolean)).toHaveLength(1);
      expect(await jobs.claimSync(CONTOSO, 'intune', 600_000)).toBe(false);
      expect(await jobs.claimSync(CONTOSO, 'partner-center', 600_000)).toBe(true);
      expect(await jobs.claimSync('another-tenant', 'intune', 600_000)).toBe(true);
      expect(await jobs.claimSync(CONTOSO, 'intune', -1)).toBe(true);
    });
  });
}
