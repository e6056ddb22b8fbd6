import { type Answer, isRecord } from '../http/call.ts';
import type { State } from '../state.ts';
import { entraError } from './entra-error.ts';

/**
 * What is wrong with an assertion that the app signed with its certificate. Claims and times are checked; the signature is
 * not, since the sandbox has no certificate to compare with.
 *
 * Source: Microsoft Learn, "Microsoft Entra authentication and authorization error codes" (700021, 700024, 700027).
 */
export function complaintAboutAssertion(state: State, assertion: string, now: Date): Answer | undefined {
  const { clientId } = state.scenario.app;
  const claims = claimsOf(assertion);
  if (claims === undefined) return entraError(50027, 'JWT token is invalid or malformed.', now);
  if (String(claims['iss']).toLowerCase() !== clientId || claims['iss'] !== claims['sub']) {
    const text = `Client assertion application identifier doesn't match 'client_id' parameter. The expected identifier is '${clientId}'.`;
    return entraError(700021, text, now);
  }
  const seconds = now.getTime() / 1000;
  if (Number(claims['nbf']) > seconds + TOLERANCE_SECONDS || Number(claims['exp']) <= seconds - TOLERANCE_SECONDS) {
    const text =
      'Client assertion is not within its valid time range. ' +
      `Current time: ${now.toISOString()}, assertion valid from ${instant(claims['nbf'])}, expiry time of assertion ${instant(claims['exp'])}.`;
    return entraError(700024, text, now);
  }
  return complaintAboutCertificate(state, now);
}

/** Clocks may differ by so much. */
const TOLERANCE_SECONDS = 300;

function complaintAboutCertificate(state: State, now: Date): Answer | undefined {
  const { certificate } = state.credentials;
  if (certificate === 'good') return undefined;
  const reason = certificate === 'expired' ? 'The key used is expired.' : 'The key was not found.';
  const text = `Client assertion contains an invalid signature. [Reason - ${reason}, Please visit the Azure Portal, Graph Explorer or directly use MS Graph to see configured keys for app Id '${state.scenario.app.clientId}'.]`;
  return entraError(700027, text, now);
}

function claimsOf(assertion: string): Record<string, unknown> | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return isRecord(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}

function instant(seconds: unknown): string {
  const ms = Number(seconds) * 1000;
  return Number.isFinite(ms) ? new Date(ms).toISOString() : 'unknown';
}
