import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe } from 'vitest';
import { connectionOf, type Database } from '../../src/storage/database.ts';
import type { DatabasePlace } from '../../src/storage/open-database.ts';
import { PostgresServer } from './postgres-server.ts';

/** Starting a server or closing a database takes a second or two, and longer beside other tests. */
export const HOOK_TIMEOUT_MS = 60_000;

/** A place for one database of a test file. */
export interface Places {
  /** A place with an empty database in it; every call gives another. */
  make(): Promise<DatabasePlace>;
}

/**
 * Runs a suite for the embedded database and for a PostgreSQL server. Where no PostgreSQL is installed the second is
 * skipped, and counted as skipped.
 */
export function describeDatabases(title: string, suite: (places: Places, kind: 'embedded' | 'server') => void): void {
  describe(`${title} in the embedded database`, () => {
    const folders: string[] = [];
    afterAll(() => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });
    const make = async (): Promise<DatabasePlace> => {
      const dataDir = await makeDataFolder();
      folders.push(dataDir);
      return { dataDir };
    };
    suite({ make }, 'embedded');
  });

  const programs = PostgresServer.findPrograms();
  describe.skipIf(programs === null)(`${title} on a PostgreSQL server`, () => {
    let server: PostgresServer | undefined;
    beforeAll(async () => {
      server = await PostgresServer.start(programs ?? '');
    }, HOOK_TIMEOUT_MS);
    afterAll(() => server?.stop(), HOOK_TIMEOUT_MS);
    const make = async (): Promise<DatabasePlace> => {
      if (server === undefined) throw new Error('The server has not started.');
      return { url: await server.makeDatabase() };
    };
    suite({ make }, 'server');
  });
}

/** A data folder with a new embedded database: making one takes seconds, so the first is kept and copied. */
export async function makeDataFolder(): Promise<string> {
  const template = await databaseTemplate();
  const folder = mkdtempSync(join(tmpdir(), 'preflight-data-'));
  cpSync(template, join(folder, 'database'), { recursive: true });
  return folder;
}

async function databaseTemplate(): Promise<string> {
  const modules = resolve(import.meta.dirname, '../../node_modules');
  const { version } = JSON.parse(readFileSync(join(modules, '@electric-sql/pglite/package.json'), 'utf8')) as {
    version: string;
  };
  const template = join(modules, `.cache/preflight/pglite-${version}`);
  if (existsSync(template)) return template;
  mkdirSync(dirname(template), { recursive: true });
  const unfinished = mkdtempSync(join(dirname(template), 'unfinished-'));
  const pglite = await PGlite.create({ dataDir: join(unfinished, 'database') });
  await pglite.exec('checkpoint');
  await pglite.close();
  try {
    renameSync(join(unfinished, 'database'), template);
  } catch (error) {
    // Another test file was faster.
    if (!existsSync(template)) throw error;
  }
  rmSync(unfinished, { recursive: true, force: true });
  return template;
}

/** Every table that tests fill; those that name others first. */
const TABLES = [
  ...['device', 'plan', 'decision', 'job', 'chunk', 'card', 'notice', 'ticket', 'kept_list', 'request'],
  ...['sync_gate', 'conversation', 'inventory_item', 'file_offer'],
];

/**
 * Empties every table, so that each test begins with the first request; faster than another database. Rows are deleted:
 * truncating gives a table other files, thousands of them after a while, each of which a checkpoint forces to the disk.
 */
export async function emptyDatabase(database: Database): Promise<void> {
  const connection = connectionOf(database);
  await asOwner(database, 'delete from preflight.audit_event');
  await connection.run(async () => {
    for (const table of TABLES) await sql`delete from ${sql.table(`preflight.${table}`)}`.execute(connection.db);
    await sql`alter sequence preflight.request_number restart`.execute(connection.db);
    await sql`update preflight.audit_head set sequence = 0, hash = repeat('0', 64)`.execute(connection.db);
  });
}

/** Runs a statement on the audit log that its triggers refuse: what only an owner of the database can do. */
export async function asOwner(database: Database, statement: string): Promise<void> {
  const connection = connectionOf(database);
  await connection.run(async () => {
    await sql`alter table preflight.audit_event disable trigger user`.execute(connection.db);
    await sql.raw(statement).execute(connection.db);
    await sql`alter table preflight.audit_event enable trigger user`.execute(connection.db);
  });
}
