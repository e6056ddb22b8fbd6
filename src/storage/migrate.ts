import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import { MIGRATIONS } from './migrations/migrations.ts';
import { SCHEMA_NAME, type Schema } from './schema.ts';

/**
 * Brings the tables to the newest form; safe to repeat, and safe while other processes do the same.
 * Faults: `storage.newer-data`.
 */
export async function migrate(db: Kysely<Schema>): Promise<Result<null, Fault<'storage.newer-data'>>> {
  const unknown = (await executed(db)).filter((name) => !(name in MIGRATIONS));
  if (unknown.length > 0) {
    return failed({
      code: 'storage.newer-data',
      message:
        `The database was written by a newer Preflight (${unknown.join(', ')} is unknown here). ` +
        'Start that version or a later one.',
      retry: 'after-change',
    });
  }
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) },
    migrationTableSchema: SCHEMA_NAME,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error('The tables could not be brought to the newest form.', { cause: error });
  return ok(null);
}

async function executed(db: Kysely<Schema>): Promise<string[]> {
  const table = `${SCHEMA_NAME}.kysely_migration`;
  const found = await sql<{ present: boolean }>`select to_regclass(${table}) is not null as present`.execute(db);
  if (found.rows[0]?.present !== true) return [];
  const result = await sql<{ name: string }>`select name from ${sql.table(table)}`.execute(db);
  return result.rows.map((row) => row.name);
}
