import { resolve } from 'node:path';

/** The project's folder, wherever the command was called. */
export const PROJECT_ROOT = resolve(import.meta.dirname, '../..');
