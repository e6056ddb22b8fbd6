import { serialKey } from '../domain/device.ts';

/** What a device's sealed hash is bound to, so that it cannot be moved to another device. */
export function hashContext(device: { readonly serial: string }): string {
  return `hash:${serialKey(device.serial)}`;
}
