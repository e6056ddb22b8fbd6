import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createItemSpool } from '../../../src/cli/item-spool.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preflight-spool-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test('gives back what was added, in its order, however much it is, and leaves no name in the folder', async () => {
  const items = Array.from({ length: 30_000 }, (_, index) => ({ index, text: `“${'x'.repeat(50)}”\n` }));
  const spool = createItemSpool<(typeof items)[number]>();
  for (const item of items) spool.add(item);
  expect([...spool.texts()].map((text) => JSON.parse(text))).toEqual(items);
  expect([...spool.texts()]).toHaveLength(items.length);
  expect(await readdir(folder)).toEqual([]);
  spool.close();
});

test.skipIf(process.platform === 'win32')('throws the system’s error where the folder takes nothing', async () => {
  await rm(folder, { recursive: true });
  const spool = createItemSpool<string>();
  expect(() => spool.add('x'.repeat(1024 * 1024))).toThrow(expect.objectContaining({ code: 'ENOENT' }));
});
