import type { Result } from '../domain/result.ts';
import type { ConversationStore, StoredNotice } from '../ports/card-store.ts';
import type { CardDeps } from './keep-cards-true.ts';
import type { Reply } from './reply.ts';
import { viewRequest } from './view-request.ts';

/** Writes to one person personally. */
export interface PersonalSurface {
  /**
   * Sends a message, with the request's card where `card` is given; the card's message id where one was sent.
   * Faults: `notice.blocked` (never), `notice.unreachable` (same-request).
   */
  write(address: string, text: string, card: Reply | null): Promise<Result<{ readonly activityId: string | null }>>;
  /** Opens a personal conversation with somebody who has not written yet; null where the front cannot. */
  open(person: { readonly objectId: string; readonly tenantId: string }): Promise<string | null>;
}

export interface NoticeDeps extends CardDeps {
  readonly conversations: ConversationStore;
  readonly personal: PersonalSurface;
}

const MOST_FAILURES = 8;

/**
 * Delivers the waiting notices of one request. Not to be called twice at once for one request: each call would send
 * them. A person who cannot be reached never holds anything up; that is recorded.
 */
export async function deliverNotices(deps: NoticeDeps, requestId: string): Promise<void> {
  for (const notice of await deps.notices.waiting()) {
    if (notice.requestId === requestId) await deliver(deps, notice);
  }
}

/** Wakes every request that has notices waiting: a lost wake-up costs at most one sweep. */
export async function sweepNotices(deps: Pick<NoticeDeps, 'notices' | 'wakeUps'>): Promise<void> {
  const waiting = await deps.notices.waiting();
  for (const requestId of new Set(waiting.map((notice) => notice.requestId)))
    await deps.wakeUps.wake('notices', requestId);
}

async function deliver(deps: NoticeDeps, notice: StoredNotice): Promise<void> {
  const address = (await deps.conversations.find(notice.person)) ?? (await deps.personal.open(notice.person));
  const sent = address === null ? null : await deps.personal.write(address, notice.text, await cardFor(deps, notice));
  if (sent?.ok === true && address !== null) {
    await deps.transactions.run(async () => {
      await deps.notices.done(notice.id, 'sent');
      const request = await deps.requests.find(notice.requestId);
      if (sent.value.activityId !== null && request !== null) {
        await deps.cards.place({ requestId: request.id, address, activityId: sent.value.activityId, shownVersion: 0 });
      }
    });
    await deps.wakeUps.wake('cards', notice.requestId);
    return;
  }
  const final =
    address === null ||
    (sent !== null && !sent.ok && sent.fault.retry === 'never') ||
    notice.failures + 1 >= MOST_FAILURES;
  if (!final) {
    await deps.notices.failed(notice.id);
    const waitMs = Math.min(2_000 * 2 ** notice.failures, 5 * 60_000);
    await deps.wakeUps.wake('notices', notice.requestId, new Date(deps.clock.now().getTime() + waitMs));
    return;
  }
  await deps.transactions.run(async () => {
    await deps.notices.done(notice.id, 'undeliverable');
    await deps.audit.append({
      what: 'notice.undeliverable',
      actor: { kind: 'system', name: 'notices' },
      requestId: notice.requestId,
      details: { person: notice.person.objectId, why: address === null ? 'no conversation known' : 'refused' },
    });
  });
}

/** Whoever is asked to decide gets the card to decide on. */
async function cardFor(deps: NoticeDeps, notice: StoredNotice): Promise<Reply | null> {
  const view = await viewRequest(deps, notice.requestId);
  const request = await deps.requests.find(notice.requestId);
  const decides = request?.state === 'waiting-for-approval' && request.requestedBy.objectId !== notice.person.objectId;
  return view !== null && decides ? { kind: 'request', view, say: null } : null;
}
