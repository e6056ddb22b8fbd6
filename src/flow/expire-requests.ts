import type { FlowDeps } from './flow-deps.ts';

/** Ends the waiting of every request whose time is over: the buttons go, and whoever asked is told. */
export async function expireRequests(deps: FlowDeps): Promise<void> {
  const now = deps.clock.now();
  for (const id of await deps.requests.expired(now)) {
    await deps.transactions.run(async () => {
      const request = await deps.requests.find(id);
      if (request === null) return;
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
        text: `${id} expired: nobody decided about it in time. Nothing was sent; ask again if it is still wanted.`,
      });
      await deps.wakeUps.wake('notices', id);
    });
  }
}
