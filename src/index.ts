import { pino } from 'pino';
import { startApp } from './app.ts';
import { readConfig } from './config/read-config.ts';
import type { Log } from './ports/log.ts';
import { openDatabase } from './storage/open-database.ts';

/** `serve`: the bot and its workers; `work`: workers alone; `migrate`: the database only. */
type Kind = 'serve' | 'work' | 'migrate';

const WRONG_SETTINGS = 2;

async function main(kind: Kind): Promise<number | null> {
  const read = readConfig(process.env);
  if (!read.ok) return complain(read.fault.message, WRONG_SETTINGS);
  const { config, secrets } = read.value;
  const logger = pino({ level: config.logLevel, base: null });
  const log: Log = {
    info: (event, fields) => logger.info(fields ?? {}, event),
    warn: (event, fields) => logger.warn(fields ?? {}, event),
    error: (event, fields) => logger.error(fields ?? {}, event),
  };
  if (kind === 'migrate') {
    const place =
      secrets.databaseUrl === null ? { dataDir: `${config.dataDir}/database` } : { url: secrets.databaseUrl };
    const database = await openDatabase(place, { clock: { now: () => new Date() }, log });
    if (!database.ok) return complain(database.fault.message, 1);
    await database.value.close();
    return 0;
  }
  const app = await startApp({ config, secrets, log, serves: kind === 'serve' });
  if (!app.ok) return complain(app.fault.message, 1);
  const { url, close } = app.value;
  log.info('app.started', { kind, url });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error('app.stop-failed', { error: error instanceof Error ? error.message : '' });
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // Started by `preflight dev`: when that is gone, however that came about, so are we.
  process.on('disconnect', stop);
  return null;
}

function complain(message: string, status: number): number {
  process.stderr.write(`${message}\n`);
  return status;
}

const [kind = 'serve'] = process.argv.slice(2);
const status = await main(kind === 'work' || kind === 'migrate' ? kind : 'serve');
if (status !== null) process.exitCode = status;
