import { closeSync, lstatSync, mkdirSync, mkdtempSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Fault } from '../domain/fault.ts';
import { appendAll } from './nameless-file.ts';
import type { FilePlace } from './open-list.ts';
import { systemCode } from './system-code.ts';

export interface OutputFolderOptions {
  /** Whether files that are there may be replaced. */
  readonly force: boolean;
  /** The file that must not be written to under any name. */
  readonly original: FilePlace;
}

/**
 * Files that are written all or none: they grow in a hidden folder that only this account can read, beside where they
 * will stand, and are put in place at the end. A link in the way is replaced, never followed.
 */
export interface OutputFolder {
  /** Makes the folder if need be, and finds what stands in the way before anything is written. */
  open(names: readonly string[]): boolean;
  /** More of a file, by its index. */
  write(file: number, text: string): boolean;
  putInPlace(): boolean;
  /** Takes away what is not in place. May be called at any time, and again. */
  discard(): void;
  /** `list.not-written`, once one of the above gave false. */
  readonly fault: Fault | null;
}

/** Text that waits to be written: a list with many group tags has more files than can be open at once. */
const MOST_WAITING_CHARS = 256 * 1024;

export function createOutputFolder(folder: string, { force, original }: OutputFolderOptions): OutputFolder {
  let names: readonly string[] = [];
  let parts: string | null = null;
  let waiting = new Map<number, string[]>();
  let waitingChars = 0;
  /** Used again for every flush: a new one each time would wait for the garbage collector by the hundred. */
  let scratch = Buffer.alloc(0);
  let fault: Fault | null = null;

  return {
    get fault() {
      return fault;
    },

    open(wanted) {
      names = wanted;
      if (names.length === 0) return true;
      fault = makeFolder(folder);
      if (fault !== null) return false;
      return attempt(folder, () => {
        fault = inTheWay();
        if (fault === null) parts = mkdtempSync(join(folder, '.preflight-'));
      });
    },

    write(file, text) {
      if (fault !== null) return false;
      const texts = waiting.get(file) ?? [];
      texts.push(text);
      waiting.set(file, texts);
      waitingChars += text.length;
      return waitingChars < MOST_WAITING_CHARS || flush();
    },

    putInPlace() {
      if (fault !== null || parts === null || !flush()) return fault === null;
      const placed: string[] = [];
      for (const [index, name] of names.entries()) {
        const target = join(folder, name);
        const isPlaced = attempt(target, () => {
          // Claims the name: a file that appeared meanwhile is not written over.
          if (!force) closeSync(openSync(target, 'wx', 0o600));
          renameSync(partOf(index), target);
        });
        if (!isPlaced) {
          if (!force) for (const path of placed) rmSync(path, { force: true });
          return false;
        }
        placed.push(target);
      }
      return true;
    },

    discard() {
      if (parts !== null) rmSync(parts, { recursive: true, force: true });
      parts = null;
    },
  };

  function partOf(index: number): string {
    return join(parts ?? folder, String(index));
  }

  function flush(): boolean {
    for (const [file, texts] of waiting) {
      const isWritten = attempt(join(folder, names[file] ?? ''), () => {
        const descriptor = openSync(partOf(file), 'a', 0o600);
        try {
          appendAll(descriptor, bytesOf(texts));
        } finally {
          closeSync(descriptor);
        }
      });
      if (!isWritten) return false;
    }
    waiting = new Map();
    waitingChars = 0;
    return true;
  }

  function bytesOf(texts: readonly string[]): Buffer {
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    if (scratch.length < length) scratch = Buffer.allocUnsafeSlow(length);
    let at = 0;
    for (const text of texts) at += scratch.write(text, at, 'latin1');
    return scratch.subarray(0, at);
  }

  function attempt(path: string, write: () => void): boolean {
    try {
      write();
    } catch (error) {
      fault = cannotBeWritten(path, systemCode(error));
    }
    return fault === null;
  }

  function inTheWay(): Fault | null {
    for (const name of names) {
      const path = join(folder, name);
      if (isOriginal(path, original)) return notWritten(`${path} is the list itself; name another folder with --out.`);
      if (!force && isThere(path)) return isInTheWay(path);
    }
    return null;
  }
}

function makeFolder(folder: string): Fault | null {
  try {
    makeFolders(resolve(folder));
    if (statSync(folder).isDirectory()) return null;
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'EEXIST' && code !== 'ENOTDIR') {
      return notWritten(`${folder} cannot be made (${reasonOf(code)}). Choose another one with --out.`);
    }
  }
  return notWritten(`${folder} is no folder, or a part of its path is none; name another one with --out.`);
}

/** Step by step, because Node's own `recursive` never comes back where a folder exists that takes no other (/proc). */
function makeFolders(folder: string): void {
  if (isThere(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolders(parent);
  mkdirSync(folder);
}

function isOriginal(path: string, original: FilePlace): boolean {
  if (!isThere(path)) return false;
  try {
    const present = statSync(path, { bigint: true });
    return present.dev === original.dev && present.ino === original.ino;
  } catch {
    // A link that leads nowhere.
    return false;
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'the disk can only be read',
  EISDIR: 'it is a folder',
  ENOTEMPTY: 'it is a folder',
};

function reasonOf(code: string): string {
  return REASONS[code] ?? code;
}

function cannotBeWritten(path: string, code: string): Fault {
  if (code === 'EEXIST') return isInTheWay(path);
  return notWritten(`${path} cannot be written (${reasonOf(code)}). Choose another folder with --out.`);
}

function isInTheWay(path: string): Fault {
  return notWritten(`${path} is there already. Add --force to write over it, or name another folder.`);
}

function notWritten(message: string): Fault {
  return { code: 'list.not-written', message, retry: 'after-change' };
}
