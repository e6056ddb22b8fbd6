import { describe, expect, test } from 'vitest';
import { mergeItems } from '../../../src/storage/merge-items.ts';
import { newItem } from '../../support/stored-samples.ts';

const EARLY = new Date('2026-01-01T00:00:00Z');
const LATE = new Date('2026-01-01T00:00:01Z');
const LIST = { sealedHash: null, hashDigest: null, capturedAt: null, hashKeptAt: null, source: 'delivery.csv' };
const capture = (at: Date, more: object = {}) =>
  newItem('A', { capturedAt: at, captureDigest: String(at.getTime()), hashDigest: String(at.getTime()), ...more });

describe('what two sources say of one device becomes one entry', () => {
  test('a device that nobody knows is added as it is', () => {
    const item = newItem('A');
    expect(mergeItems(null, item)).toEqual({ outcome: 'added', item, rival: null });
  });

  test('the newer capture counts, and keeps what only the older list knew', () => {
    const older = capture(EARLY, { productKeyId: '0000000000011', order: '4500', model: 'Book 14' });
    const newer = capture(LATE, { productKeyId: null, order: null, model: null, source: 'bench.csv' });

    const { outcome, item, rival } = mergeItems(older, newer);

    expect(outcome).toBe('changed');
    expect(item).toMatchObject({
      source: 'bench.csv',
      hashDigest: newer.hashDigest,
      productKeyId: '0000000000011',
      order: '4500',
      model: 'Book 14',
    });
    expect(rival).toBeNull();
  });

  test('the same two lists the other way round become the same entry', () => {
    const older = capture(EARLY, { productKeyId: '0000000000011', model: 'Book 14' });
    const newer = capture(LATE, { productKeyId: null, model: null, source: 'bench.csv' });

    expect(mergeItems(newer, older).item).toEqual(mergeItems(older, newer).item);
  });

  test('a delivery list adds its order and leaves the hash and its source alone', () => {
    const known = capture(EARLY);
    const { outcome, item } = mergeItems(known, newItem('A', { ...LIST, order: '4711' }));

    expect([outcome, item]).toEqual(['changed', { ...known, order: '4711' }]);
  });

  test('of two orders the later import counts', () => {
    expect(mergeItems(capture(LATE, { order: '1' }), capture(EARLY, { order: '2' })).item.order).toBe('2');
  });

  test('the PKID of another board is not taken over', () => {
    const before = capture(EARLY, { uuidDigest: 'u1', productKeyId: '0000000000011' });
    const { item, rival } = mergeItems(before, capture(LATE, { uuidDigest: 'u2', productKeyId: null }));

    expect(item.productKeyId).toBeNull();
    expect(rival).toEqual({ item: before, kinds: ['board'] });
  });

  test('the same once more changes nothing but the age of the hash', () => {
    const again = newItem('A', {
      source: 'copy.csv',
      sealedHash: Uint8Array.of(1),
      hashKeptAt: LATE,
      importedAt: LATE,
    });
    const known = newItem('A');

    expect(mergeItems(known, again)).toEqual({ outcome: 'kept', item: { ...known, hashKeptAt: LATE }, rival: null });
  });
});

describe('contradictions are kept for a person', () => {
  test.each([
    ['another UUID', { uuidDigest: 'u1' }, { uuidDigest: 'u2' }, ['board']],
    ['another TPM', { tpmDigest: 't1' }, { tpmDigest: 't2' }, ['board']],
    ['another maker', { manufacturer: 'LENOVO' }, { manufacturer: 'HP' }, ['manufacturer']],
    ['another model', { model: 'Book 14' }, { model: 'Tower 2' }, ['model']],
    ['another PKID', { productKeyId: '0000000000011' }, { productKeyId: '0000000000012' }, ['product-key-id']],
    [
      'the hash of another device',
      { captureDigest: 'c' },
      { serialInHash: 'B', captureDigest: 'd' },
      ['serial-in-hash'],
    ],
  ] as const)('%s', (_name, known, incoming, kinds) => {
    expect(mergeItems(newItem('A', known), newItem('A', incoming)).rival?.kinds).toEqual(kinds);
  });

  test.each([
    ['one that is silent', { uuidDigest: 'u1', model: 'Book' }, { uuidDigest: null, model: null }],
    ['a maker’s legal form', { manufacturer: 'Dell Inc.' }, { manufacturer: 'DELL' }],
    ['a maker’s older name', { manufacturer: 'HP' }, { manufacturer: 'Hewlett-Packard' }],
    ['a longer name of a model', { model: 'EliteBook 840' }, { model: 'HP EliteBook 840 14 inch G9' }],
    ['Lenovo’s machine type', { model: '21HMS0AB00' }, { model: 'ThinkPad X1 Carbon' }],
    ['a foreign hash where there is no own one', { sealedHash: null, hashDigest: null }, { serialInHash: 'B' }],
  ] as const)('%s is none', (_name, known, incoming) => {
    expect(mergeItems(newItem('A', known), newItem('A', incoming)).rival).toBeNull();
  });
});
