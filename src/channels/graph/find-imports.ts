import { ok, type Result } from '../../domain/result.ts';
import type { ImportOutcome } from '../../ports/device-channel.ts';
import type { GraphClient } from './graph-client.ts';
import { adoptableRecords, outcomesOf, recordsOf, type SoughtChunk } from './match-imports.ts';
import { odataString, queryOf } from './odata.ts';
import { OPERATIONS } from './operations.ts';
import { readPages } from './read-pages.ts';
import type { TenantTraits } from './tenant-memory.ts';
import { type ImportRecord, importRecordSchema } from './wire.ts';

const PATH = '/deviceManagement/importedWindowsAutopilotDeviceIdentities';

/** How Intune refuses a query that it does not know: mostly 400, sometimes 500 (seen with `$select`), 501 by OData. */
const QUERY_REFUSED: ReadonlySet<number> = new Set([400, 500, 501]);

/** Which of these import ids were made by us; in lower case. */
export type OwnImportIds = (importIds: readonly string[]) => Promise<ReadonlySet<string>>;

/**
 * The import records of a chunk: one call with a filter on the import id; where the service refuses or ignores the
 * filter, or keeps no import ids, the whole list is read and compared here.
 *
 * Microsoft documents no filter on this collection, so none is relied on.
 * Source: Microsoft Graph v1.0 reference, List importedWindowsAutopilotDeviceIdentities.
 */
export async function findImportRecords(
  graph: GraphClient,
  traits: TenantTraits,
  ownImportIds: OwnImportIds,
  tenantId: string,
  chunk: SoughtChunk,
): Promise<Result<readonly ImportOutcome[]>> {
  const filtered = traits.listsImportsWhole ? null : await readFiltered(graph, tenantId, chunk.importId);
  if (filtered !== null && !filtered.ok) return filtered;
  const own = recordsOf(chunk.importId, filtered?.value ?? []);
  if (own.length > 0) return ok(outcomesOf(own, chunk.serials, 'own'));

  // Records of other imports in the answer: the filter was ignored, and this is the whole list already.
  const isWhole = filtered !== null && filtered.value !== null && filtered.value.length > 0;
  const list = isWhole ? ok(filtered.value) : await readWhole(graph, tenantId);
  if (!list.ok) return list;
  const listed = recordsOf(chunk.importId, list.value);
  if (listed.length > 0) {
    traits.listsImportsWhole = true;
    return ok(outcomesOf(listed, chunk.serials, 'own'));
  }

  const strange = new Set(list.value.flatMap(({ importId }) => (importId === null ? [] : [importId.toLowerCase()])));
  const ours = strange.size === 0 ? new Set<string>() : await ownImportIds([...strange]);
  const adopted = adoptableRecords(chunk, list.value, { ours, keepsImportIds: traits.keepsImportIds });
  if (adopted.length > 0) traits.listsImportsWhole = true;
  return ok(outcomesOf(adopted, chunk.serials, 'newest'));
}

/** Null where the service refuses the filter. */
async function readFiltered(
  graph: GraphClient,
  tenantId: string,
  importId: string,
): Promise<Result<readonly ImportRecord[] | null>> {
  const path = `${PATH}${queryOf({ $filter: `importId eq ${odataString(importId)}` })}`;
  const read = await readPages(graph, tenantId, OPERATIONS.listImports, path, importRecordSchema);
  if (read.ok) return ok(read.value.items);
  return QUERY_REFUSED.has(read.fault.remote?.status ?? 0) ? ok(null) : read;
}

async function readWhole(graph: GraphClient, tenantId: string): Promise<Result<readonly ImportRecord[]>> {
  const read = await readPages(graph, tenantId, OPERATIONS.listImports, PATH, importRecordSchema);
  return read.ok ? ok(read.value.items) : read;
}
