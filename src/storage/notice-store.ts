import { type Kysely, sql } from 'kysely';
import type { NoticeStore } from '../ports/card-store.ts';
import type { Ids } from '../ports/ids.ts';
import type { Connection } from './connection.ts';
import { SCHEMA_NAME, type Schema } from './schema.ts';

export function createNoticeStore(connection: Connection, ids: Ids): NoticeStore {
  const db = (): Kysely<Schema> => connection.db.withSchema(SCHEMA_NAME);

  return {
    keep: async (key, notice) => {
      await db()
        .insertInto('notice')
        .values({
          id: ids.uuid(),
          key,
          request_id: notice.requestId,
          person_object_id: notice.person.objectId,
          person_tenant_id: notice.person.tenantId,
          text: notice.text,
          state: 'waiting',
          failures: 0,
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },

    waiting: async () => {
      const rows = await db()
        .selectFrom('notice')
        .selectAll()
        .where('state', '=', sql.lit('waiting'))
        .orderBy('kept')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        requestId: row.request_id,
        person: { objectId: row.person_object_id, tenantId: row.person_tenant_id },
        text: row.text,
        state: row.state,
        failures: row.failures,
      }));
    },

    done: async (id, state) => {
      await db().updateTable('notice').set({ state }).where('id', '=', id).execute();
    },

    failed: async (id) => {
      await db().updateTable('notice').set({ failures: sql<number>`failures + 1` }).where('id', '=', id).execute();
    },
  };
}
