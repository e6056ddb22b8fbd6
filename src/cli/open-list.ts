import { type BigIntStats, closeSync, fstatSync } from 'node:fs';
import { basename } from 'node:path';
import { ok, type Result } from '../domain/result.ts';
import { DEFAULT_MAX_BYTES } from '../lists/check-list.ts';
import { appendAll, openNamelessFile } from './nameless-file.ts';
import { isStandardInput, openFile } from './open-file.ts';
import { readFilePieces, readPipePieces } from './read-pieces.ts';
import type { Terminal } from './terminal.ts';
import { withProgress } from './with-progress.ts';

/** A list on disk, or what a pipe gives, read piece by piece. */
export interface OpenList {
  /** What the report calls it: a plain name, no path. */
  readonly name: string;
  readonly maxBytes: number;
  /** Tells the file itself under whatever name. */
  readonly place: FilePlace;
  /**
   * The list from its beginning, in pieces that are written over; `doing` tells a person what for ("judged"). What comes
   * through a pipe can be read again only where `openList` was told so.
   */
  read(doing: string): AsyncIterable<Uint8Array>;
  /** False where the file was written to since it was opened. */
  isUnchanged(): boolean;
  close(): Promise<void>;
}

/** Device and inode: equal for two names of one file, through links, too. */
export interface FilePlace {
  readonly dev: bigint;
  readonly ino: bigint;
}

/**
 * Opens a list, or standard input, for reading. With `again`, what comes through a pipe is kept in a file without a name,
 * so that it can be read more than once. `MAX_LIST_BYTES` sets the limit. Faults: `list.not-opened`.
 */
export async function openList(
  path: string,
  terminal: Terminal,
  { again }: { readonly again: boolean },
): Promise<Result<OpenList>> {
  const setting = Number(terminal.environment['MAX_LIST_BYTES'] ?? DEFAULT_MAX_BYTES);
  const maxBytes = Number.isInteger(setting) && setting > 0 ? setting : DEFAULT_MAX_BYTES;
  if (isStandardInput(path)) {
    if (process.stdin.isTTY === true) terminal.err('The list is read from the keyboard; end it with Ctrl-D.');
    const place = fstatSync(process.stdin.fd, { bigint: true });
    return ok({ name: 'stdin', maxBytes, place, ...throughPipe(process.stdin, again, terminal) });
  }
  const opened = await openFile(path);
  if (!opened.ok) return opened;
  const file = opened.value;
  const place = await file.stat({ bigint: true });
  const common = { name: basename(path), maxBytes, place };
  if (!place.isFile()) {
    const pipe = throughPipe(readPipePieces(file), again, terminal);
    const close = async () => {
      await pipe.close();
      await file.close();
    };
    return ok({ ...common, ...pipe, close });
  }
  return ok({
    ...common,
    close: () => file.close(),
    read: (doing) => withProgress(readFilePieces(file), { doing, size: Number(place.size) }, terminal),
    isUnchanged: () => isSame(place, fstatSync(file.fd, { bigint: true })),
  });
}

function isSame(one: BigIntStats, other: BigIntStats): boolean {
  return one.size === other.size && one.mtimeNs === other.mtimeNs;
}

/** A list that comes but once; with `again`, its bytes are kept while they are read for the first time. */
function throughPipe(
  pipe: AsyncIterable<Uint8Array>,
  again: boolean,
  terminal: Terminal,
): Pick<OpenList, 'read' | 'isUnchanged' | 'close'> {
  let kept: number | null = null;
  return {
    read: (doing) =>
      withProgress(kept === null ? first() : readFilePieces({ fd: kept }), { doing, size: null }, terminal),
    isUnchanged: () => true,
    close: async () => {
      if (kept !== null) closeSync(kept);
    },
  };

  async function* first(): AsyncGenerator<Uint8Array> {
    if (again) kept = openNamelessFile();
    for await (const piece of pipe) {
      if (kept !== null) appendAll(kept, piece);
      yield piece;
    }
  }
}
