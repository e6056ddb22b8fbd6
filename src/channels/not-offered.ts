import type { Fault } from '../domain/fault.ts';

/** The channel cannot do that at all, so nothing was asked. */
export function notOffered(channel: string, doing: string): Fault {
  return {
    code: 'channel.not-offered',
    message: `${channel} offers no way of ${doing}. Use the Intune admin center of the customer.`,
    retry: 'never',
  };
}
