import type { Kysely, Selectable } from 'kysely';
import type { TicketStore, UploadTicket } from '../ports/ticket-store.ts';
import type { Connection } from './connection.ts';
import { toJson } from './safe-text.ts';
import { SCHEMA_NAME, type Schema, type UploadTicketTable } from './schema.ts';

export function createTicketStore(connection: Connection): TicketStore {
  const db = (): Kysely<Schema> => connection.db.withSchema(SCHEMA_NAME);

  return {
    issue: async (secretDigest, ticket) => {
      await db()
        .insertInto('upload_ticket')
        .values({
          secret_digest: secretDigest,
          request_id: ticket.requestId,
          person: toJson(ticket.person),
          conversation_id: ticket.conversationId,
          expires_at: ticket.expiresAt,
          session_digest: null,
          closed_at: null,
        })
        .execute();
    },

    open: async (secretDigest, sessionDigest, now) => {
      const row = await db()
        .updateTable('upload_ticket')
        .set({ session_digest: sessionDigest })
        .where('secret_digest', '=', secretDigest)
        .where('session_digest', 'is', null)
        .where('expires_at', '>', now)
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : toTicket(row);
    },

    session: async (sessionDigest, now) => {
      const row = await db()
        .selectFrom('upload_ticket')
        .selectAll()
        .where('session_digest', '=', sessionDigest)
        .where('closed_at', 'is', null)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row === undefined ? null : toTicket(row);
    },

    close: async (sessionDigest, now) => {
      const row = await db()
        .updateTable('upload_ticket')
        .set({ closed_at: now })
        .where('session_digest', '=', sessionDigest)
        .where('closed_at', 'is', null)
        .where('expires_at', '>', now)
        .returning('secret_digest')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

function toTicket(row: Selectable<UploadTicketTable>): UploadTicket {
  return {
    requestId: row.request_id,
    person: row.person,
    conversationId: row.conversation_id,
    expiresAt: row.expires_at,
  };
}
