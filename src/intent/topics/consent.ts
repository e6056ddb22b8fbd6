import { opening, phrases } from './phrases.ts';
import { isPast, isPoliteOrder, isTelling } from './tense.ts';
import { mention, order, question, type TopicResult, type View } from './topic.ts';

const CONSENT = phrases(`
  consent(?:s|ed|ing)?|concent|consnet
  (?:reseller|partner|csp) relationship|relationship request
  (?:authori[sz]ation|admin|reseller|partner|invitation) (?:link|invitation)
`);
const GENERAL = opening(`
  what(?:'s| is| are| does| do| happens| will| kind| if)?|why|how|which|where (?:do|does|can)
  who (?:can|must|has to|may|should|needs|accepts|gives|grants)
  do (?:i|we) need|is (?:a |the )?consent (?:needed|required|necessary|mandatory)
  can|should|does (?:a|an|the|every|each)
`);
const STATE = opening(
  "what(?:'s| is) the (?:\\w+ )?(?:status|state)|how far|how is the consent|(?:can|could) (?:you|i|we)",
);
const ASKED = phrases(`
  send|resend|re-send|request|ask|get|create|generate|give|need|want|obtain|invite|check|status|link|remind|forward|issue|renew|prepare|show
  verify|mail|email|start|collect|share|provide|make|chase|tell
`);

/** "send Fabrikam Inc the consent link", "did contoso.com consent?"; what consent is, is explained. */
export function readConsent({ text, asks }: View): TopicResult | null {
  if (!CONSENT.test(text)) return null;
  if (asks && !isPoliteOrder(text)) return question(GENERAL.test(text) && !STATE.test(text) ? 'explain' : 'consent');
  if (ASKED.test(text) && !isPast(text, CONSENT)) return order('consent');
  return isTelling(text) ? null : mention('consent');
}
