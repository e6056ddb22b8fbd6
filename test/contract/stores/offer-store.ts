import { describe, expect, test } from 'vitest';
import type { FileOffer } from '../../../src/ports/offer-store.ts';
import type { TestStores } from '../../support/open-test-stores.ts';
import { HANA } from '../../support/stored-samples.ts';

const { objectId, tenantId } = HANA;

async function made({ stores, clock }: TestStores): Promise<FileOffer> {
  const offer: FileOffer = {
    id: 'offer-1',
    listId: 'L-00000001',
    listVersion: 2,
    person: { objectId, tenantId },
    address: '{"kind":"conversation"}',
    activityId: null,
    expiresAt: new Date(clock.now().getTime() + 60_000),
  };
  await stores.offers.make(offer);
  await stores.offers.placed(offer.id, 'activity-7');
  return { ...offer, activityId: 'activity-7' };
}

/** What every `OfferStore` promises. */
export function describeOfferStore(open: () => TestStores): void {
  describe('the offer store', () => {
    test('an offer is taken once, by its person', async () => {
      const its = open();
      const offer = await made(its);
      const { offers } = its.stores;
      const now = its.clock.now();

      expect(await offers.take(offer.id, { objectId: 'somebody-else', tenantId }, now)).toBeNull();
      expect(await offers.take(offer.id, { objectId, tenantId: 'another-tenant' }, now)).toBeNull();
      const taken = await Promise.all([1, 2, 3].map(() => offers.take(offer.id, offer.person, now)));
      expect(taken.filter((each) => each !== null)).toEqual([offer]);
    });

    test('an offer that nobody answered in time cannot be taken, and is given out once to be taken away', async () => {
      const its = open();
      const offer = await made(its);
      const { offers } = its.stores;

      expect(await offers.take(offer.id, offer.person, offer.expiresAt)).toBeNull();
      expect(await offers.takeExpired(its.clock.now())).toEqual([]);
      expect(await offers.takeExpired(offer.expiresAt)).toEqual([offer]);
      expect(await offers.takeExpired(offer.expiresAt)).toEqual([]);
    });
  });
}
