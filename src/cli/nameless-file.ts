import { mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Opens a new file for reading and writing that only this process can reach: what it holds may be secret. Its name is
 * gone before the first byte is written, so it ends with the process, however that ends. Throws the system's error.
 */
export function openNamelessFile(): number {
  const folder = mkdtempSync(join(tmpdir(), 'preflight-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const descriptor = openSync(join(folder, 'part'), 'wx+', 0o600);
  try {
    remove();
  } catch {
    // A system that keeps the names of open files.
    process.once('exit', remove);
  }
  return descriptor;
}

/** Writes all bytes at the end of what was written before. Throws the system's error. */
export function appendAll(descriptor: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
}
