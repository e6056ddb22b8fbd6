import { describe, expect, test } from 'vitest';
import { graphExample } from '../../../support/graph-example.ts';
import { violationsOf } from '../../../support/openapi-check.ts';

const JSON_BODY = { 'content-type': 'application/json' };
const IMPORT = '/v1.0/deviceManagement/importedWindowsAutopilotDeviceIdentities/import';
const DEVICE = '/deviceManagement/windowsAutopilotDeviceIdentities/fac6f0b1-f0b1-fac6-b1f0-c6fab1f0c6fa';

describe('the check against the API description', () => {
  test.each([
    'importedWindowsAutopilotDeviceIdentities.create',
    'importedWindowsAutopilotDeviceIdentities.import',
    'importedWindowsAutopilotDeviceIdentities.list',
    'windowsAutopilotDeviceIdentities.get.beta',
    'windowsAutopilotDeviceIdentities.list.filterSerial',
    'windowsAutopilotDeviceIdentities.allowNextEnrollment',
    'windowsAutopilotDeviceIdentities.updateDeviceProperties',
    'windowsAutopilotDeploymentProfiles.assignedDevices.list',
    'windowsAutopilotSettings.sync',
    'organization.list',
    'batch',
  ])('accepts the documented %s', (name) => {
    const { method, url, body } = graphExample(name).request;
    const { pathname, search } = new URL(url);

    expect(
      violationsOf({ method, path: decodeURIComponent(pathname), query: search, headers: JSON_BODY, body }),
    ).toEqual([]);
  });

  test.each([
    ['a path that does not exist', { method: 'GET', path: '/v1.0/deviceManagement/windowsAutopilotDevices' }],
    ['a method that does not exist', { method: 'PATCH', path: `/v1.0${DEVICE}` }],
    ['a version that does not have it', { method: 'POST', path: `/v1.0${DEVICE}/allowNextEnrollment` }],
    ['no version', { method: 'GET', path: '/organization' }],
    ['a query option that does not exist', { method: 'GET', path: `/v1.0${DEVICE}`, query: '?$filtre=x' }],
    [
      'a body of the wrong type',
      { method: 'POST', path: IMPORT, body: { importedWindowsAutopilotDeviceIdentities: [{ serialNumber: 5 }] } },
    ],
    [
      'a property that does not exist',
      { method: 'POST', path: IMPORT, body: { importedWindowsAutopilotDeviceIdentities: [{ hardwareHash: 'T0E=' }] } },
    ],
    [
      'a property that only beta has',
      { method: 'POST', path: `/v1.0${DEVICE}/updateDeviceProperties`, body: { deviceFriendlyName: 'x' } },
    ],
    ['a missing body', { method: 'POST', path: IMPORT }],
    [
      'a batch of 21',
      {
        method: 'POST',
        path: '/beta/$batch',
        body: { requests: Array.from({ length: 21 }, (_, id) => ({ id: `${id}`, method: 'GET', url: DEVICE })) },
      },
    ],
    [
      'a wrong entry of a batch',
      {
        method: 'POST',
        path: '/v1.0/$batch',
        body: { requests: [{ id: '1', method: 'POST', url: `${DEVICE}/allowNextEnrollment` }] },
      },
    ],
  ])('complains about %s', (_, call) => {
    expect(violationsOf({ headers: JSON_BODY, ...call })).not.toEqual([]);
  });
});
