import type { Fault } from '../../domain/fault.ts';
import type { ConsentAnswer, ConsentSource } from '../../ports/consent-source.ts';
import { createGraphClient, type GraphOptions } from './graph-client.ts';
import { queryOf } from './odata.ts';
import { OPERATIONS, PERMISSION } from './operations.ts';
import { organizationSchema, pageOf } from './wire.ts';

export interface GraphConsentOptions extends GraphOptions {
  /** Address of the sign-in service, for the link. */
  readonly loginUrl?: string;
  readonly clientId: string;
  /** Where the consent page sends the administrator afterwards; registered with the app. */
  readonly redirectUri: string;
}

type Finding = Pick<ConsentAnswer, 'state' | 'missing' | 'evidence'>;

/**
 * Admin consent of a tenant for the app, by what a fresh token carries; then one call proves that the token opens this
 * very tenant. One call to the sign-in service, at most one to Graph.
 * Source: Microsoft Learn, "Access token claims reference" and "Get organization".
 */
export function createGraphConsent(options: GraphConsentOptions): ConsentSource {
  const { tokens, clock } = options;
  const graph = createGraphClient(options);

  const find = async (tenantId: string): Promise<Finding> => {
    // A token in memory shows what was granted an hour ago.
    const token = await tokens.token(tenantId, { fresh: true });
    if (!token.ok) return ofFault('token', token.fault);
    const { roles } = token.value;
    if (roles === null) return finding('unknown', { method: 'token', found: 'unreadable' });
    if (!roles.includes(PERMISSION)) {
      return { state: 'partial', missing: [PERMISSION], evidence: { method: 'token', roles: roles.join(' ') } };
    }
    const organizations = await graph.read(
      tenantId,
      OPERATIONS.readOrganization,
      { path: '/organization' },
      pageOf(organizationSchema),
    );
    if (!organizations.ok) return ofFault('organization', organizations.fault);
    const ids = organizations.value.value.map(({ id }) => id.toLowerCase());
    const evidence = { method: 'token and organization', roles: roles.join(' '), organization: ids.join(' ') };
    return finding(ids.length === 1 && ids[0] === tenantId.toLowerCase() ? 'granted' : 'unknown', evidence);
  };

  return {
    channel: 'intune',
    async check(tenantId) {
      const checkedAt = clock.now();
      return {
        channel: 'intune',
        tenantId,
        ...(await find(tenantId)),
        link: consentLink(options, tenantId),
        checkedAt,
      };
    },
  };
}

/** Only the service's own "no" is a no; everything else is not known. */
function ofFault(method: string, { code, remote }: Fault): Finding {
  const isRefusal = code === 'consent.not-granted' || code === 'channel.forbidden';
  return finding(isRefusal ? 'not-granted' : 'unknown', {
    method,
    fault: code,
    status: remote?.status ?? null,
    code: remote?.code ?? null,
    requestId: remote?.requestId ?? null,
  });
}

function finding(state: ConsentAnswer['state'], evidence: ConsentAnswer['evidence']): Finding {
  return { state, missing: [], evidence };
}

/**
 * The consent page for application permissions: all that the app is registered for.
 * Source: Microsoft Learn, "Admin consent on the Microsoft identity platform".
 */
function consentLink({ loginUrl, clientId, redirectUri }: GraphConsentOptions, tenantId: string): string {
  const query = queryOf({
    client_id: clientId,
    scope: 'https://graph.microsoft.com/.default',
    redirect_uri: redirectUri,
  });
  const base = (loginUrl ?? 'https://login.microsoftonline.com').replace(/\/+$/, '');
  return `${base}/${encodeURIComponent(tenantId)}/v2.0/adminconsent${query}`;
}
