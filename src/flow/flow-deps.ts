import type { ChannelName } from '../domain/channel.ts';
import type { JobDeps } from '../jobs/job-deps.ts';
import type { CustomerDirectory, PeopleDirectory } from '../ports/directory.ts';
import type { InventoryStore } from '../ports/inventory-store.ts';
import type { ListStore } from '../ports/list-store.ts';
import type { OfferStore } from '../ports/offer-store.ts';
import type { DecisionStore } from '../ports/plan-store.ts';
import type { TicketStore } from '../ports/ticket-store.ts';

/** What answering people asks of the world: all that a job needs, the directories, and what is known of devices. */
export interface FlowDeps extends JobDeps {
  readonly decisions: DecisionStore;
  readonly inventory: InventoryStore;
  readonly tickets: TicketStore;
  readonly lists: ListStore;
  readonly offers: OfferStore;
  readonly customers: CustomerDirectory;
  readonly people: PeopleDirectory;
  readonly flowSettings: FlowSettings;
}

export interface FlowSettings {
  /** Where people reach this bot's pages: `https://bot.example`, without a slash at the end. */
  readonly publicUrl: string;
  /** The channel for a customer that names none. */
  readonly fallbackChannel: ChannelName;
  readonly uploadTicketMs: number;
  /** How long a list that was only checked is kept for what its owner may still want of it. */
  readonly checkedListMs: number;
  /** The largest list that is read. */
  readonly maxListBytes: number;
  /** How many days the inventory keeps a hash after the last list that brought it. */
  readonly inventoryHashDays: number;
  /** How long a draft and a request for approval wait. */
  readonly draftExpiryMs: number;
  readonly approvalExpiryMs: number;
}
