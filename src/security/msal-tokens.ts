import { createPrivateKey, X509Certificate } from 'node:crypto';
import { ConfidentialClientApplication, type NodeAuthOptions } from '@azure/msal-node';
import { failed, ok, type Result } from '../domain/result.ts';
import type { AccessToken, TokenSource } from '../ports/token-source.ts';
import { endpointsOf, loginAddress } from './login-address.ts';
import { createLoginClient } from './login-client.ts';
import { rolesOf } from './token-claims.ts';
import { tokenFault, unknownTenant } from './token-fault.ts';

/** All application permissions that the tenant has granted. Source: Microsoft Learn, "OAuth 2.0 client credentials flow". */
const GRAPH_SCOPE = 'https://graph.microsoft.com/.default';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What proves that we are the app: a secret, or a certificate with its private key (both PEM). */
export type AppCredential =
  | { readonly secret: string }
  | { readonly certificate: { readonly certificatePem: string; readonly privateKeyPem: string } };

export type MsalTokenOptions = AppCredential & {
  /** Address of the sign-in service, https, without a path. */
  readonly loginUrl?: string;
  readonly clientId: string;
  /** How long one call to the sign-in service may take. */
  readonly callTimeoutMs: number;
};

/**
 * App-only tokens for Microsoft Graph through MSAL, kept in memory until shortly before they expire.
 *
 * Calls for one tenant at the same time share one request. Throws where the settings cannot work: an address that is not
 * https, a certificate that cannot be read or does not fit its key.
 */
export function createMsalTokens(options: MsalTokenOptions): TokenSource {
  const authority = loginAddress(options.loginUrl ?? 'https://login.microsoftonline.com');
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: options.clientId,
      authority: `${authority.origin}/organizations`,
      // Says that this host is meant: MSAL then does not ask Microsoft whether it is one of theirs.
      knownAuthorities: [authority.host],
      authorityMetadata: endpointsOf(authority),
      ...credentialOf(options),
    },
    system: { networkClient: createLoginClient(options.callTimeoutMs) },
  });
  const underWay = new Map<string, Promise<Result<AccessToken>>>();

  const acquire = async (tenantId: string, fresh: boolean): Promise<Result<AccessToken>> => {
    try {
      const answer = await app.acquireTokenByClientCredential({
        scopes: [GRAPH_SCOPE],
        authority: `${authority.origin}/${tenantId}`,
        skipCache: fresh,
      });
      if (answer === null || answer.accessToken === '') return failed(tokenFault(null, tenantId));
      return ok({ token: answer.accessToken, roles: rolesOf(answer.accessToken), expiresAt: answer.expiresOn });
    } catch (error) {
      return failed(tokenFault(error, tenantId));
    }
  };

  return {
    async token(tenantId, { fresh = false } = {}) {
      if (!GUID.test(tenantId)) return failed(unknownTenant(tenantId));
      const key = `${tenantId.toLowerCase()} ${fresh}`;
      const running = underWay.get(key);
      if (running !== undefined) return running;
      const started = acquire(tenantId.toLowerCase(), fresh).finally(() => underWay.delete(key));
      underWay.set(key, started);
      return started;
    },
  };
}

function credentialOf(options: AppCredential): Pick<NodeAuthOptions, 'clientSecret' | 'clientCertificate'> {
  if ('secret' in options) return { clientSecret: options.secret };
  const { certificatePem, privateKeyPem } = options.certificate;
  const certificate = new X509Certificate(certificatePem);
  if (!certificate.checkPrivateKey(createPrivateKey(privateKeyPem))) {
    throw new Error(
      'The private key of the app does not belong to its certificate. Set the pair that was made together.',
    );
  }
  const thumbprintSha256 = certificate.fingerprint256.replaceAll(':', '');
  return { clientCertificate: { thumbprintSha256, privateKey: privateKeyPem } };
}
