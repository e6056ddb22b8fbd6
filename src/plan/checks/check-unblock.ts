import { serialKey } from '../../domain/device.ts';
import type { Check } from '../facts.ts';
import type { LeftOutDevice } from '../plan.ts';

/** For an unblock: leaves out devices that are not registered to the customer, or not blocked. */
export const checkUnblock: Check = ({ kind, registered, devices, customer }) => {
  if (kind !== 'unblock') return {};
  if (!(registered instanceof Map)) {
    return {
      findings: [
        {
          code: 'tenant.not-read',
          severity: 'error',
          message: `The devices of ${customer.name} could not be read, so it is not known which one to unblock. Press Check again in a minute.`,
          lines: [],
          serials: [],
          blocks: true,
        },
      ],
    };
  }
  const leftOut: LeftOutDevice[] = [];
  for (const { position, serial } of devices) {
    const there = registered.get(serialKey(serial));
    if (there === undefined) {
      leftOut.push({
        position,
        serial,
        code: 'device.not-registered',
        reason: `${serial} is not registered to ${customer.name}, so there is nothing to unblock. Check the serial number and the customer.`,
      });
    } else if (!there.blocked) {
      leftOut.push({
        position,
        serial,
        code: 'device.not-blocked',
        reason: `${serial} is not blocked: it may enrol as it is.`,
      });
    }
  }
  return { leftOut };
};
