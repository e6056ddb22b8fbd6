import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { crlf, INTUNE_4, intuneRows } from '../../support/device-lists.ts';

const PROGRAM = resolve(import.meta.dirname, '../../../src/cli/main.ts');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preflight-interrupted-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Waits until a fix has begun to write into its hidden folder. */
async function begunIn(out: string): Promise<void> {
  for (;;) {
    const names = await readdir(out).catch(() => []);
    if (names.some((name) => name.startsWith('.preflight-'))) return;
  }
}

test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle of writing leaves nothing behind',
  async (signal) => {
    const rows = intuneRows(200);
    const list = join(folder, 'list.csv');
    await writeFile(list, crlf(INTUNE_4, ...Array.from({ length: 60 }, () => rows).flat()));
    const out = join(folder, 'out');
    const child = spawn(process.execPath, [PROGRAM, 'fix', list, '--out', out], { stdio: 'ignore' });
    const ended = once(child, 'exit');
    await begunIn(out);
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(await readdir(out)).toEqual([]);
  },
  60_000,
);
