import { isRequester, refusalOf } from '../../approval/policy.ts';
import { serialKey } from '../../domain/device.ts';
import { isBlocked } from '../../plan/plan.ts';
import { actorOf } from '../open-draft.ts';
import { storedPlan } from '../plan-request.ts';
import { done, type PressHandler, refuse, tooLate } from './press-context.ts';

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
      `${request.id} has no plan yet: the customer or the devices are missing.`,
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
  const keys = plan.terms.devices.map((device) => serialKey(device.serial));
  return deps.transactions.run(async () => {
    const open = await deps.requests.openRequestsFor(plan.terms.tenantId, keys);
    const [taken, other] = [...open].find(([, id]) => id !== request.id) ?? [];
    if (taken !== undefined) {
      return refuse(
        request,
        'device.already-requested',
        `${taken} was sent with ${other} meanwhile. Press Check again, then send what is left.`,
      );
    }
    const sent = await deps.requests.change(request.id, request.version, {
      state: 'waiting-for-approval',
      expiresAt: new Date(deps.clock.now().getTime() + deps.flowSettings.approvalExpiryMs),
    });
    if (sent === null) return tooLate((await deps.requests.find(request.id)) ?? request);
    await deps.audit.append({
      what: 'request.sent',
      actor: actorOf(speaker),
      requestId: request.id,
      details: { plan: plan.digest },
    });
    for (const { objectId, tenantId } of approvers) {
      await deps.notices.keep(`${request.id}:approval:${objectId}`, {
        requestId: request.id,
        person: { objectId, tenantId },
        text: `${speaker.name} asks you to decide about ${request.id}: ${plan.terms.devices.length} devices for ${request.customerName ?? 'a customer'}.`,
      });
    }
    await deps.wakeUps.wake('notices', request.id);
    return done(sent, `${request.id} was sent for approval.`);
  });
};
