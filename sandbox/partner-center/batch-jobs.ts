import { randomUUID } from 'node:crypto';
import { registerSubmission } from '../autopilot/register-submission.ts';
import { outcome } from '../controls/outcomes.ts';
import type { Answer } from '../http/call.ts';
import type { State } from '../state.ts';
import type { CustomerCall } from './partner-call.ts';
import { type BatchJob, type JobRow, recordsOf } from './partner-state.ts';

/** Takes the rows in as a job, and answers with the way to it. */
export function startJob({ state, customer, nowMs }: CustomerCall, rows: readonly JobRow[]): Answer {
  const job: BatchJob = {
    trackingId: randomUUID(),
    tenant: customer,
    startedMs: nowMs,
    rows,
    nextRow: 0,
    completedMs: null,
  };
  recordsOf(state.partnerCenter, customer).jobs.set(job.trackingId, job);
  state.partnerCenter.running.push(job);
  const address = `/customers/${customer.tenantId}/batchJobStatus/${job.trackingId}`;
  switch (state.partnerCenter.behaviour.trackingLink) {
    case 'location':
      return { status: 202, headers: { Location: address } };
    case 'body':
      return {
        status: 202,
        body: JSON.stringify(address),
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
      };
    default:
      return { status: 202 };
  }
}

/** How long a job takes. */
function jobMs({ timing }: State): number {
  return timing.batchJobMs ?? timing.importMs;
}

/** Whether a job still waits: the first third of its time. */
export function isQueued(state: State, job: BatchJob, nowMs: number): boolean {
  return nowMs < job.startedMs + jobMs(state) / 3;
}

/** Ends the rows that are due: one after the other in the last two thirds of the job's time. */
export function finishBatchJobs(state: State, nowMs: number): void {
  const { running } = state.partnerCenter;
  for (const job of running) {
    const total = jobMs(state);
    const dueOf = (index: number) => job.startedMs + total / 3 + ((index + 1) / job.rows.length) * ((total * 2) / 3);
    for (let row = job.rows[job.nextRow]; row !== undefined; row = job.rows[job.nextRow]) {
      const dueMs = Math.round(dueOf(job.nextRow));
      if (dueMs > nowMs) break;
      finishRow(state, job, row, dueMs);
      job.nextRow += 1;
      if (job.nextRow === job.rows.length) job.completedMs = dueMs;
    }
  }
  const rest = running.filter(({ completedMs }) => completedMs === null);
  running.splice(0, running.length, ...rest);
}

function finishRow(state: State, job: BatchJob, row: JobRow, dueMs: number): void {
  row.result = row.kind === 'register' ? finishRegistration(state, row, dueMs) : finishPolicy(state, job, row);
}

type RowOf<Kind extends JobRow['kind']> = Extract<JobRow, { kind: Kind }>;

function finishRegistration(state: State, { submission, refusal, batch }: RowOf<'register'>, dueMs: number) {
  const end = registerSubmission(state, submission, refusal, dueMs);
  const device = end.deviceId === null ? undefined : submission.tenant.devices.get(end.deviceId);
  if (device !== undefined) {
    batch.devices.push({
      id: device.id,
      serialNumber: device.serial,
      productKey: device.productKey,
      modelName: device.hardware.model,
      manufacturer: device.hardware.manufacturer,
      uploadedMs: dueMs,
      policyId: null,
    });
  }
  return end;
}

function finishPolicy(state: State, job: BatchJob, { deviceId, policyId }: RowOf<'set-policy'>) {
  const { batches, policies } = recordsOf(state.partnerCenter, job.tenant);
  const device = batches.flatMap(({ devices }) => devices).find(({ id }) => id === deviceId);
  if (device === undefined) return { ...outcome(807), deviceId };
  if (policyId !== null && !policies.has(policyId)) return { ...outcome(809), deviceId };
  device.policyId = policyId;
  return { ...outcome(0), deviceId };
}
