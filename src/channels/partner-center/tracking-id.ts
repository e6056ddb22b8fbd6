import type { PartnerAnswer } from './to-fault.ts';

const TRACKING_ID = /batchJobStatus\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i;

/**
 * The id under which the work of an accepted batch can be followed; null where the answer names none. It stands in the
 * `Location` header by the documentation and in the body by the newer reference.
 */
export function trackingIdOf({ header, body }: Pick<PartnerAnswer, 'header' | 'body'>): string | null {
  const named = TRACKING_ID.exec(header('location') ?? '') ?? TRACKING_ID.exec(JSON.stringify(body ?? ''));
  return named?.[1]?.toLowerCase() ?? null;
}
