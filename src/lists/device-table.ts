import type { Fingerprint } from './key-table.ts';

/** What stays of a row that had a whole hash; null for what the row or the hash does not say. */
export interface DeviceKeys {
  readonly line: number;
  /** The serial number of the row, and the one inside its hash. */
  readonly written: Fingerprint | null;
  readonly inside: Fingerprint | null;
  readonly uuid: Fingerprint | null;
  readonly tpm: Fingerprint | null;
  /** Seconds since 1970; 0 where the hash does not tell. */
  readonly capturedAt: number;
}

/** Devices by the number under which they were added, in flat memory: 40 bytes each. */
export interface DeviceTable {
  /** The number that the next device gets. */
  readonly count: number;
  add(device: DeviceKeys): void;
  at(number: number): DeviceKeys;
}

/** A table grows block by block: nothing is moved. */
const BLOCK_ROWS = 4096;
const INTS = 10;

export function createDeviceTable(): DeviceTable {
  const blocks: Int32Array[] = [];
  let count = 0;

  return {
    get count() {
      return count;
    },
    add({ line, written, inside, uuid, tpm, capturedAt }) {
      const row = count % BLOCK_ROWS;
      if (row === 0) blocks.push(new Int32Array(BLOCK_ROWS * INTS));
      const cells = blocks.at(-1) as Int32Array;
      const at = row * INTS;
      cells[at] = line;
      cells[at + 1] = capturedAt | 0;
      writeKey(cells, at + 2, written);
      writeKey(cells, at + 4, inside);
      writeKey(cells, at + 6, uuid);
      writeKey(cells, at + 8, tpm);
      count += 1;
    },
    at(number) {
      const cells = blocks[Math.floor(number / BLOCK_ROWS)] as Int32Array;
      const at = (number % BLOCK_ROWS) * INTS;
      return {
        line: cells[at] as number,
        capturedAt: (cells[at + 1] as number) >>> 0,
        written: readKey(cells, at + 2),
        inside: readKey(cells, at + 4),
        uuid: readKey(cells, at + 6),
        tpm: readKey(cells, at + 8),
      };
    },
  };
}

function writeKey(cells: Int32Array, at: number, key: Fingerprint | null): void {
  cells[at] = key?.high ?? 0;
  cells[at + 1] = key?.low ?? 0;
}

function readKey(cells: Int32Array, at: number): Fingerprint | null {
  const [high, low] = [cells[at] as number, cells[at + 1] as number];
  return high === 0 && low === 0 ? null : { high, low };
}
