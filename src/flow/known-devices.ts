import { serialKey } from '../domain/device.ts';
import type { RequestKind } from '../domain/request.ts';
import type { InventoryItem } from '../ports/inventory-store.ts';
import type { NewDevice } from '../ports/request-store.ts';
import { devicesFromSerials } from './draft-devices.ts';
import type { FlowDeps } from './flow-deps.ts';

/** What the inventory knows of these serial numbers, by `serialKey`. */
export function knownDevices(
  deps: Pick<FlowDeps, 'inventory'>,
  serials: readonly string[],
): Promise<ReadonlyMap<string, InventoryItem>> {
  return deps.inventory.find([...new Set(serials.map(serialKey))]);
}

/** The devices of a draft that names serial numbers alone. An unblock acts on the tenant's device and needs no hash. */
export async function devicesForSerials(
  deps: Pick<FlowDeps, 'inventory'>,
  kind: RequestKind,
  serials: readonly string[],
): Promise<NewDevice[]> {
  return devicesFromSerials(serials, kind === 'unblock' ? new Map() : await knownDevices(deps, serials));
}
