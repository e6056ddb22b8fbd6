import { describe, expect, test } from 'vitest';
import type { Ticket } from '../../../src/ports/ticket-store.ts';
import type { TestStores } from '../../support/open-test-stores.ts';
import { HANA, newRequest } from '../../support/stored-samples.ts';

const MINUTES = 60_000;

async function issued({ stores, clock }: TestStores): Promise<Ticket> {
  await stores.requests.create(newRequest(), []);
  const expiresAt = new Date(clock.now().getTime() + 10 * MINUTES);
  const ticket: Ticket = {
    purpose: { kind: 'upload', requestId: 'R-1' },
    person: HANA,
    conversationId: '19:team',
    expiresAt,
  };
  await stores.tickets.issue('secret-digest', ticket);
  return ticket;
}

/** What every `TicketStore` promises. */
export function describeTicketStore(open: () => TestStores): void {
  describe('the ticket store', () => {
    test('a ticket opens once and becomes a session that uploads once and then shows its list', async () => {
      const its = open();
      const ticket = await issued(its);
      const { tickets } = its.stores;
      const now = its.clock.now();

      expect(await tickets.open('secret-digest', 'session-1', now)).toEqual(ticket);
      expect(await tickets.open('secret-digest', 'session-2', now)).toBeNull();
      expect(await tickets.session('session-1', now)).toEqual(ticket);
      expect(await tickets.session('session-2', now)).toBeNull();
      expect(await tickets.uploaded('session-1', 'L-00000001', now)).toBe(true);
      expect(await tickets.uploaded('session-1', 'L-00000002', now)).toBe(false);
      expect(await tickets.session('session-1', now)).toEqual({
        ...ticket,
        purpose: { kind: 'list', listId: 'L-00000001' },
      });
      expect(await tickets.open('secret-digest', 'session-3', now)).toBeNull();
    });

    test('a ticket may be looked at until it is opened', async () => {
      const its = open();
      const { tickets } = its.stores;
      const now = its.clock.now();
      const ticket: Ticket = {
        purpose: { kind: 'list', listId: 'L-00000001' },
        person: HANA,
        conversationId: '19:team',
        expiresAt: new Date(now.getTime() + MINUTES),
      };
      await tickets.issue('another-digest', ticket);

      expect(await tickets.look('another-digest', now)).toEqual(ticket);
      expect(await tickets.look('another-digest', now)).toEqual(ticket);
      expect(await tickets.look('another-digest', ticket.expiresAt)).toBeNull();
      await tickets.open('another-digest', 'session-1', now);
      expect(await tickets.look('another-digest', now)).toBeNull();
    });

    test('a ticket that nobody issued opens nothing', async () => {
      const its = open();
      await issued(its);

      expect(await its.stores.tickets.open('another-digest', 'session-1', its.clock.now())).toBeNull();
      expect(await its.stores.tickets.look('another-digest', its.clock.now())).toBeNull();
      expect(await its.stores.tickets.session('secret-digest', its.clock.now())).toBeNull();
      expect(await its.stores.tickets.uploaded('secret-digest', 'L-00000001', its.clock.now())).toBe(false);
    });

    test('an expired ticket opens nothing, its session ends, and it is forgotten', async () => {
      const its = open();
      const { expiresAt } = await issued(its);
      const { tickets } = its.stores;

      expect(await tickets.open('secret-digest', 'session-1', expiresAt)).toBeNull();
      await tickets.dropExpired(its.clock.now());
      expect(await tickets.open('secret-digest', 'session-1', its.clock.now())).not.toBeNull();
      expect(await tickets.session('session-1', expiresAt)).toBeNull();
      expect(await tickets.uploaded('session-1', 'L-00000001', expiresAt)).toBe(false);
      await tickets.dropExpired(expiresAt);
      expect(await tickets.session('session-1', its.clock.now())).toBeNull();
    });

    test('of many uploads at once a single one is taken', async () => {
      const its = open();
      await issued(its);
      const now = its.clock.now();
      const opened = await Promise.all(
        Array.from({ length: 6 }, (_, index) => its.stores.tickets.open('secret-digest', `session-${index}`, now)),
      );
      const session = `session-${opened.findIndex((ticket) => ticket !== null)}`;

      const taken = await Promise.all(
        Array.from({ length: 6 }, (_, index) => its.stores.tickets.uploaded(session, `L-${index}`, now)),
      );

      expect(opened.filter((ticket) => ticket !== null)).toHaveLength(1);
      expect(taken.filter(Boolean)).toHaveLength(1);
    });
  });
}
