import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { DurableNodeFS } from '../../../src/storage/durable-node-fs.ts';
import { DURABLE_START_PARAMS } from '../../../src/storage/durable-start-params.ts';

test('every commit of the embedded database reaches the disk', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-durable-'));
  const files = new DurableNodeFS(join(folder, 'database'));
  const pglite = await PGlite.create({
    dataDir: join(folder, 'database'),
    fs: files,
    startParams: [...DURABLE_START_PARAMS],
  });
  await pglite.exec('create table row (number integer)');

  for (let number = 1; number <= 5; number += 1) {
    const before = files.syncs;
    await pglite.query('insert into row values ($1)', [number]);
    expect(files.syncs).toBeGreaterThan(before);
  }

  await pglite.close();
  rmSync(folder, { recursive: true, force: true });
});
