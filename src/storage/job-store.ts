import { type Kysely, type RawBuilder, type Selectable, sql } from 'kysely';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { JobStore, StoredChunk, StoredJob } from '../ports/job-store.ts';
import type { Connection } from './connection.ts';
import { type ChunkTable, type JobTable, SCHEMA_NAME, type Schema } from './schema.ts';

/**
 * Jobs, chunks and the gate of syncs. Leases and waiting times are measured by one clock for all processes: on a server
 * its own, and the clock of the only process for an embedded database.
 */
export function createJobStore(connection: Connection, clock: Clock, ids: Ids): JobStore {
  const db = (): Kysely<Schema> => connection.db.withSchema(SCHEMA_NAME);
  const now = (): RawBuilder<Date> =>
    connection.mode === 'server' ? sql<Date>`clock_timestamp()` : sql<Date>`${clock.now()}::timestamptz`;
  const inMs = (ms: number): RawBuilder<Date> =>
    sql<Date>`${now()} + ${ms}::double precision * interval '1 millisecond'`;

  /** As long again as the job was claimed for. */
  const renewed = (): RawBuilder<Date> => sql<Date>`${now()} + lease_ms * interval '1 millisecond'`;

  return {
    create: async (job) => {
      await db()
        .insertInto('job')
        .values({ request_id: job.requestId, ...fromJob(job), lease_token: null, lease_ms: null, leased_until: null })
        .execute();
    },

    find: async (requestId) => {
      const row = await db().selectFrom('job').selectAll().where('request_id', '=', requestId).executeTakeFirst();
      return row === undefined ? null : toJob(row);
    },

    claim: async (requestId, leaseMs) => {
      const token = ids.uuid();
      const row = await db()
        .updateTable('job')
        .set({ lease_token: token, lease_ms: leaseMs, leased_until: inMs(leaseMs) })
        .where('request_id', '=', requestId)
        .where('phase', '<>', 'settled')
        .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', now())]))
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : { job: toJob(row), token };
    },

    save: async (job, token, then) => {
      const row = await db()
        .updateTable('job')
        .set({
          ...fromJob(job),
          ...(then === 'release' ? { lease_token: null, leased_until: null } : { leased_until: renewed() }),
        })
        .where('request_id', '=', job.requestId)
        .where('lease_token', '=', token)
        .returning('request_id')
        .executeTakeFirst();
      return row !== undefined;
    },

    releaseAll: async () => {
      await db()
        .updateTable('job')
        .set({ lease_token: null, leased_until: null })
        .where('lease_token', 'is not', null)
        .execute();
    },

    due: async (time) => {
      const rows = await db()
        .selectFrom('job')
        .select('request_id')
        .where('phase', '<>', 'settled')
        .where('next_due_at', '<=', time)
        .orderBy('next_due_at')
        .orderBy('request_id')
        .execute();
      return rows.map((row) => row.request_id);
    },

    createChunks: async (chunks) => {
      if (chunks.length === 0) return;
      await db()
        .insertInto('chunk')
        .values(
          chunks.map((chunk) => ({
            id: chunk.id,
            request_id: chunk.requestId,
            sequence: chunk.sequence,
            state: 'planned' as const,
            attempt: 0,
            settle_until: null,
            positions: [...chunk.positions],
            call_id: null,
            reference: null,
          })),
        )
        .execute();
    },

    chunks: async (requestId) => {
      const rows = await db()
        .selectFrom('chunk')
        .selectAll()
        .where('request_id', '=', requestId)
        .orderBy('sequence')
        .execute();
      return rows.map(toChunk);
    },

    recordIntent: async (chunkId, expected, settleMs) => {
      const row = await db()
        .updateTable('chunk')
        .set({
          state: 'intent-recorded',
          attempt: expected.attempt + 1,
          settle_until: inMs(settleMs),
          call_id: sql<string>`coalesce(call_id, ${ids.uuid()}::text)`,
        })
        .where('id', '=', chunkId)
        .where('state', '=', expected.state)
        .where('attempt', '=', expected.attempt)
        .where('state', 'in', ['planned', 'intent-recorded'])
        .returningAll()
        .executeTakeFirst();
      return row === undefined ? null : toChunk(row);
    },

    settleChunk: async (chunkId, attempt, state, { reference = null, answered = false } = {}) => {
      const row = await db()
        .updateTable('chunk')
        .set({
          state,
          settle_until: null,
          ...(reference === null ? {} : { reference }),
          ...(answered ? { call_id: null } : {}),
        })
        .where('id', '=', chunkId)
        .where('attempt', '=', attempt)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    ownChunkIds: async (ids) => {
      const wanted = [...new Set(ids.map((id) => id.toLowerCase()).filter((id) => UUID.test(id)))];
      if (wanted.length === 0) return new Set();
      const rows = await db().selectFrom('chunk').select('id').where('id', 'in', wanted).execute();
      return new Set(rows.map((row) => row.id.toLowerCase()));
    },

    claimSync: async (tenantId, channel, intervalMs) => {
      const row = await db()
        .insertInto('sync_gate')
        .values({ tenant_id: tenantId, channel, requested_at: now() })
        .onConflict((conflict) =>
          conflict
            .columns(['tenant_id', 'channel'])
            .doUpdateSet({ requested_at: now() })
            .where('sync_gate.requested_at', '<', inMs(-intervalMs)),
        )
        .returning('tenant_id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

/** What is no UUID cannot be a chunk's id, and the database would refuse to compare it. */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function toJob(row: Selectable<JobTable>): StoredJob {
  return {
    requestId: row.request_id,
    phase: row.phase,
    nextDueAt: row.next_due_at,
    startedAt: row.started_at,
    phaseStartedAt: row.phase_started_at,
    polls: row.polls,
    failures: row.failures,
  };
}

function fromJob(job: StoredJob) {
  return {
    phase: job.phase,
    next_due_at: job.nextDueAt,
    started_at: job.startedAt,
    phase_started_at: job.phaseStartedAt,
    polls: job.polls,
    failures: job.failures,
  };
}

function toChunk(row: Selectable<ChunkTable>): StoredChunk {
  return {
    id: row.id,
    requestId: row.request_id,
    sequence: row.sequence,
    state: row.state,
    attempt: row.attempt,
    settleUntil: row.settle_until,
    positions: row.positions,
    callId: row.call_id,
    reference: row.reference,
  };
}
