import { link, lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fixCommand } from '../../../src/cli/commands/fix.ts';
import { crlf, hashOf, INTUNE_4, PARTNER } from '../../support/device-lists.ts';
import { KeptTerminal } from './kept-terminal.ts';

const LIST = crlf(PARTNER, 'PF1,,,Contoso,Book ');
const TWO_TAGS = crlf(INTUNE_4, `PF000001,,${hashOf(1)},KIOSK`, `PF000002,,${hashOf(2)},OFFICE`);

let folder: string;
const file = (...names: string[]) => join(folder, ...names);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preflight-fix-'));
  await writeFile(file('list.csv'), LIST);
  await writeFile(file('tags.csv'), TWO_TAGS);
  await mkdir(file('out'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function fix(path: string, out: string, more: { force?: boolean; channel?: string } = {}) {
  const terminal = new KeptTerminal();
  const { force = false, channel } = more;
  const options = { out, force, json: true, acceptProposals: false, ...(channel === undefined ? {} : { channel }) };
  const status = await fixCommand(terminal, path, options);
  return { status, json: terminal.json };
}

const refusal = (message: string) => ({ status: 2, json: { error: { message: expect.stringContaining(message) } } });

describe('where fix writes', () => {
  test('into a folder that is made for it, readable by this account only', async () => {
    expect(await fix(file('list.csv'), file('new', 'deep'))).toMatchObject({ status: 0 });
    expect((await lstat(file('new', 'deep', 'list.fixed.csv'))).mode & 0o777).toBe(0o600);
  });

  test('beside the original, which stays as it is', async () => {
    expect(await fix(file('list.csv'), folder)).toMatchObject({ status: 0 });
    expect(await readFile(file('list.csv'))).toEqual(LIST);
    expect((await readFile(file('list.fixed.csv'))).toString()).toContain('Book\r\n');
  });

  test('nothing, where one of several outputs is there already', async () => {
    await writeFile(file('out', 'tags.fixed-OFFICE.csv'), 'kept');
    const run = await fix(file('tags.csv'), file('out'), { channel: 'partner-center' });
    expect(run).toMatchObject(refusal('Add --force'));
    expect(await readdir(file('out'))).toEqual(['tags.fixed-OFFICE.csv']);
    expect(await fix(file('tags.csv'), file('out'), { channel: 'partner-center', force: true })).toMatchObject({
      status: 0,
    });
    expect((await readdir(file('out'))).sort()).toEqual(['tags.fixed-KIOSK.csv', 'tags.fixed-OFFICE.csv']);
  });

  test.each([
    ['a link', symlink],
    ['another name', link],
  ])('not into %s of the original, even with --force', async (_name, makeLink) => {
    await makeLink(file('list.csv'), file('out', 'list.fixed.csv'));
    expect(await fix(file('list.csv'), file('out'), { force: true })).toMatchObject(refusal('is the list itself'));
    expect(await readFile(file('list.csv'))).toEqual(LIST);
  });

  test('in place of a link, never through it', async () => {
    await writeFile(file('precious'), 'kept');
    await symlink('../precious', file('out', 'list.fixed.csv'));
    expect(await fix(file('list.csv'), file('out'))).toMatchObject(refusal('is there already'));
    expect(await fix(file('list.csv'), file('out'), { force: true })).toMatchObject({ status: 0 });
    expect(await readFile(file('precious'), 'utf8')).toBe('kept');
    expect(await readdir(file('out'))).toEqual(['list.fixed.csv']);
  });

  test('not into a file, nor over a folder', async () => {
    expect(await fix(file('list.csv'), file('tags.csv'))).toMatchObject(refusal('is no folder'));
    expect(await fix(file('list.csv'), file('tags.csv', 'x'))).toMatchObject(refusal('is no folder'));
    await mkdir(file('out', 'list.fixed.csv'));
    expect(await fix(file('list.csv'), file('out'), { force: true })).toMatchObject(refusal('cannot be written'));
    expect(await readdir(file('out'))).toEqual(['list.fixed.csv']);
  });

  test.skipIf(process.platform !== 'linux')('not into a folder that takes no other', async () => {
    expect(await fix(file('list.csv'), '/proc/preflight')).toMatchObject(refusal('cannot be made'));
  });
});
