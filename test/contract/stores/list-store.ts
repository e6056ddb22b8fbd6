import { describe, expect, test } from 'vitest';
import type { KeptList } from '../../../src/ports/list-store.ts';
import type { TestStores } from '../../support/open-test-stores.ts';
import { HANA, newRequest } from '../../support/stored-samples.ts';

const HOUR_MS = 3_600_000;

function sampleList({ clock }: TestStores, changes: Partial<KeptList> = {}): KeptList {
  return {
    id: 'L-00000001',
    owner: HANA,
    requestId: null,
    fileName: 'München\u0000 “list”.csv',
    channel: 'intune',
    customerText: 'Contoso',
    groupTag: null,
    accepted: [],
    version: 1,
    expiresAt: new Date(clock.now().getTime() + HOUR_MS),
    ...changes,
  };
}

const PIECES = [Uint8Array.of(1, 2, 3), Uint8Array.of(), Uint8Array.of(255, 0)];

/** What every `ListStore` promises. */
export function describeListStore(open: () => TestStores): void {
  describe('the list store', () => {
    test('gives a list back with its pieces in their order, until its time is over', async () => {
      const its = open();
      const { lists } = its.stores;
      const list = sampleList(its);
      await lists.keep(list, PIECES);

      // PostgreSQL takes no U+0000.
      expect(await lists.find(list.id, its.clock.now())).toEqual({ ...list, fileName: 'München\ufffd “list”.csv' });
      expect((await lists.content(list.id)).map((piece) => [...piece])).toEqual(PIECES.map((piece) => [...piece]));
      expect(await lists.find(list.id, list.expiresAt)).toBeNull();
      expect(await lists.find('L-00000002', its.clock.now())).toBeNull();
      expect(await lists.content('L-00000002')).toEqual([]);
    });

    test('forgets lists whose time is over, with their content', async () => {
      const its = open();
      const { lists } = its.stores;
      const list = sampleList(its);
      await lists.keep(list, PIECES);
      await lists.keep(sampleList(its, { id: 'L-00000002', expiresAt: its.clock.now() }), PIECES);

      expect(await lists.dropExpired(its.clock.now())).toBe(1);
      expect(await lists.content('L-00000002')).toEqual([]);
      expect(await lists.content(list.id)).toHaveLength(PIECES.length);
    });

    test('a request has one list: the newer takes the place of the older', async () => {
      const its = open();
      const { lists, requests } = its.stores;
      await requests.create(newRequest(), []);
      await lists.keep(sampleList(its, { requestId: 'R-1' }), PIECES);
      await lists.keep(sampleList(its, { id: 'L-00000002', requestId: 'R-1' }), PIECES);

      expect((await lists.forRequest('R-1', its.clock.now()))?.id).toBe('L-00000002');
      expect(await lists.content('L-00000001')).toEqual([]);
      await lists.dropForRequest('R-1');
      expect(await lists.forRequest('R-1', its.clock.now())).toBeNull();
    });

    test('a checked list becomes the list of one request and stays with it', async () => {
      const its = open();
      const { lists, requests } = its.stores;
      await requests.create(newRequest(), []);
      const list = sampleList(its);
      const later = new Date(list.expiresAt.getTime() + HOUR_MS);
      await lists.keep(list, PIECES);
      await lists.bind(list.id, 'R-1', later);
      await lists.bind(list.id, 'R-2', list.expiresAt);

      expect(await lists.forRequest('R-1', its.clock.now())).toMatchObject({ id: list.id, expiresAt: later });
    });

    test('of two decisions about the same version one is written', async () => {
      const its = open();
      const { lists } = its.stores;
      const list = sampleList(its);
      await lists.keep(list, PIECES);
      const accepted = [2, 3].map((line) => ({
        line,
        code: 'SERIAL_SCIENTIFIC',
        proposal: '123456789012345',
        change: { from: '1.23457E+14', to: '123456789012345' },
        by: HANA,
        at: its.clock.now().toISOString(),
      }));
      const written = await Promise.all(accepted.map((one) => lists.accept(list.id, 1, [one])));

      const [winner, ...others] = written.filter((each) => each !== null);
      expect(others).toEqual([]);
      expect(winner?.version).toBe(2);
      expect((await lists.find(list.id, its.clock.now()))?.accepted).toEqual(winner?.accepted);
    });
  });
}
