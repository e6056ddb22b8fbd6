import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { WakeUps } from '../ports/wake-ups.ts';
import { createAuditLog } from './audit-log.ts';
import { createCardStore } from './card-store.ts';
import { createConversationStore } from './conversation-store.ts';
import { connectionOf, type Database } from './database.ts';
import { createDecisionStore } from './decision-store.ts';
import { createInventoryStore } from './inventory-store.ts';
import { createJobStore } from './job-store.ts';
import { createListStore } from './list-store.ts';
import { createNoticeStore } from './notice-store.ts';
import { createOfferStore } from './offer-store.ts';
import { createPlanStore } from './plan-store.ts';
import { createRequestStore } from './request-store.ts';
import type { Stores } from './stores.ts';
import { createTicketStore } from './ticket-store.ts';

/** What the stores need of the outside. `wakeUps`: told of every change of a request; normally the queue. */
export interface StoreSurroundings {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly wakeUps: WakeUps;
}

/** The stores of an open database; they end with it. */
export function createStores(database: Database, { clock, ids, wakeUps }: StoreSurroundings): Stores {
  const connection = connectionOf(database);
  return {
    transactions: { run: (work) => connection.run(work) },
    requests: createRequestStore(connection, clock, wakeUps),
    plans: createPlanStore(connection, clock),
    decisions: createDecisionStore(connection),
    jobs: createJobStore(connection, clock, ids),
    cards: createCardStore(connection, ids),
    notices: createNoticeStore(connection, ids),
    conversations: createConversationStore(connection, clock),
    inventory: createInventoryStore(connection),
    tickets: createTicketStore(connection),
    lists: createListStore(connection),
    offers: createOfferStore(connection),
    audit: createAuditLog(connection, clock),
  };
}
