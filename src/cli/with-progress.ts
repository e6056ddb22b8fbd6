import type { Terminal } from './terminal.ts';

/** Progress is told on lists that take a while. */
const FROM_BYTES = 16 * 1024 * 1024;
const STEP_BYTES = 4 * 1024 * 1024;
const BYTES_IN_MB = 1_000_000;

export interface ProgressOf {
  /** What happens to the list, in the past tense: "judged". */
  readonly doing: string;
  /** Bytes; null where nobody knows. */
  readonly size: number | null;
}

/** The same pieces, and a line for the person who waits for them. */
export async function* withProgress(
  pieces: AsyncIterable<Uint8Array>,
  { doing, size }: ProgressOf,
  terminal: Terminal,
): AsyncGenerator<Uint8Array> {
  let read = 0;
  // Of a short list nothing is told; one that is known to be long is spoken of from its beginning.
  let next = size === null ? FROM_BYTES : size >= FROM_BYTES ? 0 : Number.POSITIVE_INFINITY;
  try {
    for await (const piece of pieces) {
      read += piece.length;
      if (read >= next || (read === size && next !== Number.POSITIVE_INFINITY)) {
        next = read + STEP_BYTES;
        terminal.progress(`${size === null ? megabytes(read) : percent(read, size)} ${doing}`);
      }
      yield piece;
    }
  } finally {
    terminal.progress(null);
  }
}

function megabytes(bytes: number): string {
  return `${Math.floor(bytes / BYTES_IN_MB)} MB`;
}

/** A file that grows while it is read does not make more than all of it. */
function percent(read: number, size: number): string {
  return `${Math.min(100, Math.floor((read / size) * 100))} %`;
}
