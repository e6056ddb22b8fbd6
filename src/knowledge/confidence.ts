/** What speaks for and against the best entry being the answer to a question, and not only the nearest text. */
export interface Evidence {
  /** 0 to 1: what part of the question's weight the entry speaks of. */
  readonly coverage: number;
  /** 0 to 1: how near the entry's own wording of the question comes. */
  readonly phrase: number;
  /** How far its score leads that of the next entry. */
  readonly lead: number;
  readonly question: QuestionWords;
}

/** How many words say what a question is about, and how many of them are not ours. */
export interface QuestionWords {
  readonly count: number;
  /** Those that no entry holds. */
  readonly unknown: number;
  /** Those that are at home in other fields. */
  readonly foreign: number;
}

/** A lead beyond this says no more. */
const CLEAR_LEAD = 0.2;
/** More words than these make a question no clearer. */
const MANY_WORDS = 10;

/**
 * 0 to 1: how likely the best entry is the answer. A logistic model over few features, fitted on the tuned questions of
 * the fixtures: answered ones against those that the documents do not hold, of which a wrong answer counts three times.
 */
export function confidenceOf({ coverage, phrase, lead, question }: Evidence): number {
  const { count, unknown, foreign } = question;
  const sum =
    -3.4 +
    2.7 * coverage +
    0.9 * phrase +
    2.7 * coverage * phrase +
    1.4 * (Math.min(lead, CLEAR_LEAD) / CLEAR_LEAD) -
    2.3 * (unknown / Math.max(1, count)) +
    1.7 * (Math.min(count, MANY_WORDS) / MANY_WORDS) -
    0.7 * foreign -
    (count <= 1 ? 2 : count === 2 ? 0.6 : 0) +
    0.1;
  return 1 / (1 + Math.exp(-sum));
}
