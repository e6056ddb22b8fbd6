/** What is known of one device before it is registered: what one source says, and what others added to it. */
export interface InventoryItem {
  readonly serial: string;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly productKeyId: string | null;
  /** The order with which it was bought, as a list had it. */
  readonly order: string | null;
  /** Of the usable hash; null where there is none (any more). */
  readonly hashDigest: string | null;
  readonly sealedHash: Uint8Array | null;
  /** Why the hash cannot be used, in one sentence; null where it is whole or there is none. */
  readonly hashProblem: string | null;
  /** How the hash was repaired, in words; null where it was whole. */
  readonly repair: string | null;
  /** When the hash was captured by the device's own clock. Stays when the hash itself is removed. */
  readonly capturedAt: Date | null;
  /** Equal for two texts of one capture, whatever serial number stood beside them. Stays when the hash is removed. */
  readonly captureDigest: string | null;
  /** Digests of what a board is known by; equal for two captures of one board. */
  readonly uuidDigest: string | null;
  readonly tpmDigest: string | null;
  /** The serial number inside a hash that belongs to another device than its row said; else null. */
  readonly serialInHash: string | null;
  /** The file it came from (the hash's, where there is one), and the line there. */
  readonly source: string;
  readonly sourceLine: number | null;
  readonly importedAt: Date;
  /** When a list last brought this hash: from here its age is counted. */
  readonly hashKeptAt: Date | null;
  /** When the hash was removed because of its age; null where it is there or there never was one. */
  readonly hashRemovedAt: Date | null;
}

/** In what two sources differ so that one of them must be wrong, or another device is meant. */
export type RivalKind = 'board' | 'manufacturer' | 'model' | 'product-key-id' | 'serial-in-hash';

/** What a source says that contradicts the entry; kept until a person decides. Never holds the hash itself. */
export interface InventoryRival {
  /** Names what it says: the same words of another file have the same claim. */
  readonly claim: string;
  readonly kinds: readonly RivalKind[];
  readonly item: InventoryItem;
}

/** An entry with everything that speaks against it. */
export interface InventoryEntry {
  /** Without the hash: `sealedHash` is always null, `hashDigest` says whether there is one. */
  readonly item: InventoryItem;
  readonly rivals: readonly InventoryRival[];
  /** Other serial numbers of the inventory that came with the same hash. */
  readonly sameHash: readonly string[];
}

export interface KeptItems {
  readonly added: number;
  readonly changed: number;
  readonly kept: number;
  /** Serial numbers of which these items contradict what was known, or each other; not those that were settled. */
  readonly contradicted: readonly string[];
}

export interface InventoryStore {
  /**
   * Keeps the items. Of two captures of a device the newer (by `capturedAt`) wins; what the other adds is filled in;
   * what contradicts is kept as a rival until a person decides, and a rival that was turned down stays so.
   */
  keep(items: readonly InventoryItem[]): Promise<KeptItems>;
  /** `serialKey` → item with its hash, for those that are known. */
  find(serialKeys: readonly string[]): Promise<ReadonlyMap<string, InventoryItem>>;
  /** `serialKey` → entry without its hash, with what contradicts it. */
  describe(serialKeys: readonly string[]): Promise<ReadonlyMap<string, InventoryEntry>>;
  /** Forgets a device with all that was said of it; false where it was not known. */
  remove(serialKey: string): Promise<boolean>;
  /**
   * A person decided: the rival with this claim becomes the entry, or, for null, the entry stays. All others are
   * turned down and their hashes deleted. False where there is nothing to decide (any more).
   */
  settle(serialKey: string, claim: string | null, at: Date): Promise<boolean>;
  /** Deletes hashes that no list brought since `before`, at most `most` of them; every other fact stays. Returns how many. */
  removeHashes(before: Date, at: Date, most: number): Promise<number>;
}
