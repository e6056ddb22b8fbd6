import type { InventoryItem } from '../ports/inventory-store.ts';

/**
 * What becomes of `incoming` beside what is known of the same device. The newer capture wins; a capture whose time is
 * known wins over one without; without any times the later import wins, unless it would lose a usable hash. Where both
 * say the same of the device, what is known stays, whatever the file was called.
 */
export function weighCapture(known: InventoryItem | null, incoming: InventoryItem): 'added' | 'changed' | 'kept' {
  if (known === null) return 'added';
  if (saysTheSame(known, incoming)) return 'kept';
  const knownAt = known.capturedAt?.getTime() ?? null;
  const incomingAt = incoming.capturedAt?.getTime() ?? null;
  if (knownAt !== null || incomingAt !== null) {
    return (incomingAt ?? Number.NEGATIVE_INFINITY) >= (knownAt ?? Number.NEGATIVE_INFINITY) ? 'changed' : 'kept';
  }
  return known.sealedHash !== null && incoming.sealedHash === null ? 'kept' : 'changed';
}

function saysTheSame(left: InventoryItem, right: InventoryItem): boolean {
  // Sealing the same hash twice gives other bytes: hashes are compared by digest.
  return (
    left.serial === right.serial &&
    left.manufacturer === right.manufacturer &&
    left.model === right.model &&
    left.productKeyId === right.productKeyId &&
    left.hashDigest === right.hashDigest &&
    (left.sealedHash === null) === (right.sealedHash === null) &&
    left.hashProblem === right.hashProblem &&
    left.repair === right.repair &&
    left.capturedAt?.getTime() === right.capturedAt?.getTime()
  );
}
