import { opening, phrases } from './phrases.ts';
import { isStateQuestion } from './state-question.ts';
import { isPast, isPoliteOrder } from './tense.ts';
import { mention, order, question, type TopicResult, type View } from './topic.ts';

const INVENTORY = phrases('inventory|stock list');
const IMPORTING = phrases(
  'import|importing|upload|load|reload|refresh|update|sync|read|ingest|take over|take in|bring in|add|process',
);
const DONE = opening('has|was|is|did|when');
const ATTACHED = phrases('attached|enclosed|attachment|here');
const CHANGING = phrases('register|deregister');

/** "import the inventory", "inventory import for Northwind Traders". */
export function readInventory({ text, asks }: View): TopicResult | null {
  if (!INVENTORY.test(text)) return null;
  if (asks && !isPoliteOrder(text)) return question(isStateQuestion(text) || DONE.test(text) ? 'status' : 'explain');
  if (IMPORTING.test(text) && !isPast(text, INVENTORY)) return order('import-inventory');
  return ATTACHED.test(text) && !CHANGING.test(text) ? mention('import-inventory') : null;
}
