import { describe, expect, test } from 'vitest';
import { weighCapture } from '../../../src/storage/weigh-capture.ts';
import { newItem } from '../../support/stored-samples.ts';

const EARLY = new Date('2026-01-01T00:00:00Z');
const LATE = new Date('2026-01-01T00:00:01Z');
const IMPORTED = new Date('2026-01-02T00:00:00Z');
const NO_HASH = { sealedHash: null, hashDigest: null, capturedAt: null };

describe('of two captures of one device', () => {
  test.each([
    ['a newer one', EARLY, LATE, 'incoming'],
    ['an older one', LATE, EARLY, 'known'],
    ['one of the same time', EARLY, EARLY, 'incoming'],
    ['one without a time', EARLY, null, 'known'],
    ['one with a time, where there was none', null, EARLY, 'incoming'],
    ['one without a time, where there was none', null, null, 'incoming'],
  ] as const)('%s: %s beside %s', (_name, known, incoming, winner) => {
    expect(weighCapture(newItem('A', { capturedAt: known }), newItem('A', { capturedAt: incoming }), false)).toBe(
      winner,
    );
  });

  test('a time in the future is worth no more than the moment of its import', () => {
    const ahead = newItem('A', { capturedAt: new Date('2031-01-01T00:00:00Z'), importedAt: IMPORTED });
    const later = newItem('A', {
      capturedAt: new Date('2026-02-01T00:00:00Z'),
      importedAt: new Date('2026-02-02T00:00:00Z'),
    });

    expect(weighCapture(ahead, later, false)).toBe('incoming');
    expect(weighCapture(ahead, newItem('A', { capturedAt: EARLY }), false)).toBe('known');
  });

  test('a usable hash is not lost to a list without any, nor to a damaged one', () => {
    const there = newItem('A', { capturedAt: null });

    expect(weighCapture(there, newItem('A', NO_HASH), false)).toBe('known');
    expect(weighCapture(there, newItem('A', { ...NO_HASH, hashProblem: 'Damaged.' }), false)).toBe('known');
    expect(weighCapture(newItem('A', NO_HASH), there, false)).toBe('incoming');
  });

  test('that a hash is damaged is not forgotten over a list without any', () => {
    expect(weighCapture(newItem('A', { ...NO_HASH, hashProblem: 'Damaged.' }), newItem('A', NO_HASH), false)).toBe(
      'known',
    );
  });

  test('a hash that became too old comes back with any capture of its board, but not with an older one of another', () => {
    const removed = newItem('A', { ...NO_HASH, capturedAt: LATE, captureDigest: 'c', hashRemovedAt: IMPORTED });

    expect(weighCapture(removed, newItem('A', { capturedAt: EARLY }), false)).toBe('incoming');
    expect(weighCapture(removed, newItem('A', { capturedAt: EARLY }), true)).toBe('known');
    expect(weighCapture(removed, newItem('A', NO_HASH), false)).toBe('known');
  });
});
