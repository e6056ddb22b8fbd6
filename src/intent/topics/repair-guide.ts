import { phrases } from './phrases.ts';
import { isPast } from './tense.ts';
import { order, question, type TopicResult, type View } from './topic.ts';

const PART =
  '(?:motherboard|mainboard|main board|mother board|system ?board|logic board|tpm|board|hard drive|ssd|disk|network card|nic|cpu)';
const SWAPPED = '(?:replac\\w*|swap\\w*|chang\\w*|exchang\\w*|new|repair\\w*|broken|defect\\w*|fault\\w*)';
const GUIDE = '(?:guide|steps|instructions?|procedure|checklist|walk ?through)';
const REPAIR = phrases(`
  repair(?:s|ing|ed)? (?:.*\\b)?(?:${GUIDE}|process|workflow|manual)
  (?:${GUIDE}|walk me through)\\b.*\\b(?:repair\\w*|replac\\w*|swap\\w*|motherboard|mainboard)
  ${PART}\\b.*\\b${GUIDE}
`);
const GUIDES = phrases(GUIDE);
const SWAP = phrases(`
  ${PART}\\b.{0,40}\\b${SWAPPED}
  ${SWAPPED}\\b.{0,30}\\b${PART}
`);
const NEXT_STEP = phrases(`
  what (?:now|next|do i do|do we do|to do|should i do|should we do|must i do|has to be done|needs to be done|is to be done|are the steps|do i (?:need|have) to do)
  how (?:do i|do we|should i|should we|to) (?:proceed|go on|continue|handle|deal)
  next steps?|which steps|walk me through|guide me
`);
const WANTED = phrases('please|pls|show|need|give|send|walk');

/** A guide to a repair is asked for by name. */
export function isRepair(text: string): boolean {
  return REPAIR.test(text);
}

/** "show the repair guide", "the motherboard was replaced, what now?". */
export function readRepairGuide({ text, asks }: View): TopicResult | null {
  if (isRepair(text) && (WANTED.test(text) || !isPast(text, GUIDES))) return order('repair-guide');
  if (!SWAP.test(text) || !NEXT_STEP.test(text)) return null;
  return asks ? question('repair-guide') : order('repair-guide');
}
