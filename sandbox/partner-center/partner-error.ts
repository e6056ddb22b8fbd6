import type { Answer } from '../http/call.ts';

/**
 * An error of Partner Center.
 *
 * Source: Microsoft's page "Partner Center REST error codes" and its published example bodies, where `code` is a number
 * although the schema says text.
 */
export function partnerError(
  status: number,
  code: number | string,
  description: string,
  data: readonly string[] = [],
): Answer {
  return { status, body: { code, description, data, source: 'PartnerFD' } };
}

/**
 * The gateway's answer over the limit: another shape than every other error.
 *
 * Source: Microsoft's page "API throttling guidance" for partners.
 */
export function partnerThrottled(seconds: number | undefined): Answer {
  return {
    status: 429,
    headers: seconds === undefined ? {} : { 'Retry-After': String(seconds) },
    body: {
      statusCode: 429,
      message:
        seconds === undefined ? 'Rate limit is exceeded.' : `Rate limit is exceeded. Try again in ${seconds} seconds.`,
    },
  };
}

export const notFound = (): Answer => partnerError(404, 1000, 'Not found');

export const invalidInput = (what: string, data: readonly string[] = []): Answer =>
  partnerError(400, 3000, `Invalid property: ${what}`, data);
