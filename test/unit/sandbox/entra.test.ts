import { describe, expect, test } from 'vitest';
import { APP, HOME_TENANT_ID, TENANTS } from '../../../sandbox/world.ts';
import { openSandbox, tokenRequest } from './support/sandbox-client.ts';

function claimsOf(token: string) {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

describe('the token endpoint', () => {
  test('gives a token that names tenant, app, permissions and end of life', async () => {
    const sandbox = await openSandbox();

    const reply = await sandbox.send('POST', `/${TENANTS.contoso}/oauth2/v2.0/token`, tokenRequest());

    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ token_type: 'Bearer', expires_in: 3599 });
    expect(claimsOf(reply.body.access_token)).toMatchObject({
      tid: TENANTS.contoso,
      appid: APP.clientId,
      aud: 'https://graph.microsoft.com',
      roles: [
        'DeviceManagementServiceConfig.ReadWrite.All',
        'DeviceManagementManagedDevices.Read.All',
        'DeviceManagementRBAC.Read.All',
      ],
      exp: sandbox.clock.now().getTime() / 1000 + 3599,
    });
  });

  test('knows a tenant by its domain as well', async () => {
    const sandbox = await openSandbox();

    const reply = await sandbox.send('POST', '/contoso.onmicrosoft.com/oauth2/v2.0/token', tokenRequest());

    expect(claimsOf(reply.body.access_token).tid).toBe(TENANTS.contoso);
  });

  test.each([
    ['a wrong secret', TENANTS.contoso, { client_secret: 'wrong' }, 401, 7000215, 'invalid_client'],
    ['no secret', TENANTS.contoso, { client_secret: undefined }, 401, 7000218, 'invalid_client'],
    ['an app that nobody knows', TENANTS.contoso, { client_id: 'other' }, 400, 700016, 'unauthorized_client'],
    ['a tenant without consent', TENANTS.adatum, {}, 400, 700016, 'unauthorized_client'],
    ['a customer of the CSP channel only', TENANTS.fabrikam, {}, 400, 700016, 'unauthorized_client'],
    ['an unknown tenant', 'nowhere.example', {}, 400, 90002, 'invalid_request'],
    ['another grant', TENANTS.contoso, { grant_type: 'password' }, 400, 70003, 'unsupported_grant_type'],
    ['a scope without .default', TENANTS.contoso, { scope: 'User.Read' }, 400, 1002012, 'invalid_scope'],
    ['an unknown resource', TENANTS.contoso, { scope: 'https://x.example/.default' }, 400, 500011, 'invalid_resource'],
    ['no grant', TENANTS.contoso, { grant_type: undefined }, 400, 90014, 'invalid_request'],
  ])('%s is refused with its AADSTS number', async (_case, tenant, changes, status, code, error) => {
    const sandbox = await openSandbox();

    const reply = await sandbox.send('POST', `/${tenant}/oauth2/v2.0/token`, tokenRequest(changes));

    expect(reply.status).toBe(status);
    expect(reply.body).toMatchObject({ error, error_codes: [code] });
    expect(reply.body.error_description).toMatch(new RegExp(`^AADSTS${code}: `));
  });

  test('gives a token without permissions where consent covers none', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/consent', { tenant: 'adatum.com', channel: 'intune', granted: true, roles: [] });

    const reply = await sandbox.send('POST', `/${TENANTS.adatum}/oauth2/v2.0/token`, tokenRequest());

    expect(claimsOf(reply.body.access_token).roles).toEqual([]);
  });

  test('lets the home tenant look up tenants, people and groups, and nothing of Intune', async () => {
    const sandbox = await openSandbox();

    const { roles } = claimsOf(await sandbox.token(HOME_TENANT_ID));

    expect(roles).toEqual(['CrossTenantInformation.ReadBasic.All', 'GroupMember.Read.All', 'User.ReadBasic.All']);
  });
});

describe('discovery', () => {
  test('an unknown tenant is refused as the token endpoint does', async () => {
    const sandbox = await openSandbox();

    const reply = await sandbox.send('GET', '/nowhere.example/v2.0/.well-known/openid-configuration');

    expect(reply.status).toBe(400);
    expect(reply.body.error_codes).toEqual([90002]);
  });
});

describe('the admin consent page', () => {
  const page = (tenant: string, version: 'v1' | 'v2', changes: Record<string, string> = {}) => {
    const query = new URLSearchParams({
      client_id: APP.clientId,
      redirect_uri: 'http://127.0.0.1:3978/consent',
      state: 'nonce-1',
      ...(version === 'v2' ? { scope: 'https://graph.microsoft.com/.default' } : {}),
      ...changes,
    });
    return `/${tenant}/${version === 'v2' ? 'v2.0/' : ''}adminconsent?${query}`;
  };

  test.each(['v1', 'v2'] as const)(
    '%s grants and sends the administrator back with tenant and state',
    async (version) => {
      const sandbox = await openSandbox();

      const reply = await sandbox.send('GET', page('adatum.com', version));

      const target = new URL(reply.headers.get('location') ?? '');
      expect(reply.status).toBe(302);
      expect(target.origin + target.pathname).toBe('http://127.0.0.1:3978/consent');
      expect(Object.fromEntries(target.searchParams)).toMatchObject({
        admin_consent: 'True',
        tenant: TENANTS.adatum,
        state: 'nonce-1',
      });
      expect(claimsOf(await sandbox.token(TENANTS.adatum)).roles).toContain(
        'DeviceManagementServiceConfig.ReadWrite.All',
      );
    },
  );

  test('an administrator who declines sends back an error beside admin_consent=True, and nothing is granted', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/consent', { tenant: TENANTS.adatum, page: 'decline' });

    const reply = await sandbox.send('GET', page(TENANTS.adatum, 'v2'));

    const target = new URL(reply.headers.get('location') ?? '');
    expect(target.searchParams.get('error')).toBe('consent_required');
    expect(target.searchParams.get('admin_consent')).toBe('True');
    const token = await sandbox.send('POST', `/${TENANTS.adatum}/oauth2/v2.0/token`, tokenRequest());
    expect(token.body.error_codes).toEqual([700016]);
  });

  test.each([
    ['a foreign redirect address', { redirect_uri: 'https://elsewhere.example/' }, 'AADSTS50011'],
    ['no redirect address', { redirect_uri: '' }, 'AADSTS50011'],
    ['another app', { client_id: 'other' }, 'AADSTS700016'],
  ])('%s ends on a page with the error', async (_case, changes, code) => {
    const sandbox = await openSandbox();

    const reply = await sandbox.send('GET', page(TENANTS.adatum, 'v2', changes));

    expect(reply.status).toBe(400);
    expect(reply.body).toContain(code);
  });

  test('leaves the permissions of the home tenant as they are', async () => {
    const sandbox = await openSandbox();

    await sandbox.send('GET', page(HOME_TENANT_ID, 'v2'));

    expect(claimsOf(await sandbox.token(HOME_TENANT_ID)).roles).toContain('GroupMember.Read.All');
  });
});
