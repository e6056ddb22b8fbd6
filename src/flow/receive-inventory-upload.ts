import { refusalOf } from '../approval/policy.ts';
import type { Ticket } from '../ports/ticket-store.ts';
import type { FlowDeps } from './flow-deps.ts';
import { type ImportedInventory, type InventoryFile, importInventory } from './import-inventory.ts';
import { actorOf } from './open-draft.ts';
import { endUpload } from './receive-upload.ts';

/** What came of an upload to the inventory; `again`: another file may be chosen. */
export type InventoryUpload =
  | { readonly ok: true; readonly message: string; readonly imported: ImportedInventory }
  | {
      readonly ok: false;
      readonly again: boolean;
      readonly message: string;
      readonly imported: ImportedInventory | null;
    };

/** Imports a list that came over the upload page; one that names no device leaves the session open for another. */
export async function receiveInventoryUpload(
  deps: FlowDeps,
  session: string,
  { person }: Ticket,
  file: InventoryFile,
): Promise<InventoryUpload> {
  const speaker = await deps.people.find(person.objectId, person.tenantId, person);
  const refusal = refusalOf('import-inventory', speaker);
  if (refusal !== null) return { ok: false, again: true, message: refusal.message, imported: null };
  const imported = await importInventory(deps, file, actorOf(speaker));
  if (imported.devices === 0) {
    const message = imported.findings[0]?.message ?? 'The list names no devices; choose another file.';
    return { ok: false, again: true, message, imported };
  }
  await endUpload(deps, session);
  return { ok: true, message: sentenceOf(imported), imported };
}

function sentenceOf({
  file,
  added,
  changed,
  kept,
  leftOut,
  contradictedCount,
  unreadColumns,
}: ImportedInventory): string {
  const rest = [
    leftOut === 0 ? null : `${leftOut} ${leftOut === 1 ? 'row was' : 'rows were'} left out`,
    contradictedCount === 0 ? null : `sources contradict each other for ${contradictedCount} of the devices`,
    unreadColumns.length === 0 ? null : `not read: ${unreadColumns.slice(0, 10).join(', ')}`,
  ].filter((part) => part !== null);
  const more = rest.length === 0 ? '' : ` ${rest.join('; ')}.`;
  return `${file} is in the inventory: ${added} added, ${changed} changed, ${kept} as before.${more.replace(/^ ./, (first) => first.toUpperCase())}`;
}
