import { opening, phrases } from './phrases.ts';
import { isOrdered, isPast } from './tense.ts';
import { order, question, type TopicResult, type View } from './topic.ts';

const FILE = phrases(`
  files?|csvs?|lists?|spreadsheets?|sheets?|excel|workbook|attachments?|hash ?lists?|export|upload|format|columns?|headers?|hashes|rows|template
  <file>
`);
const CHECKING = phrases(`
  check|validate|verify|review|inspect|test|scan|lint|examine|proofread|look (?:at|over|into|through)|have a look|take a look|go over
  run a check|validation|check of|sanity check|precheck|pre-check|fix|repair|clean(?: up)?|convert|correct
`);
const HAVE_CHECKED = phrases('(?:have|get|need|want|like)\\b.*\\b(?:checked|validated|verified|reviewed|looked at)');
const ADVICE = opening('how|why|what (?:does|do|is|are)|where|who|should');
const DEVICE_CHECK = phrases('(?:check|verify|see|look) (?:if|whether) <serial>');
const NEAR = phrases('this|the|my|our|attached|that|his|her|their|enclosed|<file>');
const STATE = phrases(`
  valid|invalid|correct|ok|okay|fine|good|right|clean|ready|complete|accepted|acceptable|well-formed|wrong|broken|errors?|mistakes?|problems?
  issues?|findings|duplicates?|usable|importable|be imported|be uploaded|pass
`);
const STATE_QUESTION = opening(
  "(?:.*, )?(?:is|are|does|do|can you|could you|any|anything|has|have|what is wrong|what's wrong|whats wrong|will|would)",
);

/** "check the attached file", "is the format valid?"; not "check whether PF3AA1B2 is registered". */
export function readFileCheck({ text, asks, attached }: View): TopicResult | null {
  if (!FILE.test(text)) return null;
  if (!ADVICE.test(text) && !DEVICE_CHECK.test(text)) {
    if (HAVE_CHECKED.test(text)) return order('check-file');
    if (CHECKING.test(text) && isOrdered(text, CHECKING) && !isPast(text, CHECKING)) return order('check-file');
  }
  const here = attached || NEAR.test(text);
  const judged = asks && here && STATE.test(text) && STATE_QUESTION.test(text) && !text.includes('<code>');
  return judged ? question('check-file') : null;
}
