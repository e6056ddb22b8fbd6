import { type FixResult, fixList } from '../../lists/fix-list.ts';
import type { KeptList } from '../../ports/list-store.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { acceptsOf, type ListFile, type ReadList } from '../read-list.ts';
import { type CheckedListView, listView } from './list-view.ts';

/** The repaired list: the rows of `readList` with the same accepted proposals, written as their channel takes them. */
export function repairedList(
  { flowSettings }: Pick<FlowDeps, 'flowSettings'>,
  { name, bytes, channel }: ListFile,
  accepted: KeptList['accepted'],
): Promise<FixResult> {
  return fixList(bytes, {
    fileName: name,
    channel,
    maxBytes: flowSettings.maxListBytes,
    acceptProposals: acceptsOf(accepted),
  });
}

/** What its owner sees of a list that belongs to no request; `kept` is null where there is nothing to go on with. */
export async function viewOfList(
  deps: Pick<FlowDeps, 'flowSettings'>,
  read: ReadList,
  kept: KeptList | null,
): Promise<CheckedListView> {
  const fixed = await repairedList(deps, read.file, kept?.accepted ?? []);
  return listView({ read, fixed, kept, mayChange: kept !== null });
}
