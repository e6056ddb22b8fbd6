import { CHANNEL_TITLES } from '../../domain/channel.ts';
import { serialKey } from '../../domain/device.ts';
import type { Check } from '../facts.ts';
import { identitiesInWords, identityFormOf } from '../identity-forms.ts';
import type { LeftOutDevice } from '../plan.ts';
import type { PlanFinding } from '../plan-finding.ts';

/** Leaves out devices of which nothing is known that the channel takes as an identity, and points out tuples. */
export const checkIdentity: Check = ({ devices, declaration, channel, kind, removedHashes }) => {
  if (declaration === null || kind !== 'register') return {};
  const leftOut: LeftOutDevice[] = [];
  const byTuple: string[] = [];
  const takesHashOnly = declaration.identities.join() === 'hash';
  for (const { position, serial, ...rest } of devices) {
    const device = { position, serial, ...rest };
    if (device.refusal !== null) continue;
    const form = identityFormOf(declaration, device);
    if (form === 'tuple') byTuple.push(serial);
    if (form !== null) continue;
    const days = removedHashes.get(serialKey(serial));
    const reason =
      days !== undefined
        ? `The inventory removed the hash of ${serial} after ${days} days. Capture the device again, or upload a list that holds its hash.`
        : takesHashOnly
          ? `No hardware hash is known for ${serial}, and ${CHANNEL_TITLES[channel]} takes nothing else. Upload a list that holds it, or import it into the inventory.`
          : `What is known of ${serial} is not enough: ${CHANNEL_TITLES[channel]} takes ${identitiesInWords(declaration)}.`;
    leftOut.push({ position, serial, code: takesHashOnly ? 'device.hash-unknown' : 'device.identity-unknown', reason });
  }
  return { leftOut, findings: byTuple.length === 0 ? [] : [toldByTuple(byTuple)] };
};

/** Source: Microsoft Learn, "Windows Autopilot for partners": the three must equal what the firmware says. */
function toldByTuple(serials: readonly string[]): PlanFinding {
  const which = serials.length === 1 ? '1 device is' : `${serials.length} devices are`;
  return {
    code: 'device.by-tuple',
    severity: 'info',
    message: `${which} sent by manufacturer, model and serial number, without a hash. Microsoft finds a device only if all three are spelled as in its firmware.`,
    lines: [],
    serials,
    blocks: false,
  };
}
