import { ASKING_FOR, opening, phrases } from './phrases.ts';
import { isIndirectState, isStateQuestion } from './state-question.ts';
import { isTelling } from './tense.ts';
import { order, question, type TopicResult, type View } from './topic.ts';

const ENTITY = /<(?:serial|request)>/;
const STATUS = phrases('status|staus|stauts|progress');
const STATUS_ASKED = phrases(`
  (?:status|progress)(?: please| pls)?$
  (?:show|give|tell|check|get|send|need|want|see)\\b.*\\b(?:status|progress)
`);
const STATUS_FIRST = opening('(?:the |current |my |our |please |pls )*(?:status|progress)');
const NEWS = phrases(`
  state of|how far|where (?:is|are|does|do)|where's|wheres|any (?:news|updates?|progress)|update on|news on|look ?up|track|follow up on
  what(?:'s| is) (?:happening|going on|up|the (?:state|latest))|whats (?:happening|going on|up)
`);
const LOOK_UP = opening(`
  ${ASKING_FOR}(?:check|review|verify|look up|lookup|look at|look for|find|search(?: for)?|show|display|track|see|view|get|open|fetch|list)
  ${ASKING_FOR}(?:details|details of|info|info on|information|history of|history for|log of|confirm|let me know|give me|query)
  ${ASKING_FOR}(?:notify (?:me|us)|ping me|inform (?:me|us)|tell (?:me|us))
`);
const HOW_TO = phrases('how to');
const WANT_TO_KNOW = opening(
  "(?:i|we)(?:'d| would)? (?:(?:want|need|like) to (?:know|check|see|find out)|(?:am |was )?wonder(?:ing)?)",
);

/** "where is R-1042?", "check PF3AA1B2", "let me know if it was approved". */
export function readStatus({ text, asks, evidence }: View): TopicResult | null {
  if (asks) return isStateQuestion(text) ? question('status') : null;
  const entity = ENTITY.test(text);
  const told = isTelling(text);
  if (STATUS.test(text) && !told) {
    return entity || STATUS_FIRST.test(text) || STATUS_ASKED.test(text) ? order('status') : null;
  }
  if (!entity && !evidence.serials && !evidence.requests) return null;
  if (entity && NEWS.test(text) && !told) return order('status');
  const known = entity || isIndirectState(text);
  return known && ((LOOK_UP.test(text) && !HOW_TO.test(text)) || WANT_TO_KNOW.test(text)) ? order('status') : null;
}
