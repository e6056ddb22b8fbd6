import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CommanderError } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProgram } from '../../../src/cli/program.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import { closeServer, listenOnLoopback } from '../../support/loopback.ts';

interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as `main` does, with a terminal that keeps what is written. */
async function preflight(args: readonly string[], environment: Terminal['environment'] = {}): Promise<Run> {
  const out: string[] = [];
  const err: string[] = [];
  let status = 0;
  const terminal: Terminal = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    environment,
    progress: () => {},
    isInteractive: false,
    width: 80,
  };
  try {
    await createProgram(terminal, (code) => {
      status = code;
    }).parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    status = error.exitCode === 0 ? 0 : 2;
  }
  return { status, out: out.join('\n'), err: err.join('\n') };
}

/** A bot that answers what a test tells it to, and keeps what it was sent. */
class AnsweringBot {
  readonly calls: { readonly method: string; readonly path: string; readonly body: unknown }[] = [];
  readonly #server: Server;
  answer: { status: number; body: unknown } = { status: 200, body: {} };
  url = '';

  constructor() {
    this.#server = createServer((request, response) => {
      void text(request).then((body) => {
        const { method = '', url: path = '' } = request;
        this.calls.push({ method, path, body: body === '' ? null : JSON.parse(body) });
        response.writeHead(this.answer.status, { 'content-type': 'application/json' });
        response.end(typeof this.answer.body === 'string' ? this.answer.body : JSON.stringify(this.answer.body));
      });
    });
  }

  async listen(): Promise<this> {
    this.url = `http://${await listenOnLoopback(this.#server)}`;
    return this;
  }

  close(): Promise<void> {
    return closeServer(this.#server);
  }
}

const REPLY = {
  text: 'Here.',
  cards: [{ type: 'AdaptiveCard', body: [{ type: 'TextBlock', text: 'Here.' }] }],
  request: 'R-1',
};
const REFUSAL = { code: 'approval.own-request', message: 'Somebody else must decide.', retry: 'never' };

let folder: string;
let bot: AnsweringBot;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preflight-cli-'));
  await writeFile(join(folder, 'texts.json'), '["help", "status of PF3XK2A9"]');
  await writeFile(join(folder, 'object.json'), '{"a":1}');
  await writeFile(join(folder, 'list.csv'), 'Device Serial Number\n');
  bot = await new AnsweringBot().listen();
});
afterAll(async () => {
  await bot.close();
  await rm(folder, { recursive: true, force: true });
});

const file = (name: string): string => join(folder, name);
const withBot = (...args: string[]) => preflight(args, { PREFLIGHT_URL: bot.url });

const COMMANDS = [
  'serve',
  'work',
  'dev',
  'migrate',
  'doctor',
  'chat',
  'ask',
  'press',
  'parse',
  'check',
  'fix',
  'hash',
  'explain',
  'requests',
  'audit',
  'sandbox',
  'import',
];

describe('help', () => {
  test.each([[], ...COMMANDS.map((command) => [command])])('preflight %s --help', async (...command) => {
    const { status, out, err } = await preflight([...command, '--help']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain(`Usage: preflight ${command.join(' ')}`.trim());
  });

  test('names every command', async () => {
    const { out } = await preflight(['--help']);
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, 'm'));
  });
});

describe('a wrong call ends with 2, says why on standard error, and prints nothing else', () => {
  test.each<[string, string[]]>([
    ['no command', []],
    ['an unknown command', ['launch']],
    ['an unknown option', ['ask', 'help', '--loudly']],
    ['a missing text', ['ask']],
    ['an unknown place', ['ask', 'help', '--in', 'space']],
    ['a word too many', ['press', 'R-1', 'send', 'now']],
    ['an input without a value', ['press', 'R-1', 'reject', '--input', 'reason']],
    ['an input without a name', ['press', 'R-1', 'reject', '--input', '=x']],
    ['an unknown part of requests', ['requests', 'dance']],
    ['no request to show', ['requests', 'show']],
    ['an unknown part of the audit', ['audit', 'forget']],
    ['nothing to parse', ['parse']],
    ['nothing to explain', ['explain']],
    ['no folder for a repaired list', ['fix', 'list.csv']],
    ['an unknown channel', ['check', 'list.csv', '--channel', 'pigeon']],
    ['two files to import', ['import', 'a.csv', 'b.csv']],
    ['import without its file', ['import', 'inventory', 'a.csv', 'b.csv']],
  ])('%s', async (_name, args) => {
    const { status, out, err } = await withBot(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).not.toBe('');
  });
});

describe('input that cannot be read ends with 2; with --json as one document', () => {
  test.each<[string, () => string[]]>([
    ['ask --attach', () => ['ask', 'help', '--attach', file('none.csv')]],
    ['ask --attach of a folder', () => ['ask', 'help', '--attach', folder]],
    ['import', () => ['import', 'inventory', file('none.csv')]],
    ['check', () => ['check', file('none.csv')]],
    ['check of a folder', () => ['check', folder]],
    ['fix', () => ['fix', file('none.csv'), '--out', folder]],
    ['hash', () => ['hash', file('none.txt')]],
    ['hash of a folder', () => ['hash', folder]],
    ['parse --all', () => ['parse', '--all', file('none.json')]],
    ['parse --all of something else', () => ['parse', '--all', file('object.json')]],
    ['explain --all', () => ['explain', '--all', file('list.csv')]],
  ])('%s', async (_name, args) => {
    const { status, out, err } = await withBot(...args(), '--json');
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { message: err } });
  });
});

describe('without a bot', () => {
  test.each<[string, string[]]>([
    ['ask', ['ask', 'help']],
    ['press', ['press', 'R-1', 'send']],
    ['requests', ['requests']],
    ['requests show', ['requests', 'show', 'R-1']],
    ['audit', ['audit', 'verify']],
  ])('%s ends with 3 and says how to start one', async (_name, args) => {
    const { status, err } = await preflight(args, { PREFLIGHT_URL: 'http://127.0.0.1:9' });
    expect(status).toBe(3);
    expect(err).toContain('npm start');
  });

  test.each([
    ['something else', { status: 200, body: '<html>' }],
    ['a bot with a fault of its own', { status: 500, body: { message: 'Something went wrong (reference 1).' } }],
  ])('%s that answers there ends with 3', async (_name, answer) => {
    bot.answer = answer;
    expect((await withBot('ask', 'help')).status).toBe(3);
  });

  test.each([
    [['parse', 'status of PF3XK2A9', '--json']],
    [['explain', '808', '--json']],
    [['hash', 'T0EP', '--json']],
  ])('%j needs none', async (args) => {
    const { out } = await preflight(args, { PREFLIGHT_URL: 'http://127.0.0.1:9' });
    expect(JSON.parse(out)).toBeTypeOf('object');
  });
});

describe('ask and press', () => {
  test('ask sends the text, who speaks, where, and the files; its JSON is the whole of standard output', async () => {
    bot.answer = { status: 200, body: { ...REPLY, refused: null } };
    const { status, out, err } = await withBot(
      'ask',
      'register these',
      '--as',
      'sam',
      '--in',
      'channel',
      '--attach',
      file('list.csv'),
      '--json',
    );

    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(out)).toEqual(REPLY);
    expect(bot.calls.at(-1)).toEqual({
      method: 'POST',
      path: '/terminal/ask',
      body: {
        as: 'sam',
        text: 'register these',
        in: 'channel',
        attachments: [{ name: 'list.csv', base64: Buffer.from('Device Serial Number\n').toString('base64') }],
      },
    });
  });

  test('press sends the inputs; a value may hold an equals sign', async () => {
    bot.answer = { status: 200, body: { ...REPLY, refused: null } };
    await withBot('press', 'R-1', 'reject', '--as', 'ada', '--input', 'reason=a=b', 'other=x', '--json');

    expect(bot.calls.at(-1)?.body).toEqual({
      as: 'ada',
      request: 'R-1',
      action: 'reject',
      input: { reason: 'a=b', other: 'x' },
    });
  });

  test.each([[['ask', 'approve R-1']], [['press', 'R-1', 'approve']]])(
    '%j that is refused ends with 1 and says why',
    async (args) => {
      bot.answer = { status: 200, body: { ...REPLY, refused: REFUSAL } };
      const { status, out, err } = await withBot(...args, '--json');

      expect(status).toBe(1);
      expect(err).toBe(REFUSAL.message);
      expect(JSON.parse(out)).toMatchObject({ refused: { code: REFUSAL.code } });
    },
  );

  test('a person whom nobody knows is a wrong call', async () => {
    bot.answer = { status: 400, body: { message: 'Nobody is called max.' } };
    const { status, err } = await withBot('ask', 'help', '--as', 'max');
    expect({ status, err }).toEqual({ status: 2, err: 'Nobody is called max.' });
  });

  test.each([
    ['done', 0],
    ['done-with-failures', 1],
    ['rejected', 1],
  ])('--wait on a request that ends as %s ends with %i', async (state, expected) => {
    bot.answer = { status: 200, body: { ...REPLY, refused: null, state } };
    const { status, err } = await withBot('press', 'R-1', 'approve', '--wait', '--json');
    expect({ status, err }).toEqual({ status: expected, err: `R-1: ${state}` });
  });
});

describe('requests and audit', () => {
  test('a request that is not there ends with 1', async () => {
    bot.answer = { status: 404, body: { message: 'There is no such request.' } };
    const { status, out } = await withBot('requests', 'show', 'R-9', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'request.unknown' } });
  });

  test.each([
    [{ whole: true, entries: 7 }, 0, 'The audit chain is whole: 7 entries.'],
    [{ whole: false, brokenAt: 3 }, 1, 'The audit chain is broken at entry 3.'],
  ])('audit verify of %j ends with %i', async (body, expected, words) => {
    bot.answer = { status: 200, body };
    const { status, out } = await withBot('audit', 'verify');
    expect({ status, out }).toEqual({ status: expected, out: words });
  });
});

test('parse and explain answer many texts in their order', async () => {
  const { status, out } = await preflight(['parse', '--all', file('texts.json'), '--json']);
  expect(status).toBe(0);
  expect((JSON.parse(out) as { intent: string }[]).map(({ intent }) => intent)).toEqual(['help', 'status']);
  const explained = await preflight(['explain', '--all', file('texts.json'), '--json']);
  expect(JSON.parse(explained.out)).toHaveLength(2);
});
