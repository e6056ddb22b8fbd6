import type { Person } from '../../domain/person.ts';
import { failed, type Result } from '../../domain/result.ts';
import type { FileOffer } from '../../ports/offer-store.ts';
import type { FlowDeps } from '../flow-deps.ts';
import { fileFor } from './hand-out.ts';
import type { RepairedFile } from './repaired-file.ts';

/** Takes away a question that nobody can answer any more. */
export interface OfferSurface {
  /** Removes the message; a message that is gone already is no failure. */
  remove(address: string, activityId: string): Promise<void>;
}

/** Notes that a file is offered to a person; the id goes with the question and comes back with the answer. */
export async function makeOffer(
  deps: Pick<FlowDeps, 'offers' | 'ids'>,
  offer: Omit<FileOffer, 'id' | 'activityId'>,
): Promise<string> {
  const id = deps.ids.secret();
  await deps.offers.make({ ...offer, id, activityId: null });
  return id;
}

/**
 * The file that this person was offered and now accepts: once, in time, and as it was when it was offered.
 * Faults: `offer.over`, and those of `fileFor`.
 */
export async function acceptOffer(deps: FlowDeps, offerId: string, person: Person): Promise<Result<RepairedFile>> {
  const offer = await deps.offers.take(offerId, person, deps.clock.now());
  if (offer === null) return failed(over());
  const list = await deps.lists.find(offer.listId, deps.clock.now());
  if (list !== null && list.version !== offer.listVersion) return failed(over());
  return fileFor(deps, offer.listId, person);
}

/** The person wants no file; false where that question was over already. */
export async function declineOffer(deps: FlowDeps, offerId: string, person: Person): Promise<boolean> {
  return (await deps.offers.take(offerId, person, deps.clock.now())) !== null;
}

/** Takes the questions away that nobody answered in time. */
export async function sweepOffers(
  deps: Pick<FlowDeps, 'offers' | 'clock' | 'log'> & { readonly surface: OfferSurface },
): Promise<void> {
  for (const { address, activityId } of await deps.offers.takeExpired(deps.clock.now())) {
    if (activityId !== null) await deps.surface.remove(address, activityId);
  }
}

function over() {
  return {
    code: 'offer.over',
    message:
      'That offer of a file is over, so nothing was saved. Press “Download the repaired list” on the card again.',
    retry: 'after-change',
  } as const;
}
