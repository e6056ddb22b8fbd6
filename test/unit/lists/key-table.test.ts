import { describe, expect, test } from 'vitest';
import { createKeyTable, fingerprintOf, together } from '../../../src/lists/key-table.ts';

const TEXTS = Array.from({ length: 50_000 }, (_, index) => `PF${index.toString(36)}`);
const asText = ({ high, low }: { high: number; low: number }) => `${high} ${low}`;

describe('a table of keys', () => {
  test('gives the first number of every key, however many there are', () => {
    const table = createKeyTable();
    TEXTS.forEach((text, index) => {
      expect(table.note(fingerprintOf(text), index)).toBe(-1);
    });
    expect(TEXTS.map((text) => table.note(fingerprintOf(text), -7))).toEqual(TEXTS.map((_, index) => index));
  });

  test('takes another number for a key', () => {
    const table = createKeyTable();
    table.note(fingerprintOf('a'), 1);
    table.note(fingerprintOf('b'), 2);
    table.replace(fingerprintOf('a'), 3);
    expect(table.note(fingerprintOf('a'), 4)).toBe(3);
    expect(table.note(fingerprintOf('b'), 4)).toBe(2);
  });
});

describe('a fingerprint', () => {
  test('is another one for every text, and spreads over both of its halves', () => {
    const all = TEXTS.map(fingerprintOf);
    expect(new Set(all.map(asText)).size).toBe(TEXTS.length);
    for (const half of ['high', 'low'] as const) {
      expect(new Set(all.map((one) => one[half])).size).toBeGreaterThan(TEXTS.length - 10);
    }
  });

  test('of two things together depends on both and on their order', () => {
    const [one, two, three] = ['EXAMPLE', 'PF1', 'PF2'].map(fingerprintOf) as [never, never, never];
    const all = [together(one, two), together(two, one), together(one, three), together(two, three)].map(asText);
    expect(new Set(all).size).toBe(4);
  });
});
