import type { DecisionStore } from '../ports/plan-store.ts';
import type { Connection } from './connection.ts';
import { toJson } from './safe-text.ts';
import { SCHEMA_NAME } from './schema.ts';

/** Decisions. Each of them ends the waiting of its request, so a request has one at most: the first that is written. */
export function createDecisionStore(connection: Connection): DecisionStore {
  return {
    record: async (decision) => {
      const row = await connection.db
        .withSchema(SCHEMA_NAME)
        .insertInto('decision')
        .values({
          request_id: decision.requestId,
          plan_digest: decision.planDigest,
          what: decision.what,
          decided_by: decision.by === null ? null : toJson(decision.by),
          reason: decision.reason,
          at: decision.at,
        })
        .onConflict((conflict) => conflict.column('request_id').doNothing())
        .returning('request_id')
        .executeTakeFirst();
      return row !== undefined;
    },

    list: async (requestId) => {
      const rows = await connection.db
        .withSchema(SCHEMA_NAME)
        .selectFrom('decision')
        .selectAll()
        .where('request_id', '=', requestId)
        .execute();
      return rows.map((row) => ({
        requestId: row.request_id,
        planDigest: row.plan_digest,
        what: row.what,
        by: row.decided_by,
        reason: row.reason,
        at: row.at,
      }));
    },
  };
}
