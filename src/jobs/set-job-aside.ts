import { backoffMs } from './poll-times.ts';
import type { OnBug } from './run-job.ts';
import { changeRequest } from './turn.ts';

/**
 * A step threw what nobody expected: logged once, told on the card without its words, and tried again after a wait that
 * grows. What the step had not committed is undone already; what left for a service is reconciled as after a crash.
 */
export const setJobAside: OnBug = async (deps, requestId, token, error) => {
  const reference = deps.ids.uuid().slice(0, 8);
  deps.log.error('job.unexpected', {
    request: requestId,
    reference,
    error: error instanceof Error ? error.message.slice(0, 300) : '',
  });
  const job = await deps.jobs.find(requestId);
  if (job === null) return;
  const failures = job.failures + 1;
  const waitMs = backoffMs(failures, deps.jitter(), deps.settings);
  const nextDueAt = new Date(deps.clock.now().getTime() + waitMs);
  const note = `Something went wrong inside Preflight (reference ${reference}); nothing is lost. Trying again in ${Math.max(1, Math.round(waitMs / 1000))} s. If it goes on, tell your administrator the reference.`;
  await deps.transactions.run(async () => {
    if (!(await deps.jobs.save({ ...job, failures, nextDueAt }, token, 'release'))) return;
    await changeRequest(deps, requestId, { note });
    await deps.wakeUps.wake('job', requestId, nextDueAt);
  });
};
