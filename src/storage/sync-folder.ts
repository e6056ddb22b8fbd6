import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Forces a folder with everything in it, and its entry in the folder above, to the disk. */
export function syncFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncFolder(path);
    else if (entry.isFile()) syncPath(path, 'r+');
  }
  syncPath(folder, 'r');
  syncEntry(folder);
}

/** Forces the entry of `path` in its folder to the disk: after a rename. */
export function syncEntry(path: string): void {
  syncPath(dirname(path), 'r');
}

function syncPath(path: string, flags: 'r' | 'r+'): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, flags);
    fsyncSync(descriptor);
  } catch (error) {
    // Windows does not let a folder be opened or forced; its file systems journal folders themselves.
    if (!(flags === 'r' && process.platform === 'win32')) throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
