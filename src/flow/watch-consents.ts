import type { StoredRequest } from '../ports/request-store.ts';
import type { FlowDeps } from './flow-deps.ts';
import { planRequest } from './plan-request.ts';

/** Soon after somebody asked the customer, later ever more rarely: a customer-by-id call is throttled. */
const SOONEST_MS = 60_000;
const LATEST_MS = 60 * 60_000;

/**
 * Looks again whether the customers of waiting requests consent by now; where one does, the plan is made anew and the
 * requester is told. A request is looked at after a minute, then each time when it has waited half as long again, and
 * at least once an hour.
 */
export function createConsentWatch(): (deps: FlowDeps) => Promise<void> {
  const lookedAt = new Map<string, number>();

  return async (deps) => {
    const nowMs = deps.clock.now().getTime();
    const waiting = await deps.requests.list({ states: ['waiting-for-consent'] });
    const open = new Set(waiting.map(({ id }) => id));
    for (const id of [...lookedAt.keys()].filter((known) => !open.has(known))) lookedAt.delete(id);
    for (const request of waiting) {
      if (nowMs < nextLookMs(request, lookedAt.get(request.id))) continue;
      lookedAt.set(request.id, nowMs);
      await look(deps, request);
    }
  };
}

function nextLookMs({ createdAt }: StoredRequest, lastMs: number | undefined): number {
  if (lastMs === undefined) return createdAt.getTime() + SOONEST_MS;
  const waitedMs = lastMs - createdAt.getTime();
  return lastMs + Math.min(Math.max(waitedMs / 2, SOONEST_MS), LATEST_MS);
}

async function look(deps: FlowDeps, request: StoredRequest): Promise<void> {
  const source = deps.consents.get(request.channel);
  if (source === undefined || request.customerTenantId === null) return;
  const consent = await source.check(request.customerTenantId);
  if (consent.state !== 'granted') return;
  const planned = await planRequest(deps, request.id);
  if (planned.state === 'waiting-for-consent' || planned.planDigest === null) return;
  const { objectId, tenantId } = request.requestedBy;
  await deps.transactions.run(async () => {
    // One notice a plan: several processes may see the consent at the same moment.
    await deps.notices.keep(`${request.id}:consent:${planned.planDigest}`, {
      requestId: request.id,
      person: { objectId, tenantId },
      text: `${request.customerName ?? 'The customer'} has consented: ${request.id} can be sent for approval now. Look at its card.`,
    });
    await deps.audit.append({
      what: 'consent.appeared',
      actor: { kind: 'system', name: 'consent watch' },
      requestId: request.id,
      details: { channel: consent.channel, ...consent.evidence },
    });
    await deps.wakeUps.wake('notices', request.id);
  });
}
