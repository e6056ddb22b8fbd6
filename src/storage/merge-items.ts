import type { InventoryItem, RivalKind } from '../ports/inventory-store.ts';
import { contradictionsBetween, isOtherBoard } from './contradictions.ts';
import { weighCapture } from './weigh-capture.ts';

/** What becomes of an entry when another source speaks of the same serial number. */
export interface MergedItem {
  readonly outcome: 'added' | 'changed' | 'kept';
  readonly item: InventoryItem;
  /** What contradicts `item`, for a person to judge; null where both can be true. */
  readonly rival: { readonly item: InventoryItem; readonly kinds: readonly RivalKind[] } | null;
}

/**
 * The entry after `incoming`. Field by field: everything that comes with a hash goes with the hash that wins
 * (`weighCapture`); serial number's spelling, manufacturer, model and PKID are the winner's, and where the winner is
 * silent the other's, except that the PKID of another board is never taken over; the order is the one of the later
 * import; source and line are the winner's. Where both say the same of the device what is known stays, whatever the
 * file was called, and the age of the hash is counted anew.
 */
export function mergeItems(known: InventoryItem | null, incoming: InventoryItem): MergedItem {
  if (known === null) return { outcome: 'added', item: incoming, rival: null };
  const kinds = contradictionsBetween(known, incoming);
  const otherBoard = isOtherBoard(known, incoming);
  const [winner, loser] =
    weighCapture(known, incoming, otherBoard) === 'incoming' ? [incoming, known] : [known, incoming];
  const merged = fillIn(winner, loser, otherBoard, incoming.order ?? known.order);
  const rival = kinds.length === 0 ? null : { item: loser, kinds };
  if (!saysTheSame(known, merged)) return { outcome: 'changed', item: merged, rival };
  const isBroughtAgain = incoming.sealedHash !== null && incoming.hashDigest === known.hashDigest;
  return { outcome: 'kept', item: isBroughtAgain ? { ...known, hashKeptAt: incoming.hashKeptAt } : known, rival };
}

/** `winner` with what only `other` knows. */
export function fillIn(
  winner: InventoryItem,
  other: InventoryItem,
  otherBoard: boolean,
  order: string | null,
): InventoryItem {
  return {
    ...winner,
    manufacturer: winner.manufacturer ?? other.manufacturer,
    model: winner.model ?? other.model,
    productKeyId: winner.productKeyId ?? (otherBoard ? null : other.productKeyId),
    order,
  };
}

function saysTheSame(left: InventoryItem, right: InventoryItem): boolean {
  // Sealing the same hash twice gives other bytes: hashes are compared by digest.
  return (
    left.serial === right.serial &&
    left.manufacturer === right.manufacturer &&
    left.model === right.model &&
    left.productKeyId === right.productKeyId &&
    left.order === right.order &&
    left.hashDigest === right.hashDigest &&
    (left.sealedHash === null) === (right.sealedHash === null) &&
    left.hashProblem === right.hashProblem &&
    left.repair === right.repair &&
    left.captureDigest === right.captureDigest &&
    left.serialInHash === right.serialInHash &&
    left.capturedAt?.getTime() === right.capturedAt?.getTime()
  );
}
