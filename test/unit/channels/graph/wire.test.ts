import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  batchSchema,
  deviceSchema,
  errorSchema,
  importRecordSchema,
  organizationSchema,
  pageOf,
  profileSchema,
} from '../../../../src/channels/graph/wire.ts';
import { graphExample } from '../../../support/graph-example.ts';

const EXAMPLES: readonly (readonly [string, z.ZodType])[] = [
  ['importedWindowsAutopilotDeviceIdentities.create', importRecordSchema],
  ['importedWindowsAutopilotDeviceIdentities.import', pageOf(importRecordSchema)],
  ['importedWindowsAutopilotDeviceIdentities.list', pageOf(importRecordSchema)],
  ['importedWindowsAutopilotDeviceIdentities.list.states', pageOf(importRecordSchema)],
  ['windowsAutopilotDeviceIdentities.get', deviceSchema],
  ['windowsAutopilotDeviceIdentities.get.beta', deviceSchema],
  ['windowsAutopilotDeviceIdentities.list', pageOf(deviceSchema)],
  ['windowsAutopilotDeviceIdentities.list.filterSerial', pageOf(deviceSchema)],
  ['windowsAutopilotDeploymentProfiles.list', pageOf(profileSchema)],
  ['windowsAutopilotDeploymentProfiles.assignedDevices.list', pageOf(deviceSchema)],
  ['organization.list', pageOf(organizationSchema)],
  ['batch', batchSchema],
  ['errors.graphForbidden', errorSchema],
];

describe('what Microsoft documents', () => {
  test.each(EXAMPLES)('%s can be read', (name, schema) => {
    expect(schema.safeParse(graphExample(name).response.body).error).toBeUndefined();
  });

  test.each([
    'importedWindowsAutopilotDeviceIdentities.create',
    'windowsAutopilotDeviceIdentities.list.filterSerial',
    'windowsAutopilotDeviceIdentities.updateDeviceProperties',
    'errors.graphForbidden',
  ])('every documented error of %s can be read', (name) => {
    const answers = Object.values(graphExample(name).alternateResponses ?? {});

    expect(answers.length).toBeGreaterThan(0);
    for (const { body } of answers) expect(errorSchema.safeParse(body).error).toBeUndefined();
  });
});

describe('what Microsoft may add', () => {
  test('unknown fields and unknown words are passed over', () => {
    const record = {
      id: '1',
      serialNumber: 'PF3XK2A9',
      newField: { a: 1 },
      state: { deviceImportStatus: 'queuedForMars' },
    };

    expect(importRecordSchema.parse(record)).toEqual({
      id: '1',
      serialNumber: 'PF3XK2A9',
      importId: null,
      state: { deviceImportStatus: 'queuedForMars', deviceRegistrationId: null, deviceErrorName: null },
    });
  });

  test('blank and absent texts are the same', () => {
    expect(deviceSchema.parse({ id: '1', groupTag: '' }).groupTag).toBeNull();
    expect(deviceSchema.parse({ id: '1' }).groupTag).toBeNull();
  });

  test('an entry without its id is not accepted', () => {
    expect(pageOf(importRecordSchema).safeParse({ value: [{ serialNumber: 'PF3XK2A9' }] }).success).toBe(false);
  });
});
