import { refusalOf } from '../approval/policy.ts';
import type { Person } from '../domain/person.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { FlowDeps } from './flow-deps.ts';
import { type ImportedInventory, type InventoryFile, importInventory } from './import-inventory.ts';
import { type InventoryView, inventoryViews } from './inventory-view.ts';
import { actorOf } from './open-draft.ts';

/** Imports a file for a person. Faults: `approval.no-role`. */
export async function importAs(
  deps: FlowDeps,
  person: Person,
  file: InventoryFile,
): Promise<Result<ImportedInventory>> {
  const refusal = refusalOf('import-inventory', person);
  return refusal === null ? ok(await importInventory(deps, file, actorOf(person))) : failed(refusal);
}

/** What the inventory knows of devices, for a person. Faults: `approval.no-role`. */
export async function findAs(
  deps: FlowDeps,
  person: Person,
  serials: readonly string[],
): Promise<Result<readonly InventoryView[]>> {
  const refusal = refusalOf('see', person);
  return refusal === null ? ok(await inventoryViews(deps, serials)) : failed(refusal);
}
