import { isOfTheField } from './field.ts';
import { opening, phrases } from './phrases.ts';
import { isPast, isPoliteOrder } from './tense.ts';
import { order, question, type TopicResult, type View } from './topic.ts';

const DEVICES = '(?:devices|laptops|serials|machines|computers|notebooks)';
/** "which laptops were registered today", "show all devices of Contoso" */
const LISTED = opening(`
  (?:which|what) ${DEVICES}\\b.*\\b(?:are|were|have been|did)
  (?:please |can you |could you )*(?:show|list|send|give|get|export)(?: me| us)?(?: a| the)?(?: list of)?(?: all| the| our| registered| unblocked| deregistered| blocked)* ${DEVICES}(?= (?:<name>|of|for|at|in|from|that|which|registered)|$)
  how many (?:${DEVICES}|registrations)\\b.*\\b(?:did|were|was|have|has|registered|deregistered|imported|unblocked|approved)
`);
const REPORT = phrases(`
  reports?|statistics|stats|figures|kpis?|summary of|numbers for|audit (?:trail|log|export)
  (?:monthly|weekly|quarterly) (?:overview|summary|numbers)
  overview of (?:all )?(?:registrations|registered|devices|imports|deregistrations)
`);
const OTHER = phrases(`
  (?:expense|bug|error|crash|incident|travel|weather|sick) reports?
  report (?:(?:a|an|the|this|that|my) )?(?:problem|issue|bug|error|fault|incident|stolen|lost|missing)
  report (?:<serial>|<request>|it|this|that|back|him|her|to (?:me|us))
`);
const ABOUT = opening(
  'how|why|what (?:is|are|does|do)(?! (?:the|our) (?:statistics|stats|figures|numbers))|where|when|who|which|should|does|did|has|was|is (?:the|that|this)',
);

/** "monthly report for Contoso"; not "report a problem". */
export function readReport({ text, asks }: View): TopicResult | null {
  if (LISTED.test(text)) return question('report');
  if (!REPORT.test(text) || OTHER.test(text)) return null;
  if (asks && !isPoliteOrder(text)) {
    if (!ABOUT.test(text)) return question('report');
    return isOfTheField(text) ? question('explain') : null;
  }
  return isPast(text, REPORT) ? null : order('report');
}
