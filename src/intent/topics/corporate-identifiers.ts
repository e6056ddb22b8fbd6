import { phrases } from './phrases.ts';
import { isStateQuestion } from './state-question.ts';
import { isPast, isPoliteOrder } from './tense.ts';
import { order, question, type TopicResult, type View } from './topic.ts';

const IDENTIFIERS = phrases('(?:corporate|corp)(?: device)? (?:identifiers?|ids?)|corporate-identifiers?');
const TAKEN_OUT = phrases('remove|delete|take|removed|deleted');
const BROUGHT = phrases('please|pls|add|import|upload|attached');

/** "add PF3SE7W7 to the corporate identifiers". */
export function readIdentifiers({ text, asks }: View): TopicResult | null {
  if (!IDENTIFIERS.test(text)) return null;
  if (asks && !isPoliteOrder(text)) return question(isStateQuestion(text) ? 'status' : 'explain');
  if (TAKEN_OUT.test(text)) return null;
  return isPast(text, IDENTIFIERS) && !BROUGHT.test(text) ? null : order('corporate-identifiers');
}
