/** A time without offset, as jobs and batches carry it: `2026-06-30T01:51:00`. */
export function plainTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19);
}

/** How Partner Center writes an instant that has not come. */
export const NOT_YET = '0001-01-01T00:00:00';

const PACIFIC_OFFSET_MS = 7 * 60 * 60 * 1000;

/** A time with offset and seven digits, as devices carry it: `2026-06-30T01:51:26.0920000-07:00`. */
export function offsetTime(ms: number): string {
  return `${new Date(ms - PACIFIC_OFFSET_MS).toISOString().slice(0, 23)}0000-07:00`;
}
