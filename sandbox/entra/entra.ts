import { type Answer, type Call, decodeSegment } from '../http/call.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { findTenant, type State } from '../state.ts';
import { answerAdminConsent } from './admin-consent.ts';
import { tenantNotFound } from './entra-error.ts';
import { answerTokenRequest } from './token-endpoint.ts';

/** Paths of Entra begin with a tenant: an id, a domain or a word like `organizations`. */
const ENTRA_PATH = /^\/([^/]+)\/(.+)$/;

/** Whether the path is one that login.microsoftonline.com serves here. */
export function isEntraPath(pathname: string): boolean {
  return /^\/[^/]+\/(v2\.0\/\.well-known\/|oauth2\/|discovery\/|v2\.0\/adminconsent$|adminconsent$)/.test(pathname);
}

/** The tenant that a path of Entra names, for the request log. */
export function tenantOfEntraPath(state: State, pathname: string): string | null {
  const [, segment = ''] = ENTRA_PATH.exec(pathname) ?? [];
  return findTenant(state, decodeSegment(segment))?.tenantId ?? null;
}

/** Entra's endpoints: discovery, tokens, admin consent. */
export function answerEntra(context: SandboxContext, call: Call): Answer {
  const [, tenantSegment = '', rest = ''] = ENTRA_PATH.exec(call.url.pathname) ?? [];
  const tenantName = decodeSegment(tenantSegment);
  switch (`${call.method} ${rest}`) {
    case 'GET v2.0/.well-known/openid-configuration':
      return answerDiscovery(context, call, tenantName);
    case 'GET discovery/v2.0/keys':
      return { status: 200, body: { keys: [] } };
    case 'POST oauth2/v2.0/token':
    case 'POST oauth2/token':
      return answerTokenRequest(context, call, tenantName);
    case 'GET adminconsent':
      return answerAdminConsent(context, call, tenantName, 'v1');
    case 'GET v2.0/adminconsent':
      return answerAdminConsent(context, call, tenantName, 'v2');
    default:
      return { status: 404, body: `The sandbox has no ${call.method} ${call.url.pathname}.` };
  }
}

function answerDiscovery(context: SandboxContext, call: Call, tenantName: string): Answer {
  const tenant = findTenant(context.state, tenantName);
  if (tenant === undefined) return tenantNotFound(tenantName, context.clock.now());
  const base = `${call.url.origin}/${tenant.tenantId}`;
  return {
    status: 200,
    body: {
      issuer: `${base}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    },
  };
}
