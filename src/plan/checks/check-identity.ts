import { CHANNEL_TITLES } from '../../domain/channel.ts';
import type { IdentityForm } from '../../ports/device-channel.ts';
import type { Check, RequestedDevice } from '../facts.ts';
import type { LeftOutDevice } from '../plan.ts';

/** Leaves out devices of which nothing is known that the channel takes as an identity. */
export const checkIdentity: Check = ({ devices, declaration, channel, kind }) => {
  if (declaration === null || kind !== 'register') return {};
  const leftOut: LeftOutDevice[] = [];
  for (const device of devices) {
    if (device.refusal !== null || formsOf(device).some((form) => declaration.identities.includes(form))) continue;
    leftOut.push({
      position: device.position,
      serial: device.serial,
      code: 'device.hash-unknown',
      reason: `No hardware hash is known for ${device.serial}, and ${CHANNEL_TITLES[channel]} takes nothing else. Upload a list that holds it, or import it into the inventory.`,
    });
  }
  return { leftOut };
};

function formsOf(device: RequestedDevice): IdentityForm[] {
  const forms: IdentityForm[] = [];
  if (device.hashDigest !== null) forms.push('hash');
  if (device.productKeyId !== null) forms.push('product-key-id');
  if (device.manufacturer !== null && device.model !== null && device.serial !== '') forms.push('tuple');
  return forms;
}
