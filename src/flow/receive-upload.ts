import { createHash } from 'node:crypto';
import { refusalOf } from '../approval/policy.ts';
import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { NewDevice } from '../ports/request-store.ts';
import type { Ticket } from '../ports/ticket-store.ts';
import type { FlowDeps } from './flow-deps.ts';
import { keepForRequest, type SealedList, sealList } from './kept-lists/keep-list.ts';
import { devicesOfList, findingsOfList } from './list-in-draft.ts';
import { listRefusal } from './list-refusal.ts';
import { planRequest } from './plan-request.ts';
import { type ReadList, readList } from './read-list.ts';

/** A list that was taken over into its draft. */
export interface UploadedList {
  readonly requestId: string;
  readonly list: ReadList;
}

/** Opens an upload ticket once and binds it to a new session; null where it is unknown, used or expired. */
export async function openUpload(
  deps: FlowDeps,
  ticketSecret: string,
): Promise<{ readonly session: string; readonly maxAgeS: number } | null> {
  const session = deps.ids.secret();
  const now = deps.clock.now();
  const ticket = await deps.tickets.open(digestOf(ticketSecret), digestOf(session), now);
  if (ticket === null) return null;
  return { session, maxAgeS: Math.max(1, Math.floor((ticket.expiresAt.getTime() - now.getTime()) / 1000)) };
}

/** The right to upload a list to a request. */
type UploadTicket = Ticket<Extract<Ticket['purpose'], { kind: 'upload' }>>;

/** The ticket of a session. */
export function ticketOf(deps: FlowDeps, session: string): Promise<Ticket | null> {
  return deps.tickets.session(digestOf(session), deps.clock.now());
}

/** Ends a session that is for one upload and shows nothing afterwards. */
export function endUpload(deps: FlowDeps, session: string): Promise<void> {
  return deps.tickets.end(digestOf(session));
}

/** The ticket of a session that has not uploaded yet. */
async function uploadTicket(deps: FlowDeps, session: string): Promise<UploadTicket | null> {
  const ticket = await ticketOf(deps, session);
  if (ticket === null || ticket.purpose.kind !== 'upload') return null;
  return { ...ticket, purpose: ticket.purpose };
}

/**
 * Puts the uploaded list in place of the draft's devices, once a session; a list that cannot be used at all leaves the
 * draft and the session as they were, so that the person can try again.
 */
export async function receiveUpload(
  deps: FlowDeps,
  session: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<UploadedList> & { readonly list?: ReadList }> {
  const ticket = await uploadTicket(deps, session);
  if (ticket === null) return failed(over());
  const list = readList({ ...file, channel: null }, { maxBytes: deps.flowSettings.maxListBytes });
  const unusable = listRefusal(list);
  if (unusable !== null) return { ...failed(unusable), list };
  const { objectId, tenantId } = ticket.person;
  const refusal = refusalOf('request', await deps.people.find(objectId, tenantId, ticket.person));
  if (refusal !== null) return { ...failed(refusal), list };
  const taken = await takeOver(deps, ticket, session, list);
  if (!taken) return { ...failed(over()), list };
  const { requestId } = ticket.purpose;
  await planRequest(deps, requestId);
  return ok({ requestId, list });
}

/** A check of the plan that runs at the same moment changes the request; it must not make the upload fail. */
const MOST_ATTEMPTS = 5;

/** False where the session or the draft is over. */
async function takeOver(deps: FlowDeps, ticket: UploadTicket, session: string, list: ReadList): Promise<boolean> {
  const devices = await devicesOfList(deps, list);
  const sealed = await sealList(deps, { owner: ticket.person, file: list.file });
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const taken = await takeOverOnce(deps, ticket, session, list, devices, sealed);
    if (taken !== 'changed-meanwhile') return taken === 'taken';
  }
  throw new Error(`request ${ticket.purpose.requestId} changes faster than a list can be taken over`);
}

function takeOverOnce(
  deps: FlowDeps,
  ticket: UploadTicket,
  session: string,
  list: ReadList,
  devices: readonly NewDevice[],
  sealed: SealedList,
): Promise<'taken' | 'over' | 'changed-meanwhile'> {
  return deps.transactions.run(async () => {
    const request = await deps.requests.find(ticket.purpose.requestId);
    if (request === null || (request.state !== 'draft' && request.state !== 'waiting-for-consent')) return 'over';
    if ((await uploadTicket(deps, session)) === null) return 'over';
    const groupTag = request.groupTag ?? list.groupTag;
    const changed = await deps.requests.replaceDevices(request.id, request.version, devices, {
      listFindings: findingsOfList(list, groupTag),
      groupTag,
      // The plan of before is about another list: until there is a new one nothing can be sent.
      planDigest: null,
    });
    if (changed === null) return 'changed-meanwhile';
    await keepForRequest(deps, sealed, request.id);
    await deps.tickets.uploaded(digestOf(session), sealed.list.id, deps.clock.now());
    const { objectId, tenantId, upn } = ticket.person;
    await deps.audit.append({
      what: 'list.uploaded',
      actor: { kind: 'person', objectId, tenantId, upn },
      requestId: request.id,
      details: { devices: devices.length, format: list.report.format, findings: list.findings.length },
    });
    return 'taken';
  });
}

function over(): Fault {
  return {
    code: 'upload.over',
    message: 'This upload link was used already or has expired. Press "Upload a list" on the card again.',
    retry: 'after-change',
  };
}

function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
