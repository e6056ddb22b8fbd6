import { randomUUID } from 'node:crypto';
import { registerSubmission } from '../autopilot/register-submission.ts';
import type { State } from '../state.ts';
import type { OemJob, OemJobRow } from './oem-state.ts';

/** Takes rows in; they end when the job is due. */
export function startOemJob(state: State, rows: readonly OemJobRow[], nowMs: number): OemJob {
  const job: OemJob = {
    reference: randomUUID(),
    submittedMs: nowMs,
    rows,
    isDone: false,
  };
  state.oem.jobs.set(job.reference, job);
  state.oem.running.push(job);
  return job;
}

/** Ends the jobs that are due, an import's time after they were taken in. */
export function finishOemJobs(state: State, nowMs: number): void {
  for (const job of state.oem.running) {
    const dueMs = job.submittedMs + state.timing.importMs;
    if (!job.isDone && dueMs <= nowMs) finishOemJob(state, job, dueMs);
  }
  const rest = state.oem.running.filter(({ isDone }) => !isDone);
  state.oem.running.splice(0, state.oem.running.length, ...rest);
}

export function finishOemJob(state: State, job: OemJob, atMs: number): void {
  for (const row of job.rows) row.result = registerSubmission(state, row.submission, row.refusal, atMs);
  job.isDone = true;
}

/** The ends of a job that is done, device by device. */
export function resultsOf(job: OemJob) {
  return job.rows.map(({ ref, result }) => ({
    ref,
    ok: result?.code === 0,
    ...(result === null || result.code === 0 ? {} : { rawCode: String(result.code), rawText: result.name }),
  }));
}
