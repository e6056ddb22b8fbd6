import { describe, expect, test } from 'vitest';
import type { Decision } from '../../../src/ports/plan-store.ts';
import type { TestStores } from '../../support/open-test-stores.ts';
import { HANA, newRequest } from '../../support/stored-samples.ts';

const APPROVED: Decision = {
  requestId: 'R-1',
  planDigest: 'digest-1',
  what: 'approved',
  by: HANA,
  reason: null,
  at: new Date('2026-01-02T03:04:05.678Z'),
};

/** What every `PlanStore` and `DecisionStore` promise. */
export function describePlanAndDecisionStore(open: () => TestStores): void {
  describe('the plan store', () => {
    test('gives a plan back character for character', async () => {
      const { stores } = open();
      await stores.requests.create(newRequest(), []);
      const canonical = '{"a":1.50,"b":"ü  \\u0000","c":[ ]}';

      await stores.plans.keep('digest-1', 'R-1', canonical);

      expect(await stores.plans.find('digest-1')).toBe(canonical);
      expect(await stores.plans.find('digest-2')).toBeNull();
    });

    test('the same digest a second time changes nothing', async () => {
      const { stores } = open();
      await stores.requests.create(newRequest(), []);

      await stores.plans.keep('digest-1', 'R-1', '{"a":1}');
      await stores.plans.keep('digest-1', 'R-1', '{"a":2}');

      expect(await stores.plans.find('digest-1')).toBe('{"a":1}');
    });
  });

  describe('the decision store', () => {
    test('the first decision counts, and is kept whole', async () => {
      const { stores } = open();
      await stores.requests.create(newRequest(), []);

      expect(await stores.decisions.record(APPROVED)).toBe(true);
      expect(await stores.decisions.record({ ...APPROVED, what: 'rejected', reason: 'No.' })).toBe(false);
      expect(await stores.decisions.list('R-1')).toEqual([APPROVED]);
      expect(await stores.decisions.list('R-2')).toEqual([]);
    });

    test('nobody decides when a request expires', async () => {
      const { stores } = open();
      await stores.requests.create(newRequest(), []);
      const expired: Decision = { ...APPROVED, what: 'expired', by: null };

      await stores.decisions.record(expired);

      expect(await stores.decisions.list('R-1')).toEqual([expired]);
    });

    test('of many decisions at once a single one is taken', async () => {
      const { stores } = open();
      await stores.requests.create(newRequest(), []);

      const taken = await Promise.all(
        Array.from({ length: 9 }, (_, index) =>
          stores.decisions.record({ ...APPROVED, what: index % 2 === 0 ? 'approved' : 'cancelled' }),
        ),
      );

      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await stores.decisions.list('R-1')).toHaveLength(1);
    });
  });
}
