import type { Fault } from '../domain/fault.ts';
import type { AuditEvent } from '../ports/audit-log.ts';
import type { StoredJob } from '../ports/job-store.ts';
import type { DevicePatch, RequestPatch, StoredRequest } from '../ports/request-store.ts';
import type { JobView } from './decide.ts';
import type { JobDeps } from './job-deps.ts';
import { backoffMs } from './poll-times.ts';

/** Thrown inside a transaction to undo it: another worker has taken the job over. */
export class LeaseLost extends Error {}

/** One worker's turn at a job: what it loaded and the token under which it may write. */
export interface Turn {
  readonly view: JobView;
  readonly token: string;
}

/** What one step changes; all of it is written in one transaction, with the audit, or not at all. */
export interface Changes {
  readonly job?: Partial<Omit<StoredJob, 'requestId'>>;
  readonly devices?: readonly DevicePatch[];
  readonly request?: RequestPatch;
  readonly audit?: readonly Omit<AuditEvent, 'actor' | 'requestId'>[];
  /** Further writes of the step, for example of a chunk. */
  readonly also?: () => Promise<void>;
}

/** Who acts in the audit when the job does. */
export const JOB_ACTOR = { kind: 'system', name: 'job' } as const;

/** Writes what a step found out. Throws `LeaseLost` (after rolling back) where another worker holds the job now. */
export async function write(deps: JobDeps, turn: Turn, changes: Changes): Promise<void> {
  const { request, job } = turn.view;
  await deps.transactions.run(async () => {
    await changes.also?.();
    if (changes.devices !== undefined && changes.devices.length > 0) {
      await deps.requests.changeDevices(request.id, changes.devices);
    }
    if (changes.request !== undefined) await changeRequest(deps, request.id, changes.request);
    for (const event of changes.audit ?? []) {
      await deps.audit.append({ ...event, actor: JOB_ACTOR, requestId: request.id });
    }
    if (!(await deps.jobs.save({ ...job, ...changes.job }, turn.token, 'keep'))) throw new LeaseLost(request.id);
  });
}

/** Changes the request whatever its version is by now: a press on its card may come in between. */
export async function changeRequest(deps: JobDeps, id: string, patch: RequestPatch): Promise<StoredRequest> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    const current = await deps.requests.find(id);
    if (current === null) throw new Error(`request ${id} is gone`);
    const changed = await deps.requests.change(id, current.version, patch);
    if (changed !== null) return changed;
  }
  throw new LeaseLost(id);
}

/** The job enters its next phase; the first look comes `firstPollMs` later. */
export function entering(phase: StoredJob['phase'], now: Date): Partial<StoredJob> {
  return { phase, phaseStartedAt: now, nextDueAt: now, polls: 0, failures: 0 };
}

/** The service failed: wait as it asks, or longer with every failure, and say so on the card. */
export async function waitAfter(deps: JobDeps, turn: Turn, fault: Fault): Promise<void> {
  const failures = turn.view.job.failures + 1;
  const waitMs = fault.retryAfterMs ?? backoffMs(failures, deps.jitter(), deps.settings);
  const seconds = Math.max(1, Math.round(waitMs / 1000));
  const note =
    fault.retryAfterMs === undefined
      ? `${fault.message} Trying again in ${seconds} s; nothing is lost.`
      : `Microsoft asks us to wait ${seconds} s.`;
  await write(deps, turn, {
    job: { failures, nextDueAt: new Date(deps.clock.now().getTime() + waitMs) },
    ...(note === turn.view.request.note ? {} : { request: { note } }),
  });
  deps.log.warn('job.waits', { request: turn.view.request.id, code: fault.code, waitMs, failures });
}
