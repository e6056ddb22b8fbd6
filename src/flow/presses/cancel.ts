import { isRequester, refusalOf } from '../../approval/policy.ts';
import type { StoredRequest } from '../../ports/request-store.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { Press } from '../message.ts';
import { actorOf } from '../open-draft.ts';
import { done, overtaken, type PressHandler, type PressResult, refuse, tooLate } from './press-context.ts';

/** A check of the plan that runs at the same moment changes the request; it must not keep a person from cancelling. */
const MOST_ATTEMPTS = 5;

/** The requester, or an admin, takes a request back before it is carried out. */
export const pressCancel: PressHandler = async (deps, press, request) => {
  const refusal = refusalOf('cancel', press.speaker, request);
  if (refusal !== null) return { done: false, requestId: request.id, fault: refusal };
  let current = request;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const result = await cancelOnce(deps, press, current);
    if (result !== null) return result;
    current = (await deps.requests.find(request.id)) ?? current;
  }
  return overtaken(current);
};

/** Null where the request was changed meanwhile. */
async function cancelOnce(deps: FlowDeps, press: Press, request: StoredRequest): Promise<PressResult | null> {
  if (request.state === 'approved' || request.state === 'running') {
    return refuse(
      request,
      'cancel.running',
      `${request.id} is being carried out; what was sent to Microsoft cannot be called back. Its card shows how far it is.`,
    );
  }
  if (!['draft', 'waiting-for-consent', 'waiting-for-approval'].includes(request.state)) return tooLate(request);
  const { objectId, tenantId, upn, name } = press.speaker;
  const words = press.input['reason']?.trim().slice(0, 500);
  const reason = words === undefined || words === '' ? null : words;
  return deps.transactions.run(async () => {
    const cancelled = await deps.requests.change(request.id, request.version, { state: 'cancelled', expiresAt: null });
    if (cancelled === null) return null;
    await deps.decisions.record({
      requestId: request.id,
      planDigest: request.planDigest ?? '',
      what: 'cancelled',
      by: { objectId, tenantId, upn, name },
      reason,
      at: deps.clock.now(),
    });
    await deps.requests.dropHashes(request.id);
    await deps.lists.dropForRequest(request.id);
    await deps.audit.append({
      what: 'request.cancelled',
      actor: actorOf(press.speaker),
      requestId: request.id,
      details: { reason },
    });
    if (!isRequester(press.speaker, request)) await tellRequester(deps, request, name, reason);
    return done(cancelled, `${request.id} is cancelled; nothing was sent.`);
  });
}

async function tellRequester(
  deps: FlowDeps,
  { id, requestedBy: { objectId, tenantId } }: StoredRequest,
  by: string,
  reason: string | null,
): Promise<void> {
  await deps.notices.keep(`${id}:settled`, {
    requestId: id,
    person: { objectId, tenantId },
    text: `${by} cancelled ${id}${reason === null ? '.' : `: ${reason}`} Nothing was sent.`,
  });
  await deps.wakeUps.wake('notices', id);
}
