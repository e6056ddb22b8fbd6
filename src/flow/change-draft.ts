import type { Person } from '../domain/person.ts';
import type { NewDevice, RequestPatch, StoredRequest } from '../ports/request-store.ts';
import type { FlowDeps } from './flow-deps.ts';
import { actorOf } from './open-draft.ts';
import { planRequest } from './plan-request.ts';

/** What a person changes of their draft. */
export interface DraftChange {
  readonly patch: RequestPatch;
  /** The devices that the draft has from now on; null: those that it has. */
  readonly devices: readonly NewDevice[] | null;
  /** What was told, for the audit. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Changes a draft and plans it anew; null where somebody else changed it since `request` was read. */
export async function changeDraft(
  deps: FlowDeps,
  speaker: Person,
  request: StoredRequest,
  { patch, devices, details }: DraftChange,
): Promise<StoredRequest | null> {
  // The plan of before says something else now: until there is a new one nothing can be sent.
  const unplanned = { ...patch, planDigest: null };
  const changed = await deps.transactions.run(async () => {
    const written =
      devices === null
        ? await deps.requests.change(request.id, request.version, unplanned)
        : await deps.requests.replaceDevices(request.id, request.version, devices, unplanned);
    if (written === null) return null;
    // The list that the devices came from says something else than the draft from now on.
    if (devices !== null) await deps.lists.dropForRequest(request.id);
    await deps.audit.append({
      what: 'request.filled-in',
      actor: actorOf(speaker),
      requestId: request.id,
      details,
    });
    return written;
  });
  return changed === null ? null : planRequest(deps, request.id);
}
