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

const FIRST_ROWS = 256;
const INTS = 10;

export function createDeviceTable(): DeviceTable {
  let cells = new Int32Array(FIRST_ROWS * INTS);
  let count = 0;

  return {
    get count() {
      return count;
    },
    add({ line, written, inside, uuid, tpm, capturedAt }) {
      const at = count * INTS;
      if (at === cells.length) {
        const larger = new Int32Array(cells.length * 2);
        larger.set(cells);
        cells = larger;
      }
      cells[at] = line;
      cells[at + 1] = capturedAt | 0;
      writeKey(at + 2, written);
      writeKey(at + 4, inside);
      writeKey(at + 6, uuid);
      writeKey(at + 8, tpm);
      count += 1;
    },
    at(number) {
      const at = number * INTS;
      return {
        line: cells[at] as number,
        capturedAt: (cells[at + 1] as number) >>> 0,
        written: readKey(at + 2),
        inside: readKey(at + 4),
        uuid: readKey(at + 6),
        tpm: readKey(at + 8),
      };
    },
  };

  function writeKey(at: number, key: Fingerprint | null): void {
    cells[at] = key?.high ?? 0;
    cells[at + 1] = key?.low ?? 0;
  }

  function readKey(at: number): Fingerprint | null {
    const [high, low] = [cells[at] as number, cells[at + 1] as number];
    return high === 0 && low === 0 ? null : { high, low };
  }
}
