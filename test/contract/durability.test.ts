import { existsSync, mkdtempSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ChildProgram } from '../support/child-program.ts';
import { makeDataFolder } from '../support/database.ts';
import { openTestStores } from '../support/open-test-stores.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('the embedded database survives the death of its process', () => {
  test('nothing that was acknowledged is lost, round after round', async () => {
    const dataDir = await makeDataFolder();
    folders.push(dataDir);
    const acknowledged = new Set<string>();

    for (const count of [5, 40, 90]) {
      const writer = new ChildProgram('open-and-write.ts', dataDir, 'write');
      await writer.until((lines) => lines.length > count);
      const [first, ...ids] = await writer.kill();
      expect(first).toBe('open');
      for (const id of ids) acknowledged.add(id);

      const { stores, close } = await openTestStores({ dataDir });
      const kept = await stores.requests.list({});
      expect(kept.map((request) => request.id)).toEqual(expect.arrayContaining([...acknowledged]));
      for (const request of kept) expect(await stores.requests.devices(request.id)).toHaveLength(2);
      expect(await stores.audit.verify()).toEqual({ whole: true, entries: kept.length });
      await close();
    }

    expect(acknowledged.size).toBeGreaterThanOrEqual(135);
  });

  test('a folder whose creation was cut off is made again', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'preflight-data-'));
    folders.push(dataDir);
    const begun = new Promise<void>((resolve) => {
      const watcher = watch(dataDir, (_event, name) => {
        if (name !== 'database.unfinished') return;
        watcher.close();
        resolve();
      });
    });
    const creator = new ChildProgram('open-and-write.ts', dataDir);
    await begun;
    expect(await creator.kill()).toEqual([]);
    expect(existsSync(join(dataDir, 'database'))).toBe(false);

    const { stores, close } = await openTestStores({ dataDir });

    expect(await stores.requests.list({})).toEqual([]);
    expect(existsSync(join(dataDir, 'database.unfinished'))).toBe(false);
    await close();
  });
});
