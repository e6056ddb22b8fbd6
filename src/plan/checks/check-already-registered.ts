import { serialKey } from '../../domain/device.ts';
import type { Check } from '../facts.ts';
import type { LeftOutDevice } from '../plan.ts';

/** Leaves out devices that the tenant has already, and says so where that could not be read. */
export const checkAlreadyRegistered: Check = ({ registered, devices, groupTag, customer, kind }) => {
  if (kind !== 'register') return {};
  if (!(registered instanceof Map)) {
    return {
      findings: [
        {
          code: 'tenant.not-read',
          severity: 'warning',
          message: `Which devices ${customer.name} has already could not be read; a device that is there already will be told apart when it is sent.`,
          lines: [],
          serials: [],
          blocks: false,
        },
      ],
    };
  }
  const leftOut: LeftOutDevice[] = [];
  for (const { position, serial, refusal } of devices) {
    const there = refusal === null ? registered.get(serialKey(serial)) : undefined;
    if (there === undefined) continue;
    const tag = there.groupTag === null || there.groupTag === '' ? 'no group tag' : `group tag ${there.groupTag}`;
    const differs = (there.groupTag ?? '') !== (groupTag ?? '');
    leftOut.push({
      position,
      serial,
      code: 'device.already-registered',
      reason: `${serial} is registered to ${customer.name} already, with ${tag}${differs ? '; its tag is not changed by this request' : ''}.`,
    });
  }
  return { leftOut };
};
