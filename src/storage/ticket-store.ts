import type { Kysely, Selectable } from 'kysely';
import type { Ticket, TicketPurpose, TicketStore } from '../ports/ticket-store.ts';
import type { Connection } from './connection.ts';
import { toJson } from './safe-text.ts';
import { SCHEMA_NAME, type Schema, type TicketTable } from './schema.ts';

export function createTicketStore(connection: Connection): TicketStore {
  const db = (): Kysely<Schema> => connection.db.withSchema(SCHEMA_NAME);

  return {
    issue: async (secretDigest, { purpose, person, conversationId, expiresAt }) => {
      await db()
        .insertInto('ticket')
        .values({
          secret_digest: secretDigest,
          request_id: purpose.kind === 'upload' ? purpose.requestId : null,
          list_id: purpose.kind === 'list' ? purpose.listId : null,
          person: toJson(person),
          conversation_id: conversationId,
          expires_at: expiresAt,
          session_digest: null,
        })
        .execute();
    },

    open: async (secretDigest, sessionDigest, now) => {
      const row = await db()
        .updateTable('ticket')
        .set({ session_digest: sessionDigest })
        .where('secret_digest', '=', secretDigest)
        .where('session_digest', 'is', null)
        .where('expires_at', '>', now)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : toTicket(row);
    },

    look: async (secretDigest, now) => {
      const row = await db()
        .selectFrom('ticket')
        .selectAll()
        .where('secret_digest', '=', secretDigest)
        .where('session_digest', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row === undefined ? null : toTicket(row);
    },

    session: async (sessionDigest, now) => {
      const row = await db()
        .selectFrom('ticket')
        .selectAll()
        .where('session_digest', '=', sessionDigest)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row === undefined ? null : toTicket(row);
    },

    uploaded: async (sessionDigest, listId, now) => {
      const row = await db()
        .updateTable('ticket')
        .set({ list_id: listId })
        .where('session_digest', '=', sessionDigest)
        .where('list_id', 'is', null)
        .where('expires_at', '>', now)
        .returning('secret_digest')
        .executeTakeFirst();
      return row !== undefined;
    },

    end: async (sessionDigest) => {
      await db().deleteFrom('ticket').where('session_digest', '=', sessionDigest).execute();
    },

    dropExpired: async (now) => {
      await db().deleteFrom('ticket').where('expires_at', '<=', now).execute();
    },
  };
}

function toTicket(row: Selectable<TicketTable>): Ticket {
  return {
    purpose: purposeOf(row),
    person: row.person,
    conversationId: row.conversation_id,
    expiresAt: row.expires_at,
  };
}

function purposeOf({ request_id, list_id }: Selectable<TicketTable>): TicketPurpose {
  if (list_id !== null) return { kind: 'list', listId: list_id };
  return request_id === null ? { kind: 'inventory' } : { kind: 'upload', requestId: request_id };
}
