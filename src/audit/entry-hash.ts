import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { AuditEntry, AuditEvent } from '../ports/audit-log.ts';

/** What the first entry names as its previous hash. */
export const CHAIN_START = '0'.repeat(64);

/** Hex SHA-256 over the previous hash and the canonical JSON of the entry without its two hashes. */
export function entryHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { sequence, at, what, actor, requestId, details } = entry;
  const text = canonicalJson({ sequence, at, what, actor, requestId, details });
  return createHash('sha256').update(`${entry.previousHash}\n${text}`, 'utf8').digest('hex');
}

/** The entry for `event` that follows `previous` (null: the first of the chain). */
export function nextEntry(
  previous: { readonly sequence: number; readonly hash: string } | null,
  event: AuditEvent,
  at: Date,
): AuditEntry {
  const entry = { ...event, sequence: (previous?.sequence ?? 0) + 1, at, previousHash: previous?.hash ?? CHAIN_START };
  return { ...entry, hash: entryHash(entry) };
}
