import { CHANNEL_TITLES, CHANNELS, type ChannelName } from '../../domain/channel.ts';
import type { Customer } from '../../domain/customer.ts';
import type { NewDevice, RequestPatch, StoredRequest } from '../../ports/request-store.ts';
import { changeDraft } from '../change-draft.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { devicesForSerials } from '../known-devices.ts';
import type { Press } from '../message.ts';
import { customerOf } from '../open-draft.ts';
import { onDraft } from './on-draft.ts';
import { done, overtaken, type PressHandler, refuse } from './press-context.ts';

/** Serial numbers in an input: one a line, or separated by commas, semicolons or blanks. */
const SEPARATORS = /[\s,;]+/;
/** Longer than any maker's name of itself or of a model. */
const LONGEST_NAME = 200;

/** Fills in what a draft lacks: customer, channel, group tag, serial numbers, and which model the devices are. */
export const pressFill: PressHandler = onDraft(async (deps, press, request) => {
  const words = inputOf(press, 'customer');
  const customer = words === null ? null : await customerOf(deps, words);
  if (words !== null && customer === null) {
    return refuse(
      request,
      'customer.unknown',
      'That does not name exactly one customer that Preflight knows. Choose one of the list, or write its domain.',
    );
  }
  const named = inputOf(press, 'channel');
  const channel = CHANNELS.find((name) => name === named) ?? null;
  if (named !== null && (channel === null || !deps.channels.has(channel))) {
    const what = channel === null ? 'such a channel' : CHANNEL_TITLES[channel];
    return refuse(request, 'channel.not-available', `Preflight cannot register through ${what} here. Choose another.`);
  }
  const tag = press.input['tag']?.trim();
  const told = { manufacturer: inputOf(press, 'manufacturer'), model: inputOf(press, 'model') };
  const serials = (press.input['serials'] ?? '').split(SEPARATORS).filter((serial) => serial !== '');
  const devices = await devicesToWrite(deps, request, serials, told);
  const patch: RequestPatch = {
    ...(customer === null
      ? {}
      : {
          customerTenantId: customer.tenantId,
          customerName: customer.name,
          customerText: words,
          channel: channelFor(deps, request, customer),
        }),
    ...(channel === null ? {} : { channel }),
    ...(tag === undefined ? {} : { groupTag: tag === '' ? null : tag }),
    // What the list said was said of other devices.
    ...(serials.length === 0 ? {} : { listFindings: [] }),
  };
  const changed = await changeDraft(deps, press.speaker, request, {
    patch,
    devices,
    details: {
      customer: customer?.tenantId ?? null,
      channel,
      groupTag: tag ?? null,
      devices: serials.length === 0 ? null : serials.length,
      ...told,
    },
  });
  return changed === null ? overtaken(request) : done(changed);
});

/** What was written into an input; null where it is blank or was not there. */
function inputOf(press: Press, name: string): string | null {
  const text = press.input[name]?.trim() ?? '';
  return text === '' ? null : text.slice(0, LONGEST_NAME).toWellFormed();
}

/** The devices of the draft with what was told of them; null where nothing of them changes. */
async function devicesToWrite(
  deps: FlowDeps,
  request: StoredRequest,
  serials: readonly string[],
  told: { readonly manufacturer: string | null; readonly model: string | null },
): Promise<readonly NewDevice[] | null> {
  const tellsModel = told.manufacturer !== null || told.model !== null;
  if (serials.length === 0 && !tellsModel) return null;
  const devices =
    serials.length > 0 ? await devicesForSerials(deps, request.kind, serials) : await deps.requests.devices(request.id);
  if (!tellsModel) return devices;
  return devices.map((device) => ({
    ...device,
    manufacturer: device.manufacturer ?? told.manufacturer,
    model: device.model ?? told.model,
  }));
}

/** The channel that a person named for the request stays; else it is the customer's own. */
function channelFor(deps: FlowDeps, request: StoredRequest, customer: Customer): ChannelName {
  const named = request.customerTenantId === null && request.channel !== deps.flowSettings.fallbackChannel;
  return named || request.kind === 'unblock' ? request.channel : customer.defaultChannel;
}
