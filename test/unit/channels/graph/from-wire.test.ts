import { describe, expect, test } from 'vitest';
import { importOutcome, registeredDevice } from '../../../../src/channels/graph/from-wire.ts';
import { deviceSchema, importRecordSchema, pageOf } from '../../../../src/channels/graph/wire.ts';
import { graphExample } from '../../../support/graph-example.ts';

describe('the state of an import', () => {
  test('of each documented record is told with the code and name of the service', () => {
    const { value } = pageOf(importRecordSchema).parse(
      graphExample('importedWindowsAutopilotDeviceIdentities.list.states').response.body,
    );

    expect(value.map((record) => importOutcome(record, 'PF3XK2A9'))).toEqual(
      [
        { remoteId: '985b4f49-4f49-985b-494f-5b98494f5b00', state: 'pending', deviceId: null, code: null, name: null },
        {
          remoteId: '985b4f49-4f49-985b-494f-5b98494f5b01',
          state: 'complete',
          deviceId: 'fac6f0b1-f0b1-fac6-b1f0-c6fab1f0c6fa',
          code: null,
          name: null,
        },
        {
          remoteId: '985b4f49-4f49-985b-494f-5b98494f5b02',
          state: 'error',
          deviceId: null,
          code: 806,
          name: 'ZtdDeviceAlreadyAssigned',
        },
        {
          remoteId: '985b4f49-4f49-985b-494f-5b98494f5b03',
          state: 'error',
          deviceId: null,
          code: 808,
          name: 'ZtdDeviceAssignedToOtherTenant',
        },
        {
          remoteId: '985b4f49-4f49-985b-494f-5b98494f5b04',
          state: 'error',
          deviceId: null,
          code: 802,
          name: 'InvalidZtdHardwareHash',
        },
      ].map((outcome) => ({ serial: 'PF3XK2A9', ...outcome })),
    );
  });

  test.each(['unknown', 'pending', 'partial', 'somethingNew'])('%s is still on the way', (deviceImportStatus) => {
    const record = importRecordSchema.parse({
      id: '1',
      state: { deviceImportStatus, deviceErrorCode: 15, deviceRegistrationId: 'x' },
    });

    expect(importOutcome(record, 'PF3XK2A9')).toMatchObject({ state: 'pending', deviceId: null, code: null });
  });
});

describe('a registered device', () => {
  test('as documented is told whole', () => {
    const device = deviceSchema.parse(graphExample('windowsAutopilotDeviceIdentities.get.beta').response.body);

    expect(registeredDevice(device)).toEqual({
      deviceId: 'fac6f0b1-f0b1-fac6-b1f0-c6fab1f0c6fa',
      serial: 'Serial Number value',
      groupTag: 'Group Tag value',
      manufacturer: 'Manufacturer value',
      model: 'Model value',
      enrollmentState: 'enrolled',
      assignment: 'assigned',
      assignmentWord: 'assignedInSync',
      assignmentDetail: 'hardwareRequirementsNotMet',
      assignedAt: '2016-12-31T23:58:26.2447023-08:00',
      profile: null,
      blocked: false,
      remediation: null,
      assignedUser: 'User Principal Name value',
      lastContactedAt: '2016-12-31T23:58:44.2908994-08:00',
    });
  });

  test.each([
    ['assignedInSync', 'assigned'],
    ['assignedOutOfSync', 'assigned'],
    ['assignedUnkownSyncState', 'assigned'],
    ['notAssigned', 'not-assigned'],
    ['pending', 'pending'],
    ['failed', 'failed'],
    ['unknown', 'unknown'],
    ['assigned', 'unknown'],
    ['somethingNew', 'unknown'],
  ])('whose assignment is %s is %s', (word, assignment) => {
    const device = deviceSchema.parse({ id: '1', deploymentProfileAssignmentStatus: word });

    expect(registeredDevice(device)).toMatchObject({ assignment, assignmentWord: word });
  });

  test('of v1.0, without any field of its assignment, is known and not assigned to anything we know', () => {
    const device = deviceSchema.parse(graphExample('windowsAutopilotDeviceIdentities.get').response.body);

    expect(registeredDevice(device)).toMatchObject({
      assignment: 'unknown',
      blocked: false,
      remediation: null,
      profile: null,
    });
  });

  test('has the profile in force, else the one that is meant', () => {
    const named = (displayName: string) => ({ displayName });
    const both = { id: '1', deploymentProfile: named('Kiosk'), intendedDeploymentProfile: named('Standard') };

    expect(registeredDevice(deviceSchema.parse(both)).profile).toBe('Kiosk');
    expect(registeredDevice(deviceSchema.parse({ ...both, deploymentProfile: null })).profile).toBe('Standard');
  });

  test('is blocked where the next enrolment is', () => {
    expect(registeredDevice(deviceSchema.parse({ id: '1', userlessEnrollmentStatus: 'blocked' })).blocked).toBe(true);
  });

  test("was never contacted where the service writes the calendar's first day", () => {
    const never = '0001-01-01T00:00:00Z';
    const device = deviceSchema.parse({
      id: '1',
      lastContactedDateTime: never,
      deploymentProfileAssignedDateTime: never,
    });

    expect(registeredDevice(device)).toMatchObject({ lastContactedAt: null, assignedAt: null });
  });
});
