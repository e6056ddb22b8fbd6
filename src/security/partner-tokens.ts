import { type AccountInfo, type AuthenticationResult, ConfidentialClientApplication } from '@azure/msal-node';
import { failed, ok, type Result } from '../domain/result.ts';
import type { AccessToken, TokenSource } from '../ports/token-source.ts';
import { endpointsOf, loginAddress } from './login-address.ts';
import { createLoginClient } from './login-client.ts';
import { partnerTokenFault } from './partner-token-fault.ts';
import { rolesOf } from './token-claims.ts';

/** Source: Microsoft Partner Center documentation, "Enable the Secure Application Model framework". */
const SCOPE = 'https://api.partnercenter.microsoft.com/user_impersonation';

export interface PartnerTokenOptions {
  /** Address of the sign-in service, https, without a path. */
  readonly loginUrl?: string;
  readonly clientId: string;
  readonly secret: string;
  /** Of a user of the partner who signed in once with multifactor authentication. A secret. */
  readonly refreshToken: string;
  /** How long one call to the sign-in service may take. */
  readonly callTimeoutMs: number;
}

/**
 * Tokens of the app together with the partner's user, through MSAL: the only kind with which Partner Center takes a new
 * batch. The refresh token of the settings begins; MSAL then keeps the newer ones that the service hands out, in memory,
 * so that a process that runs on does not end with the first.
 *
 * Calls at the same time share one request. Throws where the address is not https.
 */
export function createPartnerTokens(options: PartnerTokenOptions): TokenSource {
  const authority = loginAddress(options.loginUrl ?? 'https://login.microsoftonline.com');
  const app = new ConfidentialClientApplication({
    auth: {
      clientId: options.clientId,
      clientSecret: options.secret,
      authority: `${authority.origin}/organizations`,
      // Says that this host is meant: MSAL then does not ask Microsoft whether it is one of theirs.
      knownAuthorities: [authority.host],
      authorityMetadata: endpointsOf(authority),
    },
    system: { networkClient: createLoginClient(options.callTimeoutMs) },
  });
  let account: AccountInfo | null = null;
  const underWay = new Map<boolean, Promise<Result<AccessToken>>>();

  const redeem = (tenantId: string): Promise<AuthenticationResult | null> =>
    app.acquireTokenByRefreshToken({
      scopes: [SCOPE],
      refreshToken: options.refreshToken,
      authority: `${authority.origin}/${tenantId}`,
      forceCache: true,
    });

  const acquire = async (tenantId: string, fresh: boolean): Promise<Result<AccessToken>> => {
    try {
      const known = account;
      const answer =
        known === null
          ? await redeem(tenantId)
          : await app
              .acquireTokenSilent({
                scopes: [SCOPE],
                account: known,
                authority: `${authority.origin}/${tenantId}`,
                forceRefresh: fresh,
              })
              // What MSAL keeps may have been withdrawn; the settings may hold a newer sign-in after a restart only.
              .catch(() => redeem(tenantId));
      if (answer === null || answer.accessToken === '') return failed(partnerTokenFault(null, tenantId));
      account = answer.account;
      return ok({ token: answer.accessToken, roles: rolesOf(answer.accessToken), expiresAt: answer.expiresOn });
    } catch (error) {
      return failed(partnerTokenFault(error, tenantId));
    }
  };

  return {
    async token(tenantId, { fresh = false } = {}) {
      const running = underWay.get(fresh);
      if (running !== undefined) return running;
      const started = acquire(tenantId.toLowerCase(), fresh).finally(() => underWay.delete(fresh));
      underWay.set(fresh, started);
      return started;
    },
  };
}
