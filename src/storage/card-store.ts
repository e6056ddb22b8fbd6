import { type Kysely, type Selectable, sql } from 'kysely';
import type { CardStore, StoredCard } from '../ports/card-store.ts';
import type { Ids } from '../ports/ids.ts';
import type { Connection } from './connection.ts';
import { type CardTable, SCHEMA_NAME, type Schema } from './schema.ts';

/** Failures in a row after which a card is left alone until its request changes again. */
const FAILURES_TO_GIVE_UP = 8;

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
        .set({ shown_version: version, shown_at: at, failures: 0 })
        .where('id', '=', id)
        .execute();
    },

    failed: async (id) => {
      await db().updateTable('card').set({ failures: sql<number>`failures + 1` }).where('id', '=', id).execute();
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
              .where('card.failures', '<', FAILURES_TO_GIVE_UP),
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
  };
}
