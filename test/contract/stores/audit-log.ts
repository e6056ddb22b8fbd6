import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '../../../src/ports/audit-log.ts';
import { connectionOf } from '../../../src/storage/database.ts';
import { asOwner } from '../../support/database.ts';
import type { TestStores } from '../../support/open-test-stores.ts';
import { HANA } from '../../support/stored-samples.ts';

function event(what: string, more: Partial<AuditEvent> = {}): AuditEvent {
  return { what, actor: { kind: 'system', name: 'test' }, requestId: null, details: {}, ...more };
}

/** What every `AuditLog` promises. */
export function describeAuditLog(open: () => TestStores): void {
  describe('the audit log', () => {
    test('numbers events without gaps and gives them back whole', async () => {
      const { stores, clock } = open();
      const person: AuditEvent = {
        what: 'approval.given',
        actor: { kind: 'person', objectId: HANA.objectId, tenantId: HANA.tenantId, upn: HANA.upn },
        requestId: 'R-1',
        details: {
          digest: 'abc',
          count: 3,
          ratio: 0.1,
          large: 1e21,
          codes: [806, 'x', null],
          inner: { z: true, a: 'ü' },
        },
      };

      await stores.audit.append(event('request.created'));
      await stores.audit.append(person);

      const [first, second] = await stores.audit.list({});
      expect([first?.sequence, second?.sequence]).toEqual([1, 2]);
      expect(first?.previousHash).toBe('0'.repeat(64));
      expect(second).toEqual({
        ...person,
        sequence: 2,
        at: clock.now(),
        previousHash: first?.hash,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(await stores.audit.verify()).toEqual({ whole: true, entries: 2 });
    });

    test('an empty log is whole', async () => {
      expect(await open().stores.audit.verify()).toEqual({ whole: true, entries: 0 });
    });

    test('lists by request, from a number on, up to a limit', async () => {
      const { stores } = open();
      for (const requestId of ['R-1', 'R-2', 'R-1', null, 'R-1']) await stores.audit.append(event('x', { requestId }));
      const numbers = async (filter: Parameters<typeof stores.audit.list>[0]) =>
        (await stores.audit.list(filter)).map((entry) => entry.sequence);

      expect(await numbers({})).toEqual([1, 2, 3, 4, 5]);
      expect(await numbers({ requestId: 'R-1' })).toEqual([1, 3, 5]);
      expect(await numbers({ requestId: 'R-1', afterSequence: 1, limit: 1 })).toEqual([3]);
      expect(await numbers({ afterSequence: 5 })).toEqual([]);
    });

    test('events of one transaction stay in their order, beside others at the same time', async () => {
      const { stores } = open();

      await Promise.all(
        ['a', 'b', 'c', 'd', 'e', 'f'].map((name) =>
          stores.transactions.run(async () => {
            await stores.audit.append(event(`${name} first`));
            await stores.requests.list({});
            await stores.audit.append(event(`${name} second`));
          }),
        ),
      );

      const entries = await stores.audit.list({});
      expect(entries.map((entry) => entry.sequence)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
      for (const entry of entries.filter(({ what }) => what.endsWith('first'))) {
        expect(entries[entry.sequence]?.what).toBe(entry.what.replace('first', 'second'));
      }
      expect(await stores.audit.verify()).toEqual({ whole: true, entries: 12 });
    });

    test('an event that was rolled back leaves no gap', async () => {
      const { stores } = open();
      await stores.audit.append(event('one'));
      await stores.transactions
        .run(async () => {
          await stores.audit.append(event('never'));
          await stores.audit.list({});
          throw new Error('undone');
        })
        .catch(() => null);
      await stores.audit.append(event('two'));

      expect((await stores.audit.list({})).map(({ sequence, what }) => [sequence, what])).toEqual([
        [1, 'one'],
        [2, 'two'],
      ]);
      expect(await stores.audit.verify()).toEqual({ whole: true, entries: 2 });
    });

    test('details that the database would change or refuse do not break the chain', async () => {
      const { stores } = open();

      await stores.audit.append(
        event('odd', {
          details: {
            when: new Date('2026-01-01T00:00:00Z'),
            gone: undefined,
            bad: '\0\ud800',
            'a\0': 1,
            tiny: 5e-324,
            minus: -0,
            '10': 1,
            '9': 2,
          },
        }),
      );
      await stores.audit.append(event('next'));

      expect((await stores.audit.list({}))[0]?.details).toEqual({
        when: '2026-01-01T00:00:00.000Z',
        bad: '\uFFFD\uFFFD',
        'a\uFFFD': 1,
        tiny: 5e-324,
        minus: 0,
        '9': 2,
        '10': 1,
      });
      expect(await stores.audit.verify()).toEqual({ whole: true, entries: 2 });
    });

    test.each([
      ['changed', `update preflight.audit_event set details = '{"count":4}' where sequence = 2`],
      ['deleted', 'delete from preflight.audit_event where sequence = 2'],
      ['emptied', 'truncate preflight.audit_event'],
    ])('the database refuses that an entry is %s', async (_how, statement) => {
      const { stores, database } = open();
      for (const what of ['one', 'two', 'three']) await stores.audit.append(event(what));

      await expect(sql.raw(statement).execute(connectionOf(database).db)).rejects.toThrow('takes new rows only');
      expect(await stores.audit.verify()).toEqual({ whole: true, entries: 3 });
    });

    test.each([
      ['a changed detail', `update preflight.audit_event set details = '{"count":4}' where sequence = 2`, 2],
      [
        'a changed person',
        `update preflight.audit_event set actor = '{"kind":"system","name":"other"}' where sequence = 3`,
        3,
      ],
      ['another request', `update preflight.audit_event set request_id = 'R-9' where sequence = 1`, 1],
      ['another time', `update preflight.audit_event set at = at + interval '1 second' where sequence = 3`, 3],
      ['an entry that is gone', 'delete from preflight.audit_event where sequence = 2', 2],
      ['a cut end', 'delete from preflight.audit_event where sequence > 1', 2],
      [
        'a longer end',
        `insert into preflight.audit_event select 4, at, what, actor, request_id, details, hash, hash from preflight.audit_event where sequence = 3`,
        4,
      ],
      [
        'a swapped pair',
        'update preflight.audit_event set sequence = -sequence where sequence in (1, 2); update preflight.audit_event set sequence = 3 + sequence where sequence < 0',
        1,
      ],
    ])('an owner of the database cannot hide %s', async (_what, statements, brokenAt) => {
      const { stores, database } = open();
      for (const what of ['one', 'two', 'three']) await stores.audit.append(event(what));

      for (const statement of statements.split('; ')) await asOwner(database, statement);

      expect(await stores.audit.verify()).toEqual({ whole: false, brokenAt });
    });

    test('more entries than a page are walked', async () => {
      const { stores, database } = open();
      await stores.transactions.run(async () => {
        for (let number = 1; number <= 2_300; number += 1)
          await stores.audit.append(event('x', { details: { number } }));
      });

      expect(await stores.audit.verify()).toEqual({ whole: true, entries: 2_300 });
      await asOwner(database, `update preflight.audit_event set what = 'y' where sequence = 2222`);
      expect(await stores.audit.verify()).toEqual({ whole: false, brokenAt: 2_222 });
    });
  });
}
