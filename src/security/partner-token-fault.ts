import type { Fault } from '../domain/fault.ts';
import { LoginFailure } from './login-client.ts';
import { tokenFault } from './token-fault.ts';

/**
 * OAuth words by which Entra wants the partner's user in person: the refresh token expired or was withdrawn, or lacks
 * multifactor authentication. Source: Microsoft Learn, "Microsoft Entra authentication and authorization error codes".
 */
const IN_PERSON: ReadonlySet<string> = new Set(['invalid_grant', 'interaction_required', 'consent_required']);

/** Why a token of the partner's user could not be had. Never a word about a customer: the partner's own sign-in failed. */
export function partnerTokenFault(error: unknown, tenantId: string): Fault {
  const fault = tokenFault(error, tenantId);
  const isOurs = fault.code === 'consent.not-granted' || fault.code === 'token.tenant-unknown';
  if (fault.retry === 'same-request' || !(error instanceof LoginFailure)) return fault;
  if (IN_PERSON.has(error.word ?? '')) {
    return {
      ...fault,
      code: 'token.sign-in-again',
      message:
        'The sign-in of Preflight at Partner Center has expired, was withdrawn, or was made without multifactor authentication. Whoever runs Preflight must sign in again and set SECRET_PARTNER_CENTER_REFRESH_TOKEN.',
    };
  }
  if (!isOurs) return fault;
  return {
    ...fault,
    code: 'token.refused',
    message:
      "Microsoft's sign-in service does not know Preflight's Partner Center app in the partner's tenant. Whoever runs Preflight must check PARTNER_TENANT_ID and PARTNER_CENTER_CLIENT_ID.",
  };
}
