// Looks for secrets, whole hardware hashes and paths of one machine in every file that is, or would be, committed.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findLeaks } from './find-leaks.ts';

const root = join(import.meta.dirname, '..');
const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
});
const paths = list.split('\0').filter((path) => path !== '' && !/\.(?:png|zip)$/.test(path));
const leaks = paths.flatMap((path) => findLeaks(path, readText(path)));

for (const { path, lineNumber, what } of leaks) console.error(`${path}:${lineNumber}  ${what}`);
console.log(`${paths.length} files read, ${leaks.length} leaks found`);
if (leaks.length > 0) process.exitCode = 1;

/** A file that git still lists and that is gone from the folder has nothing to leak. */
function readText(path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
}
