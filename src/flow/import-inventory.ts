import { createHash } from 'node:crypto';
import { serialKey } from '../domain/device.ts';
import type { Finding } from '../domain/finding.ts';
import { hashContext } from '../jobs/hash-context.ts';
import type { InventoryRow } from '../lists/inventory-row.ts';
import { createInventoryReader, type InventorySummary } from '../lists/read-inventory.ts';
import type { AuditEvent } from '../ports/audit-log.ts';
import type { InventoryItem } from '../ports/inventory-store.ts';
import type { FlowDeps } from './flow-deps.ts';

/** A file for the inventory, in pieces as it came: it is never put together. */
export interface InventoryFile {
  readonly name: string;
  readonly pieces: Iterable<Uint8Array>;
}

export interface ImportedInventory {
  readonly file: string;
  /** Devices of the file; the three numbers after it add up to it. */
  readonly devices: number;
  readonly added: number;
  readonly changed: number;
  readonly kept: number;
  /** Devices of the file that came with a hash which can be used. */
  readonly hashes: number;
  /** Rows that were left out because nobody could find the device again. */
  readonly leftOut: number;
  /** Columns that were not read, as the file names them. */
  readonly unreadColumns: readonly string[];
  /** What a person should know of the file, worst first; the first of them, and how many there are. */
  readonly findings: readonly Finding[];
  readonly findingCount: number;
  /** Serial numbers of which two sources contradict each other, and how many there are. */
  readonly contradicted: readonly string[];
  readonly contradictedCount: number;
}

/** Devices that are sealed and written at once. */
const BATCH = 1_000;
/** Bytes that are read at once: a dozen whole hashes, or some thousand short rows. */
const PIECE_BYTES = 65_536;
/** Serial numbers that an answer names one by one. */
const MOST_NAMED = 200;

/**
 * Remembers what a file knows of devices, with its hashes sealed. Of two captures of a device the newer wins. Each batch
 * is written and audited together, so a file of any length needs the memory of one batch, and an import that breaks off
 * has done what the audit says; the same file again changes nothing that it has done.
 */
export async function importInventory(
  deps: FlowDeps,
  file: InventoryFile,
  actor: AuditEvent['actor'],
): Promise<ImportedInventory> {
  const importedAt = deps.clock.now();
  const sum = { added: 0, changed: 0, kept: 0, hashes: 0 };
  const contradicted = new Set<string>();
  const waiting: InventoryItem[] = [];
  const reader = createInventoryReader({
    maxBytes: deps.flowSettings.maxListBytes,
    onRow: (row) => waiting.push(itemOf(deps, row, file.name, importedAt)),
  });
  const writeBatch = async (): Promise<void> => {
    const items = waiting.splice(0, BATCH);
    const kept = await keepBatch(deps, items, file.name, actor);
    sum.added += kept.added;
    sum.changed += kept.changed;
    sum.kept += kept.kept;
    sum.hashes += items.filter(({ sealedHash }) => sealedHash !== null).length;
    for (const serial of kept.contradicted) contradicted.add(serial);
  };
  for (const piece of piecesOf(file.pieces)) {
    if (!reader.push(piece)) break;
    while (waiting.length >= BATCH) await writeBatch();
  }
  const summary = reader.end();
  // A file without devices is recorded, too.
  do await writeBatch();
  while (waiting.length > 0);
  return { file: file.name, ...sum, ...saidOf(summary), ...firstOf([...contradicted]) };
}

function keepBatch(
  deps: FlowDeps,
  items: readonly InventoryItem[],
  fileName: string,
  actor: AuditEvent['actor'],
): ReturnType<FlowDeps['inventory']['keep']> {
  return deps.transactions.run(async () => {
    const kept = await deps.inventory.keep(items);
    const { added, changed, kept: asBefore, contradicted } = kept;
    await deps.audit.append({
      what: 'inventory.imported',
      actor,
      requestId: null,
      details: {
        file: fileName.slice(0, 200),
        fromLine: items[0]?.sourceLine ?? null,
        toLine: items.at(-1)?.sourceLine ?? null,
        devices: items.length,
        added,
        changed,
        kept: asBefore,
        contradicted: contradicted.length,
      },
    });
    return kept;
  });
}

function* piecesOf(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const piece of pieces) {
    for (let from = 0; from < piece.length; from += PIECE_BYTES) yield piece.subarray(from, from + PIECE_BYTES);
  }
}

function saidOf(summary: InventorySummary) {
  const { devices, leftOut, unreadColumns, findings, findingCount } = summary;
  const told = findings.map(({ code, severity, line, column, message, fix, proposal }) => ({
    ...{ code, severity, line, column },
    ...{ message, fix, proposal },
  }));
  return { devices, leftOut, unreadColumns, findings: told, findingCount };
}

function firstOf(serials: readonly string[]) {
  return { contradicted: serials.slice(0, MOST_NAMED), contradictedCount: serials.length };
}

function itemOf(deps: FlowDeps, row: InventoryRow, fileName: string, importedAt: Date): InventoryItem {
  const { serial, manufacturer, model, productKeyId, order, hash, hashProblem, repair, capturedAt, capture } = row;
  const isOwn = capture !== null && capture.foreignSerial === null;
  return {
    serial,
    manufacturer,
    model,
    productKeyId,
    order,
    hashDigest: hash === null ? null : digestOf(hash),
    sealedHash: hash === null ? null : deps.sealer.seal(hash, hashContext({ serial: serialKey(serial) })),
    hashProblem,
    repair,
    capturedAt: capturedAt === null ? null : new Date(capturedAt),
    captureDigest: capture?.digest ?? null,
    uuidDigest: isOwn && capture.uuid !== null ? digestOf(capture.uuid) : null,
    tpmDigest: isOwn ? capture.tpmDigest : null,
    serialInHash: capture?.foreignSerial ?? null,
    source: fileName,
    sourceLine: row.line,
    importedAt,
    hashKeptAt: hash === null ? null : importedAt,
    hashRemovedAt: null,
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
