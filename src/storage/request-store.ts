import { type Kysely, sql } from 'kysely';
import { DEVICE_STATES, type DeviceState } from '../domain/device.ts';
import { isSettled, REQUEST_STATES, type RequestId, type RequestState } from '../domain/request.ts';
import type { Clock } from '../ports/clock.ts';
import type { NewRequest, RequestPatch, RequestStore, StoredDevice, StoredRequest } from '../ports/request-store.ts';
import type { WakeUps } from '../ports/wake-ups.ts';
import { writeDevicePatches } from './change-devices.ts';
import type { Connection } from './connection.ts';
import { insertDevices } from './insert-devices.ts';
import { fromPatch, fromRequest, toDevice, toRequest } from './request-rows.ts';
import { SCHEMA_NAME, type Schema } from './schema.ts';

/** Sent and not settled: somebody may still be about to register the devices. */
const OPEN_STATES: readonly RequestState[] = ['waiting-for-consent', 'waiting-for-approval', 'approved', 'running'];

const WAITING_STATES: readonly RequestState[] = ['waiting-for-consent', 'waiting-for-approval'];

const SETTLED_STATES: readonly RequestState[] = REQUEST_STATES.filter(isSettled);

/** Out of the request for good: another request may take the device. */
const OUT_STATES: readonly DeviceState[] = ['failed', 'skipped'];

/** Requests and devices in the database. Every change raises the version and wakes the cards in the same transaction. */
export function createRequestStore(connection: Connection, clock: Clock, wakeUps: WakeUps): RequestStore {
  const db = (): Kysely<Schema> => connection.db.withSchema(SCHEMA_NAME);

  const findByOrigin = async (origin: NewRequest['origin']): Promise<StoredRequest | null> => {
    const row = await db()
      .selectFrom('request')
      .selectAll()
      .where('origin_front', '=', origin.front)
      .where('origin_conversation_id', '=', origin.conversationId)
      .where('origin_message_id', '=', origin.messageId)
      .executeTakeFirst();
    return row === undefined ? null : toRequest(row);
  };

  const raise = async (id: RequestId, version: number | null, patch: RequestPatch): Promise<StoredRequest | null> => {
    const update = db()
      .updateTable('request')
      .set({ ...fromPatch(patch), version: sql<number>`version + 1`, updated_at: clock.now() })
      .where('id', '=', id);
    const guarded = version === null ? update : update.where('version', '=', version);
    const row = await guarded.returningAll().executeTakeFirst();
    if (row === undefined) return null;
    await wakeUps.wake('cards', id);
    return toRequest(row);
  };

  return {
    create: (request, devices) =>
      connection.run(async () => {
        // Looked up first so that a message delivered twice uses up no number; the key decides a race.
        const known = await findByOrigin(request.origin);
        if (known !== null) return { request: known, created: false };
        const now = clock.now();
        const row = await db()
          .insertInto('request')
          .values(fromRequest(request, now))
          .onConflict((conflict) =>
            conflict.columns(['origin_front', 'origin_conversation_id', 'origin_message_id']).doNothing(),
          )
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) {
          const winner = await findByOrigin(request.origin);
          if (winner === null) throw new Error('A request with this origin was there and has gone.');
          return { request: winner, created: false };
        }
        await insertDevices(connection, row.id, devices, now);
        return { request: toRequest(row), created: true };
      }),

    find: async (id) => {
      const row = await db().selectFrom('request').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toRequest(row);
    },

    list: async ({ requestedBy, states, conversationId, limit }) => {
      let query = db().selectFrom('request').selectAll().orderBy('number', 'desc');
      if (requestedBy !== undefined) query = query.where('requester_object_id', '=', requestedBy);
      if (states !== undefined) query = query.where('state', '=', anyOf(states));
      if (conversationId !== undefined) query = query.where('origin_conversation_id', '=', conversationId);
      if (limit !== undefined) query = query.limit(limit);
      return (await query.execute()).map(toRequest);
    },

    devices: async (id, states) => {
      let query = db().selectFrom('device').selectAll().where('request_id', '=', id).orderBy('position');
      if (states !== undefined) query = query.where('state', '=', anyOf(states));
      return (await query.execute()).map(toDevice);
    },

    countDevices: async (id) => {
      const rows = await db()
        .selectFrom('device')
        .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
        .where('request_id', '=', id)
        .groupBy('state')
        .execute();
      const counts = new Map(rows.map((row) => [row.state, row.count]));
      const entries = DEVICE_STATES.map((state) => [state, counts.get(state) ?? 0] as const);
      return Object.fromEntries(entries) as Record<DeviceState, number>;
    },

    change: (id, version, patch) => connection.run(() => raise(id, version, patch)),

    replaceDevices: (id, version, devices, patch) =>
      connection.run(async () => {
        const changed = await raise(id, version, patch);
        if (changed === null) return null;
        await db().deleteFrom('device').where('request_id', '=', id).execute();
        await insertDevices(connection, id, devices, changed.updatedAt);
        return changed;
      }),

    changeDevices: async (id, changes) => {
      if (changes.length === 0) return;
      await connection.run(async () => {
        // The request's row first, so that two who change devices of one request wait instead of blocking each other.
        const changed = await raise(id, null, {});
        if (changed === null) throw new Error(`There is no request ${id} whose devices could be changed.`);
        await writeDevicePatches(connection, id, changes, changed.updatedAt);
      });
    },

    dropHashes: async (id, keep = []) => {
      await db()
        .updateTable('device')
        .set({ sealed_hash: null })
        .where('request_id', '=', id)
        .where('sealed_hash', 'is not', null)
        .where('position', '<>', sql<number>`all(${[...keep]}::integer[])`)
        .execute();
    },

    dropKeptHashes: async (before) => {
      const { numUpdatedRows } = await db()
        .updateTable('device')
        .set({ sealed_hash: null })
        .where('sealed_hash', 'is not', null)
        .where((eb) =>
          eb(
            'request_id',
            'in',
            eb
              .selectFrom('request')
              .select('id')
              .where('state', '=', anyOf<RequestState>(SETTLED_STATES))
              .where('updated_at', '<', before),
          ),
        )
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },

    openRequestsFor: async (tenantId, serialKeys) => {
      const found = new Map<string, RequestId>();
      if (serialKeys.length === 0) return found;
      const rows = await db()
        .selectFrom('device')
        .innerJoin('request', 'request.id', 'device.request_id')
        .select(['device.serial_key', 'request.id'])
        .where('device.serial_key', '=', anyOf(serialKeys))
        .where('device.state', '<>', sql<DeviceState>`all(${[...OUT_STATES]}::text[])`)
        .where('request.customer_tenant_id', '=', tenantId)
        .where('request.state', '=', anyOf(OPEN_STATES))
        .orderBy('request.number', 'desc')
        .execute();
      // The oldest request is written last: it was there first.
      for (const row of rows) found.set(row.serial_key, row.id);
      return found;
    },

    newestFor: async (serialKey) => {
      const row = await db()
        .selectFrom('device')
        .innerJoin('request', 'request.id', 'device.request_id')
        .selectAll('device')
        .where('serial_key', '=', serialKey)
        .orderBy('request.number', 'desc')
        .orderBy('device.position')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return null;
      const device: StoredDevice = toDevice(row);
      const request = await db()
        .selectFrom('request')
        .selectAll()
        .where('id', '=', device.requestId)
        .executeTakeFirstOrThrow();
      return { request: toRequest(request), device };
    },

    expired: async (now) => {
      const rows = await db()
        .selectFrom('request')
        .select('id')
        .where('state', '=', anyOf(WAITING_STATES))
        .where('expires_at', '<=', now)
        .orderBy('number')
        .execute();
      return rows.map((row) => row.id);
    },
  };
}

/** `= any(array)`: one parameter however many values, so that long lists do not meet the limit of parameters. */
function anyOf<T extends string>(values: readonly T[]) {
  return sql<T>`any(${[...values]}::text[])`;
}
