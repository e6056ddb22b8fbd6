import type { StoredJob } from '../ports/job-store.ts';
import type { JobSettings } from './job-settings.ts';

/** When the next look of this phase is due: growing intervals from the start of the phase. */
export function nextPollAt(job: StoredJob, settings: JobSettings): Date {
  let afterMs = 0;
  let intervalMs = settings.firstPollMs;
  for (let poll = 0; poll <= job.polls; poll += 1) {
    afterMs += Math.min(intervalMs, settings.longestPollMs);
    intervalMs *= settings.pollGrowth;
    // From here on every interval is the longest: no need to count them one by one.
    if (intervalMs > settings.longestPollMs) {
      afterMs += (job.polls - poll) * settings.longestPollMs;
      break;
    }
  }
  return new Date(job.phaseStartedAt.getTime() + afterMs);
}

/** How long to wait after the `failures`-th failure in a row; `jitter` is between 0 and 1. */
export function backoffMs(failures: number, jitter: number, settings: JobSettings): number {
  const longest = Math.min(settings.backoffMs * 2 ** Math.min(failures - 1, 20), settings.longestBackoffMs);
  return Math.round(longest * (0.5 + jitter / 2));
}
