import type { Clock } from '../ports/clock.ts';
import type { PlanStore } from '../ports/plan-store.ts';
import type { Connection } from './connection.ts';
import { SCHEMA_NAME } from './schema.ts';

export function createPlanStore(connection: Connection, clock: Clock): PlanStore {
  return {
    keep: async (digest, requestId, canonicalJson) => {
      await connection.db
        .withSchema(SCHEMA_NAME)
        .insertInto('plan')
        .values({ digest, request_id: requestId, canonical_json: canonicalJson, kept_at: clock.now() })
        .onConflict((conflict) => conflict.column('digest').doNothing())
        .execute();
    },

    find: async (digest) => {
      const row = await connection.db
        .withSchema(SCHEMA_NAME)
        .selectFrom('plan')
        .select('canonical_json')
        .where('digest', '=', digest)
        .executeTakeFirst();
      return row?.canonical_json ?? null;
    },
  };
}
