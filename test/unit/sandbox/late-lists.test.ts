import { describe, expect, test } from 'vitest';
import { SERIALS } from '../../../sandbox/world.ts';
import { DEVICES, IMPORTS, openSandbox } from './support/sandbox-client.ts';

describe('lists that lag behind', () => {
  test('a device is there by its id before any list or filter shows it, and gets its profile later still', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/timing', { deviceListMs: 60_000, assignMs: 120_000 });
    await sandbox.importDevices(['PF1']);
    sandbox.clock.advance(4000);
    const { devices } = (await sandbox.control('GET', '/state')).body;
    const { id } = devices.find(({ serial }: { serial: string }) => serial === 'PF1');
    const look = async () => {
      const byId = await sandbox.graph('GET', `${DEVICES}/${id}`);
      const filtered = await sandbox.graph('GET', `${DEVICES}?$filter=contains(serialNumber,'PF1')`);
      return [byId.status, filtered.body.value.length, byId.body.deploymentProfileAssignmentStatus];
    };

    const early = await look();
    sandbox.clock.advance(60_000);
    const later = await look();
    sandbox.clock.advance(60_000);
    const last = await look();

    expect([early, later, last]).toEqual([
      [200, 0, 'notAssigned'],
      [200, 1, 'pending'],
      [200, 1, 'assignedInSync'],
    ]);
  });

  test('devices of the start are in the list all the time', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/timing', { deviceListMs: 3_600_000 });

    const { body } = await sandbox.graph('GET', DEVICES);

    expect(body.value.map(({ serialNumber }: { serialNumber: string }) => serialNumber)).toContain(
      SERIALS.contosoRegistered,
    );
  });

  test('an import record is there by its id before it can be found by its import id', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/timing', { importListMs: 5000, importMs: 60_000 });
    const imported = await sandbox.importDevices(['PF1'], { importId: 'i-1' });
    const found = () => sandbox.graph('GET', `${IMPORTS}?$filter=importId eq 'i-1'`);

    const byId = await sandbox.graph('GET', `${IMPORTS}/${imported.body.value[0].id}`);
    const early = await found();
    sandbox.clock.advance(5000);
    const late = await found();

    expect(byId.status).toBe(200);
    expect([early.body.value.length, late.body.value.length]).toEqual([0, 1]);
  });
});
