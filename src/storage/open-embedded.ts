import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { fromPglite } from 'pg-boss';
import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { Connection } from './connection.ts';
import { type Database, databaseOf } from './database.ts';
import { DurableNodeFS } from './durable-node-fs.ts';
import { DURABLE_START_PARAMS } from './durable-start-params.ts';
import { keepEmbeddedUp } from './embedded-upkeep.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import { recordOpening } from './record-opening.ts';
import { SafeTextPlugin } from './safe-text.ts';
import type { Schema } from './schema.ts';
import { syncEntry, syncFolder } from './sync-folder.ts';
import { toFolderFault } from './to-storage-fault.ts';
import { installWakeQueue } from './wake-queue.ts';

/** The major version of PostgreSQL inside the PGlite that this version of Preflight ships. */
const EMBEDDED_POSTGRES_MAJOR = '18';

interface Engine {
  readonly pglite: PGlite;
  readonly files: DurableNodeFS;
}

/** Opens the database in a folder for this process alone; makes the folder where there is none. */
export async function openEmbedded(dataDir: string, clock: Clock, log: Log): Promise<Result<Database>> {
  let lock: FolderLock | undefined;
  let opened = false;
  try {
    mkdirSync(dataDir, { recursive: true });
    assertWritable(dataDir);
    const locked = lockFolder(dataDir);
    if (!locked.ok) return locked;
    lock = locked.value;
    const result = await openLocked(dataDir, lock, clock, log);
    opened = result.ok;
    return result;
  } catch (error) {
    const fault = toFolderFault(error, dataDir);
    if (fault === null) throw error;
    return failed(fault);
  } finally {
    if (!opened) lock?.release();
  }
}

async function openLocked(dataDir: string, lock: FolderLock, clock: Clock, log: Log): Promise<Result<Database>> {
  const folder = join(dataDir, 'database');
  if (existsSync(folder)) {
    const version = checkVersion(folder);
    if (!version.ok) return version;
  } else {
    await createFolder(folder);
  }

  const started = await startEngine(folder);
  if (!started.ok) return started;
  const { pglite, files } = started.value;
  const connection = connectionTo(pglite);
  let opened = false;
  try {
    const migrated = await migrate(connection.db);
    if (!migrated.ok) return migrated;
    const durable = await proveDurable(connection, files, clock);
    if (!durable.ok) return durable;
    await installWakeQueue(connection, log);
    opened = true;
  } finally {
    if (!opened) await connection.close();
  }

  const upkeep = keepEmbeddedUp(pglite, log);
  return ok(
    databaseOf(connection, async () => {
      try {
        await upkeep.stop();
        await connection.close();
      } finally {
        lock.release();
      }
    }),
  );
}

/**
 * Makes the folder under another name, forces all of it to the disk and only then gives it its name: creation itself
 * writes nothing through to the disk, so a folder of that name is always a whole one, and one that was cut off is made
 * again.
 */
async function createFolder(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const { pglite } = await createEngine(unfinished);
  await pglite.exec('checkpoint');
  await pglite.close();
  syncFolder(unfinished);
  renameSync(unfinished, folder);
  syncEntry(folder);
}

async function createEngine(folder: string): Promise<Engine> {
  const files = new DurableNodeFS(folder);
  const pglite = await PGlite.create({ dataDir: folder, fs: files, startParams: [...DURABLE_START_PARAMS] });
  return { pglite, files };
}

async function startEngine(folder: string): Promise<Result<Engine>> {
  try {
    return ok(await createEngine(folder));
  } catch (error) {
    const known = toFolderFault(error, folder);
    if (known !== null) return failed(known);
    return failed({
      code: 'storage.damaged',
      message:
        `The database in ${folder} does not open (${error instanceof Error ? error.message : String(error)}). ` +
        'Put back the last backup of the folder, or move it away to begin with an empty one.',
      retry: 'after-change',
      subject: folder,
    });
  }
}

function checkVersion(folder: string): Result<null, Fault<'storage.version'>> {
  const file = join(folder, 'PG_VERSION');
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
  if (found === EMBEDDED_POSTGRES_MAJOR) return ok(null);
  return failed({
    code: 'storage.version',
    message:
      found === null
        ? `The folder ${folder} is not a database (it has no PG_VERSION). Move it away, or choose another data folder.`
        : `The database in ${folder} was made with PostgreSQL ${found}; this version of Preflight brings PostgreSQL ` +
          `${EMBEDDED_POSTGRES_MAJOR} and cannot open it. Write a dump with the Preflight that made it and restore it here.`,
    retry: 'after-change',
    subject: folder,
  });
}

function connectionTo(pglite: PGlite): Connection {
  const kysely = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }), plugins: [new SafeTextPlugin()] });
  const direct = fromPglite(pglite);
  return new Connection('embedded', kysely, (text, values) => direct.executeSql(text, [...values]));
}

/** Writes a row and looks whether it was forced to the disk: the hook is internal to PGlite and may move. */
async function proveDurable(
  connection: Connection,
  files: DurableNodeFS,
  clock: Clock,
): Promise<Result<null, Fault<'storage.not-durable'>>> {
  const before = files.syncs;
  await recordOpening(connection, clock);
  const setting = await connection.executeSql('show fsync');
  const row = setting.rows[0];
  const isOn = typeof row === 'object' && row !== null && 'fsync' in row && row.fsync === 'on';
  if (isOn && files.syncs > before) return ok(null);
  return failed({
    code: 'storage.not-durable',
    message:
      'The embedded database does not force its commits to the disk, so a power cut could lose what was decided. ' +
      'Preflight does not start on it: install the pinned version of @electric-sql/pglite, or set DATABASE_URL.',
    retry: 'after-change',
  });
}

/** Throws the operating system's error where this user cannot write: what belongs to another user is the usual cause. */
function assertWritable(dataDir: string): void {
  for (const path of [dataDir, join(dataDir, 'database.lock'), join(dataDir, 'database', 'PG_VERSION')]) {
    if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  }
}
