import { describe, expect, test } from 'vitest';
import { BEFORE_FIRST, checkChain } from '../../../src/audit/check-chain.ts';
import { nextEntry } from '../../../src/audit/entry-hash.ts';
import type { AuditEntry } from '../../../src/ports/audit-log.ts';

const AT = new Date('2026-01-02T03:04:05.006Z');

function chainOf(count: number): AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let number = 1; number <= count; number += 1) {
    const event = { what: 'x', actor: { kind: 'system', name: 'test' } as const, requestId: null, details: { number } };
    entries.push(nextEntry(entries.at(-1) ?? null, event, AT));
  }
  return entries;
}

describe('the check of a chain', () => {
  test('walks whole chains, also in pieces', () => {
    const entries = chainOf(5);
    const whole = checkChain(BEFORE_FIRST, entries);
    const half = checkChain(BEFORE_FIRST, entries.slice(0, 2));

    expect(whole).toEqual({ fits: true, position: { sequence: 5, hash: entries[4]?.hash } });
    expect(half.fits && checkChain(half.position, entries.slice(2))).toEqual(whole);
    expect(checkChain(BEFORE_FIRST, [])).toEqual({ fits: true, position: BEFORE_FIRST });
  });

  test.each([1, 2, 3, 4, 5])('names entry %i where it was changed, or taken out', (sequence) => {
    const entries = chainOf(5);
    const changed = entries.map((entry) => (entry.sequence === sequence ? { ...entry, what: 'y' } : entry));

    expect(checkChain(BEFORE_FIRST, changed)).toEqual({ fits: false, brokenAt: sequence });
    const missing = checkChain(
      BEFORE_FIRST,
      entries.filter((entry) => entry.sequence !== sequence),
    );
    expect(missing).toEqual(
      sequence === 5
        ? { fits: true, position: { sequence: 4, hash: entries[3]?.hash } }
        : { fits: false, brokenAt: sequence },
    );
  });

  test('an entry whose hash was made anew is betrayed by the next', () => {
    const entries = chainOf(3);
    const [first, , third] = entries;
    const forged = nextEntry(
      first ?? null,
      { what: 'y', actor: { kind: 'system', name: 'test' }, requestId: null, details: {} },
      AT,
    );

    expect(
      checkChain(
        BEFORE_FIRST,
        [first, forged, third].filter((entry) => entry !== undefined),
      ),
    ).toEqual({ fits: false, brokenAt: 3 });
  });
});
