import type { Fault } from '../domain/fault.ts';
import type { RequestState } from '../domain/request.ts';
import type { EntryAction } from '../knowledge/entry.ts';
import type { CustomerView } from './customer-view.ts';
import type { ImportedInventory } from './import-inventory.ts';
import type { InventoryView } from './inventory-view.ts';
import type { CheckedListView } from './kept-lists/list-view.ts';
import type { RequestView, ViewHint } from './request-view.ts';

/** One device as the customer's tenant shows it now. */
export interface DeviceStatusView {
  readonly serial: string;
  readonly customer: { readonly name: string; readonly tenantId: string } | null;
  readonly registered: boolean;
  readonly deviceId: string | null;
  readonly groupTag: string | null;
  readonly profile: string | null;
  /** "Assigned", "Waiting for a profile", … */
  readonly assignment: string | null;
  readonly enrollment: string | null;
  readonly blocked: boolean;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly assignedUser: string | null;
  /** The newest request that names this device. */
  readonly request: {
    readonly id: string;
    readonly state: RequestState;
    readonly deviceState: string;
    readonly reason: string | null;
  } | null;
  readonly hint: ViewHint | null;
  /** What the inventory knows of it; null where nothing. */
  readonly inventory: InventoryView | null;
  /** True where an admin may press Unblock. */
  readonly canUnblock: boolean;
  /** When this was read, ISO 8601. */
  readonly readAt: string;
}

/** Everything that Preflight can say. A kind of reply without a card does not compile. */
export type Reply =
  /** The one card of a request. */
  | { readonly kind: 'request'; readonly view: RequestView; readonly say: string | null }
  | { readonly kind: 'device-status'; readonly devices: readonly DeviceStatusView[] }
  | {
      readonly kind: 'explanation';
      readonly query: string;
      readonly matches: readonly {
        readonly id: string;
        readonly title: string;
        readonly kind: string;
        readonly summary: string;
        readonly steps: readonly string[];
        readonly facts: readonly string[];
        readonly source: { readonly document: string; readonly section: string; readonly date: string };
        /** What Preflight itself can do about it. */
        readonly actions: readonly EntryAction[];
      }[];
    }
  | {
      readonly kind: 'requests';
      readonly requests: readonly {
        readonly id: string;
        readonly state: RequestState;
        readonly kind: string;
        readonly customer: string | null;
        readonly devices: number;
        readonly requestedBy: string;
        readonly updatedAt: string;
      }[];
    }
  | { readonly kind: 'customer'; readonly view: CustomerView }
  | { readonly kind: 'checked-list'; readonly view: CheckedListView; readonly say: string | null }
  /** A personal link to the page with every row of a list. */
  | {
      readonly kind: 'list-link';
      readonly listId: string;
      readonly requestId: string | null;
      readonly file: string;
      readonly url: string;
      readonly expiresAt: string;
    }
  /** A file for the person who asked: `url` is a personal link; null where the front asks whether it may be sent. */
  | {
      readonly kind: 'list-file';
      readonly listId: string;
      readonly listVersion: number;
      readonly requestId: string | null;
      readonly name: string;
      readonly sizeBytes: number;
      readonly url: string | null;
      readonly expiresAt: string;
    }
  | ({
      readonly kind: 'inventory-imported';
    } & ImportedInventory)
  /** Which file is to be imported? `canAttach`: this conversation takes files. */
  | { readonly kind: 'inventory-wanted'; readonly canAttach: boolean }
  /** What the inventory knows of devices. `say`: what was just done; `canChange`: this person may change entries. */
  | {
      readonly kind: 'inventory-entries';
      readonly entries: readonly InventoryView[];
      readonly say: string | null;
      readonly canChange: boolean;
    }
  /** A personal link to the upload page; `requestId` is null for the inventory. */
  | {
      readonly kind: 'upload-link';
      readonly requestId: string | null;
      readonly url: string;
      readonly expiresAt: string;
    }
  /** What this person may do here, with examples. */
  | {
      readonly kind: 'help';
      readonly title: string;
      readonly lines: readonly { readonly what: string; readonly example: string }[];
      readonly note: string | null;
    }
  /** A short answer: greeting, not understood, a question back. `tries` are sentences that would work. */
  | { readonly kind: 'say'; readonly text: string; readonly tries: readonly string[] }
  /** An expected failure, worded. */
  | { readonly kind: 'refused'; readonly fault: Fault };
