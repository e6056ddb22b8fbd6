import { createHash } from 'node:crypto';
import { serialKey } from '../domain/device.ts';
import type { Finding } from '../domain/finding.ts';
import { hashContext } from '../jobs/hash-context.ts';
import { type InventoryRow, readInventory } from '../lists/read-inventory.ts';
import type { AuditEvent } from '../ports/audit-log.ts';
import type { InventoryItem } from '../ports/inventory-store.ts';
import type { FlowDeps } from './flow-deps.ts';
import type { Attachment } from './message.ts';

export interface ImportedInventory {
  readonly added: number;
  readonly changed: number;
  readonly kept: number;
  /** What could not be taken over, in sentences; at most a few. */
  readonly problems: readonly string[];
}

const SHOWN_PROBLEMS = 5;

/** Remembers what a file knows of devices, with its hashes sealed. Of two captures of a device the newer wins. */
export async function importInventory(
  deps: FlowDeps,
  file: Attachment,
  actor: AuditEvent['actor'],
): Promise<ImportedInventory> {
  const { rows, findings } = readInventory(file.bytes, {
    fileName: file.name,
    maxBytes: deps.flowSettings.maxListBytes,
  });
  const importedAt = deps.clock.now();
  const items = rows.map((row) => itemOf(deps, row, file.name, importedAt));
  return deps.transactions.run(async () => {
    const counts = await deps.inventory.keep(items);
    await deps.audit.append({
      what: 'inventory.imported',
      actor,
      requestId: null,
      details: { file: file.name.slice(0, 200), devices: items.length, ...counts },
    });
    return { ...counts, problems: problemsOf(findings) };
  });
}

/** What a person should know of the file, worst first. */
function problemsOf(findings: readonly Finding[]): string[] {
  const told = findings.filter((finding) => finding.severity !== 'info');
  const errors = told.filter((finding) => finding.severity === 'error');
  return [...errors, ...told.filter((finding) => finding.severity !== 'error')]
    .slice(0, SHOWN_PROBLEMS)
    .map((finding) => finding.message);
}

function itemOf(deps: FlowDeps, row: InventoryRow, fileName: string, importedAt: Date): InventoryItem {
  const { serial, manufacturer, model, productKeyId, hash, hashProblem, repair, capturedAt, line } = row;
  return {
    serial,
    manufacturer,
    model,
    productKeyId,
    hashDigest: hash === null ? null : createHash('sha256').update(hash).digest('hex'),
    sealedHash: hash === null ? null : deps.sealer.seal(hash, hashContext({ serial: serialKey(serial) })),
    hashProblem,
    repair,
    capturedAt: capturedAt === null ? null : new Date(capturedAt),
    source: `${fileName}, line ${line}`,
    importedAt,
  };
}
