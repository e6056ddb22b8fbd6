import { isRequester, refusalOf } from '../../approval/policy.ts';
import type { Fault } from '../../domain/fault.ts';
import type { Person } from '../../domain/person.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { KeptList } from '../../ports/list-store.ts';
import type { StoredRequest } from '../../ports/request-store.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { type ReadList, readList } from '../read-list.ts';
import { openContent } from './sealed-content.ts';

/** A list that its reader may see, and what they may do with it. */
export interface OpenedList {
  readonly list: KeptList;
  readonly request: StoredRequest | null;
  /** True where this person may still decide about its rows. */
  readonly mayChange: boolean;
}

/**
 * The list, if this person may open it: its owner, and whoever may decide about its request.
 * Faults: `approval.no-role`, `list.gone`, `list.not-yours`.
 */
export async function openKeptList(deps: FlowDeps, listId: string, person: Person): Promise<Result<OpenedList>> {
  const noRole = refusalOf('see', person);
  if (noRole !== null) return failed(noRole);
  const list = await deps.lists.find(listId, deps.clock.now());
  if (list === null) return failed(gone());
  const request = list.requestId === null ? null : await deps.requests.find(list.requestId);
  const isOwner = isRequester(person, { id: list.id, kind: 'register', requestedBy: list.owner });
  const decides = request !== null && refusalOf('approve', person, request) === null;
  if (!isOwner && !decides) return failed(notYours(list));
  const isOpen = request === null || request.state === 'draft' || request.state === 'waiting-for-consent';
  return ok({ list, request, mayChange: isOwner && isOpen });
}

/** The file of a kept list; null where its content cannot be opened any more. */
export async function contentOf(deps: FlowDeps, list: KeptList): Promise<Uint8Array | null> {
  return openContent(deps.sealer, list.id, await deps.lists.content(list.id));
}

/** Reads a kept list with what was accepted of it. Faults: `list.gone`. */
export async function readKeptList(deps: FlowDeps, list: KeptList): Promise<Result<ReadList>> {
  const bytes = await contentOf(deps, list);
  if (bytes === null) return failed(gone());
  return ok(
    readList(
      { name: list.fileName, bytes, channel: list.channel },
      { maxBytes: deps.flowSettings.maxListBytes, accepted: list.accepted },
    ),
  );
}

export function gone(): Fault {
  return {
    code: 'list.gone',
    message: 'That list is not kept any more. Send it again, then its buttons work.',
    retry: 'after-change',
  };
}

function notYours({ owner }: KeptList): Fault {
  return {
    code: 'list.not-yours',
    message: `${owner.name} sent that list; only they and whoever decides about its request can open it.`,
    retry: 'never',
  };
}
