import { serialKey } from '../domain/device.ts';
import type { InventoryEntry, InventoryItem } from '../ports/inventory-store.ts';
import type { StoredDevice, StoredRequest } from '../ports/request-store.ts';
import type { FlowDeps } from './flow-deps.ts';
import type { HashSource, RequestView } from './request-view.ts';

/** States in which a person still judges what will be sent. */
const JUDGED: ReadonlySet<StoredRequest['state']> = new Set(['draft', 'waiting-for-consent', 'waiting-for-approval']);

/**
 * Which lists the hashes of a request came from by way of the inventory, and of which devices its sources contradict
 * each other; nothing once it was decided. A hash of the request that is not the inventory's (any more) is not counted.
 */
export async function hashSources(
  deps: Pick<FlowDeps, 'inventory'>,
  request: StoredRequest,
  devices: readonly StoredDevice[],
): Promise<Pick<RequestView, 'hashSources' | 'contradicted'>> {
  if (!JUDGED.has(request.state) || request.kind !== 'register') return { hashSources: [], contradicted: [] };
  const entries = await deps.inventory.describe(devices.map(({ serial }) => serialKey(serial)));
  const used = devices.flatMap(({ serial, hashDigest }) => {
    const entry = entries.get(serialKey(serial));
    return hashDigest !== null && entry?.item.hashDigest === hashDigest ? [entry] : [];
  });
  return {
    hashSources: byFile(used.map(({ item }) => item)),
    contradicted: used.filter(isContradicted).map(({ item }) => item.serial),
  };
}

function isContradicted({ rivals, sameHash }: InventoryEntry): boolean {
  return rivals.length > 0 || sameHash.length > 0;
}

function byFile(items: readonly InventoryItem[]): HashSource[] {
  const sources = Map.groupBy(items, ({ source }) => source);
  return [...sources]
    .map(([file, from]) => {
      const times = from.flatMap(({ capturedAt }) => (capturedAt === null ? [] : [capturedAt.toISOString()])).sort();
      return { file, devices: from.length, capturedFrom: times[0] ?? null, capturedTo: times.at(-1) ?? null };
    })
    .sort((left, right) => right.devices - left.devices);
}
