import { fstatSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { DEFAULT_MAX_BYTES } from '../lists/check-list.ts';
import type { Terminal } from './terminal.ts';

/** A list on disk, or what a pipe gives, read piece by piece. */
export interface OpenList {
  /** What the report calls it: a plain name, no path. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly maxBytes: number;
  /** Tells the file itself under whatever name. */
  readonly place: FilePlace;
}

/** Device and inode: equal for two names of one file, through links, too. */
export interface FilePlace {
  readonly dev: bigint;
  readonly ino: bigint;
}

/**
 * Names of standard input: `-`, as in other tools, and those of the system, which cannot be opened by name where another
 * program hands the list over through a socket.
 */
const STANDARD_INPUT: ReadonlySet<string> = new Set(['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']);

export function isStandardInput(path: string): boolean {
  return STANDARD_INPUT.has(path);
}

const PIECE_BYTES = 256 * 1024;

/** Tell progress on files that take a while, where a person looks at the terminal. */
const PROGRESS_FROM_BYTES = 16 * 1024 * 1024;

/** Opens a list, or standard input, for reading. `MAX_LIST_BYTES` sets the limit. Faults: `list.not-opened`. */
export async function openList(path: string, terminal: Terminal): Promise<Result<OpenList>> {
  const setting = Number(terminal.environment['MAX_LIST_BYTES'] ?? DEFAULT_MAX_BYTES);
  const maxBytes = Number.isInteger(setting) && setting > 0 ? setting : DEFAULT_MAX_BYTES;
  if (isStandardInput(path)) {
    const { dev, ino } = fstatSync(process.stdin.fd, { bigint: true });
    return ok({ name: 'stdin', bytes: process.stdin, maxBytes, place: { dev, ino } });
  }
  const opened = await openFile(path);
  if (!opened.ok) return opened;
  const file = opened.value;
  const { dev, ino, size } = await file.stat({ bigint: true });
  const stream = file.createReadStream({ highWaterMark: PIECE_BYTES });
  const tell = terminal.isInteractive && size >= PROGRESS_FROM_BYTES;
  const bytes = tell ? withProgress(stream, Number(size), terminal) : stream;
  return ok({ name: basename(path), bytes, maxBytes, place: { dev, ino } });
}

/** Opens what can be read as a file: no folder. Faults: `list.not-opened`, whose subject is the system's code. */
export async function openFile(path: string): Promise<Result<FileHandle>> {
  try {
    const file = await open(path, 'r');
    if (!(await file.stat()).isDirectory()) return ok(file);
    await file.close();
    return failed(notOpened(path, 'EISDIR'));
  } catch (error) {
    return failed(notOpened(path, systemCode(error)));
  }
}

/** What is said where a list that was opened cannot be read to its end. Throws what is no fault of the system. */
export function notReadToItsEnd(path: string, error: unknown): Fault {
  const message = `${path} could not be read to its end (${systemCode(error)}); copy it to this computer and try again.`;
  return { code: 'list.not-opened', message, retry: 'after-change' };
}

/** The code of a failed system call. Throws anything else: a bug. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && 'syscall' in error) return String(error.code);
  throw error;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'this account may not read it',
  EPERM: 'this account may not read it',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'a part of its path is no folder',
  ELOOP: 'its links lead in a circle',
  ENXIO: 'nothing is connected to it',
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
    // A file that grows while it is read does not make more than all of it.
    const percent = Math.min(100, Math.floor((read / size) * 100));
    if (percent >= told + 10) {
      told = percent - (percent % 10);
      terminal.err(`${told} % read`);
    }
    yield piece;
  }
}

function notOpened(path: string, code: string): Fault {
  const message = `${path} cannot be opened: ${REASONS[code] ?? code}.`;
  return { code: 'list.not-opened', message, retry: 'after-change', subject: code };
}
