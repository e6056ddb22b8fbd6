import tls from 'node:tls';
import { ConfidentialClientApplication } from '@azure/msal-node';
import { Client } from '@microsoft/microsoft-graph-client';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { APP, HOME_TENANT_ID, PARTNER_USER, TENANTS } from '../../../sandbox/world.ts';
import { PARTNER_CENTER_SCOPE } from './support/partner-center-client.ts';
import { openSandbox, type SandboxClient } from './support/sandbox-client.ts';

/** Trusts the sandbox's authority for the length of the test, as NODE_EXTRA_CA_CERTS does for a process. */
function trust(sandbox: SandboxClient): void {
  const before = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...before, sandbox.caPem]);
  onTestFinished(() => tls.setDefaultCACertificates(before));
}

function msal(sandbox: SandboxClient, tenant: string, clientSecret: string = APP.clientSecret) {
  const authority = `${sandbox.httpsUrl}/${tenant}`;
  return new ConfidentialClientApplication({
    auth: { clientId: APP.clientId, clientSecret, authority, knownAuthorities: [new URL(authority).host] },
  });
}

const SCOPES = { scopes: ['https://graph.microsoft.com/.default'] };

describe('Microsoft’s own clients over TLS', () => {
  let sandbox: SandboxClient;

  beforeEach(async () => {
    sandbox = await openSandbox({ clock: { now: () => new Date() } });
    trust(sandbox);
  });

  test('MSAL gets a token, and the Graph client works with it', async () => {
    const token = await msal(sandbox, TENANTS.contoso).acquireTokenByClientCredential(SCOPES);
    const client = Client.init({
      baseUrl: sandbox.httpsUrl,
      customHosts: new Set(['127.0.0.1']),
      authProvider: (done) => done(null, token?.accessToken ?? null),
    });

    const organization = await client.api('/organization').version('v1.0').get();
    const devices = await client.api('/deviceManagement/windowsAutopilotDeviceIdentities').version('beta').get();

    expect(organization.value).toMatchObject([{ displayName: 'Contoso' }]);
    expect(devices.value).toHaveLength(2);
  });

  test('MSAL trades the partner’s refresh token for one that Partner Center takes', async () => {
    const token = await msal(sandbox, HOME_TENANT_ID).acquireTokenByRefreshToken({
      refreshToken: PARTNER_USER.refreshToken,
      scopes: [PARTNER_CENTER_SCOPE],
    });

    const headers = { Authorization: `Bearer ${token?.accessToken}` };
    const reply = await fetch(`${sandbox.url}/partner-center/v1/customers/relationshiprequests`, { headers });

    expect(reply.status).toBe(200);
    expect(token?.account?.username).toBe(PARTNER_USER.userPrincipalName);
  });

  test.each([
    ['no consent', TENANTS.adatum, APP.clientSecret, '700016'],
    ['a wrong secret', TENANTS.contoso, 'wrong', '7000215'],
  ])('MSAL reports %s with the number of the error', async (_case, tenant, secret, number) => {
    const acquired = msal(sandbox, tenant, secret).acquireTokenByClientCredential(SCOPES);

    await expect(acquired).rejects.toMatchObject({ errorMessage: expect.stringContaining(`AADSTS${number}`) });
  });
});
