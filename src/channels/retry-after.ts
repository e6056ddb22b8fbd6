/** Longer waits are taken for a mistake of the service: a day. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

/**
 * How long the service asks us to wait, in milliseconds: seconds, with a fraction or without, or an HTTP date (RFC 9110,
 * 10.2.3). Undefined where there is nothing that can be understood.
 */
export function retryAfterMs(value: string | null, now: Date): number | undefined {
  if (value === null) return undefined;
  const given = value.trim();
  const waitMs = /^\d+(\.\d+)?$/.test(given) ? Number(given) * 1000 : untilDate(given, now);
  return waitMs === undefined ? undefined : Math.min(Math.ceil(Math.max(waitMs, 0)), LONGEST_MS);
}

function untilDate(given: string, now: Date): number | undefined {
  // Anything that begins with a digit is a number gone wrong; Date.parse would make a year of it.
  const at = /^[A-Z]/i.test(given) ? Date.parse(given) : Number.NaN;
  return Number.isNaN(at) ? undefined : at - now.getTime();
}
