import { refusalOf } from '../../approval/policy.ts';
import type { Fault } from '../../domain/fault.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { StoredRequest } from '../../ports/request-store.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { devicesOfList, findingsOfList } from '../list-in-draft.ts';
import { listRefusal } from '../list-refusal.ts';
import type { Press } from '../message.ts';
import { openDraft } from '../open-draft.ts';
import { planRequest } from '../plan-request.ts';
import { endOfRequest } from './keep-list.ts';
import { type OpenedList, readKeptList } from './open-kept-list.ts';

/**
 * Makes a draft of a checked list, with its rows as they are after what was accepted; its card asks for what is
 * missing. A second time gives the same draft. Faults: `list.not-yours`, `list.nothing-usable`, `list.gone`.
 */
export async function useList(
  deps: FlowDeps,
  { list, request, mayChange }: OpenedList,
  press: Pick<Press, 'speaker' | 'conversation'>,
): Promise<Result<StoredRequest>> {
  const refusal = refusalOf('request', press.speaker);
  if (refusal !== null) return failed(refusal);
  if (request !== null) return ok(request);
  if (!mayChange) return failed(notYours());
  const read = await readKeptList(deps, list);
  if (!read.ok) return read;
  const unusable = listRefusal(read.value);
  if (unusable !== null) return failed(unusable);
  if (read.value.rows.every((row) => row.refusal !== null)) return failed(nothingUsable());
  const groupTag = list.groupTag ?? read.value.groupTag;
  const draft = await openDraft(
    deps,
    { id: `use-of-${list.id}`, speaker: press.speaker, conversation: press.conversation },
    {
      kind: 'register',
      customerText: list.customerText,
      groupTag,
      channel: list.channel,
      statedCount: null,
      devices: await devicesOfList(deps, read.value),
      listFindings: findingsOfList(read.value, groupTag),
    },
  );
  await deps.lists.bind(list.id, draft.id, endOfRequest(deps));
  return ok(await planRequest(deps, draft.id));
}

function notYours(): Fault {
  return { code: 'list.not-yours', message: 'Only the person who sent that list can use it.', retry: 'never' };
}

function nothingUsable(): Fault {
  return {
    code: 'list.nothing-usable',
    message: 'No row of that list can be sent as it is. Mend the list as its findings say, or accept what is proposed.',
    retry: 'after-change',
  };
}
