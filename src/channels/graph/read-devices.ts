import type { Fault } from '../../domain/fault.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RegisteredDevice } from '../../ports/device-channel.ts';
import { pathSegment } from '../path-segment.ts';
import { registeredDevice } from './from-wire.ts';
import type { GraphClient } from './graph-client.ts';
import { queryOf } from './odata.ts';
import { OPERATIONS } from './operations.ts';
import { profileNames } from './profile-names.ts';
import { readPages } from './read-pages.ts';
import { faultOfAnswer, faultOfUnreadable } from './to-fault.ts';
import { batchSchema, type Device, deviceSchema } from './wire.ts';

export const DEVICES_PATH = '/deviceManagement/windowsAutopilotDeviceIdentities';

/** Source: Microsoft Graph documentation, "Combine multiple HTTP requests using JSON batching". */
const BATCH_SIZE = 20;

/** Up to here batches cost fewer calls than the list with its profiles, and they tell the profile of each device. */
const MOST_BY_BATCH = 60;

/**
 * Devices by id, with their profiles: a few in batches, many from the list.
 *
 * What cannot be read now (throttled, failed, not there yet) is left out as long as something can; the caller looks again
 * anyway. Where nothing can be read the first fault says why.
 */
export async function readDevicesById(
  graph: GraphClient,
  clock: Clock,
  tenantId: string,
  deviceIds: readonly string[],
): Promise<Result<readonly RegisteredDevice[]>> {
  const ids = [...new Set(deviceIds)];
  return ids.length <= MOST_BY_BATCH ? readInBatches(graph, clock, tenantId, ids) : readFromList(graph, tenantId, ids);
}

async function readInBatches(
  graph: GraphClient,
  clock: Clock,
  tenantId: string,
  ids: readonly string[],
): Promise<Result<readonly RegisteredDevice[]>> {
  const devices: RegisteredDevice[] = [];
  const faults: Fault[] = [];
  const segments = ids.flatMap((id) => pathSegment(id) ?? []);
  for (let start = 0; start < segments.length; start += BATCH_SIZE) {
    const read = await readBatch(graph, clock, tenantId, segments.slice(start, start + BATCH_SIZE));
    devices.push(...read.devices);
    faults.push(...read.faults);
    // The tenant has had enough: no further batch now.
    if (read.faults.some((fault) => fault.code === 'channel.throttled')) break;
  }
  const fault = longestWait(faults);
  return devices.length === 0 && fault !== null ? failed(fault) : ok(devices);
}

async function readBatch(
  graph: GraphClient,
  clock: Clock,
  tenantId: string,
  segments: readonly string[],
): Promise<{ readonly devices: readonly RegisteredDevice[]; readonly faults: readonly Fault[] }> {
  const operation = OPERATIONS.readDevices;
  const query = queryOf({ $expand: 'deploymentProfile,intendedDeploymentProfile' });
  const requests = segments.map((segment, index) => ({
    id: String(index + 1),
    method: 'GET',
    url: `${DEVICES_PATH}/${segment}${query}`,
  }));
  const answer = await graph.read(tenantId, operation, { path: '/$batch', body: { requests } }, batchSchema);
  if (!answer.ok) return { devices: [], faults: [answer.fault] };

  const devices: RegisteredDevice[] = [];
  const faults: Fault[] = [];
  const context = { operation, tenantId, now: clock.now() };
  for (const entry of answer.value.responses) {
    const headers = new Headers(entry.headers ?? {});
    const answered = { status: entry.status, header: (name: string) => headers.get(name), body: entry.body };
    const device = entry.status === 200 ? deviceSchema.safeParse(entry.body) : null;
    if (device?.success === true) devices.push(registeredDevice(device.data));
    else if (entry.status === 200) faults.push(faultOfUnreadable(answered, context));
    else if (entry.status !== 404) faults.push(faultOfAnswer(answered, context));
  }
  return { devices, faults };
}

/** All entries may be sent again after the longest of their waits. Source: "Microsoft Graph throttling guidance". */
function longestWait(faults: readonly Fault[]): Fault | null {
  return faults.reduce<Fault | null>(
    (longest, fault) =>
      longest !== null && (longest.retryAfterMs ?? 0) >= (fault.retryAfterMs ?? 0) ? longest : fault,
    null,
  );
}

async function readFromList(
  graph: GraphClient,
  tenantId: string,
  ids: readonly string[],
): Promise<Result<readonly RegisteredDevice[]>> {
  const wanted = new Set(ids);
  const isWanted = (device: Device) => wanted.has(device.id);
  const read = await readPages(
    graph,
    tenantId,
    OPERATIONS.listDevices,
    DEVICES_PATH,
    deviceSchema,
    (soFar) => soFar.filter(isWanted).length >= wanted.size,
  );
  if (!read.ok) return read;
  const devices = read.value.items.filter(isWanted).map(registeredDevice);
  const assigned = devices.filter((device) => device.assignment === 'assigned').map((device) => device.deviceId);
  const names = await profileNames(graph, tenantId, assigned);
  return ok(devices.map((device) => ({ ...device, profile: names.get(device.deviceId) ?? null })));
}
