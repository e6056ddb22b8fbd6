import type { Result } from '../domain/result.ts';
import { type CardStore, MOST_CARD_FAILURES, type StoredCard } from '../ports/card-store.ts';
import type { FlowDeps } from './flow-deps.ts';
import type { OfferSurface } from './kept-lists/offer-file.ts';
import type { Reply } from './reply.ts';
import type { RequestView } from './request-view.ts';
import { viewRequest } from './view-request.ts';

/** Where cards stand and can be edited: Teams. */
export interface CardSurface {
  /** Puts the reply in place of the message. `gone`: the message or conversation is there no more. */
  edit(address: string, activityId: string, reply: Reply): Promise<Result<'edited' | 'gone'>>;
}

/** Two edits of one card are at least this far apart. Source: Microsoft Teams documentation, rate limits per conversation. */
const LEAST_MS_BETWEEN_EDITS = 2_000;

export interface CardDeps extends FlowDeps {
  readonly cards: CardStore;
  readonly surface: CardSurface & OfferSurface;
}

/**
 * Makes every card of a request show what is stored. Safe at any time: a card that shows the present version is left
 * alone, one that was edited a moment ago is edited again soon, and the last state is never dropped.
 */
export async function keepCardsTrue(deps: CardDeps, requestId: string): Promise<void> {
  const cards = await deps.cards.forRequest(requestId);
  const placed = cards.filter((card) => card.activityId !== null);
  if (placed.length === 0) return;
  const view = await viewRequest(deps, requestId);
  if (view === null) return;
  const stale = placed.filter((card) => card.shownVersion < view.version && !isGivenUp(card, view.version));
  const now = deps.clock.now();
  if (stale.length > 0 && isBeingPlanned(view, now)) {
    await deps.wakeUps.wake('cards', requestId, new Date(now.getTime() + LOOK_AT_PLAN_MS));
    return;
  }
  let again: Date | null = null;
  await Promise.all(
    stale.map(async (card) => {
      const next = card.shownAt === null ? now : new Date(card.shownAt.getTime() + LEAST_MS_BETWEEN_EDITS);
      if (next > now) {
        again = earlier(again, next);
        return;
      }
      const edited = await deps.surface.edit(card.address, card.activityId ?? '', { kind: 'request', view, say: null });
      if (edited.ok) {
        await deps.cards.shown(card.id, view.version, deps.clock.now());
        return;
      }
      await deps.cards.failed(card.id, view.version);
      const waitMs = edited.fault.retryAfterMs ?? LEAST_MS_BETWEEN_EDITS * 2 ** card.failures;
      again = earlier(again, new Date(now.getTime() + waitMs));
      deps.log.warn('card.not-edited', { request: requestId, code: edited.fault.code, failures: card.failures + 1 });
    }),
  );
  if (again !== null) await deps.wakeUps.wake('cards', requestId, again);
}

/** A plan takes a second or two; a card without it would ask for what is there already. */
const LOOK_AT_PLAN_MS = 1_000;
const LONGEST_PLANNING_MS = 15_000;

function isBeingPlanned(view: RequestView, now: Date): boolean {
  const complete = view.state === 'draft' && view.planDigest === null && view.missing.length === 0;
  return complete && now.getTime() - Date.parse(view.updatedAt) < LONGEST_PLANNING_MS;
}

function isGivenUp(card: StoredCard, version: number): boolean {
  return card.failedVersion === version && card.failures >= MOST_CARD_FAILURES;
}

function earlier(left: Date | null, right: Date): Date {
  return left === null || right < left ? right : left;
}

/** Wakes every request whose cards show less than what is stored. */
export async function sweepCards(deps: CardDeps): Promise<void> {
  for (const requestId of await deps.cards.stale()) await deps.wakeUps.wake('cards', requestId);
}
