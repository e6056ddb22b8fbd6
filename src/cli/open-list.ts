import { open } from 'node:fs/promises';
import { failed, ok, type Result } from '../domain/result.ts';
import { DEFAULT_MAX_BYTES } from '../lists/check-list.ts';
import type { Terminal } from './terminal.ts';

/** A list on disk, or what a pipe gives, read piece by piece. */
export interface OpenList {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly maxBytes: number;
}

const PIECE_BYTES = 256 * 1024;

/** Tell progress on files that take a while, where a person looks at the terminal. */
const PROGRESS_FROM_BYTES = 16 * 1024 * 1024;

/** Opens a list for reading. `MAX_LIST_BYTES` sets the limit. Faults: `list.not-opened`. */
export async function openList(path: string, terminal: Terminal): Promise<Result<OpenList>> {
  const setting = Number(terminal.environment['MAX_LIST_BYTES'] ?? DEFAULT_MAX_BYTES);
  const maxBytes = Number.isInteger(setting) && setting > 0 ? setting : DEFAULT_MAX_BYTES;
  try {
    const file = await open(path, 'r');
    const status = await file.stat();
    if (status.isDirectory()) {
      await file.close();
      return failed(notOpened(path, 'it is a folder'));
    }
    const stream = file.createReadStream({ highWaterMark: PIECE_BYTES });
    const tell = terminal.isInteractive && status.size >= PROGRESS_FROM_BYTES;
    return ok({ bytes: tell ? withProgress(stream, status.size, terminal) : stream, maxBytes });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return failed(notOpened(path, REASONS[code] ?? code));
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this account may not read it',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'a part of its path is no folder',
  ELOOP: 'its links lead in a circle',
};

async function* withProgress(
  stream: AsyncIterable<Uint8Array>,
  size: number,
  terminal: Terminal,
): AsyncIterable<Uint8Array> {
  let read = 0;
  let told = 0;
  for await (const piece of stream) {
    read += piece.byteLength;
    const percent = Math.floor((read / size) * 100);
    if (percent >= told + 10) {
      told = percent - (percent % 10);
      terminal.err(`${told} % read`);
    }
    yield piece;
  }
}

function notOpened(path: string, why: string) {
  return { code: 'list.not-opened', message: `${path} cannot be opened: ${why}.`, retry: 'after-change' as const };
}
