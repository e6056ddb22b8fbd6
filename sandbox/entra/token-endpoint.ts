import type { Answer, Call } from '../http/call.ts';
import { type SandboxContext, toldNow } from '../sandbox-context.ts';
import { findTenant, type State } from '../state.ts';
import type { Tenant } from '../tenant.ts';
import { complaintAboutClient } from './client-authentication.ts';
import { grantedRoles } from './consent.ts';
import { appNotInTenant, entraError, tenantNotFound } from './entra-error.ts';
import { complaintAboutRefreshToken, makeRefreshToken } from './refresh-token.ts';
import { resourceOfForm } from './token-resource.ts';
import { GRAPH_RESOURCE, makeToken, type TokenClaims, unsignedToken } from './tokens.ts';

/**
 * `POST /{tenant}/oauth2/v2.0/token`, and the older `/{tenant}/oauth2/token` with `resource`: client credentials for the
 * app alone, and a refresh token for the app together with the partner's user.
 *
 * Sources: Microsoft Learn, "OAuth 2.0 client credentials flow", "OAuth 2.0 authorization code flow" (refreshing), and
 * "Enable the Secure Application Model framework".
 */
export function answerTokenRequest(context: SandboxContext, call: Call, tenantName: string): Answer {
  const { state } = context;
  const now = toldNow(context);
  const form = new URLSearchParams(call.body.toString('utf8'));
  const tenant = findTenant(state, tenantName);
  if (tenant === undefined) return tenantNotFound(tenantName, now);

  const complaint = complaintAboutGrant(state, tenant, form, now);
  if (complaint !== undefined) return complaint;

  const resource = resourceOfForm(form, call.url.origin);
  if (!resource.ok) return entraError(resource.code, resource.text, now);

  const issuedAt = Math.floor((now.getTime() + state.toldTime.tokenOffsetMs) / 1000);
  const lifeSeconds = Math.floor(state.timing.tokenMs / 1000);
  const common = {
    aud: resource.value,
    tid: tenant.tenantId,
    appid: state.scenario.app.clientId,
    iat: issuedAt,
    exp: issuedAt + lifeSeconds,
  };
  const isForUser = form.get('grant_type') === 'refresh_token';
  const token = isForUser ? userToken(state, common) : appToken(tenant, common);
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' },
    body: {
      token_type: 'Bearer',
      expires_in: lifeSeconds,
      ext_expires_in: lifeSeconds,
      access_token: makeToken(token, state.scenario.app.clientSecret),
      ...(isForUser ? userParts(state, common) : {}),
    },
  };
}

type CommonClaims = Omit<TokenClaims, 'roles'>;

/** A token of the app alone carries permissions for Graph only. */
function appToken(tenant: Tenant, common: CommonClaims): TokenClaims {
  return { ...common, roles: common.aud === GRAPH_RESOURCE ? (grantedRoles(tenant) ?? []) : [] };
}

/** A token of the app and the partner's user; `amr` says how the user had signed in. */
function userToken(state: State, common: CommonClaims): TokenClaims {
  const { userPrincipalName, id } = state.scenario.app.partnerUser;
  const amr = state.credentials.mfa ? ['pwd', 'mfa'] : ['pwd'];
  return { ...common, roles: [], scp: 'user_impersonation', upn: userPrincipalName, oid: id, amr };
}

/** What beside the access token comes with a user: who it is, and the next refresh token. */
function userParts(state: State, { tid, appid, iat, exp }: CommonClaims) {
  const { userPrincipalName, id } = state.scenario.app.partnerUser;
  const clientInfo = Buffer.from(JSON.stringify({ uid: id, utid: tid })).toString('base64url');
  return {
    scope: 'user_impersonation',
    refresh_token: makeRefreshToken(state, iat),
    id_token: unsignedToken({ aud: appid, tid, oid: id, sub: id, preferred_username: userPrincipalName, iat, exp }),
    client_info: clientInfo,
  };
}

function complaintAboutGrant(state: State, tenant: Tenant, form: URLSearchParams, now: Date): Answer | undefined {
  const clientId = form.get('client_id');
  const grant = form.get('grant_type');
  if (grant === null) return missing('grant_type', now);
  if (clientId === null) return missing('client_id', now);
  if (grant !== 'client_credentials' && grant !== 'refresh_token') {
    return entraError(70003, `The app requested an unsupported grant type '${grant}'.`, now);
  }
  if (clientId.toLowerCase() !== state.scenario.app.clientId || !isAppIn(state, tenant, grant)) {
    return appNotInTenant(clientId, tenant.name, now);
  }
  const complaint = complaintAboutClient(state, form, now);
  if (complaint !== undefined || grant === 'client_credentials') return complaint;
  return complaintAboutRefreshToken(state, tenant, form.get('refresh_token'), now);
}

/** A user's token is asked for in the partner's own tenant, where the app is registered. */
function isAppIn(state: State, tenant: Tenant, grant: string): boolean {
  return (
    grantedRoles(tenant) !== undefined || (grant === 'refresh_token' && tenant.tenantId === state.scenario.homeTenantId)
  );
}

function missing(parameter: string, now: Date): Answer {
  return entraError(90014, `The required field '${parameter}' is missing from the credential.`, now);
}
