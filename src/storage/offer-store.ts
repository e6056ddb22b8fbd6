import type { Kysely, Selectable } from 'kysely';
import type { FileOffer, OfferStore } from '../ports/offer-store.ts';
import type { Connection } from './connection.ts';
import { type FileOfferTable, SCHEMA_NAME, type Schema } from './schema.ts';

export function createOfferStore(connection: Connection): OfferStore {
  const db = (): Kysely<Schema> => connection.db.withSchema(SCHEMA_NAME);

  return {
    make: async (offer) => {
      await db()
        .insertInto('file_offer')
        .values({
          id: offer.id,
          list_id: offer.listId,
          list_version: offer.listVersion,
          person_object_id: offer.person.objectId,
          person_tenant_id: offer.person.tenantId,
          address: offer.address,
          activity_id: offer.activityId,
          expires_at: offer.expiresAt,
        })
        .execute();
    },

    placed: async (id, activityId) => {
      await db().updateTable('file_offer').set({ activity_id: activityId }).where('id', '=', id).execute();
    },

    take: async (id, person, now) => {
      const row = await db()
        .deleteFrom('file_offer')
        .where('id', '=', id)
        .where('person_object_id', '=', person.objectId)
        .where('person_tenant_id', '=', person.tenantId)
        .where('expires_at', '>', now)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : toOffer(row);
    },

    takeExpired: async (now) => {
      const rows = await db().deleteFrom('file_offer').where('expires_at', '<=', now).returningAll().execute();
      return rows.map(toOffer);
    },
  };
}

function toOffer(row: Selectable<FileOfferTable>): FileOffer {
  return {
    id: row.id,
    listId: row.list_id,
    listVersion: row.list_version,
    person: { objectId: row.person_object_id, tenantId: row.person_tenant_id },
    address: row.address,
    activityId: row.activity_id,
    expiresAt: row.expires_at,
  };
}
