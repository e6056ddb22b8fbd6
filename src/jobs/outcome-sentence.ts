import type { StoredDevice, StoredRequest } from '../ports/request-store.ts';

/** The result in one message: "R-1 for Contoso: 38 of 40 devices are assigned, 1 failed, 1 was not sent." */
export function outcomeSentence(
  request: StoredRequest,
  devices: readonly Pick<StoredDevice, 'state'>[],
  isListKept = false,
): string {
  const count = (state: StoredDevice['state']): number => devices.filter((device) => device.state === state).length;
  const customer = request.customerName ?? 'the customer';
  if (request.kind === 'unblock') {
    const open = count('registered') + count('assigned');
    if (devices.length === 1) {
      return open === 1
        ? `${request.id} for ${customer}: the device may enrol again.`
        : `${request.id} for ${customer}: the device could not be unblocked; the card says why.`;
    }
    const why = open === devices.length ? '' : ' The card says why the others may not.';
    return `${request.id} for ${customer}: ${open} of ${devices.length} devices may enrol again.${why}`;
  }
  const parts = [`${count('assigned')} of ${devices.length} devices have their profile`];
  if (count('registered') > 0) parts.push(`${count('registered')} registered without a profile so far`);
  if (count('failed') > 0) parts.push(`${count('failed')} failed`);
  if (count('skipped') > 0) parts.push(`${count('skipped')} not sent`);
  const kept = ' Sending stopped and nothing more was sent; the list is kept, the card says what to mend.';
  const rest = isListKept
    ? kept
    : count('failed') + count('skipped') > 0
      ? ' The card says what to do about each.'
      : '';
  return `${request.id} for ${customer}: ${parts.join(', ')}.${rest}`;
}
