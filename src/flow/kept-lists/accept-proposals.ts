import type { Fault } from '../../domain/fault.ts';
import type { Person } from '../../domain/person.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { AcceptedProposal, KeptList } from '../../ports/list-store.ts';
import type { NewDevice, StoredRequest } from '../../ports/request-store.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { devicesOfList, findingsOfList } from '../list-in-draft.ts';
import { actorOf } from '../open-draft.ts';
import { planRequest } from '../plan-request.ts';
import { type ReadList, readList } from '../read-list.ts';
import { proposalsOf, type ViewProposal } from './list-view.ts';
import { type OpenedList, readKeptList } from './open-kept-list.ts';

/** What somebody says yes to. */
export interface Acceptance {
  readonly by: Person;
  readonly which: (proposal: ViewProposal) => boolean;
  /** The list's version that the person saw; null where the front does not know. */
  readonly shownVersion: number | null;
}

export interface AcceptedList {
  readonly list: KeptList;
  readonly read: ReadList;
  readonly request: StoredRequest | null;
  /** How many proposals were accepted now. */
  readonly count: number;
}

/** A check of the plan that runs at the same moment changes the request; it must not make the decision fail. */
const MOST_ATTEMPTS = 5;

/**
 * Accepts open proposals of a list and judges it again. Where the list is a request's, the draft gets the devices as
 * they are then, and a new plan. Nothing is accepted that the person has not seen.
 * Faults: `list.not-yours`, `list.changed`, `list.nothing-to-accept`, `list.gone`.
 */
export async function acceptProposalsOf(
  deps: FlowDeps,
  { list, request, mayChange }: OpenedList,
  { by, which, shownVersion }: Acceptance,
): Promise<Result<AcceptedList>> {
  if (!mayChange) return failed(cannotChange(list, request));
  if (shownVersion !== null && shownVersion !== list.version) return failed(changed());
  const before = await readKeptList(deps, list);
  if (!before.ok) return before;
  const now = acceptedNow(deps, before.value, by, which);
  if (now.length === 0) return failed(nothing());
  const accepted = [...list.accepted, ...now];
  const read = readList(before.value.file, { maxBytes: deps.flowSettings.maxListBytes, accepted });
  const written = await write(deps, { list, request, by, read, accepted, now });
  if (written === null) return failed(changed());
  const planned = request === null ? null : await planRequest(deps, request.id);
  return ok({ list: written, read, request: planned, count: now.length });
}

function acceptedNow(
  { clock }: Pick<FlowDeps, 'clock'>,
  read: ReadList,
  { objectId, tenantId, upn, name }: Person,
  which: Acceptance['which'],
): AcceptedProposal[] {
  const at = clock.now().toISOString();
  return proposalsOf(read)
    .filter(which)
    .map(({ line, code, proposal, finding }) => {
      const [change] = finding.changes;
      return {
        line,
        code,
        proposal,
        change: change === undefined ? null : { from: change.from, to: change.to },
        by: { objectId, tenantId, upn, name },
        at,
      };
    });
}

interface Decided {
  readonly list: KeptList;
  readonly request: StoredRequest | null;
  readonly by: Person;
  readonly read: ReadList;
  readonly accepted: readonly AcceptedProposal[];
  readonly now: readonly AcceptedProposal[];
}

/** Null where somebody else decided about the list meanwhile, or the request is no draft any more. */
async function write(deps: FlowDeps, decided: Decided): Promise<KeptList | null> {
  const { list, request, accepted, read } = decided;
  const devices = request === null ? [] : await devicesOfList(deps, read);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const written = await deps.transactions
      .run(async () => {
        const kept = await deps.lists.accept(list.id, list.version, accepted);
        if (kept === null) return null;
        if (request !== null) await intoDraft(deps, request.id, decided, devices);
        await record(deps, decided);
        return kept;
      })
      .catch((error: unknown) => {
        if (error instanceof NotWritten) return error.why;
        throw error;
      });
    if (written === 'over') return null;
    if (written !== 'changed-meanwhile') return written;
  }
  throw new Error(`request ${request?.id ?? ''} changes faster than a list can be decided about`);
}

/** Thrown inside the transaction to undo it. */
class NotWritten extends Error {
  readonly why: 'over' | 'changed-meanwhile';

  constructor(why: NotWritten['why']) {
    super(why);
    this.why = why;
  }
}

async function intoDraft(
  deps: FlowDeps,
  requestId: string,
  { read }: Decided,
  devices: readonly NewDevice[],
): Promise<void> {
  const draft = await deps.requests.find(requestId);
  if (draft === null || (draft.state !== 'draft' && draft.state !== 'waiting-for-consent'))
    throw new NotWritten('over');
  const told = new Map((await deps.requests.devices(requestId)).map((device) => [device.line, device]));
  const replaced = await deps.requests.replaceDevices(
    requestId,
    draft.version,
    // What somebody told of the devices beside the list stays.
    devices.map((device) => ({
      ...device,
      manufacturer: device.manufacturer ?? told.get(device.line)?.manufacturer ?? null,
      model: device.model ?? told.get(device.line)?.model ?? null,
    })),
    // The plan of before is about other devices: until there is a new one nothing can be sent.
    { listFindings: findingsOfList(read, draft.groupTag), planDigest: null },
  );
  if (replaced === null) throw new NotWritten('changed-meanwhile');
}

/** Decisions in one entry of the audit at most, so that none grows without bound. */
const MOST_IN_ENTRY = 200;

async function record(deps: FlowDeps, { list, request, by, now }: Decided): Promise<void> {
  for (let start = 0; start < now.length; start += MOST_IN_ENTRY) {
    await deps.audit.append({
      what: 'list.proposals-accepted',
      actor: actorOf(by),
      requestId: request?.id ?? null,
      details: {
        list: list.id,
        accepted: now
          .slice(start, start + MOST_IN_ENTRY)
          .map(({ line, code, proposal, change }) => ({ line, code, proposal, change })),
      },
    });
  }
}

function cannotChange({ owner }: KeptList, request: StoredRequest | null): Fault {
  const message =
    request === null || request.state === 'draft' || request.state === 'waiting-for-consent'
      ? `${owner.name} sent that list; only they can decide about its rows.`
      : `${request.id} was sent already, so its list stays as it is.`;
  return { code: 'list.not-yours', message, retry: 'never' };
}

function changed(): Fault {
  return {
    code: 'list.changed',
    message: 'Somebody decided about this list since that was shown. Look at it again.',
    retry: 'after-change',
  };
}

function nothing(): Fault {
  return { code: 'list.nothing-to-accept', message: 'No such proposal of the list is open any more.', retry: 'never' };
}
