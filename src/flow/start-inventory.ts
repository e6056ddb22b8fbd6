import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FlowDeps } from './flow-deps.ts';
import { importInventory } from './import-inventory.ts';

/** Reads the inventory file of the settings at start. A file that cannot be read is said in the log; the bot starts all the same. */
export async function readStartInventory(deps: FlowDeps, path: string): Promise<void> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    deps.log.warn('inventory.not-read', {
      error: error instanceof Error && 'code' in error ? String(error.code) : 'unreadable',
    });
    return;
  }
  const { added, changed, kept } = await importInventory(
    deps,
    { name: basename(path), pieces: [bytes] },
    { kind: 'system', name: 'start' },
  );
  deps.log.info('inventory.read', { added, changed, kept });
}
