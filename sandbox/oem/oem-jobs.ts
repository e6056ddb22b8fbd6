import { randomUUID } from 'node:crypto';
import { registerSubmission } from '../autopilot/register-submission.ts';
import type { SubmittedRow } from '../autopilot/submit-rows.ts';
import type { State } from '../state.ts';
import { refOfRow } from './oem-request.ts';
import type { OemJob } from './oem-state.ts';

/** Takes rows in. Their ends come when the job is due; `finishNow` ends them at once. */
export function startOemJob(state: State, rows: readonly SubmittedRow[], nowMs: number): OemJob {
  const job: OemJob = {
    reference: randomUUID(),
    submittedMs: nowMs,
    rows: rows.map((row) => ({ ...row, result: null })),
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
  for (const row of job.rows) row.result = registerSubmission(state, row.submission, row.row.refusal, atMs);
  job.isDone = true;
}

/** The ends of a job that is done, device by device. */
export function resultsOf(job: OemJob) {
  return job.rows.map(({ row, result }) => ({
    ref: refOfRow(row),
    ok: result?.code === 0,
    ...(result === null || result.code === 0 ? {} : { rawCode: String(result.code), rawText: result.name }),
  }));
}
