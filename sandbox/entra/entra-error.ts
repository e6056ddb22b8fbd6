import { randomUUID } from 'node:crypto';
import type { Answer } from '../http/call.ts';

/** Errors of the token endpoint, as Entra names and numbers them. */
const KINDS = {
  90002: { status: 400, error: 'invalid_request' },
  90014: { status: 400, error: 'invalid_request' },
  700016: { status: 400, error: 'unauthorized_client' },
  7000215: { status: 401, error: 'invalid_client' },
  7000218: { status: 401, error: 'invalid_client' },
  70003: { status: 400, error: 'unsupported_grant_type' },
  1002012: { status: 400, error: 'invalid_scope' },
  500011: { status: 400, error: 'invalid_resource' },
  50027: { status: 401, error: 'invalid_client' },
  50173: { status: 400, error: 'invalid_grant' },
  700021: { status: 401, error: 'invalid_client' },
  700024: { status: 401, error: 'invalid_client' },
  700027: { status: 401, error: 'invalid_client' },
  7000222: { status: 401, error: 'invalid_client' },
  9002313: { status: 400, error: 'invalid_grant' },
  700082: { status: 400, error: 'invalid_grant' },
  50020: { status: 400, error: 'invalid_grant' },
  90033: { status: 503, error: 'temporarily_unavailable' },
} as const;

export type EntraErrorCode = keyof typeof KINDS;

/**
 * The error body of the token endpoint.
 *
 * Source: Microsoft Learn, "Microsoft Entra authentication and authorization error codes" (codes and texts) and
 * "OAuth 2.0 client credentials flow" (shape).
 */
export function entraError(code: EntraErrorCode, text: string, now: Date): Answer {
  const { status, error } = KINDS[code];
  const timestamp = now.toISOString().replace('T', ' ').replace(/\.\d+/, '');
  const traceId = randomUUID();
  const correlationId = randomUUID();
  const description = `AADSTS${code}: ${text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
  return {
    status,
    headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' },
    body: {
      error,
      error_description: description,
      error_codes: [code],
      timestamp,
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
  };
}

export function tenantNotFound(tenant: string, now: Date): Answer {
  const text =
    `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct ` +
    'cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.';
  return entraError(90002, text, now);
}

/** Also the answer where the app exists, but was never consented to in the tenant. */
export function appNotInTenant(clientId: string, tenantName: string, now: Date): Answer {
  const text =
    `Application with identifier '${clientId}' was not found in the directory '${tenantName}'. This can happen if the ` +
    'application has not been installed by the administrator of the tenant or consented to by any user in the tenant. ' +
    'You may have sent your authentication request to the wrong tenant.';
  return entraError(700016, text, now);
}
