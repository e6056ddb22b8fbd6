import { bearerOf, GRAPH_RESOURCE, readToken, type TokenClaims } from '../entra/tokens.ts';
import type { Answer } from '../http/call.ts';
import type { State } from '../state.ts';
import type { Activity } from './graph-call.ts';
import { graphError } from './graph-error.ts';

/** A token may be younger than the service's clock by so much. */
const CLOCK_TOLERANCE_MS = 300_000;

export type Bearer =
  | { readonly ok: true; readonly claims: TokenClaims }
  | { readonly ok: false; readonly answer: Answer };

/** Checks the token of a call to Graph: made here, for Graph, valid now. */
export function readBearer(state: State, authorization: string | undefined, activity: Activity, now: Date): Bearer {
  const token = bearerOf(authorization);
  if (token === undefined) return unauthorized(activity, 'Access token is empty.');
  const claims = readToken(token, state.scenario.app.clientSecret);
  if (claims === undefined) return unauthorized(activity, 'Invalid access token: the signature is not valid.');
  if (claims.aud !== GRAPH_RESOURCE)
    return unauthorized(activity, 'Access token validation failure. Invalid audience.');
  if (claims.exp * 1000 <= now.getTime()) {
    return unauthorized(activity, 'Lifetime validation failed, the token is expired.');
  }
  if (claims.iat * 1000 > now.getTime() + CLOCK_TOLERANCE_MS) {
    return unauthorized(activity, 'Lifetime validation failed, the token is not yet valid.');
  }
  return { ok: true, claims };
}

/** The tenant that a token names, valid or expired; `null` without a token that was made here. */
export function tenantOfBearer(state: State, authorization: string | undefined): string | null {
  const token = bearerOf(authorization);
  return (token === undefined ? undefined : readToken(token, state.scenario.app.clientSecret))?.tid ?? null;
}

function unauthorized(activity: Activity, message: string): Bearer {
  const answer = graphError(activity, 401, 'InvalidAuthenticationToken', message);
  return {
    ok: false,
    answer: { ...answer, headers: { 'WWW-Authenticate': 'Bearer realm="", error="invalid_token"' } },
  };
}
