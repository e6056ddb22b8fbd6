import type { PGlite } from '@electric-sql/pglite';
import type { Log } from '../ports/log.ts';

const CHECKPOINT_EVERY_MS = 5 * 60_000;
const VACUUM_EVERY_MS = 60 * 60_000;

/** The upkeep that a server does by itself. */
export interface Upkeep {
  /** Ends the timers and waits for a run that is under way. */
  stop(): Promise<void>;
}

/**
 * The embedded database has neither a checkpointer nor autovacuum: without this its log grows past every bound, and
 * dead rows stay for ever.
 */
export function keepEmbeddedUp(pglite: PGlite, log: Log): Upkeep {
  let running: Promise<void> = Promise.resolve();
  const every = (ms: number, statement: string): NodeJS.Timeout => {
    const timer = setInterval(() => {
      running = running.then(() => runUpkeep(pglite, statement, log));
    }, ms);
    timer.unref();
    return timer;
  };
  const timers = [every(CHECKPOINT_EVERY_MS, 'checkpoint'), every(VACUUM_EVERY_MS, 'vacuum analyze')];
  return {
    stop: async () => {
      for (const timer of timers) clearInterval(timer);
      await running;
      await runUpkeep(pglite, 'checkpoint', log);
    },
  };
}

async function runUpkeep(pglite: PGlite, statement: string, log: Log): Promise<void> {
  try {
    await pglite.exec(statement);
  } catch (error) {
    log.warn('storage.upkeep-failed', { statement, error: error instanceof Error ? error.message : String(error) });
  }
}
