import type { ChangeIntent, Evidence } from '../change.ts';
import type { Sentence } from '../clauses.ts';
import type { Intent } from '../intent.ts';

/** The intents that change nothing. */
type Topic = Exclude<Intent['intent'], ChangeIntent | 'unknown'>;

/** What a sentence is about, and how plainly: `order` asks for it, `question` asks about it, `mention` only names it. */
export interface TopicResult {
  readonly topic: Topic;
  readonly weight: 'order' | 'question' | 'mention';
}

export interface FoundTopic extends TopicResult {
  readonly sentence: Sentence;
}

/** A sentence as a line of words: lower case, slips mended, values as marks (`<serial>`, `<code>` …), reasons left out. */
export interface View {
  readonly text: string;
  /** It asks: by its mark, or by its first words. */
  readonly asks: boolean;
  readonly evidence: Evidence;
  /** The message says that a file is attached. */
  readonly attached: boolean;
}

/** Reads one topic from a sentence; null where it is about something else. */
export type TopicRule = (view: View) => TopicResult | null;

export const order = (topic: Topic): TopicResult => ({ topic, weight: 'order' });
export const question = (topic: Topic): TopicResult => ({ topic, weight: 'question' });
export const mention = (topic: Topic): TopicResult => ({ topic, weight: 'mention' });
