import { isSettled } from '../domain/request.ts';
import { decide, type JobView, type Step } from './decide.ts';
import type { JobDeps } from './job-deps.ts';
import { finish } from './steps/finish.ts';
import { pollAssignment } from './steps/poll-assignment.ts';
import { pollImports } from './steps/poll-imports.ts';
import { recheckConsent } from './steps/recheck-consent.ts';
import { reconcileChunk } from './steps/reconcile-chunk.ts';
import { requestSync } from './steps/request-sync.ts';
import { submitChunk } from './steps/submit-chunk.ts';
import { confirmUnblock, unblockDevice } from './steps/unblock.ts';
import { entering, LeaseLost, type Turn, write } from './turn.ts';

/** More steps in one turn than any job takes without waiting would be a bug that must not spin. */
const MOST_STEPS_IN_A_TURN = 10_000;

/** What becomes of an exception that no step expected. The lease is still held under `token`. */
export type OnBug = (deps: JobDeps, requestId: string, token: string, error: unknown) => Promise<void>;

/**
 * Carries a job on until it has to wait or is settled. Safe to call at any time, any number of times, in any number of
 * processes: the job is claimed, and what is written is written under that claim. Without `onBug` an exception that no
 * step expected is the caller's, and the lease ends by itself.
 */
export async function runJob(deps: JobDeps, requestId: string, onBug?: OnBug): Promise<void> {
  const claim = await deps.jobs.claim(requestId, deps.settings.leaseMs);
  if (claim === null) return;
  try {
    await runClaimed(deps, requestId, claim.token);
  } catch (error) {
    if (error instanceof LeaseLost) {
      deps.log.warn('job.taken-over', { request: requestId });
      await giveBack(deps, requestId, claim.token);
    } else if (onBug === undefined) {
      throw error;
    } else {
      await onBug(deps, requestId, claim.token, error);
    }
  }
}

async function runClaimed(deps: JobDeps, requestId: string, token: string): Promise<void> {
  for (let count = 0; count < MOST_STEPS_IN_A_TURN; count += 1) {
    const turn = { view: await load(deps, requestId), token };
    if (turn.view.job.phase === 'settled') return;
    const step = decide(turn.view, deps.clock.now(), deps.settings);
    if (step.do === 'wait') {
      await rest(deps, turn, step.until);
      return;
    }
    await take(deps, turn, step);
  }
  throw new Error(`job ${requestId} did not come to rest`);
}

/** Where the claim is ours after all, nobody should have to wait for its end; where it is not, this changes nothing. */
async function giveBack(deps: JobDeps, requestId: string, token: string): Promise<void> {
  const job = await deps.jobs.find(requestId);
  if (job !== null) await deps.jobs.save(job, token, 'release');
}

async function load(deps: JobDeps, requestId: string): Promise<JobView> {
  const [request, job, chunks, devices] = await Promise.all([
    deps.requests.find(requestId),
    deps.jobs.find(requestId),
    deps.jobs.chunks(requestId),
    deps.requests.devices(requestId),
  ]);
  if (request === null || job === null) throw new Error(`job ${requestId} has no request`);
  return { request, job, chunks, devices };
}

async function rest(deps: JobDeps, turn: Turn, until: Date): Promise<void> {
  const { request, job } = turn.view;
  await deps.transactions.run(async () => {
    if (!(await deps.jobs.save({ ...job, nextDueAt: until }, turn.token, 'release'))) throw new LeaseLost(request.id);
    await deps.wakeUps.wake('job', request.id, until);
  });
}

function take(deps: JobDeps, turn: Turn, step: Exclude<Step, { do: 'wait' }>): Promise<void> {
  switch (step.do) {
    case 'recheck-consent':
      return recheckConsent(deps, turn);
    case 'submit':
      return submitChunk(deps, turn, step.chunk);
    case 'reconcile':
      return reconcileChunk(deps, turn, step.chunk);
    case 'poll-imports':
      return pollImports(deps, turn);
    case 'sync':
      return requestSync(deps, turn);
    case 'poll-assignment':
      return pollAssignment(deps, turn);
    case 'unblock':
      return unblockDevice(deps, turn, step.device);
    case 'confirm-unblock':
      return confirmUnblock(deps, turn);
    case 'enter':
      return write(deps, turn, { job: entering(step.phase, deps.clock.now()), request: { note: null } });
    case 'finish':
      return finish(deps, turn);
    default:
      return step satisfies never;
  }
}

/** Wakes every job whose time has come: a lost wake-up costs at most one sweep. */
export async function sweepJobs(deps: JobDeps): Promise<void> {
  for (const requestId of await deps.jobs.due(deps.clock.now())) {
    const request = await deps.requests.find(requestId);
    if (request !== null && !isSettled(request.state)) await deps.wakeUps.wake('job', requestId);
  }
}
