import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { importCommand } from '../../../src/cli/commands/import.ts';
import { inventoryCommand } from '../../../src/cli/commands/inventory.ts';
import { closeServer, listenOnLoopback } from '../../support/loopback.ts';
import { KeptTerminal } from './kept-terminal.ts';

/** A bot that answers what the test says and remembers what it was sent. */
let bot: Server;
let host: string;
let answer: { status: number; body: unknown };
let received: { path: string; name: string | undefined; body: string }[];

beforeAll(async () => {
  bot = createServer((request: IncomingMessage, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url ?? '', name: String(request.headers['x-file-name']), body });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
    });
  });
  host = await listenOnLoopback(bot);
});
afterAll(() => closeServer(bot));
beforeEach(() => {
  received = [];
});

const IMPORTED = {
  ...{ file: 'inventory-40.csv', devices: 40, added: 38, changed: 1, kept: 1, hashes: 39, leftOut: 0 },
  ...{ unreadColumns: ['Colour'], findings: [], findingCount: 0, contradicted: ['PF1'], contradictedCount: 1 },
};
const UNKNOWN = {
  ...{ serial: 'PF1', known: false, manufacturer: null, model: null, productKeyId: null, order: null },
  ...{ hashSentence: 'The inventory does not know this device.', source: null, capturedAt: null, importedAt: null },
  ...{ hashKeptUntil: null, contradictions: [], claims: [] },
};
const answers = (result: unknown) => {
  answer = { status: 200, body: { result, refused: null } };
};

async function run(what: string, words: readonly string[], more: { json?: boolean; claim?: string } = {}) {
  const terminal = new KeptTerminal({ PREFLIGHT_URL: `http://${host}` });
  const status = await inventoryCommand(terminal, what, words, { as: 'hana', json: false, ...more });
  return { status, out: terminal.lines.join('\n'), err: terminal.complaints.join('\n') };
}

test('import sends the file as it is, with its name, and tells what came of it', async () => {
  answers(IMPORTED);

  const { status, out } = await run('import', ['examples/inventory-40.csv']);

  expect(status).toBe(0);
  expect(received[0]).toMatchObject({ path: '/terminal/inventory/import?as=hana', name: 'inventory-40.csv' });
  expect(received[0]?.body).toMatch(/^Device Serial Number/);
  expect(out).toContain('added 38, changed 1, as before 1, rows left out 0');
  expect(out).toContain('columns not read: Colour');
  expect(out).toContain('preflight inventory find PF1');
});

test.each([[['inventory', 'examples/inventory-40.csv']], [['examples/inventory-40.csv']]])(
  '"import" %j, as people say it, does the same',
  async (words) => {
    answers(IMPORTED);
    const terminal = new KeptTerminal({ PREFLIGHT_URL: `http://${host}` });

    expect(await importCommand(terminal, words, { as: 'ada', json: false })).toBe(0);
    expect(received[0]).toMatchObject({ path: '/terminal/inventory/import?as=ada', name: 'inventory-40.csv' });
  },
);

test('import ends with 1 where rows were left out, and prints one JSON document with --json', async () => {
  answers({ ...IMPORTED, leftOut: 2 });

  const { status, out } = await run('import', ['examples/inventory-40.csv'], { json: true });

  expect([status, JSON.parse(out)]).toEqual([1, { ...IMPORTED, leftOut: 2 }]);
});

test('a refusal is told with its reason', async () => {
  answer = { status: 200, body: { result: null, refused: { code: 'approval.no-role', message: 'You have no role.' } } };

  expect(await run('import', ['examples/inventory-40.csv'])).toMatchObject({ status: 1, err: 'You have no role.' });
});

test('find ends with 1 where a device is not known', async () => {
  answers({ devices: [{ ...UNKNOWN, known: true }, UNKNOWN] });

  const { status, out } = await run('find', ['PF1', 'PF2']);

  expect(status).toBe(1);
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({ as: 'hana', serials: ['PF1', 'PF2'] });
  expect(out).toContain('The inventory does not know this device.');
});

test('remove tells of each device what became of it', async () => {
  const refused = { message: 'The inventory does not know PF2: nothing was removed.' };
  answers({
    devices: [
      { serial: 'PF1', removed: true, refused: null },
      { serial: 'PF2', removed: false, refused },
    ],
  });

  const { status, out } = await run('remove', ['PF1', 'PF2']);

  expect(status).toBe(1);
  expect(out.split('\n')).toEqual(['PF1  removed', `PF2  ${refused.message}`]);
});

test('keep names the source that is right', async () => {
  answers({ devices: [{ ...UNKNOWN, known: true }] });

  expect(await run('keep', ['PF1'], { claim: '0f3a' })).toMatchObject({ status: 0 });
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({ as: 'hana', serial: 'PF1', claim: '0f3a' });
});

test.each([
  ['import', ['no-such.csv'], 'ENOENT'],
  ['import', ['examples'], 'a folder'],
  ['import', ['a.csv', 'b.csv'], 'one file'],
  ['keep', ['PF1', 'PF2'], 'one serial number'],
  ['forget', ['PF1'], 'There is no "inventory forget"'],
])('a wrong call, %s %j, ends with 2 and reaches no bot', async (what, words, told) => {
  const { status, err } = await run(what, words);

  expect([status, received]).toEqual([2, []]);
  expect(err).toContain(told);
});
