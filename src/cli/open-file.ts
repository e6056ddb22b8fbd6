import { type FileHandle, open } from 'node:fs/promises';
import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { systemCode } from './system-code.ts';

/**
 * Names of standard input: `-`, as in other tools, and those of the system, which cannot be opened by name where another
 * program hands the list over through a socket.
 */
const STANDARD_INPUT: ReadonlySet<string> = new Set(['-', '/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']);

export function isStandardInput(path: string): boolean {
  return STANDARD_INPUT.has(path);
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

function notOpened(path: string, code: string): Fault {
  const message = `${path} cannot be opened: ${REASONS[code] ?? code}.`;
  return { code: 'list.not-opened', message, retry: 'after-change', subject: code };
}
