import type { Answer, Call } from '../http/call.ts';
import { nowMs, type SandboxContext } from '../sandbox-context.ts';
import { findTenant, type State, type Tenant } from '../state.ts';
import { grantedRoles } from './consent.ts';
import { appNotInTenant, entraError, tenantNotFound } from './entra-error.ts';
import { GRAPH_RESOURCE, makeToken } from './tokens.ts';

/** Resources that a token can be asked for; only Graph's tokens carry application permissions. */
const RESOURCES = [GRAPH_RESOURCE, 'https://api.partnercenter.microsoft.com', 'https://api.botframework.com'];

/**
 * `POST /{tenant}/oauth2/v2.0/token` with the client credentials grant and a secret.
 *
 * Source: Microsoft Learn, "Microsoft identity platform and the OAuth 2.0 client credentials flow".
 */
export function answerTokenRequest(context: SandboxContext, call: Call, tenantName: string): Answer {
  const { state } = context;
  const now = context.clock.now();
  const form = new URLSearchParams(call.body.toString('utf8'));
  const tenant = findTenant(state, tenantName);
  if (tenant === undefined) return tenantNotFound(tenantName, now);

  const complaint = complaintAboutGrant(state, tenant, form, now);
  if (complaint !== undefined) return complaint;

  const resource = resourceOf(form.get('scope') ?? '', call.url.origin);
  if (!resource.ok) return entraError(resource.code, resource.text, now);

  const issuedAt = Math.floor(nowMs(context) / 1000);
  const lifeSeconds = Math.floor(state.timing.tokenMs / 1000);
  const roles = resource.value === GRAPH_RESOURCE ? (grantedRoles(tenant) ?? []) : [];
  const claims = {
    aud: resource.value,
    tid: tenant.tenantId,
    appid: state.scenario.app.clientId,
    roles,
    iat: issuedAt,
    exp: issuedAt + lifeSeconds,
  };
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' },
    body: {
      token_type: 'Bearer',
      expires_in: lifeSeconds,
      ext_expires_in: lifeSeconds,
      access_token: makeToken(claims, state.scenario.app.clientSecret),
    },
  };
}

function complaintAboutGrant(state: State, tenant: Tenant, form: URLSearchParams, now: Date): Answer | undefined {
  const { app } = state.scenario;
  const clientId = form.get('client_id');
  const grant = form.get('grant_type');
  if (grant === null) return missing('grant_type', now);
  if (clientId === null) return missing('client_id', now);
  if (grant !== 'client_credentials') {
    return entraError(70003, `The app requested an unsupported grant type '${grant}'.`, now);
  }
  if (clientId.toLowerCase() !== app.clientId || grantedRoles(tenant) === undefined) {
    return appNotInTenant(clientId, tenant.name, now);
  }
  if (form.has('client_assertion')) {
    return {
      status: 501,
      body: { error: 'not_simulated', error_description: 'The sandbox knows client secrets only, no certificates.' },
    };
  }
  const secret = form.get('client_secret');
  if (secret === null) {
    const text = "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.";
    return entraError(7000218, text, now);
  }
  if (secret !== app.clientSecret) {
    const text =
      'Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the ' +
      `client secret ID, for a secret added to app '${app.clientId}'.`;
    return entraError(7000215, text, now);
  }
  return undefined;
}

function missing(parameter: string, now: Date): Answer {
  return entraError(90014, `The required field '${parameter}' is missing from the credential.`, now);
}

type ResourceRead =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: 1002012 | 500011; readonly text: string };

/** The sandbox's own origin counts as Graph, for clients that derive the scope from their base address. */
function resourceOf(scope: string, ownOrigin: string): ResourceRead {
  const suffix = '/.default';
  if (!scope.endsWith(suffix)) {
    const text =
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with ` +
      '/.default suffixed to the resource identifier (application ID URI).';
    return { ok: false, code: 1002012, text };
  }
  const resource = scope.slice(0, -suffix.length).replace(/\/$/, '');
  if (resource === ownOrigin || resource === '00000003-0000-0000-c000-000000000000') {
    return { ok: true, value: GRAPH_RESOURCE };
  }
  if (RESOURCES.includes(resource)) return { ok: true, value: resource };
  return { ok: false, code: 500011, text: `The resource principal named ${resource} was not found in the tenant.` };
}
