import { sql } from 'kysely';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { connectionOf, type Database } from '../../src/storage/database.ts';
import { type DatabasePlace, openDatabase } from '../../src/storage/open-database.ts';
import { createQueue, type Queue } from '../../src/storage/queue.ts';
import type { WakeHandlers } from '../../src/storage/wake-worker.ts';
import { describeDatabases, HOOK_TIMEOUT_MS } from '../support/database.ts';
import { HandClock } from '../support/hand-clock.ts';
import { createKeptLog } from '../support/kept-log.ts';

/** Handlers that keep their calls, and can be waited for. */
class Calls {
  readonly all: string[] = [];
  /** Runs inside each call. */
  during: (id: string) => Promise<void> = () => Promise.resolve();

  readonly handlers: WakeHandlers = {
    job: (id) => this.#called(`job ${id}`),
    cards: (id) => this.#called(`cards ${id}`),
    notices: (id) => this.#called(`notices ${id}`),
  };

  count(call: string): number {
    return this.all.filter((each) => each === call).length;
  }

  until(call: string, times = 1): Promise<void> {
    return expect.poll(() => this.count(call), { timeout: 15_000, interval: 5 }).toBeGreaterThanOrEqual(times);
  }

  async #called(call: string): Promise<void> {
    this.all.push(call);
    await this.during(call);
  }
}

class Gate {
  open: () => void = () => {};
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}

describeDatabases('wake-ups', (places, kind) => {
  let place: DatabasePlace;
  beforeAll(async () => {
    place = await places.make();
  }, HOOK_TIMEOUT_MS);
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    while (ends.length > 0) await ends.pop()?.();
  }, HOOK_TIMEOUT_MS);

  const clock = new HandClock();

  const openIt = async (): Promise<{ database: Database; queue: Queue; log: ReturnType<typeof createKeptLog> }> => {
    const log = createKeptLog();
    const opened = await openDatabase(place, { clock, log });
    if (!opened.ok) throw new Error(opened.fault.message);
    const database = opened.value;
    // Polls far apart: what arrives before them came by the short way.
    const queue = createQueue(database, { log, clock, pollMs: 60_000, stopWithinMs: 5_000 });
    ends.push(async () => {
      await queue.stop();
      await sql`delete from pgboss.job`.execute(connectionOf(database).db).catch(() => null);
      await database.close();
    });
    return { database, queue, log };
  };

  test('a wake-up calls the handler of its topic, without waiting for a poll', async () => {
    const { queue } = await openIt();
    const calls = new Calls();
    await queue.start(calls.handlers);

    await queue.wake('job', 'R-1');
    await queue.wake('cards', 'R-2');
    await queue.wake('notices', 'all');

    await calls.until('job R-1');
    await calls.until('cards R-2');
    await calls.until('notices all');
  });

  test('a wake-up for an instant comes then, and one for the past at once', async () => {
    const { queue } = await openIt();
    const calls = new Calls();
    await queue.start(calls.handlers);
    const inMs = (ms: number) => new Date(clock.now().getTime() + ms);

    await queue.wake('job', 'far', inMs(3_600_000));
    await queue.wake('job', 'soon', inMs(300));
    await queue.wake('job', 'past', inMs(-3_600_000));

    await calls.until('job soon');
    expect(calls.all).toEqual(['job past', 'job soon']);
  });

  test('inside a transaction a wake-up comes with the commit', async () => {
    const { database, queue } = await openIt();
    const connection = connectionOf(database);
    const calls = new Calls();
    await queue.start(calls.handlers);

    await connection.run(async () => {
      await queue.wake('job', 'committed');
      expect(calls.all).toEqual([]);
    });

    await calls.until('job committed');
  });

  test('a wake-up of a transaction that was rolled back never comes', async () => {
    const { database, queue } = await openIt();
    const connection = connectionOf(database);
    const calls = new Calls();
    await queue.start(calls.handlers);

    await connection
      .run(async () => {
        await queue.wake('job', 'undone');
        throw new Error('undone');
      })
      .catch(() => null);
    await queue.wake('job', 'after');

    await calls.until('job after');
    expect(calls.all).toEqual(['job after']);
    expect((await sql`select 1 from pgboss.job where data ->> 'id' = 'undone'`.execute(connection.db)).rows).toEqual(
      [],
    );
  });

  test('wake-ups of before the start, and of another life, are still there', async () => {
    const first = await openIt();
    await first.queue.wake('job', 'before');
    const forgetting = ends.pop();
    expect(forgetting).toBeDefined();
    await first.queue.stop();
    await first.database.close();
    const second = await openIt();
    const calls = new Calls();

    await second.queue.start(calls.handlers);

    await calls.until('job before');
  });

  test('an id is never handled twice at once, and a burst costs few calls', async () => {
    const { queue } = await openIt();
    const calls = new Calls();
    const gate = new Gate();
    let atOnce = 0;
    let most = 0;
    calls.during = async (call) => {
      if (call !== 'job R-1') return;
      atOnce += 1;
      most = Math.max(most, atOnce);
      await gate.opened;
      atOnce -= 1;
    };
    await queue.start(calls.handlers);

    await queue.wake('job', 'R-1');
    await calls.until('job R-1');
    for (let count = 1; count <= 10; count += 1) await queue.wake('job', 'R-1');
    await queue.wake('job', 'R-2');
    await calls.until('job R-2');
    gate.open();
    await calls.until('job R-1', 2);
    await queue.wake('job', 'R-3');
    await calls.until('job R-3');
    await queue.stop();

    expect(most).toBe(1);
    expect(calls.count('job R-1')).toBeLessThanOrEqual(3);
  });

  test('a handler may wake itself and others', async () => {
    const { database, queue } = await openIt();
    const calls = new Calls();
    calls.during = async (call) => {
      if (calls.count(call) < 3) await connectionOf(database).run(() => queue.wake('job', 'R-1'));
    };
    await queue.start(calls.handlers);

    await queue.wake('job', 'R-1');

    await calls.until('job R-1', 3);
  });

  test('a handler that threw is called again, and the others go on meanwhile', async () => {
    const { queue, log } = await openIt();
    const calls = new Calls();
    calls.during = (call) =>
      call === 'job bad' && calls.count(call) === 1 ? Promise.reject(new Error('not now')) : Promise.resolve();
    await queue.start(calls.handlers);

    await queue.wake('job', 'bad');
    await queue.wake('job', 'good');
    await calls.until('job good');

    expect(calls.count('job bad')).toBe(1);
    expect(log.lines).toContainEqual({
      event: 'queue.handler-failed',
      fields: { topic: 'job', id: 'bad', error: 'not now' },
    });
    // Its next time comes seconds later and would be seen by a poll: wake-ups that come in between make the queue look.
    await expect
      .poll(
        async () => {
          await queue.wake('cards', 'look');
          return calls.count('job bad');
        },
        { timeout: 20_000, interval: 250 },
      )
      .toBe(2);
  });

  test('more wake-ups than handlers may run at once are all answered', async () => {
    const { queue } = await openIt();
    const calls = new Calls();
    await queue.start(calls.handlers);

    await Promise.all(Array.from({ length: 60 }, (_, index) => queue.wake('job', `R-${index}`)));

    for (let index = 0; index < 60; index += 1) await calls.until(`job R-${index}`);
    expect(new Set(calls.all).size).toBe(60);
  });

  test('stopping waits for the running handler and takes nothing more until the next start', async () => {
    const { queue } = await openIt();
    const calls = new Calls();
    const gate = new Gate();
    let finished = false;
    calls.during = async () => {
      await gate.opened;
      finished = true;
    };
    await queue.start(calls.handlers);
    await queue.wake('job', 'R-1');
    await calls.until('job R-1');

    const stopped = queue.stop();
    gate.open();
    await stopped;
    await queue.wake('job', 'R-2');

    expect(finished).toBe(true);
    expect(calls.all).toEqual(['job R-1']);
    await queue.start(calls.handlers);
    await calls.until('job R-2');
  });

  test('a queue that cannot be written to loses its wake-up, never the change', async () => {
    const { database, queue, log } = await openIt();
    const connection = connectionOf(database);
    await sql`create table if not exists public.change (id integer)`.execute(connection.db);
    await queue.wake('job', 'R-0');
    await sql`alter schema pgboss rename to away`.execute(connection.db);

    await connection.run(async () => {
      await sql`insert into public.change values (1)`.execute(connection.db);
      await queue.wake('job', 'R-1');
    });

    await sql`alter schema away rename to pgboss`.execute(connection.db);
    expect((await sql`select id from public.change`.execute(connection.db)).rows).toEqual([{ id: 1 }]);
    expect(log.lines.map((line) => line.event)).toContain('queue.wake-lost');
  });

  if (kind === 'server') {
    test('of two processes one answers each wake-up', async () => {
      const [here, there] = [await openIt(), await openIt()];
      const calls = [new Calls(), new Calls()];
      await here.queue.start(calls[0]?.handlers ?? new Calls().handlers);
      await there.queue.start(calls[1]?.handlers ?? new Calls().handlers);

      await Promise.all(
        Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? here : there).queue.wake('job', `R-${index}`)),
      );

      await expect.poll(() => calls.flatMap((each) => each.all).length, { timeout: 15_000 }).toBe(40);
      expect(new Set(calls.flatMap((each) => each.all)).size).toBe(40);
    });
  }
});
