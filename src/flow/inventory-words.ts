import { isFutureCapture } from '../domain/future-capture.ts';
import { daysKept } from '../domain/hash-age.ts';
import type { InventoryEntry, InventoryItem, InventoryRival, RivalKind } from '../ports/inventory-store.ts';

/** Serial numbers that a sentence names. */
const MOST_NAMED = 5;

/** "contoso-delivery.csv, line 3". */
export function placeOf({ source, sourceLine }: Pick<InventoryItem, 'source' | 'sourceLine'>): string {
  return sourceLine === null ? source : `${source}, line ${sourceLine}`;
}

/** How it stands with the hash of an entry, and what to do where something is to be done. */
export function hashSentence(item: InventoryItem): string {
  if (item.hashDigest !== null) {
    return item.repair === null
      ? 'Its hash is known.'
      : `Its hash is known; it was repaired without loss (${item.repair}).`;
  }
  if (item.hashRemovedAt !== null) {
    return `Its hash was removed after ${daysKept(item)} days: capture it again, or import a list that has it.`;
  }
  if (item.hashProblem !== null) return `Its hash cannot be used. ${item.hashProblem}`;
  return 'No hash is known: import a list that has it, or capture it.';
}

/** Everything that speaks against an entry, one sentence each. */
export function contradictionsOf({ item, rivals, sameHash }: InventoryEntry): string[] {
  return [
    ...rivals.flatMap((rival) => rival.kinds.map((kind) => RIVAL_WORDS[kind](item, rival))),
    ...futureCapture(item),
    ...(sameHash.length === 0 ? [] : [sharedHash(sameHash)]),
  ];
}

const RIVAL_WORDS: Readonly<Record<RivalKind, (item: InventoryItem, rival: InventoryRival) => string>> = {
  board: (item, rival) =>
    `${placeOf(item)} and ${placeOf(rival.item)} show two different boards (another UUID or TPM) under this serial number: the board was replaced, or one of them is another device.`,
  manufacturer: (item, rival) => differs('manufacturer', item.manufacturer, item, rival.item.manufacturer, rival),
  model: (item, rival) => differs('model', item.model, item, rival.item.model, rival),
  'product-key-id': (item, rival) => differs('PKID', item.productKeyId, item, rival.item.productKeyId, rival),
  'serial-in-hash': (_item, rival) =>
    `${placeOf(rival.item)} has the hash of another device beside this serial number (inside it says ${rival.item.serialInHash ?? 'another one'}).`,
};

function differs(
  what: string,
  here: string | null,
  item: InventoryItem,
  there: string | null,
  rival: InventoryRival,
): string {
  return `The ${what} is “${here ?? ''}” in ${placeOf(item)} and “${there ?? ''}” in ${placeOf(rival.item)}.`;
}

function futureCapture(item: InventoryItem): string[] {
  const { capturedAt } = item;
  if (capturedAt === null || !isFutureCapture(item)) return [];
  const day = capturedAt.toISOString().slice(0, 10);
  return [
    `The hash says it was captured on ${day}, after its import: the device’s clock was wrong, so whether it is the newest capture cannot be told from it.`,
  ];
}

function sharedHash(serials: readonly string[]): string {
  const more = serials.length > MOST_NAMED ? ` and ${serials.length - MOST_NAMED} more` : '';
  return `The same hash came with ${serials.slice(0, MOST_NAMED).join(', ')}${more}, too, and a hash belongs to one device: capture the others themselves.`;
}
