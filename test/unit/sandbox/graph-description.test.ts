import { describe, expect, test } from 'vitest';
import { HOME_TENANT_ID, PEOPLE, PROFILES, TENANTS } from '../../../sandbox/world.ts';
import { misfits } from './support/graph-description.ts';
import {
  DEVICES,
  IMPORTS,
  importEntry,
  openSandbox,
  type Reply,
  type SandboxClient,
} from './support/sandbox-client.ts';

const IMPORTS_TEMPLATE = '/deviceManagement/importedWindowsAutopilotDeviceIdentities';
const IMPORT_TEMPLATE = `${IMPORTS_TEMPLATE}/{importedWindowsAutopilotDeviceIdentity-id}`;
const DEVICES_TEMPLATE = '/deviceManagement/windowsAutopilotDeviceIdentities';
const DEVICE_TEMPLATE = `${DEVICES_TEMPLATE}/{windowsAutopilotDeviceIdentity-id}`;
const PROFILES_TEMPLATE = '/deviceManagement/windowsAutopilotDeploymentProfiles';
const PROFILE_TEMPLATE = `${PROFILES_TEMPLATE}/{windowsAutopilotDeploymentProfile-id}`;
const DEVICE = `${DEVICES}/fac6f0b1-0000-4000-8000-000000000001`;
const PROFILE = `/beta${PROFILES_TEMPLATE}/${PROFILES.contosoKiosk.id}`;
const LOOKUP = '/tenantRelationships/findTenantInformationBy';
const home = { tenant: HOME_TENANT_ID };

type Send = (sandbox: SandboxClient) => Promise<Reply>;

/** Every operation that Preflight uses: template in Microsoft's description, expected status, a call. */
const OPERATIONS: readonly (readonly [method: string, template: string, status: number, send: Send])[] = [
  ['POST', `${IMPORTS_TEMPLATE}/import`, 200, (sandbox) => sandbox.importDevices(['PF1', 'PF2'])],
  ['POST', `${IMPORTS_TEMPLATE}/import`, 400, (sandbox) => sandbox.importDevices(['PF1'], { hardwareIdentifier: 'x' })],
  ['POST', IMPORTS_TEMPLATE, 201, (sandbox) => sandbox.graph('POST', IMPORTS, importEntry('PF1'))],
  ['GET', IMPORTS_TEMPLATE, 200, (sandbox) => sandbox.graph('GET', IMPORTS)],
  ['GET', IMPORT_TEMPLATE, 200, async (sandbox) => sandbox.graph('GET', `${IMPORTS}/${await importId(sandbox)}`)],
  ['GET', IMPORT_TEMPLATE, 404, (sandbox) => sandbox.graph('GET', `${IMPORTS}/nothing`)],
  ['DELETE', IMPORT_TEMPLATE, 204, async (sandbox) => sandbox.graph('DELETE', `${IMPORTS}/${await importId(sandbox)}`)],
  ['GET', DEVICES_TEMPLATE, 200, (sandbox) => sandbox.graph('GET', DEVICES)],
  ['GET', DEVICES_TEMPLATE, 200, (sandbox) => sandbox.graph('GET', `/v1.0${DEVICES_TEMPLATE}`)],
  ['GET', DEVICES_TEMPLATE, 500, (sandbox) => sandbox.graph('GET', `${DEVICES}?$select=id`)],
  ['GET', DEVICE_TEMPLATE, 200, (sandbox) => sandbox.graph('GET', `${DEVICE}?$expand=deploymentProfile`)],
  ['DELETE', DEVICE_TEMPLATE, 204, (sandbox) => sandbox.graph('DELETE', DEVICE)],
  [
    'POST',
    `${DEVICE_TEMPLATE}/updateDeviceProperties`,
    204,
    (sandbox) => act(sandbox, 'updateDeviceProperties', { groupTag: 'A' }),
  ],
  [
    'POST',
    `${DEVICE_TEMPLATE}/assignUserToDevice`,
    204,
    (sandbox) => act(sandbox, 'assignUserToDevice', { userPrincipalName: 'k@contoso.com' }),
  ],
  ['POST', `${DEVICE_TEMPLATE}/unassignUserFromDevice`, 204, (sandbox) => act(sandbox, 'unassignUserFromDevice')],
  ['POST', `${DEVICE_TEMPLATE}/allowNextEnrollment`, 204, (sandbox) => act(sandbox, 'allowNextEnrollment')],
  [
    'GET',
    `${DEVICE_TEMPLATE}/deploymentProfile`,
    200,
    (sandbox) => sandbox.graph('GET', `${DEVICE}/deploymentProfile`),
  ],
  [
    'GET',
    '/deviceManagement/windowsAutopilotSettings',
    200,
    (sandbox) => sandbox.graph('GET', '/beta/deviceManagement/windowsAutopilotSettings'),
  ],
  ['POST', '/deviceManagement/windowsAutopilotSettings/sync', 204, sync],
  [
    'POST',
    '/deviceManagement/windowsAutopilotSettings/sync',
    409,
    async (sandbox) => [await sync(sandbox), await sync(sandbox)][1] as Reply,
  ],
  ['GET', PROFILES_TEMPLATE, 200, (sandbox) => sandbox.graph('GET', `/beta${PROFILES_TEMPLATE}`)],
  ['GET', PROFILE_TEMPLATE, 200, (sandbox) => sandbox.graph('GET', PROFILE)],
  ['GET', `${PROFILE_TEMPLATE}/assignments`, 200, (sandbox) => sandbox.graph('GET', `${PROFILE}/assignments`)],
  ['GET', `${PROFILE_TEMPLATE}/assignedDevices`, 200, (sandbox) => sandbox.graph('GET', `${PROFILE}/assignedDevices`)],
  [
    'GET',
    '/deviceManagement/managedDevices',
    200,
    (sandbox) => sandbox.graph('GET', '/v1.0/deviceManagement/managedDevices'),
  ],
  ['GET', '/organization', 200, (sandbox) => sandbox.graph('GET', '/v1.0/organization')],
  ['GET', '/organization', 429, throttled],
  [
    'GET',
    `${LOOKUP}TenantId(tenantId='{tenantId}')`,
    200,
    (sandbox) => sandbox.graph('GET', `/v1.0${LOOKUP}TenantId(tenantId='${TENANTS.contoso}')`, undefined, home),
  ],
  [
    'GET',
    `${LOOKUP}DomainName(domainName='{domainName}')`,
    200,
    (sandbox) => sandbox.graph('GET', `/v1.0${LOOKUP}DomainName(domainName='contoso.com')`, undefined, home),
  ],
  [
    'POST',
    '/users/{user-id}/checkMemberGroups',
    200,
    (sandbox) => sandbox.graph('POST', `/v1.0/users/${PEOPLE.ada.id}/checkMemberGroups`, { groupIds: [] }, home),
  ],
  [
    'POST',
    '/$batch',
    200,
    (sandbox) =>
      sandbox.graph('POST', '/v1.0/$batch', { requests: [{ id: '1', method: 'GET', url: '/organization' }] }),
  ],
];

function act(sandbox: SandboxClient, action: string, body?: unknown) {
  return sandbox.graph('POST', `${DEVICE}/${action}`, body);
}

function sync(sandbox: SandboxClient) {
  return sandbox.graph('POST', '/beta/deviceManagement/windowsAutopilotSettings/sync');
}

async function throttled(sandbox: SandboxClient) {
  await sandbox.control('POST', '/limits', { any: 0 });
  return sandbox.graph('GET', '/v1.0/organization');
}

async function importId(sandbox: SandboxClient): Promise<string> {
  return (await sandbox.importDevices(['PF1'])).body.value[0].id;
}

describe('answers fit Microsoft’s own description', () => {
  test.each(OPERATIONS)('%s %s with %i', async (method, template, status, send) => {
    const sandbox = await openSandbox();

    const reply = await send(sandbox);

    expect(reply.status).toBe(status);
    expect(misfits(method, template, reply.status, reply.body)).toEqual([]);
  });

  test('and an answer that does not would be noticed', () => {
    const body = { value: [{ state: { deviceImportStatus: 'done', deviceErrorCode: '808' } }] };

    expect(misfits('GET', IMPORTS_TEMPLATE, 200, body)).toEqual(
      expect.arrayContaining([
        '/value/0/state/deviceErrorCode must be integer',
        '/value/0/state/deviceImportStatus must be equal to one of the allowed values',
      ]),
    );
  });
});
