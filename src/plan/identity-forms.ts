import type { ChannelDeclaration, IdentityForm } from '../ports/device-channel.ts';
import type { RequestedDevice } from './facts.ts';

/** The forms in which the device can be told apart by what is known of it, the most certain first. */
function identityFormsOf(device: RequestedDevice): IdentityForm[] {
  const forms: IdentityForm[] = [];
  if (device.hashDigest !== null) forms.push('hash');
  if (device.productKeyId !== null) forms.push('product-key-id');
  if (device.manufacturer !== null && device.model !== null && device.serial !== '') forms.push('tuple');
  return forms;
}

/** True where the channel takes one of the forms in which the device is known. */
export function canIdentify({ identities }: Pick<ChannelDeclaration, 'identities'>, device: RequestedDevice): boolean {
  return identityFormOf({ identities }, device) !== null;
}

/** The form in which the device is sent through the channel; null where nothing is known of it that the channel takes. */
export function identityFormOf(
  { identities }: Pick<ChannelDeclaration, 'identities'>,
  device: RequestedDevice,
): IdentityForm | null {
  return identityFormsOf(device).find((form) => identities.includes(form)) ?? null;
}

/** True where the channel would take the device if somebody told its manufacturer and model. */
export function needsModelOnly(
  { identities }: Pick<ChannelDeclaration, 'identities'>,
  device: RequestedDevice,
): boolean {
  return device.serial !== '' && identities.includes('tuple');
}

const FORM_WORDS: Readonly<Record<IdentityForm, string>> = {
  hash: 'a hardware hash',
  'product-key-id': 'a product key ID',
  tuple: 'manufacturer, model and serial number',
};

/** "a hardware hash, or manufacturer, model and serial number". */
export function identitiesInWords({ identities }: Pick<ChannelDeclaration, 'identities'>): string {
  const words = identities.map((form) => FORM_WORDS[form]);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')}, or ${last}`;
}
