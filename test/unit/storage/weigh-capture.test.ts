import { describe, expect, test } from 'vitest';
import { weighCapture } from '../../../src/storage/weigh-capture.ts';
import { newItem } from '../../support/stored-samples.ts';

const EARLY = new Date('2026-01-01T00:00:00Z');
const LATE = new Date('2026-01-01T00:00:01Z');

describe('two captures of one device', () => {
  test('a device that nobody knows is added', () => {
    expect(weighCapture(null, newItem('A'))).toBe('added');
  });

  test.each([
    ['a newer one', EARLY, LATE, 'changed'],
    ['an older one', LATE, EARLY, 'kept'],
    ['one of the same time that says something else', EARLY, EARLY, 'changed'],
    ['one without a time', EARLY, null, 'kept'],
    ['one with a time, where there was none', null, EARLY, 'changed'],
    ['one without a time, where there was none', null, null, 'changed'],
  ] as const)('%s: %s beside %s', (_name, known, incoming, outcome) => {
    const there = newItem('A', { capturedAt: known, model: 'there' });

    expect(weighCapture(there, newItem('A', { capturedAt: incoming, model: 'here' }))).toBe(outcome);
  });

  test('one that says the same is no change, whatever its file and its seal', () => {
    const again = newItem('A', { source: 'other.csv, line 9', importedAt: LATE, sealedHash: Uint8Array.of(1) });

    expect(weighCapture(newItem('A'), again)).toBe('kept');
  });

  test('a usable hash is not lost to a list without any', () => {
    const there = newItem('A', { capturedAt: null });

    expect(weighCapture(there, newItem('A', { capturedAt: null, sealedHash: null, hashDigest: null }))).toBe('kept');
    expect(weighCapture({ ...there, sealedHash: null, hashDigest: null }, there)).toBe('changed');
  });
});
