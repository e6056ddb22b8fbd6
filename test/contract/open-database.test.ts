import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionOf, type Database } from '../../src/storage/database.ts';
import { type DatabasePlace, openDatabase } from '../../src/storage/open-database.ts';
import { createQueue } from '../../src/storage/queue.ts';
import { ChildProgram } from '../support/child-program.ts';
import { describeDatabases, HOOK_TIMEOUT_MS, makeDataFolder } from '../support/database.ts';
import { freePorts } from '../support/free-ports.ts';
import { HandClock } from '../support/hand-clock.ts';
import { createKeptLog } from '../support/kept-log.ts';
import { openTestStores } from '../support/open-test-stores.ts';
import { PostgresServer } from '../support/postgres-server.ts';
import { newRequest } from '../support/stored-samples.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const open = (place: DatabasePlace, log = createKeptLog()) => openDatabase(place, { clock: new HandClock(), log });

/** The fault of a place that must not open. */
async function faultOf(place: DatabasePlace) {
  const opened = await open(place);
  if (opened.ok) {
    await opened.value.close();
    throw new Error('The database opened.');
  }
  return opened.fault;
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-data-'));
  folders.push(folder);
  return folder;
}

async function databaseFolder(): Promise<string> {
  const folder = await makeDataFolder();
  folders.push(folder);
  return folder;
}

describeDatabases('opening a database', (places, kind) => {
  test('keeps what is there from one opening to the next', async () => {
    const place = await places.make();
    const first = await openTestStores(place);
    await first.stores.requests.create(newRequest({ note: 'kept' }), []);
    await first.close();

    const second = await openTestStores(place);

    expect(second.database.mode).toBe(kind);
    expect((await second.stores.requests.find('R-1'))?.note).toBe('kept');
    await second.close();
    await second.close();
  });

  test('after closing nothing can be written', async () => {
    const { stores, close } = await openTestStores(await places.make());
    await close();

    await expect(stores.requests.create(newRequest(), [])).rejects.toThrow();
    await expect(stores.requests.find('R-1')).rejects.toThrow();
  });

  test('closing waits for a transaction that runs', async () => {
    const place = await places.make();
    const first = await openTestStores(place);
    let go = (): void => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    const running = first.stores.transactions.run(async () => {
      await gate;
      return first.stores.requests.create(newRequest(), []);
    });
    const closed = first.close();
    go();

    expect((await running).created).toBe(true);
    await closed;
    const second = await openTestStores(place);
    expect(await second.stores.requests.list({})).toHaveLength(1);
    await second.close();
  });

  test('refuses what a newer version wrote', async () => {
    const place = await places.make();
    const first = await openTestStores(place);
    await sql`insert into preflight.kysely_migration (name, timestamp) values ('9999-future', '2030-01-01T00:00:00Z')`.execute(
      connectionOf(first.database).db,
    );
    await first.close();

    const fault = await faultOf(place);

    expect(fault.code).toBe('storage.newer-data');
    expect(fault.message).toContain('9999-future');
  });
});

describe('opening the embedded database', () => {
  test('makes the folder, and what it makes is of the version that is expected', async () => {
    const folder = join(newFolder(), 'below', 'it');

    const { stores, close } = await openTestStores({ dataDir: folder });

    expect(await stores.requests.list({})).toEqual([]);
    await close();
    expect(readFileSync(join(folder, 'database', 'PG_VERSION'), 'utf8').trim()).toBe('18');
  });

  test('a second opening is refused and names the process that holds the folder', async () => {
    const dataDir = await databaseFolder();
    const holder = new ChildProgram('open-and-write.ts', dataDir, 'hold');
    await holder.until((lines) => lines.includes('open'));

    const fault = await faultOf({ dataDir });

    expect(fault).toMatchObject({ code: 'storage.already-running', retry: 'after-change' });
    expect(fault.message).toContain(`process ${holder.pid}`);
    expect(fault.message).toContain('DATABASE_URL');
    await holder.kill();
    const opened = await openTestStores({ dataDir });
    expect((await faultOf({ dataDir })).message).toContain(`process ${process.pid}`);
    await opened.close();
  });

  test('a process that has closed its database ends by itself', async () => {
    const program = new ChildProgram('open-and-write.ts', await databaseFolder());

    expect(await program.ended).toBe(0);
    expect(program.lines).toEqual(['open']);
  });

  test('a folder of another PostgreSQL is left alone and named', async () => {
    const dataDir = await databaseFolder();
    writeFileSync(join(dataDir, 'database', 'PG_VERSION'), '17\n');

    const fault = await faultOf({ dataDir });

    expect(fault.code).toBe('storage.version');
    expect(fault.message).toMatch(/PostgreSQL 17.*18/s);
    expect(readFileSync(join(dataDir, 'database', 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  test('a folder with other things in it is left alone', async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, 'database'));
    writeFileSync(join(dataDir, 'database', 'letter.txt'), 'Dear Zoe');

    expect((await faultOf({ dataDir })).code).toBe('storage.version');
    expect(readFileSync(join(dataDir, 'database', 'letter.txt'), 'utf8')).toBe('Dear Zoe');
  });

  test('a file in place of the folder is named', async () => {
    const file = join(newFolder(), 'data');
    writeFileSync(file, '');

    expect(await faultOf({ dataDir: file })).toMatchObject({ code: 'storage.not-a-folder', subject: file });
    expect((await faultOf({ dataDir: join(file, 'below') })).code).toBe('storage.not-a-folder');
  });

  test('a damaged database does not open and gives the folder back', async () => {
    const dataDir = await databaseFolder();
    const control = join(dataDir, 'database', 'global', 'pg_control');
    const whole = readFileSync(control);
    writeFileSync(control, Buffer.alloc(whole.length));

    expect((await faultOf({ dataDir })).code).toBe('storage.damaged');

    writeFileSync(control, whole);
    const { close } = await openTestStores({ dataDir });
    await close();
  });
});

const programs = PostgresServer.findPrograms();

describe.skipIf(programs === null)('opening a database of a server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await PostgresServer.start(programs ?? '');
  }, HOOK_TIMEOUT_MS);
  afterAll(() => server.stop(), HOOK_TIMEOUT_MS);

  /** Gives the number of rows. */
  const asAdmin = async (database: string, statement: string): Promise<number> => {
    const client = new Client({ connectionString: server.urlOf(database) });
    await client.connect();
    try {
      return (await client.query(statement)).rowCount ?? 0;
    } finally {
      await client.end();
    }
  };

  test('several processes may open a new database at the same time', async () => {
    const url = await server.makeDatabase();

    const opened = await Promise.all(Array.from({ length: 5 }, () => open({ url })));

    expect(opened.map((each) => each.ok)).toEqual([true, true, true, true, true]);
    for (const each of opened) if (each.ok) await each.value.close();
  });

  test('appends of several processes make one chain without gaps', async () => {
    const url = await server.makeDatabase();
    const processes = await Promise.all([1, 2, 3].map(() => openTestStores({ url })));

    await Promise.all(
      processes.flatMap(({ stores }) =>
        Array.from({ length: 20 }, (_, number) =>
          stores.transactions.run(async () => {
            await stores.audit.append({
              what: 'one',
              actor: { kind: 'system', name: 'test' },
              requestId: null,
              details: { number },
            });
            await stores.requests.create(newRequest(), []);
            await stores.audit.append({
              what: 'two',
              actor: { kind: 'system', name: 'test' },
              requestId: null,
              details: { number },
            });
          }),
        ),
      ),
    );

    expect(await processes[0]?.stores.audit.verify()).toEqual({ whole: true, entries: 120 });
    for (const { close } of processes) await close();
  });

  test('a wrong password is refused without being repeated', async () => {
    const fault = await faultOf({ url: server.urlOf('postgres', 'preflight', 'wrong-secret') });

    expect(fault.code).toBe('storage.access-denied');
    expect(JSON.stringify(fault)).not.toContain('wrong-secret');
  });

  test('a database that does not exist is named', async () => {
    const fault = await faultOf({ url: server.urlOf('nowhere') });

    expect(fault).toMatchObject({ code: 'storage.database-missing', subject: `127.0.0.1:${server.port}/nowhere` });
  });

  test('a user without rights is told which', async () => {
    const url = new URL(await server.makeDatabase());
    await asAdmin('postgres', `create role guest login password 'guest'`);
    await asAdmin('postgres', `revoke all on database ${url.pathname.slice(1)} from public`);
    await asAdmin('postgres', `grant connect on database ${url.pathname.slice(1)} to guest`);

    const fault = await faultOf({ url: server.urlOf(url.pathname.slice(1), 'guest', 'guest') });

    expect(fault.code).toBe('storage.access-denied');
    expect(fault.message).toContain('CREATE');
  });

  test('a database that takes no changes is not used', async () => {
    const url = await server.makeDatabase();
    const name = new URL(url).pathname.slice(1);
    await asAdmin('postgres', `alter database ${name} set default_transaction_read_only = on`);

    expect((await faultOf({ url })).code).toBe('storage.read-only');
  });

  test('a server that crashed and came back is used again, by the stores and by the queue', async () => {
    const url = await server.makeDatabase();
    const { database, stores, clock, log, close } = await openTestStores({ url });
    const queue = createQueue(database, { log, clock, pollMs: 100 });
    const called: string[] = [];
    const keep = async (id: string): Promise<void> => {
      called.push(id);
      await stores.requests.find(id);
    };
    await queue.start({ job: keep, cards: keep, notices: keep });
    await stores.requests.create(newRequest(), []);

    await server.crashAndRestart();

    await expect
      .poll(() =>
        stores.requests
          .find('R-1')
          .then((request) => request?.id)
          .catch(() => null),
      )
      .toBe('R-1');
    await queue.wake('job', 'R-1');
    await expect.poll(() => called).toEqual(['R-1']);
    await queue.stop();
    await close();
  });

  test('a lost connection costs nothing but another one', async () => {
    const url = await server.makeDatabase();
    const log = createKeptLog();
    const opened = await open({ url }, log);
    if (!opened.ok) throw new Error(opened.fault.message);
    const database: Database = opened.value;
    const { db } = connectionOf(database);
    await sql`select 1`.execute(db);

    const name = new URL(url).pathname.slice(1);
    const ended = await asAdmin(
      'postgres',
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    expect(ended).toBeGreaterThan(0);
    // The pool may hold several: one that has not noticed yet would still be given out.
    const lost = (): number => log.lines.filter((line) => line.event === 'storage.connection-lost').length;
    await expect.poll(lost).toBe(ended);

    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(db);
    expect(rows).toEqual([{ one: 1 }]);
    await database.close();
  });
});

describe('opening a database of a server that is not there', () => {
  test('a port on which nobody listens is named', async () => {
    const [port = 0] = await freePorts(1);

    const fault = await faultOf({ url: `postgres://hana:secret@127.0.0.1:${port}/preflight` });

    expect(fault).toMatchObject({
      code: 'storage.unreachable',
      retry: 'same-request',
      subject: `127.0.0.1:${port}/preflight`,
    });
    expect(fault.message).not.toContain('secret');
  });

  test.each(['', 'preflight', 'mysql://localhost/preflight', 'http://localhost'])(
    '"%s" is no address of a database',
    async (url) => {
      expect((await faultOf({ url })).code).toBe('storage.url-invalid');
    },
  );
});
