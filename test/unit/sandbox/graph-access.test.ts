import { describe, expect, test } from 'vitest';
import { HOME_TENANT_ID, TENANTS } from '../../../sandbox/world.ts';
import { DEVICES, IMPORTS, intuneText, openSandbox, tokenRequest } from './support/sandbox-client.ts';

describe('the bearer token', () => {
  test('no token and a made-up token are 401', async () => {
    const sandbox = await openSandbox();

    const without = await sandbox.send('GET', IMPORTS);
    const madeUp = await sandbox.send('GET', IMPORTS, { headers: { Authorization: 'Bearer e30.e30.e30' } });

    expect([without.status, madeUp.status]).toEqual([401, 401]);
    expect(without.body.error.code).toBe('InvalidAuthenticationToken');
    expect(without.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  test('a token is good until it expires', async () => {
    const sandbox = await openSandbox();
    const headers = { Authorization: `Bearer ${await sandbox.token()}` };

    sandbox.clock.advance(3_598_000);
    const before = await sandbox.send('GET', IMPORTS, { headers });
    sandbox.clock.advance(1000);
    const after = await sandbox.send('GET', IMPORTS, { headers });

    expect([before.status, after.status]).toEqual([200, 401]);
    expect(after.body.error.message).toMatch(/expired/);
  });

  test('a token for another resource is no token for Graph', async () => {
    const sandbox = await openSandbox();
    const scope = 'https://api.partnercenter.microsoft.com/.default';
    const issued = await sandbox.send('POST', `/${TENANTS.contoso}/oauth2/v2.0/token`, tokenRequest({ scope }));

    const reply = await sandbox.send('GET', IMPORTS, {
      headers: { Authorization: `Bearer ${issued.body.access_token}` },
    });

    expect(reply.status).toBe(401);
  });

  test('a token outlives a reset, as it outlives anything the service does', async () => {
    const sandbox = await openSandbox();
    const headers = { Authorization: `Bearer ${await sandbox.token()}` };

    await sandbox.control('POST', '/reset');

    expect((await sandbox.send('GET', IMPORTS, { headers })).status).toBe(200);
  });
});

describe('permissions', () => {
  test('a missing permission is 403 in Intune’s envelope and names the permissions that would do', async () => {
    const sandbox = await openSandbox();
    const roles = ['DeviceManagementServiceConfig.Read.All'];
    await sandbox.control('POST', '/consent', { tenant: TENANTS.contoso, channel: 'intune', granted: true, roles });

    const read = await sandbox.graph('GET', IMPORTS);
    const write = await sandbox.importDevices(['PF1']);

    expect(read.status).toBe(200);
    expect(write.status).toBe(403);
    expect(write.body.error.code).toBe('Forbidden');
    expect(intuneText(write)).toContain('DeviceManagementServiceConfig.ReadWrite.All');
    expect((await sandbox.control('GET', '/state')).body.imports).toEqual([]);
  });

  test('a missing permission in the directory is Authorization_RequestDenied', async () => {
    const sandbox = await openSandbox();
    const path = `/v1.0/tenantRelationships/findTenantInformationByTenantId(tenantId='${TENANTS.contoso}')`;

    const reply = await sandbox.graph('GET', path);

    expect(reply.status).toBe(403);
    expect(reply.body.error.code).toBe('Authorization_RequestDenied');
  });

  test('a tenant without Intune says so', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/consent', { tenant: 'fabrikam.com', channel: 'intune', granted: true });

    const reply = await sandbox.graph('GET', IMPORTS, undefined, { tenant: TENANTS.fabrikam });

    expect(reply.status).toBe(400);
    expect(reply.body.error.message).toBe('Request not applicable to target tenant.');
  });

  test('one tenant’s token sees nothing of another tenant', async () => {
    const sandbox = await openSandbox();

    const own = await sandbox.graph('GET', DEVICES);
    const other = await sandbox.graph('GET', DEVICES, undefined, { tenant: TENANTS.contosoPharma });
    const byId = await sandbox.graph('GET', `${DEVICES}/${own.body.value[0].id}`, undefined, {
      tenant: TENANTS.contosoPharma,
    });

    expect(own.body.value).toHaveLength(2);
    expect(other.body.value).toEqual([]);
    expect(byId.status).toBe(404);
  });
});

describe('paths', () => {
  test.each([
    ['a beta operation in v1.0', 'GET', '/v1.0/deviceManagement/windowsAutopilotSettings', 400, /Resource not found/],
    [
      'a segment that does not exist',
      'GET',
      '/v1.0/deviceManagement/windowsAutopilotThings',
      400,
      /Resource not found/,
    ],
    ['PATCH of an import', 'PATCH', `${IMPORTS}/1`, 400, /No method match route template/],
    ['a wrong method in the directory', 'DELETE', '/v1.0/organization', 405, /not allowed/],
    ['a part that the sandbox leaves out', 'GET', '/beta/deviceManagement/autopilotEvents', 501, /does not simulate/],
  ])('%s is refused', async (_case, method, path, status, text) => {
    const sandbox = await openSandbox();

    const reply = await sandbox.graph(method, path);

    expect(reply.status).toBe(status);
    expect(reply.body.error.message).toMatch(text);
  });

  test('a key in parentheses means the same as a segment', async () => {
    const sandbox = await openSandbox();
    const [device] = (await sandbox.graph('GET', DEVICES)).body.value;

    const reply = await sandbox.graph('GET', `${DEVICES}('${device.id}')`);

    expect(reply.body).toMatchObject({ id: device.id });
  });
});

describe('ids for support', () => {
  test('the caller’s id comes back, and every answer has one of its own', async () => {
    const sandbox = await openSandbox();
    const headers = { 'client-request-id': '0f0f0f0f-0000-4000-8000-000000000001' };

    const first = await sandbox.graph('GET', `${IMPORTS}/nothing`, undefined, { headers });
    const second = await sandbox.graph('GET', IMPORTS);

    expect(first.headers.get('client-request-id')).toBe(headers['client-request-id']);
    expect(first.body.error.innerError['client-request-id']).toBe(headers['client-request-id']);
    expect(JSON.parse(first.body.error.message).Message).toContain(`Activity ID: ${headers['client-request-id']}`);
    expect(second.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(second.headers.get('request-id')).not.toBe(first.headers.get('request-id'));
  });
});

describe('the directory', () => {
  test('tells a tenant by id and by domain, from the home tenant', async () => {
    const sandbox = await openSandbox();
    const home = { tenant: HOME_TENANT_ID };
    const root = '/v1.0/tenantRelationships/findTenantInformationBy';

    const byId = await sandbox.graph('GET', `${root}TenantId(tenantId='${TENANTS.contosoPharma}')`, undefined, home);
    const byDomain = await sandbox.graph('GET', `${root}DomainName(domainName='contoso.com')`, undefined, home);
    const unknown = await sandbox.graph('GET', `${root}DomainName(domainName='nowhere.example')`, undefined, home);

    expect(byId.body).toMatchObject({ displayName: 'Contoso Pharma', defaultDomainName: 'contosopharma.com' });
    expect(byDomain.body).toMatchObject({ tenantId: TENANTS.contoso, displayName: 'Contoso' });
    expect(unknown.status).toBe(404);
  });

  test('the organization is the tenant of the token', async () => {
    const sandbox = await openSandbox();

    const reply = await sandbox.graph('GET', '/v1.0/organization');

    expect(reply.body.value).toMatchObject([{ id: TENANTS.contoso, displayName: 'Contoso' }]);
  });

  test('shows the app and its permissions only where it was consented to', async () => {
    const sandbox = await openSandbox();
    const roles = ['Application.Read.All', 'DeviceManagementServiceConfig.Read.All'];
    await sandbox.control('POST', '/consent', { tenant: TENANTS.contoso, channel: 'intune', granted: true, roles });
    const app = "/v1.0/servicePrincipals(appId='11111111-aaaa-4bbb-8ccc-000000000001')";
    const graphApp = "/v1.0/servicePrincipals(appId='00000003-0000-0000-c000-000000000000')";

    const own = await sandbox.graph('GET', app);
    const graph = await sandbox.graph('GET', graphApp);
    const assignments = await sandbox.graph('GET', `/v1.0/servicePrincipals/${own.body.id}/appRoleAssignments`);
    const stranger = await sandbox.graph(
      'GET',
      "/v1.0/servicePrincipals(appId='99999999-0000-4000-8000-000000000000')",
    );

    const names = assignments.body.value.map(
      ({ appRoleId }: { appRoleId: string }) =>
        graph.body.appRoles.find(({ id }: { id: string }) => id === appRoleId).value,
    );
    expect(names).toEqual(roles);
    expect(assignments.body.value[0].resourceId).toBe(graph.body.id);
    expect(stranger.status).toBe(404);
  });
});
