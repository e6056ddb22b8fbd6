import { type SerialNumber, serialKey } from '../../domain/device.ts';
import type { ImportOutcome } from '../../ports/device-channel.ts';
import { importOutcome } from './from-wire.ts';
import type { ImportRecord } from './wire.ts';

/** The chunk that records are looked for. */
export interface SoughtChunk {
  readonly importId: string;
  readonly serials: readonly SerialNumber[];
}

/** The records that carry the chunk's import id. */
export function recordsOf(importId: string, records: readonly ImportRecord[]): readonly ImportRecord[] {
  return records.filter((record) => sameId(record.importId, importId));
}

/** What is known of the tenant's import ids when records are to be matched by serial number. */
export interface ImportIdKnowledge {
  /** Import ids of ours, of any chunk. */
  readonly ours: ReadonlySet<string>;
  /** Whether the service keeps the import ids that it is given; undefined where that was never seen. */
  readonly keepsImportIds: boolean | undefined;
}

/**
 * The records that may be the chunk's although they do not carry its import id: equal serial number, and no other import
 * id of ours.
 *
 * Records stay in the service until somebody deletes them, so one with a strange import id may be years old. It is taken
 * only as long as nothing shows that the service keeps our import ids here: if it does, a strange id is somebody else's.
 */
export function adoptableRecords(
  chunk: SoughtChunk,
  records: readonly ImportRecord[],
  { ours, keepsImportIds }: ImportIdKnowledge,
): readonly ImportRecord[] {
  const wanted = new Set(chunk.serials.map(serialKey));
  const isOurs = (record: ImportRecord) => record.importId !== null && ours.has(record.importId.toLowerCase());
  const keeps = keepsImportIds ?? records.some(isOurs);
  return records.filter(
    (record) =>
      record.serialNumber !== null &&
      wanted.has(serialKey(record.serialNumber)) &&
      (record.importId === null || (!keeps && !isOurs(record))),
  );
}

/** A device sent twice under one import id: what was registered counts, then what may still be. */
const OWN_FIRST = ['complete', 'pending', 'error'] as const;
/** Among records of unknown age the one that is still on the way is the new one. */
const NEW_FIRST = ['pending', 'complete', 'error'] as const;

/** One outcome a device, with the serial number as the chunk writes it. */
export function outcomesOf(
  records: readonly ImportRecord[],
  serials: readonly SerialNumber[],
  prefer: 'own' | 'newest',
): readonly ImportOutcome[] {
  const order: readonly ImportOutcome['state'][] = prefer === 'own' ? OWN_FIRST : NEW_FIRST;
  const written = new Map(serials.map((serial) => [serialKey(serial), serial]));
  const best = new Map<string, ImportOutcome>();
  for (const record of records) {
    if (record.serialNumber === null) continue;
    const key = serialKey(record.serialNumber);
    const outcome = importOutcome(record, written.get(key) ?? record.serialNumber);
    const other = best.get(key);
    if (other === undefined || order.indexOf(outcome.state) < order.indexOf(other.state)) best.set(key, outcome);
  }
  return [...best.values()];
}

export function sameId(one: string | null, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}
