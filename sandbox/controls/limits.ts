import { z } from 'zod';

/** How many calls one app may make in one tenant within a sliding window before Graph answers 429. */
export const limitsSchema = z.strictObject({
  /** POST, PUT, PATCH and DELETE. */
  writes: z.number().int().min(0),
  /** Calls of any kind. */
  any: z.number().int().min(0),
  windowMs: z.number().int().min(1),
  /** Whether the 429 names the seconds to wait; Intune often does not. */
  retryAfter: z.boolean(),
});

export type Limits = z.output<typeof limitsSchema>;

/** What a scenario or a control may set: Graph's limits, and those of other services under their names. */
export const serviceLimitsSchema = limitsSchema
  .partial()
  .extend({ 'partner-center': limitsSchema.partial().optional() });

/**
 * The common bucket of Intune. Microsoft publishes no figure for the Autopilot resources: this is a working assumption.
 *
 * Source: Microsoft Graph documentation, "Microsoft Graph service-specific throttling limits", Intune.
 */
export const DEFAULT_LIMITS: Limits = { writes: 100, any: 1000, windowMs: 20_000, retryAfter: true };

/**
 * Partner Center's figure for reading one customer, taken for every call that names a customer.
 *
 * Source: Microsoft's page "Customer resources": 500 requests per minute per tenant.
 */
export const PARTNER_LIMITS: Limits = { writes: 500, any: 500, windowMs: 60_000, retryAfter: true };

export interface Limiter {
  limits: Limits;
  /**
   * Counts one call; undefined where it may pass, else the seconds after which a single further call would pass.
   * A refused call counts too: "all requests accrue against your usage limits" (Graph throttling guidance).
   */
  count(key: string, isWrite: boolean, nowMs: number): number | undefined;
}

export function createLimiter(limits: Limits): Limiter {
  const seen = new Map<string, number[]>();

  const countOne = (key: string, limit: number, windowMs: number, nowMs: number): number | undefined => {
    const times = (seen.get(key) ?? []).filter((time) => time > nowMs - windowMs);
    const isRefused = times.length >= limit;
    times.push(nowMs);
    seen.set(key, times);
    if (!isRefused) return undefined;
    // The call passes once fewer than `limit` of the counted ones are inside the window.
    const lastInTheWay = times[times.length - Math.max(limit, 1)] ?? nowMs;
    return Math.max(1, Math.ceil((lastInTheWay + windowMs - nowMs) / 1000));
  };

  return {
    limits,
    count(key, isWrite, nowMs) {
      const { writes, any, windowMs } = this.limits;
      const waits = [
        countOne(`any ${key}`, any, windowMs, nowMs),
        isWrite ? countOne(`write ${key}`, writes, windowMs, nowMs) : undefined,
      ].filter((wait) => wait !== undefined);
      return waits.length === 0 ? undefined : Math.max(...waits);
    },
  };
}
