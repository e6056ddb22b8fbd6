import { sql } from 'kysely';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { WakeTopic, WakeUps } from '../ports/wake-ups.ts';
import type { CommitWork, Connection } from './connection.ts';
import { connectionOf, type Database } from './database.ts';
import { makeBoss, WAKE_QUEUE } from './wake-queue.ts';
import { type WakeHandlers, WakeWorker } from './wake-worker.ts';

/** Durable wake-ups with their worker. */
export interface Queue extends WakeUps {
  /** Begins to call the handlers. Wake-ups of before are still there. */
  start(handlers: WakeHandlers): Promise<void>;
  /** Takes no further wake-up and waits for the running handlers, `withinMs` at most. Before the database is closed. */
  stop(): Promise<void>;
}

export interface QueueOptions {
  readonly log: Log;
  /** From it the waiting time of a wake-up with an instant is taken. */
  readonly clock: Clock;
  /** How often to look for wake-ups that other processes sent or whose time has come. Own ones are seen at once. */
  readonly pollMs?: number;
  /** Handlers running at the same time at most. */
  readonly concurrency?: number;
  /** How long `stop` waits for running handlers. */
  readonly stopWithinMs?: number;
}

interface PendingWakeUps extends CommitWork {
  add(topic: WakeTopic, id: string, delayMs: number): void;
}

/** The queue of an open database. Several processes on one server share it. */
export function createQueue(
  database: Database,
  { log, clock, pollMs = 1_000, concurrency = 16, stopWithinMs = 15_000 }: QueueOptions,
): Queue {
  const connection = connectionOf(database);
  const boss = makeBoss(connection, log, true);
  let worker: WakeWorker | null = null;

  const pendingWakeUps = (): PendingWakeUps => {
    const soonest = new Map<string, { topic: WakeTopic; id: string; delayMs: number }>();
    let written = false;
    return {
      add: (topic, id, delayMs) => {
        // A wake-up at once makes room for a later one of the same id; of two at once one is enough.
        soonest.set(`${topic} ${delayMs === 0 ? 'now' : delayMs} ${id}`, { topic, id, delayMs });
      },
      beforeCommit: async () => {
        const jobs = [...soonest.values()].map(({ topic, id, delayMs }) => ({
          data: { topic, id },
          startAfter: delayMs / 1000,
        }));
        written = await sendOrLog(connection, log, async () => {
          await boss.insert(WAKE_QUEUE, jobs);
        });
      },
      afterCommit: () => {
        if (!written) return;
        for (const { delayMs } of soonest.values()) worker?.lookIn(delayMs);
      },
    };
  };

  return {
    wake: (topic, id, at) =>
      connection.run(async () => {
        const delayMs = at === undefined ? 0 : Math.max(0, at.getTime() - clock.now().getTime());
        connection.atCommit(boss, pendingWakeUps).add(topic, id, delayMs);
        await Promise.resolve();
      }),

    start: (handlers) =>
      connection.outside(async () => {
        if (worker !== null) throw new Error('The queue runs already.');
        worker = new WakeWorker(boss, handlers, { log, pollMs, concurrency });
        await boss.start();
        worker.start();
      }),

    stop: async () => {
      await worker?.stop(stopWithinMs);
      worker = null;
      await boss.stop({ graceful: false, close: false });
    },
  };
}

/**
 * Inside a savepoint: a wake-up that cannot be written must not undo the change that it follows, since whatever is due
 * is found by the sweep as well.
 */
async function sendOrLog(connection: Connection, log: Log, send: () => Promise<void>): Promise<boolean> {
  await sql`savepoint wake`.execute(connection.db);
  try {
    await send();
    await sql`release savepoint wake`.execute(connection.db);
    return true;
  } catch (error) {
    await sql`rollback to savepoint wake`.execute(connection.db);
    log.error('queue.wake-lost', { error: error instanceof Error ? error.message : String(error) });
    return false;
  }
}
