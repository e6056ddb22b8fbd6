/**
 * 64 bits that stand for a text, as two signed 32-bit numbers. Two different texts of a list of a million rows share
 * theirs by accident once in thirty million lists.
 */
export interface Fingerprint {
  readonly high: number;
  readonly low: number;
}

/** A text's fingerprint; never the two zeros that mark a free place in a table. */
export function fingerprintOf(text: string): Fingerprint {
  let high = 0x9e3779b9 | 0;
  let low = 0x85ebca6b | 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    high = Math.imul(high ^ unit, 0x27d4eb2f);
    low = Math.imul(low ^ unit, 0x165667b1);
  }
  high = Math.imul(high ^ (high >>> 15), 0x2c1b3c6d) ^ Math.imul(low ^ (low >>> 13), 0x297a2d39);
  low = Math.imul(low ^ (low >>> 15), 0x2c1b3c6d) ^ Math.imul(high ^ (high >>> 13), 0x297a2d39);
  return { high, low: (high | low) === 0 ? 1 : low };
}

/** The fingerprint of two things together. */
export function together(one: Fingerprint, other: Fingerprint): Fingerprint {
  const high = Math.imul(one.high ^ (other.low >>> 11), 0x27d4eb2f) ^ other.high;
  const low = Math.imul(one.low ^ (other.high >>> 11), 0x165667b1) ^ other.low;
  return { high, low: (high | low) === 0 ? 1 : low };
}

/** Numbers by fingerprint, in flat memory: at most 24 bytes a key, where a `Map` of strings takes five times as much. */
export interface KeyTable {
  /** The number that is noted under this key already; -1 where there was none and this one is noted now. */
  note(key: Fingerprint, number: number): number;
  /** The number that is noted under this key; null where there is none. */
  find(key: Fingerprint): number | null;
  /** Notes another number under a key that has one. */
  replace(key: Fingerprint, number: number): void;
}

/** A table is made of many small ones, so that growing never needs a second large one, nor moves what is far apart. */
const SHELVES = 256;
const FIRST_PLACES = 16;
const INTS = 3;

interface Shelf {
  /** Of each place the two halves of the key and the number. */
  cells: Int32Array;
  used: number;
}

export function createKeyTable(): KeyTable {
  const shelves: (Shelf | undefined)[] = Array.from({ length: SHELVES }, () => undefined);

  return {
    note(key, number) {
      const shelf = shelfOf(key);
      const at = placeOf(shelf.cells, key.high, key.low);
      if (!isFree(shelf.cells, at)) return shelf.cells[at + 2] as number;
      write(shelf.cells, at, key.high, key.low, number);
      shelf.used += 1;
      if (shelf.used * 2 * INTS > shelf.cells.length) grow(shelf);
      return -1;
    },
    find(key) {
      const { cells } = shelfOf(key);
      const at = placeOf(cells, key.high, key.low);
      return isFree(cells, at) ? null : (cells[at + 2] as number);
    },
    replace(key, number) {
      const { cells } = shelfOf(key);
      cells[placeOf(cells, key.high, key.low) + 2] = number;
    },
  };

  function shelfOf({ high }: Fingerprint): Shelf {
    const index = high & (SHELVES - 1);
    shelves[index] ??= { cells: new Int32Array(FIRST_PLACES * INTS), used: 0 };
    return shelves[index];
  }
}

/** Where a key stands, or would. */
function placeOf(cells: Int32Array, high: number, low: number): number {
  const last = cells.length / INTS - 1;
  let place = low & last;
  for (;;) {
    const at = place * INTS;
    if (isFree(cells, at) || (cells[at] === high && cells[at + 1] === low)) return at;
    place = (place + 1) & last;
  }
}

function isFree(cells: Int32Array, at: number): boolean {
  return cells[at] === 0 && cells[at + 1] === 0;
}

function write(cells: Int32Array, at: number, high: number, low: number, number: number): void {
  cells[at] = high;
  cells[at + 1] = low;
  cells[at + 2] = number;
}

function grow(shelf: Shelf): void {
  const old = shelf.cells;
  shelf.cells = new Int32Array(old.length * 2);
  for (let at = 0; at < old.length; at += INTS) {
    if (isFree(old, at)) continue;
    const [high, low, number] = [old[at] as number, old[at + 1] as number, old[at + 2] as number];
    write(shelf.cells, placeOf(shelf.cells, high, low), high, low, number);
  }
}
