import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CHAIN_START, entryHash, nextEntry } from '../../../src/audit/entry-hash.ts';
import type { AuditEvent } from '../../../src/ports/audit-log.ts';

const AT = new Date('2026-01-02T03:04:05.006Z');
const EVENT: AuditEvent = {
  what: 'plan.made',
  actor: { kind: 'system', name: 'flow' },
  requestId: 'R-1',
  details: { digest: 'abc', count: 2 },
};

describe('the hash of an audit entry', () => {
  test('is SHA-256 over the previous hash and the canonical JSON', () => {
    const text =
      '{"actor":{"kind":"system","name":"flow"},"at":"2026-01-02T03:04:05.006Z","details":{"count":2,"digest":"abc"},' +
      '"requestId":"R-1","sequence":1,"what":"plan.made"}';
    const expected = createHash('sha256')
      .update(`${'0'.repeat(64)}\n${text}`)
      .digest('hex');

    expect(nextEntry(null, EVENT, AT)).toEqual({
      ...EVENT,
      sequence: 1,
      at: AT,
      previousHash: CHAIN_START,
      hash: expected,
    });
  });

  test('does not depend on the order in which members were written', () => {
    const entry = { ...nextEntry(null, EVENT, AT), details: { count: 2, digest: 'abc' } };

    expect(entryHash(entry)).toBe(entry.hash);
  });

  test.each([
    ['number', { sequence: 2 }],
    ['time', { at: new Date(AT.getTime() + 1) }],
    ['verb', { what: 'plan.kept' }],
    ['actor', { actor: { kind: 'system', name: 'job' } as const }],
    ['request', { requestId: null }],
    ['details', { details: { digest: 'abc', count: 3 } }],
    ['predecessor', { previousHash: '1'.repeat(64) }],
  ])('is another for another %s', (_name, change) => {
    const entry = nextEntry(null, EVENT, AT);

    expect(entryHash({ ...entry, ...change })).not.toBe(entry.hash);
  });
});
