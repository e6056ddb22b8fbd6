/** The address of the sign-in service; throws where it cannot be one. */
export function loginAddress(loginUrl: string): URL {
  const url = URL.parse(loginUrl);
  if (url === null || url.protocol !== 'https:' || url.pathname !== '/') {
    throw new Error(
      `The sign-in address must be https without a path, like https://login.microsoftonline.com; it is "${loginUrl}".`,
    );
  }
  return url;
}

/**
 * Where the sign-in service has its endpoints, as MSAL itself knows it by heart for Microsoft's own hosts. Without it
 * MSAL would ask a discovery document first, and hide what the service says about an unknown tenant.
 * Source: Microsoft Learn, "OpenID Connect on the Microsoft identity platform".
 */
export function endpointsOf({ origin }: URL): string {
  return JSON.stringify({
    issuer: `${origin}/{tenantid}/v2.0`,
    authorization_endpoint: `${origin}/{tenantid}/oauth2/v2.0/authorize`,
    token_endpoint: `${origin}/{tenantid}/oauth2/v2.0/token`,
    jwks_uri: `${origin}/{tenantid}/discovery/v2.0/keys`,
  });
}
