import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { TestStores } from '../../support/open-test-stores.ts';
import { newDevice, newRequest } from '../../support/stored-samples.ts';

/** What `Transactions` promises, together with the stores that take part. */
export function describeTransactions(open: () => TestStores): void {
  describe('transactions', () => {
    test('a throw rolls back what every store wrote', async () => {
      const { stores } = open();

      const run = stores.transactions.run(async () => {
        const { request } = await stores.requests.create(newRequest(), [newDevice(1)]);
        await stores.plans.keep('digest', request.id, '{}');
        await stores.audit.append({
          what: 'request.created',
          actor: { kind: 'system', name: 'test' },
          requestId: request.id,
          details: {},
        });
        throw new Error('the end');
      });

      await expect(run).rejects.toThrow('the end');
      expect(await stores.requests.list({})).toEqual([]);
      expect(await stores.plans.find('digest')).toBeNull();
      expect(await stores.audit.list({})).toEqual([]);
    });

    test('what a transaction wrote is read inside it before it commits', async () => {
      const { stores } = open();

      const seen = await stores.transactions.run(async () => {
        const { request } = await stores.requests.create(newRequest(), [newDevice(1)]);
        await stores.audit.append({
          what: 'request.created',
          actor: { kind: 'system', name: 'test' },
          requestId: request.id,
          details: {},
        });
        return { request: await stores.requests.find(request.id), events: await stores.audit.list({}) };
      });

      expect(seen.request?.id).toBe('R-1');
      expect(seen.events.map((event) => event.what)).toEqual(['request.created']);
      expect(await stores.audit.verify()).toEqual({ whole: true, entries: 1 });
    });

    test('a nested run joins: nothing is kept where the outer one throws', async () => {
      const { stores } = open();

      const run = stores.transactions.run(async () => {
        await stores.transactions.run(() => stores.requests.create(newRequest(), []));
        throw new Error('outer');
      });

      await expect(run).rejects.toThrow('outer');
      expect(await stores.requests.list({})).toEqual([]);
    });

    test('a throw in a nested run rolls everything back, although the outer one caught it', async () => {
      const { stores } = open();

      const run = stores.transactions.run(async () => {
        await stores.requests.create(newRequest(), []);
        await stores.transactions.run(() => Promise.reject(new Error('inner'))).catch(() => null);
        return 'done';
      });

      await expect(run).rejects.toThrow('inner');
      expect(await stores.requests.list({})).toEqual([]);
    });

    test('a statement that the database refused does not commit the rest, although it was caught', async () => {
      const { stores } = open();

      const run = stores.transactions.run(async () => {
        const { request } = await stores.requests.create(newRequest(), []);
        await stores.plans.keep('digest', 'R-404', '{}').catch(() => null);
        return request.id;
      });

      await expect(run).rejects.toThrow();
      expect(await stores.requests.list({})).toEqual([]);
    });

    test('calls at the same time inside one transaction all take part', async () => {
      const { stores } = open();

      await stores.transactions.run(async () => {
        await Promise.all([1, 2, 3].map(() => stores.requests.create(newRequest(), [newDevice(1)])));
      });

      expect((await stores.requests.list({})).map((request) => request.id).sort()).toEqual(['R-1', 'R-2', 'R-3']);
    });

    test('many transactions at the same time all commit', async () => {
      const { stores } = open();

      const results = await Promise.all(
        Array.from({ length: 12 }, () =>
          stores.transactions.run(async () => {
            const { request } = await stores.requests.create(newRequest(), []);
            await setImmediate();
            const changed = await stores.requests.change(request.id, 1, { note: 'begun' });
            return changed?.id;
          }),
        ),
      );

      expect(new Set(results).size).toBe(12);
      expect((await stores.requests.list({})).every((request) => request.note === 'begun')).toBe(true);
    });

    test('a call that was not awaited inside a transaction fails afterwards instead of writing outside it', async () => {
      const { stores } = open();
      let release = (): void => {};
      const over = new Promise<void>((resolve) => {
        release = resolve;
      });
      let late: Promise<unknown> = Promise.resolve();

      await stores.transactions.run(async () => {
        late = over.then(() => stores.requests.create(newRequest(), []));
        late.catch(() => null);
        await stores.requests.list({});
      });
      release();

      await expect(late).rejects.toThrow('not awaited');
      expect(await stores.requests.list({})).toEqual([]);
    });
  });
}
