import { createHash } from 'node:crypto';
import { isRequester } from '../../approval/policy.ts';
import type { StoredRequest } from '../../ports/request-store.ts';
import { devicesFromSerials } from '../draft-devices.ts';
import { knownDevices } from '../known-devices.ts';
import { actorOf, customerOf } from '../open-draft.ts';
import { planRequest } from '../plan-request.ts';
import { done, type PressHandler, type PressResult, refuse, tooLate } from './press-context.ts';

/** Serial numbers in an input: one a line, or separated by commas, semicolons or blanks. */
const SEPARATORS = /[\s,;]+/;

/** Fills in what a draft lacks: customer, group tag, serial numbers. */
export const pressFill: PressHandler = onDraft(async (deps, press, request) => {
  const words = press.input['customer']?.trim();
  const customer = words === undefined || words === '' ? null : await customerOf(deps, words);
  if (words !== undefined && words !== '' && customer === null) {
    return refuse(request, 'customer.unknown', 'No customer of that name is known. Choose one of the list.');
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
          channel: customer.defaultChannel,
        }),
    ...(tag === undefined ? {} : { groupTag: tag === '' ? null : tag }),
  };
  const devices = serials.length === 0 ? null : devicesFromSerials(serials, await knownDevices(deps, serials));
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
  if (filled === null) return changedMeanwhile(request);
  return done(await planRequest(deps, request.id));
});

/** Takes the number of devices in the list although another was stated. */
export const pressConfirmCount: PressHandler = onDraft(async (deps, press, request) => {
  const confirmed = await deps.transactions.run(async () => {
    const changed = await deps.requests.change(request.id, request.version, { statedCount: null });
    if (changed === null) return null;
    await deps.audit.append({
      what: 'request.count-confirmed',
      actor: actorOf(press.speaker),
      requestId: request.id,
      details: { stated: request.statedCount },
    });
    return changed;
  });
  return confirmed === null ? changedMeanwhile(request) : done(await planRequest(deps, request.id));
});

/** Looks again: consent, what the tenant has, what the inventory knows by now. */
export const pressRecheck: PressHandler = onDraft(async (deps, _press, request) => {
  const devices = await deps.requests.devices(request.id);
  const lacking = devices.filter((device) => device.code === 'device.hash-unknown');
  if (lacking.length > 0) {
    const known = await knownDevices(
      deps,
      lacking.map((device) => device.serial),
    );
    const fresh = devicesFromSerials(
      devices.map((device) => device.serial),
      known,
    );
    const mended = devices.map((device, index) => {
      const better = fresh[index];
      return device.code === 'device.hash-unknown' && better !== undefined && better.hashDigest !== null
        ? better
        : device;
    });
    if (known.size > 0) await deps.requests.replaceDevices(request.id, request.version, mended, {});
  }
  return done(await planRequest(deps, request.id));
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

/** Only the requester changes a draft, and only while it is one. */
function onDraft(handler: PressHandler): PressHandler {
  return async (deps, press, request) => {
    if (!isRequester(press.speaker, request)) {
      return refuse(
        request,
        'approval.not-yours',
        `${request.requestedBy.name} wrote ${request.id}; only they can change it.`,
      );
    }
    if (request.state !== 'draft' && request.state !== 'waiting-for-consent') return tooLate(request);
    return handler(deps, press, request);
  };
}

function changedMeanwhile(request: StoredRequest): PressResult {
  return refuse(request, 'press.overtaken', `${request.id} was changed at the same moment. Look at the card again.`);
}
