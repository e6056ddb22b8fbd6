import { refusalOf } from '../../approval/policy.ts';
import { startJob } from '../../jobs/start-job.ts';
import type { StoredRequest } from '../../ports/request-store.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { Press } from '../message.ts';
import { actorOf } from '../open-draft.ts';
import { done, type PressHandler, type PressResult, refuse, STATE_WORDS, tooLate } from './press-context.ts';

/** An admin approves the plan that the card showed; the job begins in the same transaction. */
export const pressApprove: PressHandler = (deps, press, request) =>
  decideRequest(deps, press, request, 'approved', async (approved) => {
    await deps.lists.dropForRequest(approved.id);
    await startJob(deps, approved);
  });

/** An admin rejects; a rejected request cannot be approved later. */
export const pressReject: PressHandler = (deps, press, request) =>
  decideRequest(deps, press, request, 'rejected', async (rejected) => {
    const { objectId, tenantId } = rejected.requestedBy;
    const reason = reasonOf(press);
    await deps.requests.dropHashes(rejected.id);
    await deps.lists.dropForRequest(rejected.id);
    await deps.notices.keep(`${rejected.id}:settled`, {
      requestId: rejected.id,
      person: { objectId, tenantId },
      text: `${press.speaker.name} rejected ${rejected.id}${reason === null ? '.' : `: ${reason}`}`,
    });
    await deps.wakeUps.wake('notices', rejected.id);
  });

async function decideRequest(
  deps: FlowDeps,
  press: Press,
  request: StoredRequest,
  what: 'approved' | 'rejected',
  then: (request: StoredRequest) => Promise<void>,
): Promise<PressResult> {
  const { speaker } = press;
  const refusal = refusalOf('approve', speaker, request);
  if (refusal !== null) return { done: false, requestId: request.id, fault: refusal };
  if (request.state !== 'waiting-for-approval' || request.planDigest === null) return decidedAlready(deps, request);
  if (press.shownPlan !== null && press.shownPlan !== request.planDigest) {
    return refuse(
      request,
      'plan.changed',
      `${request.id} has changed since that card was shown. Look at it again before you decide.`,
    );
  }
  const now = deps.clock.now();
  if (request.expiresAt !== null && now >= request.expiresAt) {
    return refuse(
      request,
      'approval.expired',
      `${request.id} expired at ${request.expiresAt.toISOString()}. It can be asked for again.`,
    );
  }
  const { objectId, tenantId, upn, name } = speaker;
  const planDigest = request.planDigest;
  const result = await deps.transactions
    .run(async () => {
      const recorded = await deps.decisions.record({
        requestId: request.id,
        planDigest,
        what,
        by: { objectId, tenantId, upn, name },
        reason: reasonOf(press),
        at: now,
      });
      const decided = recorded
        ? await deps.requests.change(request.id, request.version, { state: what, expiresAt: null })
        : null;
      if (decided === null) {
        // Somebody else was first: undo our record with the transaction.
        throw new DecidedMeanwhile();
      }
      await deps.audit.append({
        what: `approval.${what}`,
        actor: actorOf(speaker),
        requestId: request.id,
        details: { plan: planDigest, reason: reasonOf(press), conversation: press.conversation.id },
      });
      await then(decided);
      return done(decided, `${request.id} is ${what}.`);
    })
    .catch((error: unknown) => {
      if (error instanceof DecidedMeanwhile) return null;
      throw error;
    });
  return result ?? decidedAlready(deps, (await deps.requests.find(request.id)) ?? request);
}

class DecidedMeanwhile extends Error {}

async function decidedAlready(deps: FlowDeps, request: StoredRequest): Promise<PressResult> {
  const [decision] = await deps.decisions.list(request.id);
  if (decision?.by === undefined || decision.by === null) return tooLate(request);
  return refuse(
    request,
    'approval.decided-already',
    `${decision.by.name} ${decision.what} ${request.id} already; it is ${STATE_WORDS[request.state]}.`,
  );
}

function reasonOf(press: Press): string | null {
  const reason = press.input['reason']?.trim().slice(0, 500);
  return reason === undefined || reason === '' ? null : reason;
}
