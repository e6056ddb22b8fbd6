import { setImmediate } from 'node:timers/promises';
import type { Kysely, Selectable } from 'kysely';
import { BEFORE_FIRST, checkChain } from '../audit/check-chain.ts';
import { nextEntry } from '../audit/entry-hash.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { AuditEntry, AuditEvent, AuditLog } from '../ports/audit-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { CommitWork, Connection } from './connection.ts';
import { inBatches } from './in-batches.ts';
import { safeText, toJson } from './safe-text.ts';
import { type AuditEventTable, SCHEMA_NAME, type Schema } from './schema.ts';

const PAGE = 1_000;

interface PendingEvents extends CommitWork {
  add(event: AuditEvent, at: Date): void;
}

/**
 * The audit log in the database. Events of a transaction are written together, as its last act before the commit: the
 * end of the chain is locked for a moment only, and always after everything else, so that two processes cannot block
 * each other for good.
 */
export function createAuditLog(connection: Connection, clock: Clock): AuditLog {
  const owner = {};
  const db = (): Kysely<Schema> => connection.db.withSchema(SCHEMA_NAME);

  const write = async (events: readonly { event: AuditEvent; at: Date }[]): Promise<void> => {
    if (events.length === 0) return;
    const head = await db()
      .selectFrom('audit_head')
      .select(['sequence', 'hash'])
      .where('id', '=', 1)
      .forUpdate()
      .executeTakeFirstOrThrow();
    let last: { readonly sequence: number; readonly hash: string } = head;
    const entries: AuditEntry[] = [];
    for (const { event, at } of events) {
      const entry = nextEntry(last, event, at);
      entries.push(entry);
      last = entry;
    }
    for (const batch of inBatches(entries, PAGE)) {
      await db().insertInto('audit_event').values(batch.map(fromEntry)).execute();
    }
    await db()
      .updateTable('audit_head')
      .set({ sequence: last.sequence, hash: last.hash })
      .where('id', '=', 1)
      .execute();
  };

  const pendingEvents = (): PendingEvents => {
    let events: { event: AuditEvent; at: Date }[] = [];
    return {
      add: (event, at) => events.push({ event, at }),
      beforeCommit: async () => {
        const taken = events;
        events = [];
        await write(taken);
      },
    };
  };

  /** What this transaction has appended so far belongs to what it reads. */
  const writePending = async (): Promise<void> => connection.pendingAtCommit(owner)?.beforeCommit();

  const page = async (afterSequence: number, limit: number | null, requestId: string | null): Promise<AuditEntry[]> => {
    let query = db().selectFrom('audit_event').selectAll().where('sequence', '>', afterSequence).orderBy('sequence');
    if (requestId !== null) query = query.where('request_id', '=', requestId);
    if (limit !== null) query = query.limit(limit);
    return (await query.execute()).map(toEntry);
  };

  return {
    append: (event) => {
      const plain = asStored(event);
      return connection.run(async () => {
        connection.atCommit(owner, pendingEvents).add(plain, clock.now());
        await Promise.resolve();
      });
    },

    list: async ({ requestId, afterSequence, limit }) => {
      await writePending();
      return page(afterSequence ?? 0, limit ?? null, requestId ?? null);
    },

    verify: async () => {
      await writePending();
      const head = await db()
        .selectFrom('audit_head')
        .select((eb) => [
          'sequence',
          'hash',
          eb
            .selectFrom('audit_event')
            .select((inner) => inner.fn.max('sequence').as('last'))
            .as('last'),
        ])
        .where('id', '=', 1)
        .executeTakeFirst();
      if (head === undefined) return { whole: false, brokenAt: 1 };
      let position = BEFORE_FIRST;
      while (position.sequence < head.sequence) {
        const entries = await page(position.sequence, Math.min(PAGE, head.sequence - position.sequence), null);
        if (entries.length === 0) return { whole: false, brokenAt: position.sequence + 1 };
        const checked = checkChain(position, entries);
        if (!checked.fits) return { whole: false, brokenAt: checked.brokenAt };
        position = checked.position;
        // The embedded database answers without a pause: let others have their turn.
        await setImmediate();
      }
      if (position.hash !== head.hash) return { whole: false, brokenAt: head.sequence };
      // An entry after the end of the chain was not appended by us.
      if ((head.last ?? 0) > head.sequence) return { whole: false, brokenAt: head.sequence + 1 };
      return { whole: true, entries: head.sequence };
    },
  };
}

/** The event as it will be read back: plain JSON, with what PostgreSQL does not take replaced, so that hashes agree. */
function asStored(event: AuditEvent): AuditEvent {
  const { what, actor, requestId, details }: AuditEvent = JSON.parse(toJson(JSON.parse(canonicalJson(event))));
  return { what, actor, requestId: requestId === null ? null : safeText(requestId), details };
}

function toEntry(row: Selectable<AuditEventTable>): AuditEntry {
  return {
    sequence: row.sequence,
    at: row.at,
    what: row.what,
    actor: row.actor,
    requestId: row.request_id,
    details: row.details,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

function fromEntry(entry: AuditEntry) {
  return {
    sequence: entry.sequence,
    at: entry.at,
    what: entry.what,
    actor: toJson(entry.actor),
    request_id: entry.requestId,
    details: toJson(entry.details),
    previous_hash: entry.previousHash,
    hash: entry.hash,
  };
}
