import { describe, expect, test } from 'vitest';
import type { TestStores } from '../../support/open-test-stores.ts';
import { HANA, newRequest } from '../../support/stored-samples.ts';

const PERSON = { objectId: HANA.objectId, tenantId: HANA.tenantId };

/** What every `CardStore`, `NoticeStore` and `ConversationStore` promise. */
export function describeCardNoticeConversationStore(open: () => TestStores): void {
  describe('the card store', () => {
    test('keeps the cards of a request in the order in which they were placed', async () => {
      const { stores, clock } = open();
      await stores.requests.create(newRequest(), []);

      const first = await stores.cards.place({
        requestId: 'R-1',
        address: '{"conversation":"a"}',
        activityId: 'activity-1',
        shownVersion: 1,
      });
      const second = await stores.cards.place({
        requestId: 'R-1',
        address: '{"conversation":"b"}',
        activityId: null,
        shownVersion: 0,
      });

      expect(first).toMatchObject({ shownAt: null, failures: 0, activityId: 'activity-1' });
      expect(await stores.cards.forRequest('R-1')).toEqual([first, second]);
      await stores.cards.failed(first.id, 4);
      await stores.cards.failed(first.id, 4);
      expect((await stores.cards.forRequest('R-1'))[0]).toMatchObject({ failures: 2, failedVersion: 4 });
      await stores.cards.shown(first.id, 4, clock.now());
      expect((await stores.cards.forRequest('R-1'))[0]).toEqual({
        ...first,
        shownVersion: 4,
        shownAt: clock.now(),
        failures: 0,
      });
    });

    test('a request is named once while a card of it shows an old version', async () => {
      const { stores, clock } = open();
      for (let number = 1; number <= 3; number += 1) await stores.requests.create(newRequest(), []);
      const place = (requestId: string, activityId: string | null) =>
        stores.cards.place({ requestId, address: '{}', activityId, shownVersion: 1 });
      const behind = await place('R-1', 'activity-1');
      await place('R-1', 'activity-2');
      await place('R-2', 'activity-3');
      await place('R-3', null);
      await stores.requests.change('R-1', 1, {});
      await stores.requests.change('R-3', 1, {});

      expect(await stores.cards.stale()).toEqual(['R-1']);
      for (const card of await stores.cards.forRequest('R-1')) await stores.cards.shown(card.id, 2, clock.now());
      expect(await stores.cards.stale()).toEqual([]);

      await stores.requests.change('R-1', 2, {});
      await stores.cards.shown(behind.id, 3, clock.now());
      expect(await stores.cards.stale()).toEqual(['R-1']);
    });

    test('a card that fails again and again is left alone until its request changes', async () => {
      const { stores } = open();
      await stores.requests.create(newRequest(), []);
      const card = await stores.cards.place({
        requestId: 'R-1',
        address: '{}',
        activityId: 'activity-1',
        shownVersion: 0,
      });
      for (let count = 1; count <= 8; count += 1) {
        expect(await stores.cards.stale()).toEqual(['R-1']);
        await stores.cards.failed(card.id, 1);
      }

      expect(await stores.cards.stale()).toEqual([]);
      await stores.requests.change('R-1', 1, {});
      expect(await stores.cards.stale()).toEqual(['R-1']);
      await stores.cards.failed(card.id, 2);
      expect((await stores.cards.forRequest('R-1'))[0]?.failures).toBe(1);
    });
  });

  describe('the notice store', () => {
    test('a notice is kept once for its key, and waits until it is done', async () => {
      const { stores } = open();
      await stores.requests.create(newRequest(), []);

      await stores.notices.keep('R-1 done', { requestId: 'R-1', person: PERSON, text: 'Everything is assigned.' });
      await stores.notices.keep('R-1 done', { requestId: 'R-1', person: PERSON, text: 'Another text.' });
      await stores.notices.keep('R-1 late', { requestId: 'R-1', person: PERSON, text: 'It takes longer.' });

      const [first, second] = await stores.notices.waiting();
      expect(first).toMatchObject({
        requestId: 'R-1',
        person: PERSON,
        text: 'Everything is assigned.',
        state: 'waiting',
        failures: 0,
      });
      expect(second?.text).toBe('It takes longer.');
      await stores.notices.failed(first?.id ?? '');
      expect((await stores.notices.waiting())[0]?.failures).toBe(1);
      await stores.notices.done(first?.id ?? '', 'sent');
      await stores.notices.done(second?.id ?? '', 'undeliverable');
      expect(await stores.notices.waiting()).toEqual([]);
      await stores.notices.keep('R-1 done', { requestId: 'R-1', person: PERSON, text: 'Once more.' });
      expect(await stores.notices.waiting()).toEqual([]);
    });
  });

  describe('the conversation store', () => {
    test('remembers the last address of a person of a tenant', async () => {
      const { stores } = open();

      await stores.conversations.remember(PERSON, '{"id":1}');
      await stores.conversations.remember(PERSON, '{"id":2}');

      expect(await stores.conversations.find(PERSON)).toBe('{"id":2}');
      expect(await stores.conversations.find({ ...PERSON, tenantId: 'another' })).toBeNull();
    });
  });
}
