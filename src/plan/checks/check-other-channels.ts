import { CHANNEL_TITLES } from '../../domain/channel.ts';
import type { ChannelDeclaration } from '../../ports/device-channel.ts';
import type { Check, RequestedDevice } from '../facts.ts';
import { canIdentify, needsModelOnly } from '../identity-forms.ts';
import type { PlanFinding } from '../plan-finding.ts';

/**
 * Where the channel cannot tell devices apart by what is known of them: says which channel can, or what one thing more
 * would be enough, as a question that the card has inputs for.
 */
export const checkOtherChannels: Check = ({ devices, declaration, otherChannels, kind }) => {
  if (declaration === null || kind !== 'register') return {};
  const lacking = devices.filter((device) => device.refusal === null && !canIdentify(declaration, device));
  if (lacking.length === 0) return {};
  const all = lacking.length === devices.length;
  const taken = otherChannels
    .map((other) => ({ other, serials: serialsOf(lacking.filter((device) => canIdentify(other, device))) }))
    .sort((one, other) => other.serials.length - one.serials.length)[0];
  if (taken !== undefined && taken.serials.length > 0)
    return { findings: [takesThem(taken.other, taken.serials, all)] };

  const asking = [declaration, ...otherChannels].find((other) =>
    lacking.some((device) => needsModelOnly(other, device)),
  );
  if (asking === undefined) return {};
  return {
    findings: [
      asksModel(
        asking,
        lacking.filter((device) => needsModelOnly(asking, device)),
        all,
      ),
    ],
  };
};

function takesThem({ name }: ChannelDeclaration, serials: readonly string[], all: boolean): PlanFinding {
  return {
    code: 'channel.other-takes',
    severity: 'warning',
    message: `${capital(CHANNEL_TITLES[name])} takes ${them(serials.length, all)} by what is known of ${serials.length === 1 ? 'it' : 'them'}. Choose it as the channel below, or upload a list with the hardware hashes.`,
    lines: [],
    serials: [],
    blocks: false,
    channel: name,
  };
}

function asksModel({ name }: ChannelDeclaration, devices: readonly RequestedDevice[], all: boolean): PlanFinding {
  const lacks = [
    ...(devices.some(({ manufacturer }) => manufacturer === null) ? ['manufacturer'] : []),
    ...(devices.some(({ model }) => model === null) ? ['model'] : []),
  ].join(' and ');
  return {
    code: 'channel.model-asked',
    severity: 'warning',
    message: `${capital(CHANNEL_TITLES[name])} would take ${them(devices.length, all)} by manufacturer, model and serial number: which ${lacks} ${devices.length === 1 ? 'does it have' : 'do they have'}? Write it below exactly as the devices report it, or upload a list with the hardware hashes.`,
    lines: [],
    serials: [],
    blocks: false,
    channel: name,
  };
}

function them(count: number, all: boolean): string {
  if (count === 1) return all ? 'this device' : 'one of the devices that are left out';
  return all ? `these ${count}` : `${count} of the devices that are left out`;
}

function serialsOf(devices: readonly RequestedDevice[]): string[] {
  return devices.map(({ serial }) => serial);
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
