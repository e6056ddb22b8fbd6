import type { InventoryRow } from '../../src/lists/inventory-row.ts';
import { createInventoryReader, type InventorySummary } from '../../src/lists/read-inventory.ts';

export interface WholeInventory extends InventorySummary {
  readonly rows: readonly InventoryRow[];
}

export interface ReadOptions {
  readonly maxBytes?: number;
  /** In pieces of so many bytes; else at once. */
  readonly pieceBytes?: number;
}

/** Everything that an inventory's reader says of a file. */
export function readWholeInventory(bytes: Uint8Array, { maxBytes, pieceBytes }: ReadOptions = {}): WholeInventory {
  const rows: InventoryRow[] = [];
  const reader = createInventoryReader({ onRow: (row) => rows.push(row), maxBytes });
  const size = pieceBytes ?? Math.max(1, bytes.length);
  for (let from = 0; from < bytes.length && reader.push(bytes.subarray(from, from + size)); from += size);
  return { rows, ...reader.end() };
}
