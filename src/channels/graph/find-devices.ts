import { type SerialNumber, serialKey } from '../../domain/device.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { RegisteredDevice } from '../../ports/device-channel.ts';
import { registeredDevice } from './from-wire.ts';
import type { GraphClient } from './graph-client.ts';
import { odataString, queryOf } from './odata.ts';
import { OPERATIONS } from './operations.ts';
import { DEVICES_PATH } from './read-devices.ts';
import { readPages } from './read-pages.ts';
import type { TenantTraits } from './tenant-memory.ts';
import { type Device, deviceSchema } from './wire.ts';

/**
 * Serial numbers that the service can be asked for by `contains`: `eq` is refused, and so is `contains` with a hyphen;
 * blanks find too much. Whether it minds capitals is not documented, so only capitals are asked for.
 * Source: Microsoft's answers on the windowsAutopilotDeviceIdentity filter in the Graph documentation's issues.
 */
const SEARCHABLE = /^[A-Z0-9]{3,}$/;
const MOST_SEARCHES = 3;

/**
 * Devices by serial number, compared here and exactly.
 *
 * One search per serial number, or the whole list at one call per 1,000 devices: whichever is known to cost fewer calls.
 * A single one is searched for at once; two or three only where the list was seen to be at least as many pages long.
 */
export async function findDevicesBySerial(
  graph: GraphClient,
  traits: TenantTraits,
  tenantId: string,
  serials: readonly SerialNumber[],
): Promise<Result<readonly RegisteredDevice[]>> {
  const wanted = new Set(serials.map(serialKey).filter((key) => key !== ''));
  if (wanted.size === 0) return ok([]);
  const isCheaper = wanted.size <= Math.min(MOST_SEARCHES, traits.devicePages ?? 1);
  const isSearchable = serials.every((serial) => serial.trim() === '' || SEARCHABLE.test(serial.trim()));
  const searched = isCheaper && isSearchable ? await search(graph, tenantId, [...wanted]) : null;
  if (searched !== null && (searched.ok || searched.fault.remote?.status !== 400)) {
    return searched.ok ? ok(matching(searched.value, wanted)) : searched;
  }
  const list = await readPages(graph, tenantId, OPERATIONS.listDevices, DEVICES_PATH, deviceSchema);
  if (!list.ok) return list;
  traits.devicePages = list.value.pages;
  return ok(matching(list.value.items, wanted));
}

async function search(
  graph: GraphClient,
  tenantId: string,
  keys: readonly string[],
): Promise<Result<readonly Device[]>> {
  const found: Device[] = [];
  for (const key of keys) {
    const path = `${DEVICES_PATH}${queryOf({ $filter: `contains(serialNumber,${odataString(key)})` })}`;
    const read = await readPages(graph, tenantId, OPERATIONS.listDevices, path, deviceSchema);
    if (!read.ok) return read;
    for (const device of read.value.items) found.push(device);
  }
  return ok(found);
}

/** Each device once: one that holds two of the serial numbers is found by both searches. */
function matching(devices: readonly Device[], wanted: ReadonlySet<string>): readonly RegisteredDevice[] {
  const matches = devices.filter(({ serialNumber }) => serialNumber !== null && wanted.has(serialKey(serialNumber)));
  return [...new Map(matches.map((device) => [device.id, registeredDevice(device)])).values()];
}
