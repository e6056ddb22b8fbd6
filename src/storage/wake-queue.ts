import { type ConstructorOptions, PgBoss } from 'pg-boss';
import type { Log } from '../ports/log.ts';
import type { Connection } from './connection.ts';

/** The one queue of the queue's engine. */
export const WAKE_QUEUE = 'wake';

/** Any number that nobody else uses as an advisory lock in this database. */
const INSTALL_LOCK = 7_353_342_001;

const QUEUE_OPTIONS = {
  // A wake-up whose process died is given to another after this time; a handler that takes longer runs twice, which
  // does no harm.
  expireInSeconds: 30,
  retryLimit: 10_000,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  retentionSeconds: 14 * 24 * 3600,
  deleteAfterSeconds: 3600,
};

/** The queue's engine on our connection: inside a transaction it takes part in it. `supervise`: with its upkeep. */
export function makeBoss(connection: Connection, log: Log, supervise: boolean): PgBoss {
  const options: ConstructorOptions = {
    db: { executeSql: (text: string, values?: unknown[]) => connection.executeSql(text, values) },
    backend: connection.mode === 'embedded' ? 'pglite' : 'postgres',
    supervise,
    schedule: false,
    // Together with `expireInSeconds` these bound how long the wake-up of a dead process stays away.
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    maintenanceIntervalSeconds: 3600,
    // Dependencies between jobs are not used.
    flowIntervalSeconds: 3600,
    // The embedded database has no autovacuum; its own upkeep does that work.
    monitorVacuum: connection.mode === 'server',
  };
  const boss = new PgBoss(options);
  boss.on('error', (error) => log.warn('queue.engine-error', { error: error.message }));
  boss.on('warning', (warning) => log.warn('queue.engine-warning', { warning: warning.message }));
  return boss;
}

/** Makes or updates the tables of the queue's engine and the queue; safe to repeat and side by side. */
export async function installWakeQueue(connection: Connection, log: Log): Promise<void> {
  if (connection.mode === 'embedded') {
    await install(connection, log);
    return;
  }
  // The engine makes its schema before it takes its own lock: two that do so at once would fail. The lock is held by
  // one connection while the engine works on others.
  await connection.run(async () => {
    await connection.executeSql('select pg_advisory_xact_lock($1)', [INSTALL_LOCK]);
    await connection.outside(() => install(connection, log));
  });
}

async function install(connection: Connection, log: Log): Promise<void> {
  const boss = makeBoss(connection, log, false);
  try {
    await boss.start();
    await boss.createQueue(WAKE_QUEUE, QUEUE_OPTIONS);
    await boss.updateQueue(WAKE_QUEUE, QUEUE_OPTIONS);
  } finally {
    await boss.stop({ graceful: false, close: false });
  }
}
