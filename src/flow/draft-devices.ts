import { createHash } from 'node:crypto';
import { serialKey } from '../domain/device.ts';
import { hashContext } from '../jobs/hash-context.ts';
import type { InventoryItem } from '../ports/inventory-store.ts';
import type { NewDevice } from '../ports/request-store.ts';
import type { Sealer } from '../ports/sealer.ts';
import { placeOf } from './inventory-words.ts';
import type { ListRow } from './read-list.ts';

/** The devices of a draft from the rows of a list; what a row lacks is filled in from the inventory. */
export function devicesFromRows(
  rows: readonly ListRow[],
  inventory: ReadonlyMap<string, InventoryItem>,
  sealer: Sealer,
): NewDevice[] {
  return rows.map((row, index) => {
    const known = inventory.get(serialKey(row.serial));
    const listed = row.hardwareHash;
    return {
      ...blank(index + 1, row.serial),
      state: row.refusal === null ? 'pending' : 'skipped',
      code: row.refusal?.code ?? null,
      reason: row.refusal?.reason ?? null,
      manufacturer: row.manufacturer ?? known?.manufacturer ?? null,
      model: row.model ?? known?.model ?? null,
      productKeyId: row.productKeyId ?? known?.productKeyId ?? null,
      assignedUser: row.assignedUser,
      line: row.line,
      ...(listed === null
        ? fromInventory(known, row.refusal !== null)
        : { hashDigest: digestOf(listed), sealedHash: sealer.seal(listed, hashContext(row)), repair: row.repair }),
    };
  });
}

/** The devices of a draft from serial numbers alone: everything else must be known to the inventory. */
export function devicesFromSerials(
  serials: readonly string[],
  inventory: ReadonlyMap<string, InventoryItem>,
): NewDevice[] {
  return serials.map((serial, index) => {
    const known = inventory.get(serialKey(serial));
    return {
      ...blank(index + 1, serial),
      manufacturer: known?.manufacturer ?? null,
      model: known?.model ?? null,
      productKeyId: known?.productKeyId ?? null,
      ...fromInventory(known, false),
    };
  });
}

function fromInventory(
  known: InventoryItem | undefined,
  refused: boolean,
): Partial<NewDevice> & Pick<NewDevice, 'hashDigest' | 'sealedHash' | 'repair'> {
  const hash = {
    hashDigest: known?.hashDigest ?? null,
    sealedHash: known?.sealedHash ?? null,
    repair: known?.repair ?? null,
  };
  if (refused || known === undefined || known.hashProblem === null || known.hashDigest !== null) return hash;
  return { ...hash, state: 'skipped', code: 'HASH_NOT_USABLE', reason: `${known.hashProblem} (${placeOf(known)})` };
}

function blank(position: number, serial: string): NewDevice {
  return {
    position,
    serial,
    state: 'pending',
    manufacturer: null,
    model: null,
    productKeyId: null,
    assignedUser: null,
    hashDigest: null,
    sealedHash: null,
    repair: null,
    line: null,
    code: null,
    name: null,
    reason: null,
    deviceId: null,
    profile: null,
    chunkId: null,
  };
}

function digestOf(hash: string): string {
  return createHash('sha256').update(hash).digest('hex');
}
