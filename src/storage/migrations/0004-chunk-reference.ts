import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const STATEMENTS = [
  'alter table preflight.chunk add column call_id text',
  'alter table preflight.chunk add column reference text',
];

/** What names a chunk's call to the service, and what the service calls the work that it took over. */
export const chunkReference: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
