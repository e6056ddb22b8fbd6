import { createHash } from 'node:crypto';
import type { ChannelName } from '../../domain/channel.ts';
import type { Customer } from '../../domain/customer.ts';
import type { StoredRequest } from '../../ports/request-store.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { devicesForSerials } from '../known-devices.ts';
import { actorOf, customerOf } from '../open-draft.ts';
import { planRequest } from '../plan-request.ts';
import { onDraft } from './on-draft.ts';
import { done, overtaken, type PressHandler, refuse } from './press-context.ts';

/** Serial numbers in an input: one a line, or separated by commas, semicolons or blanks. */
const SEPARATORS = /[\s,;]+/;

/** Fills in what a draft lacks: customer, group tag, serial numbers. */
export const pressFill: PressHandler = onDraft(async (deps, press, request) => {
  const words = press.input['customer']?.trim();
  const customer = words === undefined || words === '' ? null : await customerOf(deps, words);
  if (words !== undefined && words !== '' && customer === null) {
    return refuse(
      request,
      'customer.unknown',
      'That does not name exactly one customer that Preflight knows. Choose one of the list, or write its domain.',
    );
  }
  const tag = press.input['tag']?.trim();
  const serials = (press.input['serials'] ?? '').split(SEPARATORS).filter((serial) => serial !== '');
  const patch = {
    ...(customer === null
      ? {}
      : {
          customerTenantId: customer.tenantId,
          customerName: customer.name,
          customerText: words ?? null,
          channel: channelFor(deps, request, customer),
        }),
    ...(tag === undefined ? {} : { groupTag: tag === '' ? null : tag }),
    // The plan of before says something else now: until there is a new one nothing can be sent.
    planDigest: null,
  };
  const devices = serials.length === 0 ? null : await devicesForSerials(deps, request.kind, serials);
  const filled = await deps.transactions.run(async () => {
    const changed =
      devices === null
        ? await deps.requests.change(request.id, request.version, patch)
        : await deps.requests.replaceDevices(request.id, request.version, devices, { ...patch, listFindings: [] });
    if (changed === null) return null;
    await deps.audit.append({
      what: 'request.filled-in',
      actor: actorOf(press.speaker),
      requestId: request.id,
      details: { customer: customer?.tenantId ?? null, groupTag: tag ?? null, devices: devices?.length ?? null },
    });
    return changed;
  });
  if (filled === null) return overtaken(request);
  return done(await planRequest(deps, request.id));
});

/** The channel that a person named for the request stays; else it is the customer's own. */
function channelFor(deps: FlowDeps, request: StoredRequest, customer: Customer): ChannelName {
  const named = request.customerTenantId === null && request.channel !== deps.flowSettings.fallbackChannel;
  return named || request.kind === 'unblock' ? request.channel : customer.defaultChannel;
}

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
export const pressUpload: PressHandler = onDraft(async (deps, press, request) => {
  const secret = deps.ids.secret();
  const expiresAt = new Date(deps.clock.now().getTime() + deps.flowSettings.uploadTicketMs);
  const { objectId, tenantId, upn, name } = press.speaker;
  await deps.transactions.run(async () => {
    await deps.tickets.issue(createHash('sha256').update(secret).digest('hex'), {
      requestId: request.id,
      person: { objectId, tenantId, upn, name },
      conversationId: press.conversation.id,
      expiresAt,
    });
    await deps.audit.append({
      what: 'upload.ticket-issued',
      actor: actorOf(press.speaker),
      requestId: request.id,
      details: {},
    });
  });
  return {
    done: true,
    requestId: request.id,
    say: null,
    link: { url: `${deps.flowSettings.publicUrl}/upload/${secret}`, expiresAt },
  };
});
