import { serialKey } from '../../domain/device.ts';
import type { Check } from '../facts.ts';
import type { LeftOutDevice } from '../plan.ts';

/** Leaves out the later of two rows with one serial number: a device is sent once. */
export const checkRepeatedSerials: Check = ({ devices }) => {
  const seen = new Map<string, number>();
  const leftOut: LeftOutDevice[] = [];
  for (const { position, serial, refusal } of devices) {
    if (refusal !== null || serial === '') continue;
    const first = seen.get(serialKey(serial));
    if (first === undefined) {
      seen.set(serialKey(serial), position);
    } else {
      leftOut.push({
        position,
        serial,
        code: 'device.repeated',
        reason: `${serial} stands in the list twice (entries ${first} and ${position}); it is sent once.`,
      });
    }
  }
  return { leftOut };
};
