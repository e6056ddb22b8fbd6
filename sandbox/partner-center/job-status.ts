import type { Answer } from '../http/call.ts';
import type { State } from '../state.ts';
import { isQueued } from './batch-jobs.ts';
import { ANY_CALLER, type CustomerCall, type PartnerRoute } from './partner-call.ts';
import { notFound } from './partner-error.ts';
import { type BatchJob, type JobRow, recordsOf } from './partner-state.ts';
import { NOT_YET, plainTime } from './partner-time.ts';

/** Where a job stands. Source: Microsoft's page "Get the status of a device batch upload". */
export const jobStatusRoutes: readonly PartnerRoute[] = [
  {
    about: 'customer',
    method: 'GET',
    path: '/customers/{customer}/batchJobStatus/{job}',
    callers: ANY_CALLER,
    answer: getStatus,
  },
];

function getStatus({ state, customer, params, nowMs }: CustomerCall): Answer {
  const job = recordsOf(state.partnerCenter, customer).jobs.get((params['job'] ?? '').toLowerCase());
  if (job === undefined) return notFound();
  return {
    status: 200,
    body: {
      batchTrackingId: job.trackingId,
      status: wordOf(state, job, nowMs),
      startedTime: plainTime(job.startedMs),
      completedTime: job.completedMs === null ? NOT_YET : plainTime(job.completedMs),
      devicesStatus: shownRows(state, job, nowMs).map((row) => showRow(state, row)),
      attributes: { objectType: 'BatchUploadDetails' },
    },
  };
}

/** The word of the job as a whole; it can be scripted to say `finished` over devices in error, as the documented example does. */
function wordOf(state: State, job: BatchJob, nowMs: number): string {
  const { words } = state.partnerCenter.behaviour;
  if (job.completedMs === null) return isQueued(state, job, nowMs) ? words.queued : words.processing;
  const hasErrors = job.rows.some(({ result }) => result !== null && result.code !== 0);
  return hasErrors ? words.finishedWithErrors : words.finished;
}

/** A waiting job shows no rows; a finished one may leave some out. */
function shownRows(state: State, job: BatchJob, nowMs: number): readonly JobRow[] {
  if (job.completedMs === null) return isQueued(state, job, nowMs) ? [] : job.rows;
  return job.rows.slice(0, Math.max(0, job.rows.length - state.partnerCenter.behaviour.hiddenRows));
}

function showRow(state: State, { shown, result, kind }: JobRow) {
  const { words, hashRows } = state.partnerCenter.behaviour;
  const isNameless = shown.serialNumber === '' && shown.productKey === '' && kind === 'register';
  const hasId = result !== null && result.code === 0 && !(isNameless && hashRows === 'without-ids');
  const isFailed = result !== null && result.code !== 0;
  return {
    ...(hasId ? { deviceId: result.deviceId } : {}),
    ...(shown.serialNumber === '' ? {} : { serialNumber: shown.serialNumber }),
    ...(shown.productKey === '' ? {} : { productKey: shown.productKey }),
    status: result === null ? words.deviceInProgress : isFailed ? words.deviceFailed : words.deviceFinished,
    ...(isFailed ? { errorCode: String(result.code), errorDescription: result.name } : {}),
    attributes: { objectType: 'DeviceUploadDetails' },
  };
}
