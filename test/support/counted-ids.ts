import type { Ids } from '../../src/ports/ids.ts';

/** Identifiers in a row, each another. */
export function createCountedIds(): Ids {
  let count = 0;
  return {
    uuid: () => {
      count += 1;
      return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
    },
    secret: () => {
      count += 1;
      return `secret-${count}`;
    },
  };
}
