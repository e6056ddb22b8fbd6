import { afterAll, beforeAll, beforeEach } from 'vitest';
import { describeDatabases, HOOK_TIMEOUT_MS } from '../support/database.ts';
import { openTestStores, type TestStores } from '../support/open-test-stores.ts';
import { describeAuditLog } from './stores/audit-log.ts';
import { describeCardNoticeConversationStore } from './stores/card-notice-conversation-store.ts';
import { describeInventoryStore } from './stores/inventory-store.ts';
import { describeJobStore } from './stores/job-store.ts';
import { describeListStore } from './stores/list-store.ts';
import { describeOfferStore } from './stores/offer-store.ts';
import { describePlanAndDecisionStore } from './stores/plan-and-decision-store.ts';
import { describeRequestStore } from './stores/request-store.ts';
import { describeTicketStore } from './stores/ticket-store.ts';
import { describeTransactions } from './stores/transactions.ts';

describeDatabases('every port keeps its promises', (places) => {
  let opened: TestStores | undefined;
  const open = (): TestStores => {
    if (opened === undefined) throw new Error('The database is not open.');
    return opened;
  };
  beforeAll(async () => {
    opened = await openTestStores(await places.make());
  }, HOOK_TIMEOUT_MS);
  beforeEach(() => open().empty());
  afterAll(() => opened?.close(), HOOK_TIMEOUT_MS);

  describeTransactions(open);
  describeRequestStore(open);
  describePlanAndDecisionStore(open);
  describeJobStore(open);
  describeCardNoticeConversationStore(open);
  describeInventoryStore(open);
  describeTicketStore(open);
  describeListStore(open);
  describeOfferStore(open);
  describeAuditLog(open);
});
