import { actorOf } from '../open-draft.ts';
import { planRequest } from '../plan-request.ts';
import { linkToUpload } from '../upload-ticket.ts';
import { onDraft } from './on-draft.ts';
import { done, overtaken, type PressHandler, refuse } from './press-context.ts';

/** Takes the number of devices in the list that the card showed although another was stated. */
export const pressConfirmCount: PressHandler = onDraft(async (deps, press, request) => {
  if (press.shownPlan !== null && press.shownPlan !== request.planDigest) {
    return refuse(
      request,
      'plan.changed',
      `${request.id} has changed since that card was shown. Look at the number of devices again.`,
    );
  }
  const confirmed = await deps.transactions.run(async () => {
    const changed = await deps.requests.change(request.id, request.version, {
      statedCount: null,
      planDigest: null,
    });
    if (changed === null) return null;
    await deps.audit.append({
      what: 'request.count-confirmed',
      actor: actorOf(press.speaker),
      requestId: request.id,
      details: { stated: request.statedCount },
    });
    return changed;
  });
  return confirmed === null ? overtaken(request) : done(await planRequest(deps, request.id));
});

/** Gives the requester a personal link to the upload page. */
export const pressUpload: PressHandler = onDraft(async (deps, press, request) => ({
  done: true,
  requestId: request.id,
  say: null,
  reply: await linkToUpload(deps, press, request.id),
}));
