import { type SerialNumber, serialKey } from '../../domain/device.ts';
import type { Fault } from '../../domain/fault.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { RegisteredDevice } from '../../ports/device-channel.ts';
import type { PartnerClient } from './partner-client.ts';
import { readBatchDevices, readBatches } from './read-batches.ts';
import type { BatchDevice } from './wire.ts';

/** There is no search by serial number: whole batches are read, 100 devices a call, and no more than this many. */
const MOST_DEVICES = 5_000;

/** Devices that partners registered for the customer, by serial number. Others are not to be seen here. */
export async function findPartnerDevices(
  client: PartnerClient,
  tenantId: string,
  serials: readonly SerialNumber[],
): Promise<Result<readonly RegisteredDevice[]>> {
  const wanted = new Set(serials.map(serialKey).filter((key) => key !== ''));
  if (wanted.size === 0) return ok([]);
  const batches = await readBatches(client, tenantId);
  if (!batches.ok) return batches;
  const count = batches.value.reduce((sum, { devices }) => sum + (devices ?? 0), 0);
  if (count > MOST_DEVICES) return failed(tooMany(tenantId, count));
  const found: RegisteredDevice[] = [];
  for (const { id } of batches.value) {
    const devices = await readBatchDevices(client, tenantId, id);
    if (!devices.ok) return devices;
    for (const device of devices.value) {
      if (wanted.has(serialKey(device.serialNumber ?? ''))) found.push(registered(device, id));
    }
  }
  return ok(found);
}

/** Partner Center does not see what Intune makes of a device. */
function registered(
  { id, serialNumber, oemManufacturerName, modelName }: BatchDevice,
  batchId: string,
): RegisteredDevice {
  return {
    deviceId: id ?? '',
    serial: serialNumber ?? '',
    groupTag: batchId,
    manufacturer: oemManufacturerName,
    model: modelName,
    enrollmentState: 'unknown',
    assignment: 'unknown',
    assignmentWord: 'unknown',
    assignmentDetail: null,
    assignedAt: null,
    profile: null,
    blocked: false,
    remediation: null,
    assignedUser: null,
    lastContactedAt: null,
  };
}

function tooMany(tenantId: string, count: number): Fault {
  return {
    code: 'channel.too-much-to-read',
    message: `The customer has ${count} devices in Partner Center, which has no search by serial number; they were not all read.`,
    retry: 'never',
    subject: tenantId,
  };
}
