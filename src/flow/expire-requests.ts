import type { RequestState } from '../domain/request.ts';
import type { StoredRequest } from '../ports/request-store.ts';
import type { FlowDeps } from './flow-deps.ts';

/** States that end by themselves when their time is over. */
const WAITING: ReadonlySet<RequestState> = new Set(['draft', 'waiting-for-consent', 'waiting-for-approval']);

/**
 * Ends the waiting of every request whose time is over: the buttons go, the hashes are forgotten, and whoever asked is
 * told. A draft that nobody sent ends in silence. Hashes that a settled request kept for a second attempt are forgotten
 * when a draft would have expired, too.
 */
export async function expireRequests(deps: FlowDeps): Promise<void> {
  const now = deps.clock.now();
  const drafts = await deps.requests.list({ states: ['draft'] });
  const ids = [
    ...(await deps.requests.expired(now)),
    ...drafts.filter((draft) => isOver(draft, now)).map(({ id }) => id),
  ];
  for (const id of new Set(ids)) await expire(deps, id, now);
  await deps.requests.dropKeptHashes(new Date(now.getTime() - deps.flowSettings.draftExpiryMs));
}

async function expire(deps: FlowDeps, id: string, now: Date): Promise<void> {
  await deps.transactions.run(async () => {
    // Somebody may have decided since the list was read: what counts is how it stands in this transaction.
    const request = await deps.requests.find(id);
    if (request === null || !isOver(request, now)) return;
    const expired = await deps.requests.change(id, request.version, { state: 'expired', expiresAt: null });
    if (expired === null) return;
    await deps.decisions.record({
      requestId: id,
      planDigest: request.planDigest ?? '',
      what: 'expired',
      by: null,
      reason: null,
      at: now,
    });
    await deps.requests.dropHashes(id);
    await deps.lists.dropForRequest(id);
    await deps.audit.append({
      what: 'request.expired',
      actor: { kind: 'system', name: 'expiry' },
      requestId: id,
      details: { was: request.state },
    });
    if (request.state === 'draft') return;
    const { objectId, tenantId } = request.requestedBy;
    await deps.notices.keep(`${id}:settled`, {
      requestId: id,
      person: { objectId, tenantId },
      text: `${id} expired: ${whyOver(request)} Nothing was sent; ask again if it is still wanted.`,
    });
    await deps.wakeUps.wake('notices', id);
  });
}

function isOver({ state, expiresAt }: StoredRequest, now: Date): boolean {
  return WAITING.has(state) && expiresAt !== null && now >= expiresAt;
}

function whyOver({ state, customerName }: StoredRequest): string {
  return state === 'waiting-for-consent'
    ? `the consent of ${customerName ?? 'the customer'} did not come in time.`
    : 'nobody decided about it in time.';
}
