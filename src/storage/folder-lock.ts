import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';

/** SQLite's result codes that say that somebody else holds the file. */
const SQLITE_HELD: ReadonlySet<number> = new Set([5, 6]);

/** The right of this process to be the only one on a folder. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the folder for this process. Two embedded databases on one folder destroy it without an error, so the lock is
 * one that the operating system takes back when a process dies: an exclusive SQLite transaction on a file beside the
 * database, held for life.
 * Faults: `storage.already-running`.
 */
export function lockFolder(folder: string): Result<FolderLock, Fault<'storage.already-running'>> {
  const pidFile = join(folder, 'database.pid');
  const file = new DatabaseSync(join(folder, 'database.lock'));
  try {
    file.exec('pragma busy_timeout = 0; begin exclusive');
  } catch (error) {
    file.close();
    if (!SQLITE_HELD.has(sqliteCode(error))) throw error;
    const holder = readHolder(pidFile);
    return failed({
      code: 'storage.already-running',
      message:
        `Preflight is already running on the folder ${folder}${holder === null ? '' : `, as process ${holder}`}. ` +
        'Stop that one first, or set DATABASE_URL to a PostgreSQL server to run several side by side.',
      retry: 'after-change',
      subject: folder,
    });
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return ok({
    release: () => {
      rmSync(pidFile, { force: true });
      file.close();
    },
  });
}

function sqliteCode(error: unknown): number {
  if (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff;
  return 0;
}

function readHolder(pidFile: string): string | null {
  try {
    const text = readFileSync(pidFile, 'utf8').trim();
    return /^\d+$/.test(text) ? text : null;
  } catch {
    return null;
  }
}
