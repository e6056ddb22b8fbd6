import { refusalOf } from '../../approval/policy.ts';
import { actorOf } from '../open-draft.ts';
import { done, type PressHandler, refuse, tooLate } from './press-context.ts';

/** The requester, or an admin, takes a request back before it is carried out. */
export const pressCancel: PressHandler = async (deps, press, request) => {
  const refusal = refusalOf('cancel', press.speaker, request);
  if (refusal !== null) return { done: false, requestId: request.id, fault: refusal };
  if (request.state === 'approved' || request.state === 'running') {
    return refuse(
      request,
      'cancel.running',
      `${request.id} is being carried out; what was sent to Microsoft cannot be called back. Its card shows how far it is.`,
    );
  }
  if (!['draft', 'waiting-for-consent', 'waiting-for-approval'].includes(request.state)) return tooLate(request);
  const { objectId, tenantId, upn, name } = press.speaker;
  const reason = press.input['reason']?.trim().slice(0, 500) ?? null;
  return deps.transactions.run(async () => {
    const cancelled = await deps.requests.change(request.id, request.version, { state: 'cancelled', expiresAt: null });
    if (cancelled === null) return tooLate((await deps.requests.find(request.id)) ?? request);
    await deps.decisions.record({
      requestId: request.id,
      planDigest: request.planDigest ?? '',
      what: 'cancelled',
      by: { objectId, tenantId, upn, name },
      reason: reason === '' ? null : reason,
      at: deps.clock.now(),
    });
    await deps.requests.dropHashes(request.id);
    await deps.audit.append({
      what: 'request.cancelled',
      actor: actorOf(press.speaker),
      requestId: request.id,
      details: { reason },
    });
    return done(cancelled, `${request.id} is cancelled; nothing was sent.`);
  });
};
