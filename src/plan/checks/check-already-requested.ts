import { serialKey } from '../../domain/device.ts';
import type { Check } from '../facts.ts';
import type { LeftOutDevice } from '../plan.ts';

/** Leaves out devices that another open request holds: nothing is sent twice. */
export const checkAlreadyRequested: Check = ({ openRequests, devices, request }) => {
  const leftOut: LeftOutDevice[] = [];
  for (const { position, serial, refusal } of devices) {
    const other = refusal === null ? openRequests.get(serialKey(serial)) : undefined;
    if (other === undefined || other === request) continue;
    leftOut.push({
      position,
      serial,
      code: 'device.already-requested',
      reason: `${serial} is in ${other}, which is still open. See ${other}, or cancel it first.`,
    });
  }
  return { leftOut };
};
