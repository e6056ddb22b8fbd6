import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import { Connection } from './connection.ts';
import { type Database, databaseOf } from './database.ts';
import { migrate } from './migrate.ts';
import { recordOpening } from './record-opening.ts';
import { SafeTextPlugin } from './safe-text.ts';
import type { Schema } from './schema.ts';
import { serverReadOnly, toServerFault } from './to-storage-fault.ts';
import { installWakeQueue } from './wake-queue.ts';

/** The oldest major version of PostgreSQL that the schema and the queue's engine are tried with. */
const OLDEST_SERVER_MAJOR = 15;

const INT8_OID = 20;

/** Opens a database of a PostgreSQL server; other processes may use it at the same time. */
export async function openServer(url: string, clock: Clock, log: Log): Promise<Result<Database>> {
  const where = placeOf(url);
  if (where === null) {
    return failed({
      code: 'storage.url-invalid',
      message: 'DATABASE_URL cannot be read. It has the form postgres://user:password@host:5432/database.',
      retry: 'after-change',
    });
  }
  const pool = makePool(url, log);
  const connection = connectionTo(pool);
  let opened = false;
  try {
    const usable = await checkServer(pool, where);
    if (!usable.ok) return usable;
    const migrated = await migrate(connection.db);
    if (!migrated.ok) return migrated;
    await recordOpening(connection, clock);
    await installWakeQueue(connection, log);
    opened = true;
    return ok(databaseOf(connection, () => connection.close()));
  } catch (error) {
    const fault = toServerFault(error, where);
    if (fault === null) throw error;
    return failed(fault);
  } finally {
    if (!opened) {
      await connection.close();
      // Kysely ends the pool only if a statement went through it.
      if (!pool.ended) await pool.end();
    }
  }
}

/** Host, port and database of the address, without user and password; null where it is none. */
function placeOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, port, pathname, searchParams } = new URL(url);
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') return null;
  const host = hostname === '' ? (searchParams.get('host') ?? 'localhost') : decodeURIComponent(hostname);
  return `${host}:${port === '' ? '5432' : port}${pathname}`;
}

function makePool(url: string, log: Log): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: 'preflight',
    max: 10,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // A process that hangs inside a transaction must not hold its locks for ever.
    idle_in_transaction_session_timeout: 60_000,
    query_timeout: 120_000,
    types: { getTypeParser: (oid: number, format) => (oid === INT8_OID ? Number : types.getTypeParser(oid, format)) },
  });
  // Without a listener the loss of an idle connection would end the process; the pool opens another by itself.
  pool.on('error', (error) => log.warn('storage.connection-lost', { error: error.message }));
  return pool;
}

function connectionTo(pool: Pool): Connection {
  const kysely = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), plugins: [new SafeTextPlugin()] });
  return new Connection('server', kysely, async (text, values) => {
    const result: unknown = values.length === 0 ? await pool.query(text) : await pool.query(text, [...values]);
    // Several statements in one text give an array of results.
    return { rows: (Array.isArray(result) ? result : [result]).flatMap(rowsOf) };
  });
}

function rowsOf(result: unknown): unknown[] {
  const has = typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows);
  return has ? (result.rows as unknown[]) : [];
}

async function checkServer(pool: Pool, where: string): Promise<Result<null>> {
  const { rows } = await pool.query<{ version: string; number: number; standby: boolean; readonly: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::integer as number,
      pg_is_in_recovery() as standby, current_setting('transaction_read_only') as readonly`,
  );
  const server = rows[0];
  if (server === undefined) throw new Error('The server gave no answer about itself.');
  if (Math.floor(server.number / 10_000) < OLDEST_SERVER_MAJOR) {
    return failed({
      code: 'storage.version',
      message: `${where} is PostgreSQL ${server.version}; Preflight needs ${OLDEST_SERVER_MAJOR} or newer.`,
      retry: 'after-change',
      subject: where,
    });
  }
  return server.standby || server.readonly === 'on' ? failed(serverReadOnly(where)) : ok(null);
}
