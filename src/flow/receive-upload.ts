import { createHash } from 'node:crypto';
import { refusalOf } from '../approval/policy.ts';
import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { NewDevice } from '../ports/request-store.ts';
import type { UploadTicket } from '../ports/ticket-store.ts';
import { devicesFromRows } from './draft-devices.ts';
import type { FlowDeps } from './flow-deps.ts';
import { judgeListTags } from './judge-list-tags.ts';
import { knownDevices } from './known-devices.ts';
import { listRefusal } from './list-refusal.ts';
import { planRequest } from './plan-request.ts';
import { type ReadList, readAttachedList } from './read-list.ts';

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

/** The ticket of a session that has not uploaded yet. */
export function uploadSession(deps: FlowDeps, session: string): Promise<UploadTicket | null> {
  return deps.tickets.session(digestOf(session), deps.clock.now());
}

/** Ends the session: its list is taken. */
export function endUpload(deps: FlowDeps, session: string): Promise<boolean> {
  return deps.tickets.close(digestOf(session), deps.clock.now());
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
  const ticket = await uploadSession(deps, session);
  if (ticket === null || ticket.requestId === null) return failed(over());
  const { requestId } = ticket;
  const list = await readAttachedList(file, { channel: null, maxBytes: deps.flowSettings.maxListBytes });
  const unusable = listRefusal(list);
  if (unusable !== null) return { ...failed(unusable), list };
  const { objectId, tenantId } = ticket.person;
  const refusal = refusalOf('request', await deps.people.find(objectId, tenantId, ticket.person));
  if (refusal !== null) return { ...failed(refusal), list };
  const taken = await takeOver(deps, { ...ticket, requestId }, session, list);
  if (!taken) return { ...failed(over()), list };
  await planRequest(deps, requestId);
  return ok({ requestId, list });
}

/** A ticket for a request, not for the inventory. */
type RequestTicket = UploadTicket & { readonly requestId: string };

/** A check of the plan that runs at the same moment changes the request; it must not make the upload fail. */
const MOST_ATTEMPTS = 5;

/** False where the session or the draft is over. */
async function takeOver(deps: FlowDeps, ticket: RequestTicket, session: string, list: ReadList): Promise<boolean> {
  const devices = devicesFromRows(
    list.rows,
    await knownDevices(
      deps,
      list.rows.map((row) => row.serial),
    ),
    deps.sealer,
  );
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const taken = await takeOverOnce(deps, ticket, session, list, devices);
    if (taken !== 'changed-meanwhile') return taken === 'taken';
  }
  throw new Error(`request ${ticket.requestId} changes faster than a list can be taken over`);
}

function takeOverOnce(
  deps: FlowDeps,
  ticket: RequestTicket,
  session: string,
  list: ReadList,
  devices: readonly NewDevice[],
): Promise<'taken' | 'over' | 'changed-meanwhile'> {
  return deps.transactions.run(async () => {
    const request = await deps.requests.find(ticket.requestId);
    if (request === null || (request.state !== 'draft' && request.state !== 'waiting-for-consent')) return 'over';
    if ((await deps.tickets.session(digestOf(session), deps.clock.now())) === null) return 'over';
    const groupTag = request.groupTag ?? list.groupTag;
    const changed = await deps.requests.replaceDevices(request.id, request.version, devices, {
      listFindings: [...list.findings, ...judgeListTags(list, groupTag)],
      groupTag,
      // The plan of before is about another list: until there is a new one nothing can be sent.
      planDigest: null,
    });
    if (changed === null) return 'changed-meanwhile';
    await deps.tickets.close(digestOf(session), deps.clock.now());
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
