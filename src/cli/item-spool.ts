import { closeSync, readSync } from 'node:fs';
import { appendAll, openNamelessFile } from './nameless-file.ts';

/** So many characters stay in memory; what comes later goes to a file that has no name. */
const HELD_CHARS = 512 * 1024;
const PIECE_BYTES = 256 * 1024;
const LF = 10;

/** A list of JSON values of any length in little memory: added one by one, and given back as JSON text in the same order. */
export interface ItemSpool<Item> {
  /** Throws the system's error where the temporary folder takes no more. */
  add(item: Item): void;
  texts(): Iterable<string>;
  close(): void;
}

export function createItemSpool<Item>(): ItemSpool<Item> {
  let held: string[] = [];
  let heldChars = 0;
  let descriptor: number | null = null;

  return {
    add(item) {
      const text = JSON.stringify(item);
      held.push(text);
      heldChars += text.length;
      if (heldChars >= HELD_CHARS) spill();
    },

    *texts() {
      if (descriptor !== null) yield* linesOf(descriptor);
      yield* held;
    },

    close() {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
      held = [];
    },
  };

  function spill(): void {
    descriptor ??= openNamelessFile();
    appendAll(descriptor, Buffer.from(`${held.join('\n')}\n`));
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
