import { DIRECTORY_RESOURCE, PARTNER_CENTER_RESOURCE } from '../entra/token-resource.ts';
import { bearerOf, readToken } from '../entra/tokens.ts';
import { type Answer, type Call, headerOf } from '../http/call.ts';
import type { State } from '../state.ts';
import type { CallerKind } from './partner-call.ts';
import { partnerError } from './partner-error.ts';

export type PartnerToken =
  | { readonly ok: true; readonly kind: CallerKind; readonly isMfaProven: boolean }
  | { readonly ok: false; readonly answer: Answer };

/**
 * Checks the token of a call: made here, of the partner's own tenant, for Partner Center, not expired, and with proof of
 * a second factor where a user is behind it.
 *
 * Sources: Microsoft's pages "Partner Center authentication" and "Partner security requirements"; code 900421 from public
 * reports on the enforcement for APIs.
 */
export function readPartnerToken(state: State, headers: Call['headers'], now: Date): PartnerToken {
  const text = bearerOf(headerOf(headers, 'authorization'));
  if (text === undefined) return refused(partnerError(401, 800001, 'The partner token is missing.'));
  const { app, homeTenantId } = state.scenario;
  const claims = readToken(text, app.clientSecret);
  const isUser = claims?.upn !== undefined;
  const resources = isUser ? [PARTNER_CENTER_RESOURCE] : [PARTNER_CENTER_RESOURCE, DIRECTORY_RESOURCE];
  const isGood =
    claims !== undefined &&
    resources.includes(claims.aud) &&
    claims.tid === homeTenantId &&
    claims.exp * 1000 > now.getTime();
  if (!isGood) return refused(partnerError(401, 400, 'Access denied'));
  const isMfaProven = !isUser || (claims.amr ?? []).includes('mfa');
  if (!isMfaProven) return refused(mfaRefusal(state));
  return { ok: true, kind: isUser ? 'app+user' : 'app', isMfaProven };
}

function mfaRefusal(state: State): Answer {
  if (state.partnerCenter.behaviour.mfaRefusal === 'json') {
    return partnerError(401, 900421, 'The token does not prove multi-factor authentication.');
  }
  return {
    status: 401,
    statusText: 'Unauthorized - MFA required',
    headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  };
}

function refused(answer: Answer): PartnerToken {
  return { ok: false, answer };
}
