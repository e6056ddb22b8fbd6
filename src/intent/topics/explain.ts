import { isOfTheField } from './field.ts';
import { ASKING_FOR, opening, phrases, whole } from './phrases.ts';
import { isRepair } from './repair-guide.ts';
import { mention, order, question, type TopicResult, type View } from './topic.ts';

const ORDER_START = opening(`
  ${ASKING_FOR}(?:explain|describe|clarify|define)
  ${ASKING_FOR}(?:tell|show|remind|teach) (?:me|us|him|her|them)(?: please)? (?:how|why|about|more about|when (?:to|should)|if (?:i|we) (?:should|can|may|need)|whether (?:i|we|to))
  ${ASKING_FOR}(?:tell|show) (?:me|us) what (?:happens|would|will|to|it|a|an|the (?:difference|meaning)|.*\\bmean)
  (?:i|we)(?:'d| would)? (?:want|need|like|love)? ?to (?:know|understand|learn) (?:how|why|what|more|about|if (?:i|we)|whether (?:i|we))
  i (?:do not|don't|dont) (?:understand|get|know (?:what|how|why))
  (?:more )?(?:info|information|details) (?:on|about|for) (?:error |code |event )*(?:id )?<code>
`);
const ORDER = phrases('(?:meaning|explanation|definition|difference) (?:of|for|between)');
const MEANING = /\bmean/;
const ABOUT_ENTITY = phrases('tell (?:me|us) (?:more |something )?about <(?:request|serial)>');
const CODE = /<code>/;

/** "explain …", "tell me how …"; not "tell me whether it is registered", which asks for a state. */
export function readExplainOrder({ text }: View): TopicResult | null {
  if (isRepair(text) && !MEANING.test(text)) return null;
  if (ABOUT_ENTITY.test(text) && !CODE.test(text)) return order('status');
  return (ORDER_START.test(text) || ORDER.test(text)) && isOfTheField(text) ? order('explain') : null;
}

const QUOTED = /^(?:what|why|how)\b.*<words>/;
const POINTING = whole(`
  (?:.* )?(?:what|why|how)(?:'s| is| does| do)? (?:this|that|it)(?: mean| about| for)?
  what now.*|what does (?:it|that|this) mean.*
  (?:is|are|was) (?:that|this|it) (?:ok|okay|safe|right|normal|correct).*
`);

/** A question of the field that asks for nothing else is to be explained; any other question is none of ours. */
export function readQuestion({ text, asks }: View): TopicResult | null {
  if (asks && (isOfTheField(text) || QUOTED.test(text) || POINTING.test(text))) return question('explain');
  return CODE.test(text) ? mention('explain') : null;
}
