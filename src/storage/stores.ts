import type { AuditLog } from '../ports/audit-log.ts';
import type { CardStore, ConversationStore, NoticeStore } from '../ports/card-store.ts';
import type { InventoryStore } from '../ports/inventory-store.ts';
import type { JobStore } from '../ports/job-store.ts';
import type { ListStore } from '../ports/list-store.ts';
import type { OfferStore } from '../ports/offer-store.ts';
import type { DecisionStore, PlanStore } from '../ports/plan-store.ts';
import type { RequestStore } from '../ports/request-store.ts';
import type { TicketStore } from '../ports/ticket-store.ts';
import type { Transactions } from '../ports/transactions.ts';

/** Every store on one database. Calls of any of them inside `transactions.run` take part in that transaction. */
export interface Stores {
  readonly transactions: Transactions;
  readonly requests: RequestStore;
  readonly plans: PlanStore;
  readonly decisions: DecisionStore;
  readonly jobs: JobStore;
  readonly cards: CardStore;
  readonly notices: NoticeStore;
  readonly conversations: ConversationStore;
  readonly inventory: InventoryStore;
  readonly tickets: TicketStore;
  readonly lists: ListStore;
  readonly offers: OfferStore;
  readonly audit: AuditLog;
}
