import { serialKey } from '../domain/device.ts';
import type { InventoryItem } from '../ports/inventory-store.ts';
import type { FlowDeps } from './flow-deps.ts';

/** What the inventory knows of these serial numbers, by `serialKey`. */
export function knownDevices(
  deps: Pick<FlowDeps, 'inventory'>,
  serials: readonly string[],
): Promise<ReadonlyMap<string, InventoryItem>> {
  return deps.inventory.find([...new Set(serials.map(serialKey))]);
}
