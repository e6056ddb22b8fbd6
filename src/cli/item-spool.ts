import { closeSync, readSync } from 'node:fs';
import { appendAll, openNamelessFile } from './nameless-file.ts';

/** So many characters stay in memory; what comes later goes to a file that has no name. */
const HELD_CHARS = 4 * 1024 * 1024;
const PIECE_BYTES = 256 * 1024;
const LF = 10;

/** A long list of JSON values in little memory: added one by one, and gone through in the same order. */
export interface ItemSpool<Item> extends Iterable<Item> {
  /** Throws the system's error where the temporary folder takes no more. */
  add(item: Item): void;
  close(): void;
}

export function createItemSpool<Item>(): ItemSpool<Item> {
  let held: string[] = [];
  let heldChars = 0;
  let descriptor: number | null = null;

  return {
    add(item) {
      const line = JSON.stringify(item);
      held.push(line);
      heldChars += line.length;
      if (heldChars >= HELD_CHARS) spill();
    },

    *[Symbol.iterator]() {
      if (descriptor !== null) for (const line of linesOf(descriptor)) yield JSON.parse(line);
      for (const line of held) yield JSON.parse(line);
    },

    close() {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
      held = [];
    },
  };

  function spill(): void {
    descriptor ??= openNamelessFile();
    appendAll(descriptor, Buffer.from(held.map((line) => `${line}\n`).join('')));
    held = [];
    heldChars = 0;
  }
}

function* linesOf(descriptor: number): Generator<string> {
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let rest: Buffer = Buffer.alloc(0);
  for (let position = 0; ; ) {
    const count = readSync(descriptor, piece, 0, PIECE_BYTES, position);
    if (count === 0) return;
    position += count;
    const bytes: Buffer = Buffer.concat([rest, piece.subarray(0, count)]);
    let at = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, at)) {
      yield bytes.toString('utf8', at, end);
      at = end + 1;
    }
    rest = bytes.subarray(at);
  }
}
