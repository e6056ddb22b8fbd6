import type { StoredRequest } from '../ports/request-store.ts';
import type { JobDeps } from './job-deps.ts';

/** Makes the job of an approved request; runs inside the transaction that records the approval, so neither is without the other. */
export async function startJob(
  deps: Pick<JobDeps, 'jobs' | 'wakeUps' | 'clock'>,
  request: StoredRequest,
): Promise<void> {
  const now = deps.clock.now();
  await deps.jobs.create({
    requestId: request.id,
    phase: 'consent',
    nextDueAt: now,
    startedAt: now,
    phaseStartedAt: now,
    polls: 0,
    failures: 0,
  });
  await deps.wakeUps.wake('job', request.id);
}
