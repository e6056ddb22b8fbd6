import { isRequester, refusalOf } from '../../approval/policy.ts';
import { serialKey } from '../../domain/device.ts';
import type { Person } from '../../domain/person.ts';
import { isBlocked, type Plan } from '../../plan/plan.ts';
import type { StoredRequest } from '../../ports/request-store.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { Press } from '../message.ts';
import { actorOf } from '../open-draft.ts';
import { storedPlan } from '../plan-request.ts';
import { done, overtaken, type PressHandler, type PressResult, refuse, tooLate } from './press-context.ts';

/** The requester sends the plan for approval: exactly the plan that the card showed. */
export const pressSend: PressHandler = async (deps, press, request) => {
  const { speaker } = press;
  const refusal = refusalOf('request', speaker);
  if (refusal !== null) return { done: false, requestId: request.id, fault: refusal };
  if (!isRequester(speaker, request)) {
    return refuse(request, 'approval.not-yours', `${request.requestedBy.name} wrote ${request.id} and must send it.`);
  }
  if (request.state !== 'draft' && request.state !== 'waiting-for-consent') return tooLate(request);
  const plan = await storedPlan(deps, request);
  if (plan === null)
    return refuse(
      request,
      'plan.incomplete',
      `${request.id} has no plan yet: the customer or the devices are missing, or it is being checked. Look at its card.`,
    );
  if (press.shownPlan !== null && press.shownPlan !== plan.digest) {
    return refuse(
      request,
      'plan.changed',
      `${request.id} has changed since that card was shown. Look at it again, then send it.`,
    );
  }
  if (isBlocked(plan)) {
    const reason = plan.findings.find((finding) => finding.blocks)?.message ?? '';
    return refuse(request, 'plan.blocked', `${request.id} cannot be sent yet. ${reason}`);
  }
  const admins = await deps.people.withRole('admin');
  const approvers = admins.filter((admin) => !isRequester(admin, request));
  if (approvers.length === 0) {
    return refuse(
      request,
      'approval.nobody',
      'There is nobody who could approve this: no other person has the admin role. Ask your administrator to add one.',
    );
  }
  const result = await deps.transactions
    .run(() => send(deps, press, request, plan, approvers))
    .catch((error: unknown) => {
      if (error instanceof NotSent) return error.result;
      throw error;
    });
  if (result !== null) return result;
  const now = (await deps.requests.find(request.id)) ?? request;
  return now.state === 'draft' || now.state === 'waiting-for-consent' ? overtaken(now) : tooLate(now);
};

/** Thrown inside the transaction to undo it: the request stays as it was. */
class NotSent extends Error {
  readonly result: PressResult;

  constructor(result: PressResult) {
    super('not sent');
    this.result = result;
  }
}

/** Null where the request was changed meanwhile. */
async function send(
  deps: FlowDeps,
  { speaker }: Press,
  request: StoredRequest,
  plan: Plan,
  approvers: readonly Person[],
): Promise<PressResult | null> {
  const sent = await deps.requests.change(request.id, request.version, {
    state: 'waiting-for-approval',
    expiresAt: new Date(deps.clock.now().getTime() + deps.flowSettings.approvalExpiryMs),
  });
  if (sent === null) return null;
  await deps.audit.append({
    what: 'request.sent',
    actor: actorOf(speaker),
    requestId: request.id,
    details: { plan: plan.digest },
  });
  // Only now: whoever appends to the audit waits for the one before, so that of two requests for one device that are
  // sent at the same moment the second sees the first.
  const keys = plan.terms.devices.map((device) => serialKey(device.serial));
  const open = await deps.requests.openRequestsFor(plan.terms.tenantId, keys);
  const [taken, other] = [...open].find(([, id]) => id !== request.id) ?? [];
  if (taken !== undefined) {
    throw new NotSent(
      refuse(
        request,
        'device.already-requested',
        `${taken} was sent with ${other} meanwhile. Press Check again, then send what is left.`,
      ),
    );
  }
  const count = plan.terms.devices.length;
  const what = `${request.kind === 'unblock' ? 'unblock ' : ''}${count === 1 ? '1 device' : `${count} devices`}`;
  for (const { objectId, tenantId } of approvers) {
    await deps.notices.keep(`${request.id}:approval:${objectId}`, {
      requestId: request.id,
      person: { objectId, tenantId },
      text: `${speaker.name} asks you to decide about ${request.id}: ${what} ${request.kind === 'unblock' ? 'of' : 'for'} ${request.customerName ?? 'a customer'}.`,
    });
  }
  await deps.wakeUps.wake('notices', request.id);
  return done(sent, `${request.id} was sent for approval.`);
}
