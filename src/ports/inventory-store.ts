/** What is known of one device before it is registered. */
export interface InventoryItem {
  readonly serial: string;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly productKeyId: string | null;
  readonly hashDigest: string | null;
  readonly sealedHash: Uint8Array | null;
  /** Why the hash cannot be used, in one sentence; null where it is whole or there is none. */
  readonly hashProblem: string | null;
  /** How the hash was repaired, in words; null where it was whole. */
  readonly repair: string | null;
  /** When the hash was captured by the device's own clock. */
  readonly capturedAt: Date | null;
  /** Where it came from: file name and line. */
  readonly source: string;
  readonly importedAt: Date;
}

export interface InventoryStore {
  /** Keeps the items; of two captures of a device the newer (by `capturedAt`) wins. Returns how many were new, changed, kept. */
  keep(
    items: readonly InventoryItem[],
  ): Promise<{ readonly added: number; readonly changed: number; readonly kept: number }>;
  /** `serialKey` → item, for those that are known. */
  find(serialKeys: readonly string[]): Promise<ReadonlyMap<string, InventoryItem>>;
  remove(serialKey: string): Promise<boolean>;
}
