import { describe, expect, test } from 'vitest';
import { PROFILES, SERIALS } from '../../../sandbox/world.ts';
import { DEVICES, intuneText, openSandbox, type SandboxClient } from './support/sandbox-client.ts';

const V1_DEVICES = DEVICES.replace('/beta', '/v1.0');
const SYNC = '/beta/deviceManagement/windowsAutopilotSettings/sync';
const SETTINGS = '/beta/deviceManagement/windowsAutopilotSettings';
const DEPLOYMENT_PROFILES = '/beta/deviceManagement/windowsAutopilotDeploymentProfiles';

async function find(sandbox: SandboxClient, serial: string, path = DEVICES) {
  const reply = await sandbox.graph('GET', `${path}?$filter=contains(serialNumber,'${serial}')`);
  return reply.body.value[0];
}

/** Time until an import is done, and until its device appears by itself. */
const IMPORT_MS = 3000;
const SYNC_MS = 1000;

describe('a registered device', () => {
  test('appears some time after its import is complete', async () => {
    const sandbox = await openSandbox();
    await sandbox.importDevices(['PF1']);

    sandbox.clock.advance(IMPORT_MS + SYNC_MS - 1);
    const before = await find(sandbox, 'PF1');
    sandbox.clock.advance(1);
    const after = await find(sandbox, 'PF1');

    expect(before).toBeUndefined();
    expect(after).toMatchObject({ serialNumber: 'PF1', groupTag: 'KIOSK', enrollmentState: 'notContacted' });
  });

  test('has the id that its import record named', async () => {
    const sandbox = await openSandbox();
    const [{ id }] = (await sandbox.importDevices(['PF1'])).body.value;
    sandbox.clock.advance(IMPORT_MS + SYNC_MS);

    const record = await sandbox.graph('GET', `/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/${id}`);
    const device = await sandbox.graph('GET', `${DEVICES}/${record.body.state.deviceRegistrationId}`);

    expect(device.body).toMatchObject({ serialNumber: 'PF1' });
  });

  test('appears at the end of a requested sync where nothing else would show it', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/timing', { autoSyncMs: 3_600_000 });
    await sandbox.importDevices(['PF1']);
    sandbox.clock.advance(IMPORT_MS + 60_000);

    const before = await find(sandbox, 'PF1');
    await sandbox.graph('POST', SYNC);
    sandbox.clock.advance(SYNC_MS);
    const after = await find(sandbox, 'PF1');

    expect(before).toBeUndefined();
    expect(after).toMatchObject({ serialNumber: 'PF1' });
  });

  test('is not shown by a sync that ended before its import did', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/timing', { autoSyncMs: 3_600_000 });
    await sandbox.importDevices(['PF1']);
    await sandbox.graph('POST', SYNC);

    sandbox.clock.advance(IMPORT_MS + SYNC_MS + 60_000);

    expect(await find(sandbox, 'PF1')).toBeUndefined();
  });

  test('goes from notAssigned over pending to assignedInSync with the profile of its tag', async () => {
    const sandbox = await openSandbox();
    await sandbox.importDevices(['PF1'], { groupTag: 'KIOSK' });
    const status = async () => (await find(sandbox, 'PF1')).deploymentProfileAssignmentStatus;

    sandbox.clock.advance(IMPORT_MS + SYNC_MS);
    const first = await status();
    sandbox.clock.advance(1000);
    const second = await status();
    sandbox.clock.advance(2000);
    const third = await find(sandbox, 'PF1');

    const expanded = await sandbox.graph(
      'GET',
      `${DEVICES}/${third.id}?$expand=deploymentProfile,intendedDeploymentProfile`,
    );
    expect([first, second, third.deploymentProfileAssignmentStatus]).toEqual([
      'notAssigned',
      'pending',
      'assignedInSync',
    ]);
    expect(third.deploymentProfileAssignedDateTime).toBe('2026-03-02T09:00:07.000Z');
    expect(expanded.body.deploymentProfile.displayName).toBe(PROFILES.contosoKiosk.displayName);
    expect(expanded.body.intendedDeploymentProfile.displayName).toBe(PROFILES.contosoKiosk.displayName);
  });

  test('with another tag or none gets the default profile', async () => {
    const sandbox = await openSandbox();
    await sandbox.importDevices(['PF1'], { groupTag: '' });
    sandbox.clock.advance(10_000);

    const { id } = await find(sandbox, 'PF1');
    const profile = await sandbox.graph('GET', `${DEVICES}/${id}/deploymentProfile`);

    expect(profile.body.displayName).toBe(PROFILES.contosoStandard.displayName);
  });

  test('stays notAssigned where the tenant has no profile for it', async () => {
    const tenantId = 'c0000000-0000-4000-8000-0000000000aa';
    const tenants = [
      { tenantId, name: 'Bare', domain: 'bare.example', consent: { intune: true }, devices: [{ serial: 'PF1' }] },
    ];
    const sandbox = await openSandbox({ scenario: { tenants, timing: { latencyMs: 0 } } });
    sandbox.clock.advance(60_000);

    const reply = await sandbox.graph('GET', DEVICES, undefined, { tenant: tenantId });

    expect(reply.body.value).toMatchObject([{ deploymentProfileAssignmentStatus: 'notAssigned' }]);
  });

  test('shows assignment and unblock status in beta only', async () => {
    const sandbox = await openSandbox();

    const beta = await find(sandbox, SERIALS.contosoBlocked);
    const v1 = await find(sandbox, SERIALS.contosoBlocked, V1_DEVICES);

    expect(beta).toMatchObject({ enrollmentState: 'blocked', userlessEnrollmentStatus: 'blocked' });
    expect(v1).not.toHaveProperty('userlessEnrollmentStatus');
    expect(v1).not.toHaveProperty('deploymentProfileAssignmentStatus');
    expect(v1.enrollmentState).not.toBe('blocked');
  });
});

describe('what the list of devices refuses', () => {
  test.each([
    ["serialNumber eq 'PF1'", 400],
    ["contains(serialNumber,'PF-1')", 400],
    ["contains(displayName,'PF1')", 400],
    ["startswith(serialNumber,'PF1')", 400],
  ])('the filter %s', async (filter, status) => {
    const sandbox = await openSandbox();

    const reply = await sandbox.graph('GET', `${DEVICES}?$filter=${encodeURIComponent(filter)}`);

    expect(reply.status).toBe(status);
    expect(intuneText(reply)).toBe('An error has occurred');
  });

  test('$select fails inside the service', async () => {
    const sandbox = await openSandbox();

    const reply = await sandbox.graph('GET', `${DEVICES}?$select=serialNumber`);

    expect(reply.status).toBe(500);
    expect(reply.body.error.code).toBe('InternalServerError');
  });

  test('$orderby, and $expand in v1.0', async () => {
    const sandbox = await openSandbox();
    const { id } = await find(sandbox, SERIALS.contosoRegistered);

    const orderby = await sandbox.graph('GET', `${DEVICES}?$orderby=serialNumber`);
    const expand = await sandbox.graph('GET', `${V1_DEVICES}/${id}?$expand=deploymentProfile`);

    expect([orderby.status, expand.status]).toEqual([400, 400]);
  });

  test('contains finds parts of serial numbers: the caller has to compare', async () => {
    const sandbox = await openSandbox();

    const reply = await sandbox.graph('GET', `${DEVICES}?$filter=contains(serialNumber,'CON')`);

    expect(reply.body.value).toHaveLength(2);
  });

  test('comes in pages of 1,000', async () => {
    const tenantId = 'c0000000-0000-4000-8000-0000000000aa';
    const devices = Array.from({ length: 1001 }, (_unused, index) => ({ serial: `PF${index}` }));
    const tenants = [{ tenantId, name: 'Large', domain: 'large.example', consent: { intune: true }, devices }];
    const sandbox = await openSandbox({ scenario: { tenants, timing: { latencyMs: 0 } } });

    const first = await sandbox.graph('GET', DEVICES, undefined, { tenant: tenantId });
    const next = new URL(first.body['@odata.nextLink']);
    const second = await sandbox.graph('GET', next.pathname + next.search, undefined, { tenant: tenantId });

    expect(first.body.value).toHaveLength(1000);
    expect(second.body.value).toMatchObject([{ serialNumber: 'PF1000' }]);
  });
});

describe('changing a device', () => {
  test('a new tag brings its profile in time, and the old one is in force until then', async () => {
    const sandbox = await openSandbox();
    const { id } = await find(sandbox, SERIALS.contosoRegistered);
    const read = async () => (await sandbox.graph('GET', `${DEVICES}/${id}?$expand=deploymentProfile`)).body;

    const updated = await sandbox.graph('POST', `${V1_DEVICES}/${id}/updateDeviceProperties`, { groupTag: 'KIOSK' });
    const during = await read();
    sandbox.clock.advance(3000);
    const after = await read();

    expect(updated.status).toBe(204);
    expect(during).toMatchObject({ groupTag: 'KIOSK', deploymentProfileAssignmentStatus: 'pending' });
    expect(during.deploymentProfile.displayName).toBe(PROFILES.contosoStandard.displayName);
    expect(after.deploymentProfileAssignmentStatus).toBe('assignedInSync');
    expect(after.deploymentProfile.displayName).toBe(PROFILES.contosoKiosk.displayName);
  });

  test('a new tag with the same profile leaves the assignment as it is', async () => {
    const sandbox = await openSandbox();
    const { id } = await find(sandbox, SERIALS.contosoRegistered);

    await sandbox.graph('POST', `${DEVICES}/${id}/updateDeviceProperties`, { groupTag: 'ANYTHING' });

    expect((await find(sandbox, SERIALS.contosoRegistered)).deploymentProfileAssignmentStatus).toBe('assignedInSync');
  });

  test('only named properties change, and beta’s own are refused by v1.0', async () => {
    const sandbox = await openSandbox();
    const { id } = await find(sandbox, SERIALS.contosoRegistered);

    await sandbox.graph('POST', `${DEVICES}/${id}/updateDeviceProperties`, { displayName: 'Desk 1' });
    const wrong = await sandbox.graph('POST', `${V1_DEVICES}/${id}/updateDeviceProperties`, {
      deviceFriendlyName: 'x',
    });

    expect(await find(sandbox, SERIALS.contosoRegistered)).toMatchObject({
      displayName: 'Desk 1',
      groupTag: 'STANDARD',
    });
    expect(wrong.status).toBe(400);
  });

  test('a user of the tenant’s domain is assigned and unassigned, one of another domain refused', async () => {
    const sandbox = await openSandbox();
    const { id } = await find(sandbox, SERIALS.contosoRegistered);
    const assign = (userPrincipalName: string) =>
      sandbox.graph('POST', `${V1_DEVICES}/${id}/assignUserToDevice`, {
        userPrincipalName,
        addressableUserName: 'Kim',
      });
    const user = async () => (await find(sandbox, SERIALS.contosoRegistered)).userPrincipalName;

    const refused = await assign('kim@elsewhere.example');
    const assigned = await assign('kim@contoso.com');
    const during = await user();
    const unassigned = await sandbox.graph('POST', `${V1_DEVICES}/${id}/unassignUserFromDevice`);

    expect([refused.status, assigned.status, unassigned.status]).toEqual([400, 204, 204]);
    expect(during).toBe('kim@contoso.com');
    expect(await user()).toBe('');
  });

  test('unblocking lets the next enrollment pass, in beta only', async () => {
    const sandbox = await openSandbox();
    const { id } = await find(sandbox, SERIALS.contosoBlocked);

    const v1 = await sandbox.graph('POST', `${V1_DEVICES}/${id}/allowNextEnrollment`);
    const beta = await sandbox.graph('POST', `${DEVICES}/${id}/allowNextEnrollment`);

    expect([v1.status, beta.status]).toEqual([400, 204]);
    expect(await find(sandbox, SERIALS.contosoBlocked)).toMatchObject({
      userlessEnrollmentStatus: 'allowed',
      enrollmentState: 'notContacted',
    });
  });

  test('a deleted device is gone and can be imported again', async () => {
    const sandbox = await openSandbox();
    const { id } = await find(sandbox, SERIALS.contosoRegistered);

    const deleted = await sandbox.graph('DELETE', `${V1_DEVICES}/${id}`);
    const again = await sandbox.graph('DELETE', `${V1_DEVICES}/${id}`);
    await sandbox.importDevices([SERIALS.contosoRegistered]);
    sandbox.clock.advance(IMPORT_MS + SYNC_MS);

    expect([deleted.status, again.status]).toEqual([204, 404]);
    expect((await find(sandbox, SERIALS.contosoRegistered)).id).not.toBe(id);
  });

  test('a device that is enrolled cannot be deleted', async () => {
    const tenantId = 'c0000000-0000-4000-8000-0000000000aa';
    const devices = [{ serial: 'PF1', id: 'fac6f0b1-0000-4000-8000-00000000000a', enrollmentState: 'enrolled' }];
    const tenants = [{ tenantId, name: 'Large', domain: 'large.example', consent: { intune: true }, devices }];
    const sandbox = await openSandbox({ scenario: { tenants, timing: { latencyMs: 0 } } });

    const reply = await sandbox.graph('DELETE', `${DEVICES}/${devices[0]?.id}`, undefined, { tenant: tenantId });

    expect(reply.status).toBe(400);
  });
});

describe('the sync', () => {
  test('runs, refuses a second one meanwhile with 409 and for ten minutes with 429', async () => {
    const sandbox = await openSandbox();
    const sync = async () => sandbox.graph('POST', SYNC);

    const first = await sync();
    const during = await sync();
    sandbox.clock.advance(SYNC_MS);
    const tooSoon = await sync();
    sandbox.clock.advance(600_000 - SYNC_MS);
    const later = await sync();

    expect([first.status, during.status, tooSoon.status, later.status]).toEqual([204, 409, 429, 204]);
    expect(tooSoon.headers.get('retry-after')).toBe('599');
  });

  test('tells when it was asked for, that it runs, and when it ended', async () => {
    const sandbox = await openSandbox();
    const read = async () => (await sandbox.graph('GET', SETTINGS)).body;

    const before = await read();
    await sandbox.graph('POST', SYNC);
    const during = await read();
    sandbox.clock.advance(5000);
    const after = await read();

    expect(before).toMatchObject({ syncStatus: 'unknown', lastManualSyncTriggerDateTime: '0001-01-01T00:00:00Z' });
    expect(during).toMatchObject({
      syncStatus: 'inProgress',
      lastManualSyncTriggerDateTime: '2026-03-02T09:00:00.000Z',
    });
    expect(after).toMatchObject({ syncStatus: 'completed', lastSyncDateTime: '2026-03-02T09:00:01.000Z' });
  });
});

describe('deployment profiles', () => {
  test('are listed with what they are assigned to', async () => {
    const sandbox = await openSandbox();

    const list = await sandbox.graph('GET', DEPLOYMENT_PROFILES);
    const targets = await Promise.all(
      list.body.value.map(async ({ id }: { id: string }) => {
        const reply = await sandbox.graph('GET', `${DEPLOYMENT_PROFILES}/${id}/assignments`);
        return reply.body.value[0].target['@odata.type'];
      }),
    );

    expect(list.body.value).toMatchObject([PROFILES.contosoKiosk, PROFILES.contosoStandard]);
    expect(targets).toEqual(['#microsoft.graph.groupAssignmentTarget', '#microsoft.graph.allDevicesAssignmentTarget']);
  });

  test('know their devices; an unknown profile is 404', async () => {
    const sandbox = await openSandbox();

    const devices = await sandbox.graph('GET', `${DEPLOYMENT_PROFILES}/${PROFILES.contosoKiosk.id}/assignedDevices`);
    const one = await sandbox.graph('GET', `${DEPLOYMENT_PROFILES}/${PROFILES.contosoKiosk.id}`);
    const unknown = await sandbox.graph('GET', `${DEPLOYMENT_PROFILES}/${PROFILES.pharmaStandard.id}`);

    expect(devices.body.value).toMatchObject([{ serialNumber: SERIALS.contosoBlocked }]);
    expect(one.body).toMatchObject(PROFILES.contosoKiosk);
    expect(unknown.status).toBe(404);
  });
});

describe('managed devices', () => {
  test('are found by serial number with the properties that were asked for', async () => {
    const tenantId = 'c0000000-0000-4000-8000-0000000000aa';
    const managedDevices = [
      { id: 'aaaaaaaa-0000-4000-8000-00000000000a', serialNumber: 'PF1', deviceName: 'DESK-1' },
      { id: 'aaaaaaaa-0000-4000-8000-00000000000b', serialNumber: 'PF2', deviceName: 'DESK-2' },
    ];
    const tenants = [{ tenantId, name: 'Large', domain: 'large.example', consent: { intune: true }, managedDevices }];
    const sandbox = await openSandbox({ scenario: { tenants, timing: { latencyMs: 0 } } });
    const path = '/v1.0/deviceManagement/managedDevices';
    const tenant = { tenant: tenantId };

    const found = await sandbox.graph(
      'GET',
      `${path}?$filter=serialNumber eq 'PF2'&$select=id,deviceName`,
      undefined,
      tenant,
    );
    const one = await sandbox.graph('GET', `${path}/${managedDevices[0]?.id}`, undefined, tenant);
    const none = await sandbox.graph('GET', `${path}/unknown`, undefined, tenant);

    expect(found.body.value).toEqual([
      { '@odata.type': '#microsoft.graph.managedDevice', id: managedDevices[1]?.id, deviceName: 'DESK-2' },
    ]);
    expect(one.body).toMatchObject({ serialNumber: 'PF1' });
    expect(none.status).toBe(404);
  });
});
