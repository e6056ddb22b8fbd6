import { isFutureCapture } from '../domain/future-capture.ts';
import type { InventoryItem } from '../ports/inventory-store.ts';

/**
 * Whose hash counts, `known`'s or `incoming`'s. The newer capture wins; a time in the future is worth no more than the
 * moment of the import; without times the later import wins. A list without a usable hash never takes one away, and a
 * hash that was removed because of its age comes back with any capture that is not an older one of another board.
 */
export function weighCapture(
  known: InventoryItem,
  incoming: InventoryItem,
  isOtherBoard: boolean,
): 'known' | 'incoming' {
  if (incoming.sealedHash === null) {
    if (hasOwnCapture(known)) return 'known';
    return incoming.hashProblem === null && known.hashProblem !== null ? 'known' : 'incoming';
  }
  if (known.sealedHash === null && !isOtherBoard) return 'incoming';
  const [knownAt, incomingAt] = [timeOf(known), timeOf(incoming)];
  return (incomingAt ?? Number.NEGATIVE_INFINITY) >= (knownAt ?? Number.NEGATIVE_INFINITY) ? 'incoming' : 'known';
}

/** True where a usable hash is there, or was until it became too old. */
function hasOwnCapture({ sealedHash, captureDigest, serialInHash }: InventoryItem): boolean {
  return sealedHash !== null || (captureDigest !== null && serialInHash === null);
}

/** When it was captured, as far as that can be true; null where nobody knows. */
function timeOf(item: InventoryItem): number | null {
  const { capturedAt, importedAt } = item;
  return (isFutureCapture(item) ? importedAt : capturedAt)?.getTime() ?? null;
}
