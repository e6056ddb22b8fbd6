import { lstat, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { type FilePlace, systemCode } from './open-list.ts';

export interface OutputFile {
  /** A plain file name. */
  readonly file: string;
  readonly content: Uint8Array;
}

export interface WriteOptions {
  /** Whether files that are there may be replaced. */
  readonly force: boolean;
  /** The file that must not be written to under any name. */
  readonly original: FilePlace;
}

/**
 * Writes all files into a folder, which is made if need be, or none of them: what stands in the way is found before the
 * first is written, and a failure takes the ones before it back. A link in the way is replaced, never followed; only
 * this account may read the files, because a list is confidential. Faults: `list.not-written`.
 */
export async function writeOutputs(
  folder: string,
  outputs: readonly OutputFile[],
  { force, original }: WriteOptions,
): Promise<Result<null>> {
  if (outputs.length === 0) return ok(null);
  const made = await makeFolder(folder);
  if (!made.ok) return made;
  const targets = outputs.map(({ file, content }) => ({ path: join(folder, file), content }));
  for (const { path } of targets) {
    if (await isOriginal(path, original)) {
      return failed(notWritten(`${path} is the list itself; name another folder with --out.`));
    }
    if (!force && (await isThere(path))) {
      return failed(notWritten(`${path} is there already. Add --force to write over it, or name another folder.`));
    }
  }
  const written: string[] = [];
  for (const { path, content } of targets) {
    const fault = await writeOne(path, content, force);
    if (fault !== null) {
      if (!force) await Promise.all(written.map((done) => rm(done, { force: true })));
      return failed(fault);
    }
    written.push(path);
  }
  return ok(null);
}

async function makeFolder(folder: string): Promise<Result<null>> {
  try {
    await makeFolders(resolve(folder));
    if ((await stat(folder)).isDirectory()) return ok(null);
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'EEXIST' && code !== 'ENOTDIR') {
      return failed(notWritten(`${folder} cannot be made (${code}). Choose a folder that this account may write to.`));
    }
  }
  return failed(notWritten(`${folder} is no folder, or a part of its path is none; name another one with --out.`));
}

/** Step by step, because Node's own `recursive` never comes back where a folder exists that takes no other (/proc). */
async function makeFolders(folder: string): Promise<void> {
  if (await isThere(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) await makeFolders(parent);
  await mkdir(folder);
}

async function isOriginal(path: string, original: FilePlace): Promise<boolean> {
  const present = await stat(path, { bigint: true }).catch(() => null);
  return present !== null && present.dev === original.dev && present.ino === original.ino;
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function writeOne(path: string, content: Uint8Array, force: boolean): Promise<Fault | null> {
  const first = force ? `${path}.part` : path;
  let isOurs = false;
  try {
    if (force) await rm(first, { force: true });
    await writeFile(first, '', { flag: 'wx', mode: 0o600 });
    isOurs = true;
    await writeFile(first, content, { flag: 'r+' });
    if (force) await rename(first, path);
    return null;
  } catch (error) {
    const code = systemCode(error);
    if (isOurs) await rm(first, { force: true });
    return notWritten(`${path} cannot be written (${code}). Choose a folder that this account may write to.`);
  }
}

function notWritten(message: string): Fault {
  return { code: 'list.not-written', message, retry: 'after-change' };
}
