import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, ok, type Result } from '../domain/result.ts';

/**
 * The key that seals hashes: from the settings, or in local mode a file in the data folder that is made once and only
 * its owner can read. Faults: `seal-key.unusable`.
 */
export function readSealKey(
  setting: string | null,
  { mode, dataDir }: { readonly mode: 'local' | 'teams'; readonly dataDir: string },
): Result<Uint8Array> {
  if (setting !== null) return ok(Buffer.from(setting, 'base64'));
  if (mode !== 'local') return unusable('SECRET_SEAL_KEY is not set.');
  const path = join(dataDir, 'seal.key');
  try {
    mkdirSync(dataDir, { recursive: true });
    return ok(existing(path) ?? made(path));
  } catch (error) {
    return unusable(
      `${path} cannot be used (${error instanceof Error && 'code' in error ? String(error.code) : 'not a key'}).`,
    );
  }
}

function existing(path: string): Uint8Array | null {
  try {
    const key = readFileSync(path);
    if (key.length !== 32) throw new Error('not a key');
    return key;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** `wx`: of two processes that start at once one makes the key and the other fails instead of sealing under its own. */
function made(path: string): Uint8Array {
  const key = randomBytes(32);
  writeFileSync(path, key, { mode: 0o600, flag: 'wx' });
  return key;
}

function unusable(message: string): ReturnType<typeof failed> {
  return failed({ code: 'seal-key.unusable', message, retry: 'after-change' });
}
