import type { Act } from '../acts.ts';
import type { Evidence } from '../change.ts';
import type { Sentence } from '../clauses.ts';
import type { Message } from '../message.ts';
import type { Masks } from '../phrase.ts';
import { readFileCheck } from './check-file.ts';
import { readConsent } from './consent.ts';
import { readIdentifiers } from './corporate-identifiers.ts';
import { readExplainOrder, readQuestion } from './explain.ts';
import { readHelp } from './help.ts';
import { readInventory } from './import-inventory.ts';
import { readListRequests } from './list-requests.ts';
import { readOnboarding } from './onboard.ts';
import { readRepairGuide } from './repair-guide.ts';
import { readReport } from './report.ts';
import { readStatus } from './status.ts';
import type { FoundTopic, TopicResult, TopicRule, View } from './topic.ts';
import { startsAsQuestion, textOf } from './view.ts';

/** The first that knows the sentence decides. */
const RULES: readonly TopicRule[] = [
  readHelp,
  readExplainOrder,
  readListRequests,
  readIdentifiers,
  readInventory,
  readRepairGuide,
  readFileCheck,
  readConsent,
  readReport,
  readOnboarding,
  readStatus,
  readQuestion,
];
const ONLY_SERIALS = /^(?:<serial>|[ ,:]|and)*$/;

/** The topic of each sentence that has one; clauses in which `acts` forbid something are not looked at. */
export function readTopics(
  message: Message,
  sentences: readonly Sentence[],
  acts: readonly Act[],
  masks: Masks,
  evidence: Evidence,
  attached: boolean,
): FoundTopic[] {
  const found: FoundTopic[] = [];
  const forbidden = new Set(acts.filter((act) => act.mood === 'do-not').map((act) => act.clause));
  for (const sentence of sentences) {
    const text = textOf(message, sentence, forbidden, masks);
    if (ONLY_SERIALS.test(text)) continue;
    const topic = topicOf({ text, asks: sentence.asks || startsAsQuestion(text), evidence, attached });
    if (topic !== null) found.push({ ...topic, sentence });
  }
  return found;
}

function topicOf(view: View): TopicResult | null {
  for (const rule of RULES) {
    const result = rule(view);
    if (result !== null) return result;
  }
  return null;
}
