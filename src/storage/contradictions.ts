import { createHash } from 'node:crypto';
import type { InventoryItem, RivalKind } from '../ports/inventory-store.ts';

/** Two devices, or two boards of one device: a UUID or TPM that both know differs. */
export function isOtherBoard(one: InventoryItem, other: InventoryItem): boolean {
  return differ(one.uuidDigest, other.uuidDigest) || differ(one.tpmDigest, other.tpmDigest);
}

/** In what `incoming` contradicts what is known of the same serial number; empty where both can be true. */
export function contradictionsBetween(known: InventoryItem, incoming: InventoryItem): RivalKind[] {
  const kinds: RivalKind[] = [];
  if (isOtherBoard(known, incoming)) kinds.push('board');
  if (differ(makerKey(known.manufacturer), makerKey(incoming.manufacturer))) kinds.push('manufacturer');
  if (isOtherModel(known.model, incoming.model)) kinds.push('model');
  if (differ(known.productKeyId, incoming.productKeyId)) kinds.push('product-key-id');
  // A foreign hash says nothing where there is no own one that it could be mistaken for.
  if (incoming.serialInHash !== null && known.captureDigest !== null && known.serialInHash === null)
    kinds.push('serial-in-hash');
  return kinds;
}

/** Names what an item says of its device, however often and in whatever file it is said. */
export function claimOf(item: InventoryItem): string {
  const says = [makerKey(item.manufacturer), textKey(item.model), item.productKeyId, item.captureDigest];
  return createHash('sha256')
    .update(JSON.stringify([...says, item.serialInHash]))
    .digest('hex')
    .slice(0, 16);
}

function differ(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one !== other;
}

function textKey(text: string | null): string | null {
  const key = text?.trim().replace(/\s+/g, ' ').toUpperCase() ?? '';
  return key === '' ? null : key;
}

/** Legal forms and spellings that say nothing of who made a device. */
const LEGAL_FORM = /[\s,]+(?:INC|CORP|CORPORATION|COMPUTER CORP|CO|LTD|LIMITED|GMBH|AG|SA)\.?$/;
const SAME_MAKER: ReadonlyMap<string, string> = new Map([
  ['HEWLETT-PACKARD', 'HP'],
  ['HEWLETT PACKARD', 'HP'],
]);

function makerKey(maker: string | null): string | null {
  const key = textKey(maker)?.replace(LEGAL_FORM, '') ?? null;
  return key === null ? null : (SAME_MAKER.get(key) ?? key);
}

/** Lenovo's device names its machine type (`21HMS0AB00`), its papers the model: both are right. */
const MACHINE_TYPE = /^\d{2}[0-9A-Z]{2}(?:[0-9A-Z]{6})?$/;

function isOtherModel(one: string | null, other: string | null): boolean {
  const [left, right] = [textKey(one), textKey(other)];
  if (left === null || right === null || left === right) return false;
  if (MACHINE_TYPE.test(left) !== MACHINE_TYPE.test(right)) return false;
  return !left.includes(right) && !right.includes(left);
}
