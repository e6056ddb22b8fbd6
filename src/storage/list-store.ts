import { type Kysely, type Selectable, sql } from 'kysely';
import type { KeptList, ListStore } from '../ports/list-store.ts';
import type { Connection } from './connection.ts';
import { toBase64 } from './insert-devices.ts';
import { toJson } from './safe-text.ts';
import { type KeptListTable, SCHEMA_NAME, type Schema } from './schema.ts';

export function createListStore(connection: Connection): ListStore {
  const db = (): Kysely<Schema> => connection.db.withSchema(SCHEMA_NAME);

  const findBy = async (column: 'id' | 'request_id', value: string, now: Date): Promise<KeptList | null> => {
    const row = await db()
      .selectFrom('kept_list')
      .selectAll()
      .where(column, '=', value)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return row === undefined ? null : toKeptList(row);
  };

  const dropForRequest = async (requestId: string): Promise<void> => {
    await db().deleteFrom('kept_list').where('request_id', '=', requestId).execute();
  };

  return {
    keep: (list, content) =>
      connection.run(async () => {
        if (list.requestId !== null) await dropForRequest(list.requestId);
        await db()
          .insertInto('kept_list')
          .values({
            id: list.id,
            owner: toJson(list.owner),
            request_id: list.requestId,
            file_name: list.fileName,
            channel: list.channel,
            customer_text: list.customerText,
            group_tag: list.groupTag,
            accepted: toJson(list.accepted),
            version: list.version,
            expires_at: list.expiresAt,
          })
          .execute();
        for (const [position, sealed] of content.entries()) {
          // As text: the embedded database takes bytes as a parameter many times slower.
          await sql`
            insert into preflight.kept_list_piece (list_id, position, sealed)
            values (${list.id}, ${position}, decode(${toBase64(sealed)}, 'base64'))
          `.execute(connection.db);
        }
      }),

    find: (id, now) => findBy('id', id, now),

    forRequest: (requestId, now) => findBy('request_id', requestId, now),

    content: async (id) => {
      const rows = await db()
        .selectFrom('kept_list_piece')
        .select('sealed')
        .where('list_id', '=', id)
        .orderBy('position')
        .execute();
      return rows.map(({ sealed }) => sealed);
    },

    accept: async (id, version, accepted) => {
      const row = await db()
        .updateTable('kept_list')
        .set({ accepted: toJson(accepted), version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : toKeptList(row);
    },

    bind: async (id, requestId, expiresAt) => {
      await db()
        .updateTable('kept_list')
        .set({ request_id: requestId, expires_at: expiresAt })
        .where('id', '=', id)
        .where('request_id', 'is', null)
        .execute();
    },

    dropForRequest,

    dropExpired: async (now) => {
      const { numDeletedRows } = await db().deleteFrom('kept_list').where('expires_at', '<=', now).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

function toKeptList(row: Selectable<KeptListTable>): KeptList {
  return {
    id: row.id,
    owner: row.owner,
    requestId: row.request_id,
    fileName: row.file_name,
    channel: row.channel,
    customerText: row.customer_text,
    groupTag: row.group_tag,
    accepted: row.accepted,
    version: row.version,
    expiresAt: row.expires_at,
  };
}
