import type { Person } from '../../domain/person.ts';
import type { KeptList } from '../../ports/list-store.ts';
import type { FlowDeps } from '../flow-deps.ts';
import type { ListFile } from '../read-list.ts';
import { sealContent } from './sealed-content.ts';

/** What is known of a list when it is kept. */
export interface ListToKeep {
  readonly owner: Pick<Person, 'objectId' | 'tenantId' | 'upn' | 'name'>;
  readonly file: ListFile;
  readonly customerText?: string | null;
  readonly groupTag?: string | null;
}

/** A list that is sealed and waits for being kept, alone or with the request that it belongs to. */
export interface SealedList {
  readonly list: KeptList;
  readonly content: readonly Uint8Array[];
}

/** Seals a list that was only checked; it is kept for a while. */
export async function sealList(
  deps: Pick<FlowDeps, 'sealer' | 'ids' | 'clock' | 'flowSettings'>,
  { owner, file, customerText = null, groupTag = null }: ListToKeep,
): Promise<SealedList> {
  const id = `L-${deps.ids.uuid().slice(-8)}`;
  const { objectId, tenantId, upn, name } = owner;
  return {
    list: {
      id,
      owner: { objectId, tenantId, upn, name },
      requestId: null,
      fileName: file.name.slice(0, LONGEST_NAME).toWellFormed(),
      channel: file.channel,
      customerText,
      groupTag,
      accepted: [],
      version: 1,
      expiresAt: new Date(deps.clock.now().getTime() + deps.flowSettings.checkedListMs),
    },
    content: await sealContent(deps.sealer, id, file.bytes),
  };
}

/** Keeps a sealed list as the one of a request, in place of any other. */
export function keepForRequest(
  deps: Pick<FlowDeps, 'lists' | 'clock' | 'flowSettings'>,
  { list, content }: SealedList,
  requestId: string,
): Promise<void> {
  return deps.lists.keep({ ...list, requestId, expiresAt: endOfRequest(deps) }, content);
}

/** Longer than a request waits: its list is dropped when it is decided. */
export function endOfRequest({ clock, flowSettings }: Pick<FlowDeps, 'clock' | 'flowSettings'>): Date {
  return new Date(clock.now().getTime() + flowSettings.draftExpiryMs + flowSettings.approvalExpiryMs);
}

const LONGEST_NAME = 200;
