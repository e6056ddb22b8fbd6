import type { WordWeights } from './word-weights.ts';
import type { TextWords } from './words.ts';

/** What a soft word counts of what a word of the field as rare as it would count. */
const SOFT_SHARE = 0.5;

/** A wording of so many words, and of this weight, that stands whole in a question is what the question is about. */
const WHOLE_WORDS = 3;
const WHOLE_WEIGHT = 13;

/** How near an entry comes to a question. */
export interface Likeness {
  /** 0 to 1: of its nearest wording. */
  readonly like: number;
  /** Whether one of its longer wordings stands whole in the question, as in a pasted log line. */
  readonly whole: boolean;
}

/** How near the wordings of entries come to a question. */
export class PhraseIndex {
  /** The phrases that hold a word of the field, and those that hold a soft word. */
  readonly #byToken = new Map<string, number[]>();
  readonly #bySoft = new Map<string, number[]>();
  /** For each phrase: its weight, and which entry's it is. */
  readonly #weights: number[] = [];
  readonly #owners: number[] = [];
  /** For each phrase: the weight of its words of the field, and their number. */
  readonly #tokenWeights: number[] = [];
  readonly #tokenCounts: number[] = [];
  readonly #token: WordWeights;
  readonly #soft: WordWeights;

  /** `phrases`: for each entry its wordings. */
  constructor(phrases: readonly (readonly TextWords[])[], token: WordWeights, soft: WordWeights) {
    this.#token = token;
    this.#soft = soft;
    phrases.forEach((own, owner) => {
      for (const { tokens, soft: softWords } of own) {
        const id = this.#weights.length;
        const words = new Set(tokens);
        const small = new Set(softWords);
        this.#weights.push(this.#weigh(words, small));
        this.#owners.push(owner);
        this.#tokenWeights.push(this.#weigh(words, []));
        this.#tokenCounts.push(words.size);
        for (const word of words) addTo(this.#byToken, word, id);
        for (const word of small) addTo(this.#bySoft, word, id);
      }
    });
  }

  /** For each entry that shares a word of the field with the question: how near it comes. */
  likeness(tokens: readonly string[], soft: readonly string[]): ReadonlyMap<number, Likeness> {
    const shared = new Map<number, number>();
    for (const token of tokens) {
      const weight = this.#token.of(token);
      for (const id of this.#byToken.get(token) ?? []) shared.set(id, (shared.get(id) ?? 0) + weight);
    }
    const whole = new Set([...shared].filter(([id, weight]) => this.#isWhole(id, weight)).map(([id]) => id));
    for (const word of soft) {
      const weight = SOFT_SHARE * this.#soft.ofKnown(word);
      for (const id of this.#bySoft.get(word) ?? []) {
        const before = shared.get(id);
        if (before !== undefined) shared.set(id, before + weight);
      }
    }
    const asked = this.#weigh(tokens, soft);
    const best = new Map<number, Likeness>();
    for (const [id, weight] of shared) {
      const owner = this.#owners[id] ?? 0;
      const like = (2 * weight) / (asked + (this.#weights[id] ?? 0));
      const before = best.get(owner);
      best.set(owner, {
        like: Math.max(like, before?.like ?? 0),
        whole: whole.has(id) || (before?.whole ?? false),
      });
    }
    return best;
  }

  #isWhole(id: number, weight: number): boolean {
    const all = this.#tokenWeights[id] ?? 0;
    return all >= WHOLE_WEIGHT && (this.#tokenCounts[id] ?? 0) >= WHOLE_WORDS && weight > all - 0.001;
  }

  #weigh(tokens: Iterable<string>, soft: Iterable<string>): number {
    let weight = 0;
    for (const token of tokens) weight += this.#token.of(token);
    for (const word of soft) weight += SOFT_SHARE * this.#soft.ofKnown(word);
    return weight;
  }
}

function addTo(index: Map<string, number[]>, word: string, id: number): void {
  const ids = index.get(word);
  if (ids === undefined) index.set(word, [id]);
  else ids.push(id);
}
