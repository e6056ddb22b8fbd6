import { opening, phrases, whole } from './phrases.ts';
import { isTelling } from './tense.ts';
import { mention, order, question, type TopicResult, type View } from './topic.ts';

const REQUESTS = phrases('requests|approvals');
const ENTITY = phrases('<(?:request|serial)>');
const LISTED = phrases(`
  show|list|display|view|see|get|give|which|what|find|overview|how many|are there|any|have
  open|pending|waiting|outstanding|unapproved|approved|rejected|cancelled|canceled|running|expired|my|our|all|recent|latest|last|new
  current|active|failed|finished|closed|done|today|yesterday|week
`);
const SHOWN = phrases('show|list|display|view|see|give|get|find|overview|need|want');
const EXPLAINED = opening(`
  how (?:do|does|can|long|are|is|should|would|to)|why|what happens|can|could (?:i|we)|should|may
  what (?:is|are) (?:a |an |the )?(?:requests?|approvals?)$
  (?:what|which) (?:rights?|permissions?|roles?)|who (?:can|may|is allowed)|do (?:i|we) (?:need|have to)
`);
const ASKED_TO_SHOW = opening('(?:can|could) (?:you|i|we|someone) (?:please )?(?:see|get|have|show|list)');
const TO_APPROVE = phrases(`
  (?:what|which|anything|something|is there|are there|show|list|do i have) (?:.*\\b)?(?:to approve|(?:my |our )?for (?:my |our )?approval|needs? (?:my )?approval)
  (?:what|which|anything|show|list)\\b.*\\b(?:waiting for (?:me|us|my)|awaiting (?:approval|my|me)|approval queue|in (?:the|my) queue)
  waiting for (?:my |an |our )?approval
`);
const SHORT = whole(`
  what(?:'s| is) (?:still |currently |now )?(?:pending|open|waiting|outstanding)
  (?:my |the |show |open |pending )*(?:approval queue|queue|todo list)
`);
const PLAIN = opening('(?:please |pls )?(?:requests|my requests|approvals)');
const CHANGING = phrases('approve|reject|cancel|register|deregister|unblock');
const CHOOSING = phrases('show|list|which|what');

/** "show open requests", "which requests were approved today?"; not "how do requests work?". */
export function readListRequests({ text, asks }: View): TopicResult | null {
  if (ENTITY.test(text) && !REQUESTS.test(text)) return null;
  if (EXPLAINED.test(text) && !ASKED_TO_SHOW.test(text)) return null;
  if (TO_APPROVE.test(text) || SHORT.test(text)) return question('list-requests');
  if (!REQUESTS.test(text) || (CHANGING.test(text) && !asks && !CHOOSING.test(text))) return null;
  if (PLAIN.test(text)) return order('list-requests');
  if (!LISTED.test(text)) return null;
  if (asks) return question('list-requests');
  if (SHOWN.test(text)) return order('list-requests');
  return isTelling(text) ? null : mention('list-requests');
}
