import { phrases, whole } from './phrases.ts';
import { order, type TopicResult, type View } from './topic.ts';

const ENTITY = phrases('<(?:serial|code|request)>');
const SHORT = whole(`
  (?:(?:i |we )?(?:need |want |get |show |show me )?(?:some |the |your |a |more )?help(?: me)?(?: menu| page| text)?)(?: ,.*)?
  (?:show |list )?(?:me )?(?:all |the |your |available )*(?:commands?|features|capabilities|functions|options)
  menu|usage|manual|/help|get started|getting started|how to|what now|instructions?|i am lost|i'm lost
`);
const ME = '(?:you|the bot|this bot|preflight|this)';
const LONG = phrases(`
  help (?:with|using|on using|to use) ${ME}
  what (?:all )?(?:can|could|do) (?:you|u|i|we|this bot|the bot|preflight|it) (?:all )?(?:do|ask|say|help)
  what (?:are|is) your (?:commands|features|capabilities|functions|skills)
  (?:which|what) (?:commands?|things|functions|features|actions|questions|sentences|tasks|jobs) (?:do|can|could|are|is) (?:.*\\b)?(?:you|know|i|understand|available|there|supported|give|ask|use)
  how (?:do|can|should|to) (?:i |we |one )?(?:use|work with|talk to|ask|start|start with|get started|get started with)(?: ${ME})?(?: bot)?$
  how do(?:es)? (?:you|it|${ME}) work
  (?:how|what) can you (?:do|help|assist)|who are you|what are you(?: for| good for)?$
  what do you (?:do|know|understand|support)
  (?:list|show)(?: me)?(?: all| the| your)* (?:commands|features|capabilities|functions)
  introduce yourself|what is (?:this bot|preflight|this)(?: for| about)?$
  (?:i )?need help(?: with this bot| here| using| with using)?$
  (?:can|could) you help(?: me| us)?$
  what is possible here|command (?:list|overview)
`);

/** "help", "what can you do?"; not "help with 0x80180014". */
export function readHelp({ text }: View): TopicResult | null {
  if (ENTITY.test(text)) return null;
  const bare = text.replace(/^(?:please|pls) /, '').replace(/(?: ,)? (?:please|pls|thanks)$/, '');
  return SHORT.test(bare) || LONG.test(bare) ? order('help') : null;
}
