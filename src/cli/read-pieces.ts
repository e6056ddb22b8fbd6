import { read, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';

const PIECE_BYTES = 256 * 1024;

/** What has a descriptor, and is held as long as it is read: a file handle closes when nobody holds it. */
interface ReadFrom {
  readonly fd: number;
}

/**
 * A file from its beginning, in pieces that are written over: buffers made anew would cost more memory than all that is
 * kept of a list. Read at once, because handing each piece to another thread and back takes longer than reading it; in
 * between, signals get their turn.
 */
export async function* readFilePieces({ fd }: ReadFrom): AsyncGenerator<Uint8Array> {
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  for (let position = 0; ; ) {
    const bytesRead = readSync(fd, piece, 0, PIECE_BYTES, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield piece.subarray(0, bytesRead);
    await setImmediate();
  }
}

const readLater = promisify(read);

/** What comes through a pipe or a device, whenever it comes, and never asked for before it is needed. */
export async function* readPipePieces({ fd }: ReadFrom): AsyncGenerator<Uint8Array> {
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  for (;;) {
    const { bytesRead } = await readLater(fd, piece, 0, PIECE_BYTES, null);
    if (bytesRead === 0) return;
    yield piece.subarray(0, bytesRead);
  }
}
