import { describe, expect, test } from 'vitest';
import type { TestStores } from '../../support/open-test-stores.ts';
import { newItem } from '../../support/stored-samples.ts';

const NEWER = new Date('2026-01-01T00:00:01Z');
const OLDER = new Date('2025-12-31T23:59:59Z');

/** What every `InventoryStore` promises. */
export function describeInventoryStore(open: () => TestStores): void {
  describe('the inventory store', () => {
    test('finds a device however its serial number was written, and gives it back whole', async () => {
      const { stores } = open();
      const item = newItem(' abc-1 ', { repair: 'Two blanks were taken out.', productKeyId: '0123456789012' });

      expect(
        await stores.inventory.keep([
          item,
          newItem('ABC-2', { sealedHash: null, hashDigest: null, capturedAt: null, hashProblem: 'Too short.' }),
        ]),
      ).toEqual({ added: 2, changed: 0, kept: 0 });

      const found = await stores.inventory.find(['ABC-1', 'ABC-2', 'ABC-3']);
      expect([...found.keys()].sort()).toEqual(['ABC-1', 'ABC-2']);
      expect({ ...found.get('ABC-1'), sealedHash: [...(found.get('ABC-1')?.sealedHash ?? [])] }).toEqual({
        ...item,
        sealedHash: [7, 0, 255],
      });
      expect(found.get('ABC-2')).toMatchObject({ sealedHash: null, capturedAt: null, hashProblem: 'Too short.' });
      expect((await stores.inventory.find([])).size).toBe(0);
    });

    test('of two captures the newer wins, in whichever order they come', async () => {
      const { stores } = open();
      const of = (serial: string, capturedAt: Date | null, model: string) => newItem(serial, { capturedAt, model });
      await stores.inventory.keep([
        of('A', NEWER, 'new'),
        of('B', OLDER, 'old'),
        of('C', NEWER, 'known time'),
        of('D', null, 'no time'),
      ]);

      const counts = await stores.inventory.keep([
        of('a', OLDER, 'old'),
        of('b', NEWER, 'new'),
        of('c', null, 'no time'),
        of('d', OLDER, 'known time'),
      ]);

      expect(counts).toEqual({ added: 0, changed: 2, kept: 2 });
      const found = await stores.inventory.find(['A', 'B', 'C', 'D']);
      expect(['A', 'B', 'C', 'D'].map((key) => found.get(key)?.model)).toEqual([
        'new',
        'new',
        'known time',
        'known time',
      ]);
    });

    test('the same list a second time changes nothing', async () => {
      const { stores } = open();
      await stores.inventory.keep([newItem('A'), newItem('B')]);

      const again = [newItem('A', { sealedHash: Uint8Array.of(9, 9), source: 'copy.csv, line 2' }), newItem('B')];

      expect(await stores.inventory.keep(again)).toEqual({ added: 0, changed: 0, kept: 2 });
      expect((await stores.inventory.find(['A'])).get('A')?.source).toBe('stock.csv, line 2');
    });

    test('a list without hashes does not wipe one out', async () => {
      const { stores } = open();
      await stores.inventory.keep([newItem('A', { capturedAt: null })]);

      expect(
        await stores.inventory.keep([newItem('A', { capturedAt: null, sealedHash: null, hashDigest: null })]),
      ).toEqual({ added: 0, changed: 0, kept: 1 });
      expect((await stores.inventory.find(['A'])).get('A')?.sealedHash).not.toBeNull();
    });

    test('two captures of one device in one list are weighed as well', async () => {
      const { stores } = open();

      const counts = await stores.inventory.keep([
        newItem('A', { model: 'first' }),
        newItem('a', { capturedAt: NEWER, model: 'second' }),
        newItem('A', { capturedAt: OLDER, model: 'third' }),
      ]);

      expect(counts).toEqual({ added: 1, changed: 1, kept: 1 });
      expect((await stores.inventory.find(['A'])).get('A')?.model).toBe('second');
    });

    test('thousands of devices at once, from two imports at the same time', async () => {
      const { stores } = open();
      const items = Array.from({ length: 1_200 }, (_, index) => newItem(`SN-${index}`));

      const counts = await Promise.all([stores.inventory.keep(items), stores.inventory.keep(items)]);

      expect(counts.map((count) => count.added).sort()).toEqual([0, 1_200]);
      expect((await stores.inventory.find(items.map((item) => item.serial))).size).toBe(1_200);
    });

    test('a device is removed once', async () => {
      const { stores } = open();
      await stores.inventory.keep([newItem('a')]);

      expect(await stores.inventory.remove('A')).toBe(true);
      expect(await stores.inventory.remove('A')).toBe(false);
    });
  });
}
