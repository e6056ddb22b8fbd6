import type { FlowDeps } from './flow-deps.ts';

const DAY_MS = 24 * 3_600_000;
/** Hashes of one transaction: others must get their turn. */
const BATCH = 1_000;

/** Deletes the inventory's hashes that no list brought for longer than the settings allow; what else is known stays. */
export async function removeOldHashes(
  deps: Pick<FlowDeps, 'inventory' | 'transactions' | 'audit' | 'clock' | 'flowSettings'>,
): Promise<void> {
  const now = deps.clock.now();
  const days = deps.flowSettings.inventoryHashDays;
  const before = new Date(now.getTime() - days * DAY_MS);
  let removed: number;
  do {
    removed = await deps.transactions.run(async () => {
      const hashes = await deps.inventory.removeHashes(before, now, BATCH);
      if (hashes > 0) {
        await deps.audit.append({
          what: 'inventory.hashes-removed',
          actor: { kind: 'system', name: 'retention' },
          requestId: null,
          details: { hashes, days },
        });
      }
      return hashes;
    });
  } while (removed >= BATCH);
}
