import { isOfTheField } from './field.ts';
import { ASKING_FOR, opening, phrases, whole } from './phrases.ts';
import { askingPart } from './view.ts';

const DONE =
  '(?:registered|reregistered|enrolled|deregistered|unregistered|unblocked|blocked|retagged|tagged|assigned|unassigned|approved|rejected|' +
  'cancelled|canceled|imported|uploaded|removed|deleted|added|submitted|onboarded|finished|done|completed|complete|ready|through|failed|' +
  'expired|pending|running|waiting|active|deployed|processed|synced|working|listed|known|there|visible|available|released|sent|received|' +
  'accepted|open|closed|stuck|ok|okay|online|assigning|live)';
const ENTITY = /<(?:serial|request)>/;
const CODE = /<code>/;
const OUR = phrases('the|my|our|these|it|they|<name>');

/** "<serial> - registered?" */
const SHORT = whole(
  `(?:<(?:serial|request|name)>|,|:|and| )+(?:already |still |now |yet )?${DONE}(?: yet| already| now| by now)?`,
);
const WHY_REQUEST = opening('why (?:is|was|has|did|were|are)\\b.*<request>');
const DO_YOU_KNOW = opening('(?:do you know|any idea|does anyone know|does anybody know) (?:if|whether|when|where)');
const LOOK = phrases('(?:have|take) a (?:quick )?look|look into');
/** Asks for advice, permission, a reason or a way. */
const ADVICE = opening(`
  (?:does|will|is|would) (?!anything|everything|something|nothing)\\w+ing
  why|should|shall|may|must|do (?:i|we)|does (?:one|it matter|anyone know)|would(?! you)
  how(?! far| is| are|'s| many| much longer| long (?:will|until))
  (?:can|could)(?! (?:you|someone|anyone|somebody|anybody))
  (?:are|is) (?:you|preflight|the bot|it) (?:able|allowed|capable)
  is it (?:ok|okay|safe|possible|allowed|necessary|better|wise|a good|enough|required|needed|right|correct|true|normal|recommended|dangerous|bad|fine)
  what (?:if|happens|will happen|would happen|happened when|should|shall|do (?:i|we)|must|can (?:i|we)|to do)
  what does (?:it|that|this|<code>)\\b.*\\bmean
  which (?:one|of|is (?:right|better)|way|option|should)
  when (?:should|do|can|must|may|to)
`);
const WHERE = opening("where|where's|wheres");
const OUR_MATTER = phrases('(?:the|my|our) (?:request|order|registration|devices|laptops|batch|import)');
const HAPPENING = phrases(`
  (?:what(?:'s| is)?|whats) (?:happening|going on|up|new|the (?:current )?(?:status|state|progress|latest))
  how far|any (?:news|updates?|progress)|status$
`);
const OUR_STATE = phrases('the|my|our|status|registration|request');
const SERIAL_DID = opening('(?:did|has|have|is|was|does) <serial>');
const AUXILIARY = opening("is|are|was|were|isn't|aren't|wasn't|hasn't|has|have|had|haven't|did|didn't|will|does");
const GENERAL_IT = opening(
  '(?:is|are|was) (?:it|there|that|this) (?:a |any )?(?:ok|okay|safe|possible|allowed|necessary|better|wise|limit|way|rule|need)',
);
const DONE_AT_ALL = phrases(`
  ${DONE}
  (?:in|into|to) (?:autopilot|intune)
  register|deregister|unblock|import|finish|work|retag|approve|go through
`);
const DEFINITE = phrases(
  'the|my|our|these|those|this|it|they|all|everything|anybody|anyone|somebody|someone|you|we|that|<(?:name|number|file|mail)>',
);
/** Asks how things are in general: "are laptops registered automatically". */
const GENERAL = phrases(`
  automatically|usually|normally|always|ever|generally|typically|by default|required|mandatory|necessary|supported|support|allowed|possible
  need|needed|limit|limits|maximum|free|safe|mean|means|difference|same as|better
`);
const IT_DONE = opening(
  "(?:is|are|was|were|has|have|did|isn't|hasn't) (?:it|they|these|those|that|everything|all|this) (?:\\w+ ){0,3}?(?:registered|done|finished|ready|through|complete|completed|approved|imported|worked|work)",
);
const NAMED = phrases('<(?:name|number|file)>');
const WHICH = opening("when|who|who's|which|what|what's|whats|whose|how many");
const WAY = phrases(`
  should|shall|must|do i do|to do|can i|can we|may i|better|right|mean|means|happens?|would|could|way|steps|procedure|best
  (?:needed|required|necessary) to
  who (?:can|may|must|should|has to|needs to|is allowed)
`);
const WHEN_WILL = opening('when will');
const WHEN_DONE = new RegExp(
  `${opening('when (?:will|was|were|did|is|are)').source}(?=.*${OUR.source}).*${phrases(`${DONE}|happen|start|arrive`).source}`,
);
const TELL_ME = opening(`${ASKING_FOR}(?:tell|check|let|confirm|see|find|verify|say|look)`);
const ADVISED = phrases('should|how to|how do|how can|why|mean');
const I_WONDER = opening('(?:i|we)\\b.*\\b(?:know|wonder|wondering|see)');
const INDIRECT = phrases(
  '(?:if|whether|that|when|where)\\b.*\\b(?:is|are|was|were|has|have|been|registered|done|there)',
);

/** "whether it is registered", "that R-1044 was approved" */
export function isIndirectState(text: string): boolean {
  return INDIRECT.test(text);
}

/** Asks for what is or was: "is <serial> registered", "did anybody register <serial>", "where is <request>". */
export function isStateQuestion(text: string): boolean {
  const part = askingPart(text);
  const entity = ENTITY.test(text);
  if (SHORT.test(text)) return entity;
  if (WHY_REQUEST.test(part) && !CODE.test(part)) return true;
  if (DO_YOU_KNOW.test(part)) return entity || isIndirectState(part);
  if (entity && LOOK.test(part) && !CODE.test(text)) return true;
  if (ADVICE.test(part)) return false;
  if (WHERE.test(part)) return entity || OUR_MATTER.test(part);
  if (HAPPENING.test(part)) return entity || OUR_STATE.test(part);
  if (CODE.test(part) && !SERIAL_DID.test(part)) return false;
  if (AUXILIARY.test(part)) return entity ? !GENERAL_IT.test(part) : isDoneQuestion(part);
  if (WHICH.test(part))
    return entity ? !WAY.test(part) || WHEN_WILL.test(part) : WHEN_DONE.test(part) && !GENERAL.test(part);
  if (TELL_ME.test(part)) return (entity && !ADVISED.test(part)) || (isIndirectState(part) && OUR.test(part));
  return I_WONDER.test(part) && entity && isIndirectState(part);
}

/** "are the laptops for Contoso registered", "is it done yet". */
function isDoneQuestion(part: string): boolean {
  if (!DONE_AT_ALL.test(part) || !DEFINITE.test(part) || GENERAL.test(part)) return false;
  return isOfTheField(part) || IT_DONE.test(part) || NAMED.test(part);
}
