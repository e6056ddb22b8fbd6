import type { ConversationStore } from '../ports/card-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Connection } from './connection.ts';
import { SCHEMA_NAME } from './schema.ts';

export function createConversationStore(connection: Connection, clock: Clock): ConversationStore {
  return {
    remember: async (person, address) => {
      await connection.db
        .withSchema(SCHEMA_NAME)
        .insertInto('conversation')
        .values({
          person_object_id: person.objectId,
          person_tenant_id: person.tenantId,
          address,
          updated_at: clock.now(),
        })
        .onConflict((conflict) =>
          conflict.columns(['person_object_id', 'person_tenant_id']).doUpdateSet((eb) => ({
            address: eb.ref('excluded.address'),
            updated_at: eb.ref('excluded.updated_at'),
          })),
        )
        .execute();
    },

    find: async (person) => {
      const row = await connection.db
        .withSchema(SCHEMA_NAME)
        .selectFrom('conversation')
        .select('address')
        .where('person_object_id', '=', person.objectId)
        .where('person_tenant_id', '=', person.tenantId)
        .executeTakeFirst();
      return row?.address ?? null;
    },
  };
}
