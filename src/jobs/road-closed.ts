/**
 * Faults by which nothing is wrong with the list: the customer's consent is gone, or whoever runs Preflight has to mend
 * something. What was not sent yet would meet the same, so sending stops, and the list is kept for the next attempt.
 */
const ROAD_CLOSED: ReadonlySet<string> = new Set([
  'consent.not-granted',
  'consent.partial',
  'consent.unknown',
  'channel.not-available',
  'channel.forbidden',
  'channel.sign-in-refused',
  'channel.mfa-required',
  'channel.customer-unknown',
  'channel.not-supported-here',
  'channel.tag-required',
  'channel.tag-differs-in-capitals',
  'token.refused',
  'token.sign-in-again',
  'token.tenant-unknown',
]);

/** Whether a fault closes the road for the whole list, and the devices that it kept from being sent keep their hashes. */
export function isRoadClosed(code: string | null): boolean {
  return code !== null && ROAD_CLOSED.has(code);
}
