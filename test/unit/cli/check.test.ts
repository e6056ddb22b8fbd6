import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCommand } from '../../../src/cli/commands/check.ts';
import { crlf, PARTNER } from '../../support/device-lists.ts';
import { KeptTerminal } from './kept-terminal.ts';

const GOOD = crlf(PARTNER, 'PF1,,,Contoso,Book');

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preflight-check-'));
  await writeFile(file('good.csv'), GOOD);
  await writeFile(file('bad.csv'), crlf(PARTNER, 'PF1,,,,'));
  await writeFile(file('empty.csv'), '');
  await writeFile(file('wide.csv'), Buffer.concat([GOOD, Buffer.alloc(17 * 1024 * 1024, 10)]));
  await symlink('good.csv', file('link.csv'));
  await symlink('circle.csv', file('circle.csv'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function check(path: string, environment: KeptTerminal['environment'] = {}) {
  const terminal = new KeptTerminal(environment);
  const status = await checkCommand(terminal, path, { json: true });
  return { status, json: terminal.json, complaints: terminal.complaints };
}

describe('what check answers', () => {
  test.each([
    ['a good list', 'good.csv', 0, []],
    ['a link to one', 'link.csv', 0, []],
    ['a list with an error', 'bad.csv', 1, ['IDENTITY_INSUFFICIENT']],
    ['an empty file', 'empty.csv', 1, ['FILE_EMPTY']],
  ])('%s', async (_name, path, status, codes) => {
    const run = await check(file(path));
    expect(run).toMatchObject({ status, complaints: [], json: { findings: codes.map((code) => ({ code })) } });
  });

  test('what each channel could do with the list, for people and on request for scripts', async () => {
    const terminal = new KeptTerminal();
    await checkCommand(terminal, file('bad.csv'), { json: false });
    expect(terminal.lines.join('\n')).toContain('Intune                             takes none');
    expect(terminal.lines.join('\n')).toContain('which manufacturer and model does it have?');
    const script = new KeptTerminal();
    await checkCommand(script, file('bad.csv'), { json: true, channel: 'all' });
    expect(script.json).toMatchObject({
      channel: 'partner-center',
      channels: expect.arrayContaining([
        expect.objectContaining({ channel: 'intune', lacks: [{ what: 'hardware hash', devices: 1, lines: [2] }] }),
        expect.objectContaining({
          channel: 'partner-center',
          lacks: [{ what: 'manufacturer and model', devices: 1, lines: [2] }],
        }),
      ]),
    });
    expect((await check(file('bad.csv'))).json).not.toHaveProperty('channels');
  });

  test('a path with .. in it is read, and the report names the file alone', async () => {
    expect(await check(join(folder, '..', folder.split('/').at(-1) ?? '', 'good.csv'))).toMatchObject({
      status: 0,
      json: { file: 'good.csv' },
    });
  });

  test.each([
    ['a folder', '.', 'it is a folder'],
    ['nothing', 'none.csv', 'there is no such file'],
    ['a part that is no folder', 'good.csv/list.csv', 'a part of its path is no folder'],
    ['a link to itself', 'circle.csv', 'its links lead in a circle'],
  ])('%s cannot be opened', async (_name, path, why) => {
    const { status, json } = await check(file(path));
    expect(status).toBe(2);
    expect(json).toMatchObject({ error: { message: expect.stringContaining(why) } });
  });

  test('a file over the limit that is set', async () => {
    expect(await check(file('good.csv'), { MAX_LIST_BYTES: '10' })).toMatchObject({
      status: 1,
      json: { encoding: null, findings: [{ code: 'FILE_TOO_LARGE' }] },
    });
  });

  test.skipIf(process.platform !== 'linux')('a device that never ends', async () => {
    expect(await check('/dev/zero')).toMatchObject({ status: 1, json: { findings: [{ code: 'FILE_BINARY' }] } });
  });

  test('progress is told to a person who looks, beside the report', async () => {
    const terminal = new KeptTerminal();
    expect(await checkCommand(terminal, file('wide.csv'), { json: true })).toBe(0);
    expect(terminal.progressLines.slice(-2)).toEqual(['100 % checked', null]);
    expect(terminal.complaints).toEqual([]);
    expect(terminal.json).toMatchObject({ devices: 1 });
  });
});

describe('the report for people', () => {
  test('counts findings by kind, shows the first of each, fits the terminal and ends with what to do', async () => {
    const rows = Array.from({ length: 1200 }, (_, index) => ` PF${1000 + index},,,Contoso,Book`);
    await writeFile(file('blanks.csv'), crlf(PARTNER, ...rows, 'PF1,,,,'));
    const terminal = new KeptTerminal();
    expect(await checkCommand(terminal, file('blanks.csv'), { json: false })).toBe(1);
    const { text } = terminal;
    expect(text).toContain('1,201 devices: 1,200 ready to be sent, 1 not');
    expect(text).toContain('(VALUE_BLANKS): 1,200 rows, fix mends it');
    expect(text).toContain('… and 1,197 more');
    expect(text.indexOf('IDENTITY_INSUFFICIENT')).toBeLessThan(text.indexOf('VALUE_BLANKS'));
    expect(text).toContain(`preflight check ${file('blanks.csv')} --json`);
    const tooLong = text.split('\n').filter((line) => line.length > 80 && !line.startsWith('    preflight '));
    expect(tooLong).toEqual([]);
  });

  test('of what is no list says only that', async () => {
    const terminal = new KeptTerminal();
    expect(await checkCommand(terminal, file('empty.csv'), { json: false })).toBe(1);
    expect(terminal.text).toContain('FILE_EMPTY');
    expect(terminal.text).not.toContain('CHANNELS');
  });
});

test('scripts get every finding of a very long list, in its order', async () => {
  const count = 20_000;
  await writeFile(file('many.csv'), `${PARTNER}\n${'x\n'.repeat(count)}`);
  const { status, json } = await check(file('many.csv'));
  const { findings } = json as { findings: { line: number | null }[] };
  expect(status).toBe(1);
  const lines = findings.flatMap(({ line }) => line ?? []);
  expect(lines).toEqual(Array.from({ length: count }, (_, index) => index + 2));
});

describe('a list from a pipe', () => {
  const program = resolve(import.meta.dirname, '../../../src/cli/main.ts');

  test.each([['-'], ['/dev/stdin']])('check %s', (path) => {
    const { status, stdout } = spawnSync(process.execPath, [program, 'check', path, '--json'], { input: GOOD });
    expect(status).toBe(0);
    expect(JSON.parse(stdout.toString())).toMatchObject({ file: 'stdin', devices: 1, ready: 1 });
  });

  test.each([['-'], ['/dev/stdin']])('fix %s', (path) => {
    const out = file(`from-${path.length}`);
    const { status, stdout } = spawnSync(process.execPath, [program, 'fix', path, '--out', out, '--json'], {
      input: GOOD,
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout.toString())).toMatchObject({ outputs: [{ file: 'stdin.fixed.csv', devices: 1 }] });
  });
});
