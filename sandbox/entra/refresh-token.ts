import type { Answer } from '../http/call.ts';
import type { State } from '../state.ts';
import type { Tenant } from '../tenant.ts';
import { entraError } from './entra-error.ts';
import { makeToken, readToken } from './tokens.ts';

/** Marks a token that can be traded only. */
const REFRESH_AUDIENCE = 'refresh';

/** Refresh tokens live 90 days from their last use. Source: Microsoft Learn, "Refresh tokens in the identity platform". */
const LIFE_SECONDS = 90 * 24 * 60 * 60;

/** A new refresh token of the partner's user. The old one stays good, as Entra's do. */
export function makeRefreshToken(state: State, issuedAt: number): string {
  const { app, homeTenantId } = state.scenario;
  const claims = { aud: REFRESH_AUDIENCE, tid: homeTenantId, appid: app.clientId, roles: [] };
  return makeToken({ ...claims, iat: issuedAt, exp: issuedAt + LIFE_SECONDS }, app.clientSecret);
}

/** What is wrong with a traded refresh token: only the partner's user has one, and only in the partner's tenant. */
export function complaintAboutRefreshToken(
  state: State,
  tenant: Tenant,
  token: string | null,
  now: Date,
): Answer | undefined {
  const { app, homeTenantId } = state.scenario;
  if (token === null)
    return entraError(90014, "The required field 'refresh_token' is missing from the credential.", now);
  if (state.credentials.refreshToken === 'expired') return refreshTokenExpired(now);
  if (state.credentials.refreshToken === 'revoked') {
    const text =
      'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.';
    return entraError(50173, text, now);
  }
  const claims = token === app.partnerUser.refreshToken ? undefined : readToken(token, app.clientSecret);
  if (token !== app.partnerUser.refreshToken && claims?.aud !== REFRESH_AUDIENCE) {
    return entraError(9002313, 'Invalid request. Request is malformed or invalid.', now);
  }
  if (claims !== undefined && claims.exp * 1000 <= now.getTime()) return refreshTokenExpired(now);
  if (tenant.tenantId !== homeTenantId) {
    const text = `User account '${app.partnerUser.userPrincipalName}' from identity provider does not exist in tenant '${tenant.name}'.`;
    return entraError(50020, text, now);
  }
  return undefined;
}

function refreshTokenExpired(now: Date): Answer {
  return entraError(
    700082,
    'The refresh token has expired due to inactivity. The token was inactive for 90.00:00:00.',
    now,
  );
}
