import type { Finding } from '../domain/finding.ts';
import type { NewDevice } from '../ports/request-store.ts';
import { devicesFromRows } from './draft-devices.ts';
import type { FlowDeps } from './flow-deps.ts';
import { judgeListTags } from './judge-list-tags.ts';
import { knownDevices } from './known-devices.ts';
import type { ReadList } from './read-list.ts';

/** The devices of a list, filled in from the inventory, as a draft takes them. */
export async function devicesOfList(
  deps: Pick<FlowDeps, 'inventory' | 'sealer'>,
  { rows }: Pick<ReadList, 'rows'>,
): Promise<NewDevice[]> {
  const serials = rows.map((row) => row.serial);
  return devicesFromRows(rows, await knownDevices(deps, serials), deps.sealer);
}

/** What is to be said of a list in a request that gives this tag to all its devices. */
export function findingsOfList(list: Pick<ReadList, 'findings' | 'groupTags'>, groupTag: string | null): Finding[] {
  return [...list.findings, ...judgeListTags(list, groupTag)];
}
