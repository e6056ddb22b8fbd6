import { opening, phrases } from './phrases.ts';
import { isPast, isPoliteOrder, isTelling } from './tense.ts';
import { order, question, type TopicResult, type View } from './topic.ts';

const ONBOARD = phrases('on-?board(?:ing)?');
const ONBOARDED = phrases('on-?boarded');
const SET_UP = phrases(`
  (?:new customer|set up|setup|add|create)\\b.*\\b(?:new customer|as (?:a )?(?:new )?customer)
  (?:set up|setup|add|create)\\b.*\\bcustomer <name>
  new customer(?: :)? <name>
`);
const STATE_QUESTION = opening(`
  (?:is|are|was|were|has|have|did)\\b.*\\bon-?board(?:ed|ing)?
  how far|where is|where's|what(?:'s| is) the (?:status|state|progress)|when (?:was|were|will|did)|any (?:news|update)
`);
const ONE = phrases('<name>|the onboarding|our onboarding');
const STATE = phrases('status|progress|state');

/** "onboard Northwind Traders", "set up a new customer"; how onboarding works is explained. */
export function readOnboarding({ text, asks }: View): TopicResult | null {
  const ordered = !asks || isPoliteOrder(text);
  if (!ONBOARD.test(text) && !ONBOARDED.test(text)) {
    return SET_UP.test(text) && ordered && !isTelling(text) ? order('onboard') : null;
  }
  if (!ordered) return question(STATE_QUESTION.test(text) && ONE.test(text) ? 'status' : 'explain');
  if (STATE.test(text)) return order('status');
  return isPast(text, ONBOARD) || ONBOARDED.test(text) ? null : order('onboard');
}
