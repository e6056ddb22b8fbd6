import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOutputFolder } from '../../../src/cli/output-folder.ts';

const NOBODY = { dev: -1n, ino: -1n };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preflight-out-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('shows nothing until all files are whole, and then all of them', async () => {
  const out = createOutputFolder(folder, { force: false, original: NOBODY });
  expect(out.open(['a.csv', 'b.csv'])).toBe(true);
  for (let index = 0; index < 3000; index += 1) out.write(index % 2, `${'x'.repeat(999)}\n`);
  expect((await readdir(folder)).filter((name) => !name.startsWith('.'))).toEqual([]);
  expect(out.putInPlace()).toBe(true);
  out.discard();
  expect((await readdir(folder)).sort()).toEqual(['a.csv', 'b.csv']);
  expect((await stat(join(folder, 'b.csv'))).size).toBe(1_500_000);
  expect((await stat(join(folder, 'a.csv'))).mode & 0o777).toBe(0o600);
});

test('leaves nothing behind when it is discarded, and may be discarded again', async () => {
  const out = createOutputFolder(folder, { force: false, original: NOBODY });
  out.open(['a.csv']);
  out.write(0, 'x'.repeat(3_000_000));
  out.discard();
  out.discard();
  expect(await readdir(folder)).toEqual([]);
});

test('does not write over a file that appeared meanwhile, and takes back what it had put in place', async () => {
  const out = createOutputFolder(folder, { force: false, original: NOBODY });
  out.open(['a.csv', 'b.csv']);
  out.write(0, 'a');
  out.write(1, 'b');
  await writeFile(join(folder, 'b.csv'), 'kept');
  expect(out.putInPlace()).toBe(false);
  expect(out.fault?.message).toContain('is there already');
  out.discard();
  expect(await readdir(folder)).toEqual(['b.csv']);
  expect(await readFile(join(folder, 'b.csv'), 'utf8')).toBe('kept');
});

test('says what stands in the way, a link to itself too', async () => {
  await symlink('a.csv', join(folder, 'a.csv'));
  const out = createOutputFolder(folder, { force: false, original: NOBODY });
  expect(out.open(['a.csv'])).toBe(false);
  expect(out.fault).toMatchObject({ code: 'list.not-written', message: expect.stringContaining('is there already') });
});
