import { describe, expect, test } from 'vitest';
import { claimOf } from '../../../src/storage/contradictions.ts';
import type { TestStores } from '../../support/open-test-stores.ts';
import { newItem } from '../../support/stored-samples.ts';

const NEWER = new Date('2026-01-01T00:00:01Z');
const OLDER = new Date('2025-12-31T23:59:59Z');

const NOW = new Date('2026-06-01T00:00:00Z');
const OLD_BOARD = { uuidDigest: 'old', captureDigest: 'c1', capturedAt: OLDER };
const NEW_BOARD = { uuidDigest: 'new', captureDigest: 'c2', capturedAt: NEWER };
const NEW_BOARD_WORDS = { uuidDigest: 'new', captureDigest: 'c2' };

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
      ).toEqual({ added: 2, changed: 0, kept: 0, contradicted: [] });

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

      expect(counts).toMatchObject({ added: 0, changed: 2, kept: 2 });
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

      const again = [newItem('A', { sealedHash: Uint8Array.of(9, 9), source: 'copy.csv' }), newItem('B')];

      expect(await stores.inventory.keep(again)).toMatchObject({ added: 0, changed: 0, kept: 2 });
      expect((await stores.inventory.find(['A'])).get('A')?.source).toBe('stock.csv');
    });

    test('a list without hashes does not wipe one out', async () => {
      const { stores } = open();
      await stores.inventory.keep([newItem('A', { capturedAt: null })]);

      expect(
        await stores.inventory.keep([newItem('A', { capturedAt: null, sealedHash: null, hashDigest: null })]),
      ).toMatchObject({ added: 0, changed: 0, kept: 1 });
      expect((await stores.inventory.find(['A'])).get('A')?.sealedHash).not.toBeNull();
    });

    test('two captures of one device in one list are weighed as well', async () => {
      const { stores } = open();

      const counts = await stores.inventory.keep([
        newItem('A', { model: 'first' }),
        newItem('a', { capturedAt: NEWER, model: 'second' }),
        newItem('A', { capturedAt: OLDER, model: 'third' }),
      ]);

      expect(counts).toMatchObject({ added: 1, changed: 1, kept: 1 });
      expect((await stores.inventory.find(['A'])).get('A')?.model).toBe('second');
    });

    test('thousands of devices at once, from two imports at the same time', async () => {
      const { stores } = open();
      const items = Array.from({ length: 1_200 }, (_, index) => newItem(`SN-${index}`));

      const counts = await Promise.all([stores.inventory.keep(items), stores.inventory.keep(items)]);

      expect(counts.map((count) => count.added).sort()).toEqual([0, 1_200]);
      expect((await stores.inventory.find(items.map((item) => item.serial))).size).toBe(1_200);
    });

    test('a device is removed once, with everything that contradicted it', async () => {
      const { stores } = open();
      await stores.inventory.keep([newItem('a', OLD_BOARD), newItem('a', NEW_BOARD)]);

      expect(await stores.inventory.remove('A')).toBe(true);
      expect(await stores.inventory.remove('A')).toBe(false);
      await stores.inventory.keep([newItem('a')]);
      expect((await stores.inventory.describe(['A'])).get('A')?.rivals).toEqual([]);
    });

    test('an entry is described without its hash, with what contradicts it and who shares its hash', async () => {
      const { stores } = open();

      const { contradicted } = await stores.inventory.keep([
        newItem('A', OLD_BOARD),
        newItem('A', NEW_BOARD),
        newItem('B', { captureDigest: NEW_BOARD.captureDigest }),
      ]);

      expect(contradicted).toEqual(['A']);
      const entries = await stores.inventory.describe(['A', 'B', 'C']);
      expect([...entries.keys()].sort()).toEqual(['A', 'B']);
      expect(entries.get('A')).toEqual({
        item: { ...newItem('A', NEW_BOARD), sealedHash: null },
        rivals: [
          { claim: expect.any(String), kinds: ['board'], item: { ...newItem('A', OLD_BOARD), sealedHash: null } },
        ],
        sameHash: ['B'],
      });
      expect(entries.get('B')).toMatchObject({ rivals: [], sameHash: ['A'] });
    });

    test('a person keeps the entry: the other is turned down for good, also when its list comes again', async () => {
      const { stores } = open();
      await stores.inventory.keep([newItem('A', OLD_BOARD), newItem('A', NEW_BOARD)]);

      expect(await stores.inventory.settle('A', null, NEWER)).toBe(true);
      expect(await stores.inventory.settle('A', null, NEWER)).toBe(false);

      expect(await stores.inventory.keep([newItem('A', OLD_BOARD)])).toMatchObject({ kept: 1, contradicted: [] });
      expect((await stores.inventory.describe(['A'])).get('A')).toMatchObject({ item: NEW_BOARD_WORDS, rivals: [] });
    });

    test('a person takes the other: it becomes the entry with its hash, and the newer one does not come back', async () => {
      const { stores } = open();
      await stores.inventory.keep([
        newItem('A', { ...OLD_BOARD, sealedHash: Uint8Array.of(1, 2) }),
        newItem('A', NEW_BOARD),
      ]);
      const [rival] = (await stores.inventory.describe(['A'])).get('A')?.rivals ?? [];
      expect(await stores.inventory.settle('A', 'no such claim', NEWER)).toBe(false);

      expect(await stores.inventory.settle('A', rival?.claim ?? '', NEWER)).toBe(true);

      const taken = (await stores.inventory.find(['A'])).get('A');
      expect([taken?.uuidDigest, [...(taken?.sealedHash ?? [])]]).toEqual(['old', [1, 2]]);
      expect(await stores.inventory.keep([newItem('A', NEW_BOARD)])).toMatchObject({ kept: 1, contradicted: [] });
      expect((await stores.inventory.find(['A'])).get('A')?.uuidDigest).toBe('old');
    });

    test('hashes that no list brought for long are deleted, rivals’ too; every other fact stays', async () => {
      const { stores } = open();
      const long = new Date('2026-01-02T00:00:00Z');
      await stores.inventory.keep([
        newItem('A', { ...OLD_BOARD, hashKeptAt: long }),
        newItem('A', { ...NEW_BOARD, hashKeptAt: long }),
      ]);
      await stores.inventory.keep([newItem('B', { hashKeptAt: NOW })]);

      expect(await stores.inventory.removeHashes(new Date('2026-01-02T00:00:01Z'), NOW, 10)).toBe(2);
      expect(await stores.inventory.removeHashes(new Date('2026-01-02T00:00:01Z'), NOW, 10)).toBe(0);

      const entries = await stores.inventory.describe(['A', 'B']);
      expect(entries.get('A')?.item).toEqual({
        ...newItem('A', { ...NEW_BOARD, hashKeptAt: long }),
        sealedHash: null,
        hashDigest: null,
        hashRemovedAt: NOW,
      });
      expect(entries.get('A')?.rivals[0]?.item.hashDigest).toBeNull();
      expect((await stores.inventory.find(['A'])).get('A')?.sealedHash).toBeNull();
      expect((await stores.inventory.find(['B'])).get('B')?.sealedHash).not.toBeNull();
    });

    test('a list that brings a hash again makes it young, and one that was deleted comes back', async () => {
      const { stores } = open();
      const limit = new Date('2026-02-01T00:00:00Z');
      await stores.inventory.keep([newItem('A'), newItem('B')]);
      await stores.inventory.keep([newItem('A', { hashKeptAt: NOW })]);

      expect(await stores.inventory.removeHashes(limit, NOW, 10)).toBe(1);

      expect(await stores.inventory.keep([newItem('B', { hashKeptAt: NOW })])).toMatchObject({ changed: 1 });
      const found = await stores.inventory.find(['A', 'B']);
      expect([...found.values()].map(({ sealedHash, hashRemovedAt }) => [sealedHash !== null, hashRemovedAt])).toEqual([
        [true, null],
        [true, null],
      ]);
    });

    test('what says the same has the same claim, whatever its file', () => {
      expect(claimOf(newItem('A', { source: 'x.csv', sourceLine: 9, manufacturer: 'fabrikam' }))).toBe(
        claimOf(newItem('A')),
      );
      expect(claimOf(newItem('A', { model: 'Model 8' }))).not.toBe(claimOf(newItem('A')));
    });
  });
}
