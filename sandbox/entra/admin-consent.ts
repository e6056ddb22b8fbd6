import type { Answer, Call } from '../http/call.ts';
import type { SandboxContext } from '../sandbox-context.ts';
import { findTenant } from '../state.ts';

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The admin consent page, v1 and v2, with an administrator who presses at once: it grants what the app asks customers
 * for and redirects back, or declines where the tenant's `consentPage` says so.
 *
 * Source: Microsoft Learn, "Admin consent on the Microsoft identity platform" (parameters and redirects; an error
 * redirect carries admin_consent=True as well).
 */
export function answerAdminConsent(
  { state }: SandboxContext,
  call: Call,
  tenantName: string,
  endpoint: 'v1' | 'v2',
): Answer {
  const query = call.url.searchParams;
  const tenant = findTenant(state, tenantName);
  if (tenant === undefined) return page(`AADSTS90002: Tenant '${tenantName}' not found.`);

  const clientId = query.get('client_id') ?? '';
  if (clientId.toLowerCase() !== state.scenario.app.clientId) {
    return page(`AADSTS700016: Application with identifier '${clientId}' was not found.`);
  }
  if (endpoint === 'v2' && !query.has('scope')) {
    return page("AADSTS900144: The request must contain the following parameter: 'scope'.");
  }
  const redirect = redirectTarget(query.get('redirect_uri'));
  if (redirect === undefined) {
    return page('AADSTS50011: The redirect URI is not one of the app. The sandbox knows loopback addresses only.');
  }

  const isAccepted = tenant.consentPage === 'accept';
  // The home tenant's own permissions were granted at registration, and are others.
  if (isAccepted && tenant.tenantId !== state.scenario.homeTenantId) tenant.consent.intune = true;
  const answer = redirect.searchParams;
  if (!isAccepted) {
    answer.set('error', 'consent_required');
    answer.set('error_description', 'AADSTS65004: User declined to consent to access the app.');
  }
  answer.set('admin_consent', 'True');
  answer.set('tenant', tenant.tenantId);
  const scope = query.get('scope');
  if (endpoint === 'v2' && scope !== null) answer.set('scope', scope);
  const nonce = query.get('state');
  if (nonce !== null) answer.set('state', nonce);
  return { status: 302, headers: { Location: redirect.href } };
}

function redirectTarget(uri: string | null): URL | undefined {
  const url = uri === null ? null : URL.parse(uri);
  return url !== null && /^https?:$/.test(url.protocol) && LOOPBACK_HOSTS.has(url.hostname) ? url : undefined;
}

function page(text: string): Answer {
  return { status: 400, body: text };
}
