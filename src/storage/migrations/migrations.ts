import type { Migration } from 'kysely/migration';
import { start } from './0001-start.ts';
import { inventory } from './0002-inventory.ts';
import { keptLists } from './0003-kept-lists.ts';
import { chunkReference } from './0004-chunk-reference.ts';

/** All migrations by name, carried out in the order of their names. A published one is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-start': start,
  '0002-inventory': inventory,
  '0003-kept-lists': keptLists,
  '0004-chunk-reference': chunkReference,
};
