import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashCommand } from '../../../src/cli/commands/hash.ts';
import { hashOf } from '../../support/device-lists.ts';
import { KeptTerminal } from './kept-terminal.ts';

const HASH = hashOf(1);

let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preflight-hash-'));
  await writeFile(file('plain.txt'), `${HASH}\n`);
  await writeFile(file('powershell.txt'), `\ufeff${HASH}\r\n`, 'utf16le');
  await writeFile(file('broken.txt'), HASH.toLowerCase());
  await writeFile(file('empty.txt'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function hash(value: string) {
  const terminal = new KeptTerminal();
  const status = await hashCommand(terminal, value, { json: true });
  return { status, json: terminal.json, printed: terminal.lines.join('\n') };
}

describe('what hash answers', () => {
  test.each([
    ['a file', 'plain.txt', 0, 'ok'],
    ['a file that Windows PowerShell wrote as UTF-16', 'powershell.txt', 0, 'ok'],
    ['a file whose capitals were lost', 'broken.txt', 1, 'bad'],
    ['an empty file', 'empty.txt', 1, 'empty'],
  ])('%s', async (_name, name, status, verdict) => {
    expect(await hash(file(name))).toMatchObject({ status, json: { verdict } });
  });

  test('the value itself, of which nothing is printed', async () => {
    const { status, json, printed } = await hash(HASH.slice(0, 3996));
    expect(status).toBe(0);
    expect(json).toMatchObject({ verdict: 'repairable', facts: { serial: 'PF000001' } });
    expect(printed).not.toContain(HASH.slice(0, 40));
  });

  test.skipIf(process.platform !== 'linux')('a device that never ends is read no further than needed', async () => {
    expect(await hash('/dev/zero')).toMatchObject({
      status: 1,
      json: { findings: [{ code: 'HASH_TEXT_TOO_LONG' }] },
    });
  });
});
