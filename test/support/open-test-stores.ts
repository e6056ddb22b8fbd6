import { createStores } from '../../src/storage/create-stores.ts';
import type { Database } from '../../src/storage/database.ts';
import { type DatabasePlace, openDatabase } from '../../src/storage/open-database.ts';
import type { Stores } from '../../src/storage/stores.ts';
import { createCountedIds } from './counted-ids.ts';
import { emptyDatabase } from './database.ts';
import { HandClock } from './hand-clock.ts';
import { createKeptLog } from './kept-log.ts';

export interface Wake {
  readonly topic: string;
  readonly id: string;
}

/** Stores on an open database, with a clock moved by hand and the wake-ups kept. */
export interface TestStores {
  readonly database: Database;
  readonly stores: Stores;
  readonly clock: HandClock;
  readonly log: ReturnType<typeof createKeptLog>;
  /** Wake-ups so far, oldest first. */
  readonly wakes: Wake[];
  /** Empties everything. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export async function openTestStores(place: DatabasePlace): Promise<TestStores> {
  const clock = new HandClock();
  const log = createKeptLog();
  const opened = await openDatabase(place, { clock, log });
  if (!opened.ok) throw new Error(opened.fault.message);
  const database = opened.value;
  const wakes: Wake[] = [];
  const wakeUps = {
    wake: (topic: string, id: string) => {
      wakes.push({ topic, id });
      return Promise.resolve();
    },
  };
  return {
    database,
    stores: createStores(database, { clock, ids: createCountedIds(), wakeUps }),
    clock,
    log,
    wakes,
    empty: async () => {
      wakes.length = 0;
      await emptyDatabase(database);
    },
    close: () => database.close(),
  };
}
