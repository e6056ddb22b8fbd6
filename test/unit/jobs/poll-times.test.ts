import { expect, test } from 'vitest';
import { DEFAULT_JOB_SETTINGS } from '../../../src/jobs/job-settings.ts';
import { backoffMs, nextPollAt } from '../../../src/jobs/poll-times.ts';
import type { StoredJob } from '../../../src/ports/job-store.ts';

const settings = {
  ...DEFAULT_JOB_SETTINGS,
  firstPollMs: 1_000,
  pollGrowth: 2,
  longestPollMs: 5_000,
  backoffMs: 1_000,
  longestBackoffMs: 10_000,
};

function at(polls: number): number {
  const start = new Date(0);
  const job: StoredJob = {
    requestId: 'R-1',
    phase: 'importing',
    nextDueAt: start,
    startedAt: start,
    phaseStartedAt: start,
    polls,
    failures: 0,
  };
  return nextPollAt(job, settings).getTime();
}

test('looks come at growing intervals, up to the longest', () => {
  expect([0, 1, 2, 3, 4].map(at)).toEqual([1_000, 3_000, 7_000, 12_000, 17_000]);
});

test('the hundred-thousandth look is still at a time', () => {
  expect(at(100_000)).toBe(7_000 + 5_000 * (100_000 - 2));
});

test('the wait after failures doubles up to the longest and is never below half of it', () => {
  expect(backoffMs(1, 1, settings)).toBe(1_000);
  expect(backoffMs(3, 1, settings)).toBe(4_000);
  expect(backoffMs(30, 1, settings)).toBe(10_000);
  expect(backoffMs(30, 0, settings)).toBe(5_000);
});
