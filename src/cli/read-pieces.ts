import { read } from 'node:fs';
import { promisify } from 'node:util';

const PIECE_BYTES = 64 * 1024;

/** What has a descriptor, and is held as long as it is read: a file handle closes when nobody holds it. */
interface ReadFrom {
  readonly fd: number;
}

const readInto = promisify(read);

/**
 * A file from its beginning, in pieces that are written over: while one is worked on, the next is read into the other
 * half. Few large buffers made anew would cost more memory than all that is kept of a list.
 */
export async function* readFilePieces(file: ReadFrom): AsyncGenerator<Uint8Array> {
  let [piece, spare] = [Buffer.allocUnsafeSlow(PIECE_BYTES), Buffer.allocUnsafeSlow(PIECE_BYTES)];
  let position = 0;
  let reading = readAt(file, piece, position);
  try {
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      position += bytesRead;
      reading = readAt(file, spare, position);
      yield piece.subarray(0, bytesRead);
      [piece, spare] = [spare, piece];
    }
  } finally {
    await reading.catch(() => null);
  }
}

/** A failure is told when it is waited for, not before. */
function readAt({ fd }: ReadFrom, piece: Buffer, position: number) {
  const reading = readInto(fd, piece, 0, PIECE_BYTES, position);
  reading.catch(() => null);
  return reading;
}

/** What comes through a pipe or a device, never asked for before it is needed. */
export async function* readPipePieces({ fd }: ReadFrom): AsyncGenerator<Uint8Array> {
  const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  for (;;) {
    const { bytesRead } = await readInto(fd, piece, 0, PIECE_BYTES, null);
    if (bytesRead === 0) return;
    yield piece.subarray(0, bytesRead);
  }
}
