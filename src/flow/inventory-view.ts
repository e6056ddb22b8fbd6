import { serialKey } from '../domain/device.ts';
import type { InventoryEntry, InventoryItem } from '../ports/inventory-store.ts';
import type { FlowDeps } from './flow-deps.ts';
import { contradictionsOf, hashSentence, placeOf } from './inventory-words.ts';

/** What one source says of a device. Never a hash, a UUID or a TPM key. */
export interface InventoryClaim {
  /** Null for the entry as it stands. */
  readonly claim: string | null;
  /** File and line. */
  readonly source: string;
  /** ISO 8601, by the device's clock; null without a hash. */
  readonly capturedAt: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly productKeyId: string | null;
  readonly hasHash: boolean;
}

/** What the inventory knows of one device, already worded. */
export interface InventoryView {
  readonly serial: string;
  readonly known: boolean;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly productKeyId: string | null;
  readonly order: string | null;
  readonly hash: 'kept' | 'removed' | 'unusable' | 'none';
  /** The state of the hash in one sentence, with what to do where something is to be done. */
  readonly hashSentence: string;
  readonly source: string | null;
  readonly capturedAt: string | null;
  readonly importedAt: string | null;
  /** When its age will remove the hash; null where there is none. */
  readonly hashKeptUntil: string | null;
  /** What speaks against the entry, one sentence each. */
  readonly contradictions: readonly string[];
  /** From which a person can choose: the entry first; empty where there is nothing to decide. */
  readonly claims: readonly InventoryClaim[];
}

const DAY_MS = 24 * 3_600_000;

/** What the inventory knows of these devices, each once, in their order. */
export async function inventoryViews(
  deps: Pick<FlowDeps, 'inventory' | 'flowSettings'>,
  serials: readonly string[],
): Promise<InventoryView[]> {
  const unique = new Map(serials.map((serial) => [serialKey(serial), serial.trim()]));
  unique.delete('');
  const entries = await deps.inventory.describe([...unique.keys()]);
  return [...unique].map(([key, serial]) => viewOf(serial, entries.get(key), deps.flowSettings.inventoryHashDays));
}

function viewOf(serial: string, entry: InventoryEntry | undefined, hashDays: number): InventoryView {
  if (entry === undefined) return unknownDevice(serial);
  const { item, rivals } = entry;
  const { manufacturer, model, productKeyId, order, capturedAt, importedAt, hashKeptAt, hashDigest } = item;
  const keptUntil = hashDigest === null || hashKeptAt === null ? null : hashKeptAt.getTime() + hashDays * DAY_MS;
  return {
    serial: item.serial,
    known: true,
    manufacturer,
    model,
    productKeyId,
    order,
    hash: hashStateOf(item),
    hashSentence: hashSentence(item),
    source: placeOf(item),
    capturedAt: capturedAt?.toISOString() ?? null,
    importedAt: importedAt.toISOString(),
    hashKeptUntil: keptUntil === null ? null : new Date(keptUntil).toISOString(),
    contradictions: contradictionsOf(entry),
    claims:
      rivals.length === 0 ? [] : [claimOf(null, item), ...rivals.map((rival) => claimOf(rival.claim, rival.item))],
  };
}

function unknownDevice(serial: string): InventoryView {
  return {
    serial,
    known: false,
    manufacturer: null,
    model: null,
    productKeyId: null,
    order: null,
    hash: 'none',
    hashSentence: 'The inventory does not know this device: import a list that names it.',
    source: null,
    capturedAt: null,
    importedAt: null,
    hashKeptUntil: null,
    contradictions: [],
    claims: [],
  };
}

function hashStateOf({ hashDigest, hashRemovedAt, hashProblem }: InventoryItem): InventoryView['hash'] {
  if (hashDigest !== null) return 'kept';
  if (hashRemovedAt !== null) return 'removed';
  return hashProblem === null ? 'none' : 'unusable';
}

function claimOf(claim: string | null, item: InventoryItem): InventoryClaim {
  const { capturedAt, manufacturer, model, productKeyId, hashDigest } = item;
  return {
    claim,
    source: placeOf(item),
    capturedAt: capturedAt?.toISOString() ?? null,
    manufacturer,
    model,
    productKeyId,
    hasHash: hashDigest !== null,
  };
}
