import { sql } from 'kysely';
import type { Clock } from '../ports/clock.ts';
import type { Connection } from './connection.ts';
import { SCHEMA_NAME } from './schema.ts';

/** Notes that a process has opened the database: the first commit of every start. */
export async function recordOpening(connection: Connection, clock: Clock): Promise<void> {
  await connection.db
    .withSchema(SCHEMA_NAME)
    .insertInto('opening')
    .values({ opened_at: clock.now(), openings: 1 })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        opened_at: (eb) => eb.ref('excluded.opened_at'),
        openings: sql`opening.openings + 1`,
      }),
    )
    .execute();
}
