import { type Kysely, type Selectable, sql } from 'kysely';
import { type CardStore, MOST_CARD_FAILURES, type StoredCard } from '../ports/card-store.ts';
import type { Ids } from '../ports/ids.ts';
import type { Connection } from './connection.ts';
import { type CardTable, SCHEMA_NAME, type Schema } from './schema.ts';

export function createCardStore(connection: Connection, ids: Ids): CardStore {
  const db = (): Kysely<Schema> => connection.db.withSchema(SCHEMA_NAME);

  return {
    place: async (card) => {
      const row = await db()
        .insertInto('card')
        .values({
          id: ids.uuid(),
          request_id: card.requestId,
          address: card.address,
          activity_id: card.activityId,
          shown_version: card.shownVersion,
          shown_at: null,
          failures: 0,
          failed_version: null,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toCard(row);
    },

    forRequest: async (requestId) => {
      const rows = await db()
        .selectFrom('card')
        .selectAll()
        .where('request_id', '=', requestId)
        .orderBy('placed')
        .execute();
      return rows.map(toCard);
    },

    shown: async (id, version, at) => {
      await db()
        .updateTable('card')
        .set({ shown_version: version, shown_at: at, failures: 0, failed_version: null })
        .where('id', '=', id)
        .execute();
    },

    failed: async (id, version) => {
      await db()
        .updateTable('card')
        .set({
          failures: sql<number>`case when failed_version = ${version} then failures + 1 else 1 end`,
          failed_version: version,
        })
        .where('id', '=', id)
        .execute();
    },

    stale: async () => {
      const rows = await db()
        .selectFrom('request')
        .select('request.id')
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('card')
              .select('card.id')
              .whereRef('card.request_id', '=', 'request.id')
              .whereRef('card.shown_version', '<', 'request.version')
              .where('card.activity_id', 'is not', null)
              .where((card) =>
                card.or([
                  card('card.failures', '<', MOST_CARD_FAILURES),
                  card('card.failed_version', 'is distinct from', card.ref('request.version')),
                ]),
              ),
          ),
        )
        .orderBy('request.number')
        .execute();
      return rows.map((row) => row.id);
    },
  };
}

function toCard(row: Selectable<CardTable>): StoredCard {
  return {
    id: row.id,
    requestId: row.request_id,
    address: row.address,
    activityId: row.activity_id,
    shownVersion: row.shown_version,
    shownAt: row.shown_at,
    failures: row.failures,
    failedVersion: row.failed_version,
  };
}
