import { request as httpRequest } from 'node:http';
import type { Server } from 'restify';
import { afterEach, describe, expect, test } from 'vitest';
import { createAdapter } from '../../../src/teams/adapter.ts';
import { type RunningServer, type ServerOptions, startServer } from '../../../src/teams/server.ts';
import { terminalRoutes } from '../../../src/teams/terminal-routes.ts';
import { createKeptLog } from '../../support/kept-log.ts';

const log = createKeptLog();
let running: RunningServer | null = null;

afterEach(async () => {
  await running?.close();
  running = null;
});

async function serve(changed: Partial<ServerOptions> = {}): Promise<RunningServer> {
  const started = await startServer({
    port: 0,
    host: '127.0.0.1',
    adapter: createAdapter(null, log, () => 'reference'),
    run: () => Promise.resolve(),
    identity: null,
    notReady: () => Promise.resolve([]),
    log,
    newId: () => 'reference',
    routes: [],
    ...changed,
  });
  if (!started.ok) throw new Error(started.fault.message);
  running = started.value;
  return running;
}

/** The routes of a terminal behind which nothing is: whoever gets through to them is noted. */
function terminal(reached: string[]): (server: Server) => void {
  const person = { objectId: 'o', tenantId: 't', upn: 'hana@preflight.example', name: 'Hana', roles: [] };
  return terminalRoutes({
    answer: (message) => {
      reached.push(message.text);
      return Promise.resolve({ kind: 'say', text: 'Heard.', tries: [] });
    },
    press: (press) => {
      reached.push(press.action);
      return Promise.resolve({
        reply: { kind: 'say', text: 'Pressed.', tries: [] },
        refused: null,
        requestId: press.requestId,
      });
    },
    findPerson: (as) => (as === 'hana' ? person : null),
    listRequests: () => {
      reached.push('list');
      return Promise.resolve([]);
    },
    showRequest: () => Promise.resolve(null),
    audit: () => Promise.reject(new Error('password=hunter2 at C:\\somewhere\\secret.ts')),
    newId: () => 'id',
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const EVENT = {
  type: 'typing',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  from: { id: '29:hana' },
  conversation: { id: 'c' },
};

/** A call with headers that `fetch` does not let a program set. */
function call(
  server: RunningServer,
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(new URL(path, server.url), { method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('bodies', () => {
  test.each<[string, Record<string, string>, string, number]>([
    ['an activity', JSON_TYPE, JSON.stringify(EVENT), 200],
    [
      'an activity with a character set',
      { 'content-type': 'application/json; charset=utf-8' },
      JSON.stringify(EVENT),
      200,
    ],
    ['no JSON', JSON_TYPE, '{', 400],
    ['nothing', JSON_TYPE, '', 400],
    ['a list', JSON_TYPE, '[]', 400],
    ['more than 512 KB', JSON_TYPE, `"${'x'.repeat(600 * 1024)}"`, 413],
    ['text', { 'content-type': 'text/plain' }, JSON.stringify(EVENT), 415],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1', 415],
    ['a file', { 'content-type': 'multipart/form-data; boundary=x' }, '--x--', 415],
    ['no type', {}, JSON.stringify(EVENT), 415],
    ['a compressed body', { ...JSON_TYPE, 'content-encoding': 'gzip' }, 'x', 415],
  ])('%s', async (_name, headers, body, status) => {
    const server = await serve();
    expect((await call(server, 'POST', '/api/messages', headers, body)).status).toBe(status);
    expect((await call(server, 'GET', '/healthz', {})).status).toBe(200);
  });

  test('a large body whose size is not announced is refused too', async () => {
    const server = await serve();
    const headers = { ...JSON_TYPE, 'transfer-encoding': 'chunked' };
    expect((await call(server, 'POST', '/api/messages', headers, `"${'x'.repeat(600 * 1024)}"`)).status).toBe(413);
  });

  test.each([
    ['GET', '/api/messages', 405],
    ['GET', '/nothing-here', 404],
    ['POST', '/terminal/ask', 404],
    ['GET', '/terminal/requests', 404],
  ])('%s %s is answered %i where nobody added it', async (method, path, status) => {
    expect((await call(await serve(), method, path, JSON_TYPE)).status).toBe(status);
  });
});

describe('failures that nobody expected', () => {
  test.each(['/terminal/audit/verify', '/terminal/audit/export'])(
    '%s shows a number and nothing else',
    async (path) => {
      const { status, body } = await call(await serve({ routes: [terminal([])] }), 'GET', path, {});

      expect(status).toBe(500);
      expect(body).toContain('referenc');
      expect(body).not.toMatch(/hunter2|secret\.ts|Error/);
    },
  );

  test('in a turn: the sender is answered, the person gets a number', async () => {
    const server = await serve({ run: () => Promise.reject(new Error('password=hunter2')) });
    const activity = { ...EVENT, type: 'message', deliveryMode: 'expectReplies', text: 'hello', id: '1' };
    const { status, body } = await call(server, 'POST', '/api/messages', JSON_TYPE, JSON.stringify(activity));

    expect(status).toBe(200);
    expect(body).toContain('reference referenc');
    expect(body).not.toContain('hunter2');
  });
});

describe('whether it is ready', () => {
  test.each<[string, () => Promise<readonly string[]>, number, string]>([
    ['all is there', () => Promise.resolve([]), 200, '"ready":true'],
    [
      'the database is away',
      () => Promise.resolve(['the database does not answer']),
      503,
      'the database does not answer',
    ],
    ['nobody can tell', () => Promise.reject(new Error('boom')), 503, 'could not be found out'],
  ])('%s', async (_name, notReady, status, words) => {
    const answer = await call(await serve({ notReady }), 'GET', '/readyz', {});
    expect(answer).toEqual({ status, body: expect.stringContaining(words) as string });
  });
});

describe('in local mode, where nobody signs in', () => {
  test.each<[string, Record<string, string>]>([
    ['a web page of another origin', { origin: 'https://evil.example' }],
    ['a web page of another port of this machine', { origin: 'http://127.0.0.1:8080' }],
    ['a page without an origin (file, sandboxed frame)', { origin: 'null' }],
    ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['a browser that says same-site', { 'sec-fetch-site': 'same-site' }],
    ['a name that was made to point here (DNS rebinding)', { host: 'evil.example' }],
    ['a name that only begins like this machine', { host: '127.0.0.1.evil.example' }],
  ])('%s reaches nothing', async (_name, headers) => {
    const reached: string[] = [];
    const server = await serve({
      routes: [terminal(reached)],
      run: () => {
        reached.push('turn');
        return Promise.resolve();
      },
    });
    const typed = { ...JSON_TYPE, ...headers };
    const press = JSON.stringify({ as: 'hana', request: 'R-1', action: 'approve' });
    const ask = JSON.stringify({ as: 'hana', text: 'hello' });
    const statuses = [
      (await call(server, 'POST', '/terminal/press', typed, press)).status,
      (await call(server, 'POST', '/terminal/ask', typed, ask)).status,
      (await call(server, 'GET', '/terminal/requests', headers)).status,
      (await call(server, 'GET', '/terminal/audit/export', headers)).status,
      (await call(server, 'POST', '/api/messages', typed, JSON.stringify(EVENT))).status,
    ];

    expect(statuses).toEqual([403, 403, 403, 403, 403]);
    expect(reached).toEqual([]);
  });

  test('a form or text, which any page may send, reaches nothing', async () => {
    const reached: string[] = [];
    const server = await serve({ routes: [terminal(reached)] });
    const press = JSON.stringify({ as: 'hana', request: 'R-1', action: 'approve' });

    expect((await call(server, 'POST', '/terminal/press', { 'content-type': 'text/plain' }, press)).status).toBe(415);
    expect(reached).toEqual([]);
  });

  test('a program on this machine is answered', async () => {
    const reached: string[] = [];
    const server = await serve({ routes: [terminal(reached)] });
    const press = JSON.stringify({ as: 'hana', request: 'r-1', action: 'send' });
    const { status, body } = await call(server, 'POST', '/terminal/press', JSON_TYPE, press);

    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ text: 'Pressed.', request: 'R-1', refused: null });
    expect(reached).toEqual(['send']);
  });

  test('answers go to this machine only', async () => {
    const elsewhere = JSON.stringify({
      ...EVENT,
      type: 'message',
      text: 'hi',
      serviceUrl: 'https://collector.example/',
    });
    expect((await call(await serve(), 'POST', '/api/messages', JSON_TYPE, elsewhere)).status).toBe(403);
  });
});

test('a stop lets the call that is under way end', async () => {
  const entered = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  const server = await serve({
    run: async () => {
      entered.resolve();
      await go.promise;
    },
  });
  const answer = call(server, 'POST', '/api/messages', JSON_TYPE, JSON.stringify(EVENT));
  await entered.promise;
  const closed = server.close();
  running = null;
  go.resolve();

  expect((await answer).status).toBe(200);
  await closed;
});

test('a port that is taken is said, with what to do', async () => {
  const server = await serve();
  const second = await startServer({
    port: Number(new URL(server.url).port),
    host: '127.0.0.1',
    adapter: createAdapter(null, log, () => 'reference'),
    run: () => Promise.resolve(),
    identity: null,
    notReady: () => Promise.resolve([]),
    log,
    newId: () => 'reference',
    routes: [],
  });

  expect(second.ok ? '' : second.fault.message).toContain('PORT');
});
