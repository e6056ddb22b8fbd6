import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Whether files can be made in the folder; for one that does not exist yet, whether it could be made.
 *
 * @param {string} folder an absolute path
 * @returns {boolean}
 */
export function canWrite(folder) {
  if (!existsSync(folder) && dirname(folder) !== folder) return canWrite(dirname(folder));
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
