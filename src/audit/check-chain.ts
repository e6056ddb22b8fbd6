import type { AuditEntry } from '../ports/audit-log.ts';
import { CHAIN_START, entryHash } from './entry-hash.ts';

/** Where a walk along the chain stands. */
export interface ChainPosition {
  readonly sequence: number;
  readonly hash: string;
}

export const BEFORE_FIRST: ChainPosition = { sequence: 0, hash: CHAIN_START };

/**
 * Walks on from `from` along `entries`; gives the new position, or the sequence number of the first entry that does not
 * fit: one that is missing, stands in another's place or was changed.
 */
export function checkChain(
  from: ChainPosition,
  entries: readonly AuditEntry[],
): { readonly fits: true; readonly position: ChainPosition } | { readonly fits: false; readonly brokenAt: number } {
  let position = from;
  for (const entry of entries) {
    const expected = position.sequence + 1;
    const fits = entry.sequence === expected && entry.previousHash === position.hash && entry.hash === entryHash(entry);
    if (!fits) return { fits: false, brokenAt: Math.min(entry.sequence, expected) };
    position = { sequence: entry.sequence, hash: entry.hash };
  }
  return { fits: true, position };
}
