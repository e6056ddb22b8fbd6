import type { Result } from '../domain/result.ts';

/**
 * An access token for one tenant: of our app alone for Microsoft Graph in a customer's tenant, of our app together with the
 * partner's user for Partner Center. A secret: never logged, shown or stored.
 */
export interface AccessToken {
  readonly token: string;
  /** The application permissions that the token carries; null where the token could not be read. */
  readonly roles: readonly string[] | null;
  /** Null where the service did not say. */
  readonly expiresAt: Date | null;
}

/** Access tokens for tenants. */
export interface TokenSource {
  /**
   * A token for the tenant (a GUID), from memory while it is valid. `fresh`: from the service, now; it replaces the one
   * in memory. Permissions that were granted or withdrawn show in fresh tokens only.
   *
   * Faults: `consent.not-granted` (the app is not known in the tenant), `token.tenant-unknown`, `token.refused` (our
   * secret, certificate or settings), `token.sign-in-again` (the partner's user), `token.throttled`,
   * `token.unreachable`, `token.answer-unreadable`.
   */
  token(tenantId: string, options?: { readonly fresh?: boolean }): Promise<Result<AccessToken>>;
}
