import type { Fault } from '../../domain/fault.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { ChannelDeclaration, DeviceChannel } from '../../ports/device-channel.ts';
import { pathSegment } from '../path-segment.ts';
import { findDevicesBySerial } from './find-devices.ts';
import { findImportRecords, type OwnImportIds } from './find-imports.ts';
import { createGraphClient, type GraphOptions } from './graph-client.ts';
import { OPERATIONS } from './operations.ts';
import { DEVICES_PATH, readDevicesById } from './read-devices.ts';
import { submitImports } from './submit-imports.ts';
import { createTenantMemory } from './tenant-memory.ts';

export interface GraphChannelOptions extends GraphOptions {
  /**
   * Which of these import ids were made by us, for any request, at any time. With it, an old record of another request
   * is never taken for an answer to this one. Absent: none is known to be ours.
   */
  readonly ownImportIds?: OwnImportIds;
}

/**
 * Intune takes hashes only from a customer's own tenant. Microsoft publishes no longest import; 500 rows is what the
 * Intune admin center takes, and a fifth of it keeps a refused or doubtful call small.
 * Source: Microsoft Learn, "Manually register devices with Windows Autopilot".
 */
const DECLARATION: ChannelDeclaration = {
  name: 'intune',
  identities: ['hash'],
  chunkSize: 100,
  groupTag: 'device',
  actions: ['register', 'find', 'follow', 'sync', 'unblock', 'retag', 'assign-user'],
};

/** The road into a customer's tenant through Microsoft Graph and Intune. Throws where the address is not https. */
export function createGraphChannel(options: GraphChannelOptions): DeviceChannel {
  const graph = createGraphClient(options);
  const traitsOf = createTenantMemory();
  const ownImportIds: OwnImportIds = options.ownImportIds ?? (() => Promise.resolve(new Set()));

  const act = async (
    tenantId: string,
    operation: (typeof OPERATIONS)['unblockDevice' | 'writeGroupTag'],
    deviceId: string,
    action: string,
    body?: unknown,
  ): Promise<Result<null>> => {
    const segment = pathSegment(deviceId);
    if (segment === null) return failed(noSuchDevice(tenantId));
    return graph.run(tenantId, operation, { path: `${DEVICES_PATH}/${segment}/${action}`, body });
  };

  return {
    declaration: DECLARATION,
    submit: (tenantId, chunk) => submitImports(graph, traitsOf(tenantId), tenantId, chunk),
    findImports: (tenantId, { importId, devices }) =>
      findImportRecords(graph, traitsOf(tenantId), ownImportIds, tenantId, {
        importId,
        serials: devices.map(({ serial }) => serial),
      }),
    readDevices: (tenantId, deviceIds) => readDevicesById(graph, options.clock, tenantId, deviceIds),
    findDevices: (tenantId, serials) => findDevicesBySerial(graph, traitsOf(tenantId), tenantId, serials),

    /** Source: Microsoft Graph beta reference, windowsAutopilotSettings: 409 while a sync runs, 429 within ten minutes. */
    async requestSync(tenantId) {
      const asked = await graph.run(tenantId, OPERATIONS.requestSync, {
        path: '/deviceManagement/windowsAutopilotSettings/sync',
      });
      if (asked.ok) return ok('requested');
      const status = asked.fault.remote?.status;
      return status === 409 || status === 429 ? ok('already-covered') : asked;
    },

    /** Source: Microsoft Graph beta reference, windowsAutopilotDeviceIdentity: allowNextEnrollment. */
    unblock: (tenantId, deviceId) => act(tenantId, OPERATIONS.unblockDevice, deviceId, 'allowNextEnrollment'),

    /** Source: Microsoft Graph v1.0 reference, windowsAutopilotDeviceIdentity: updateDeviceProperties. */
    setGroupTag: (tenantId, deviceId, groupTag) =>
      act(tenantId, OPERATIONS.writeGroupTag, deviceId, 'updateDeviceProperties', { groupTag }),
  };
}

function noSuchDevice(tenantId: string): Fault {
  return {
    code: 'channel.not-found',
    message: 'This is no id of a device, so nothing was asked of Microsoft. Look the device up by its serial number.',
    retry: 'after-change',
    subject: tenantId,
  };
}
