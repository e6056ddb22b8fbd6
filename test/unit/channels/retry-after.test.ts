import { describe, expect, test } from 'vitest';
import { retryAfterMs } from '../../../src/channels/retry-after.ts';

const NOW = new Date('2026-11-21T10:00:00Z');

describe('how long the service asks us to wait', () => {
  test.each([
    ['10', 10_000],
    ['0', 0],
    ['2.128', 2_128],
    [' 5 ', 5_000],
    ['Sat, 21 Nov 2026 10:00:30 GMT', 30_000],
    ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
    ['999999999', 86_400_000],
  ])('%j is %i ms', (value, wait) => {
    expect(retryAfterMs(value, NOW)).toBe(wait);
  });

  test.each([null, '', '-5', 'soon', '1e9', 'null', '12s', 'NaN', 'Infinity'])('%j says nothing', (value) => {
    expect(retryAfterMs(value, NOW)).toBeUndefined();
  });
});
