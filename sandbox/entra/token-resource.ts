import { GRAPH_RESOURCE } from './tokens.ts';

/** The resource of a token for Partner Center. */
export const PARTNER_CENTER_RESOURCE = 'https://api.partnercenter.microsoft.com';

/** The old directory API, which Partner Center's documents name for tokens of an app alone. */
export const DIRECTORY_RESOURCE = 'https://graph.windows.net';

const RESOURCES = [GRAPH_RESOURCE, PARTNER_CENTER_RESOURCE, DIRECTORY_RESOURCE, 'https://api.botframework.com'];

/** Scopes that ask for nothing of a resource. */
const SIGN_IN_SCOPES = new Set(['openid', 'profile', 'email', 'offline_access']);

type ResourceRead =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly code: 1002012 | 500011; readonly text: string };

/** The resource that a form asks a token for: `resource` at the first endpoint, a scope at the second. */
export function resourceOfForm(form: URLSearchParams, ownOrigin: string): ResourceRead {
  const resource = form.get('resource');
  if (resource !== null) return knownResource(resource, ownOrigin);
  const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => !SIGN_IN_SCOPES.has(scope));
  const scope = scopes[0] ?? '';
  const isForUser = form.get('grant_type') !== 'client_credentials';
  if (!isForUser && !scope.endsWith('/.default')) {
    const text =
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with ` +
      '/.default suffixed to the resource identifier (application ID URI).';
    return { ok: false, code: 1002012, text };
  }
  return knownResource(scope.replace(/\/(?:\.default|user_impersonation)$/, ''), ownOrigin);
}

/**
 * The sandbox's own origin counts as Graph, and its folder of Partner Center as that, for clients that derive the scope
 * from their base address.
 */
function knownResource(named: string, ownOrigin: string): ResourceRead {
  const resource = named.replace(/\/$/, '');
  if (resource === ownOrigin || resource === '00000003-0000-0000-c000-000000000000') {
    return { ok: true, value: GRAPH_RESOURCE };
  }
  if (resource === `${ownOrigin}/partner-center`) return { ok: true, value: PARTNER_CENTER_RESOURCE };
  if (RESOURCES.includes(resource)) return { ok: true, value: resource };
  return { ok: false, code: 500011, text: `The resource principal named ${named} was not found in the tenant.` };
}
