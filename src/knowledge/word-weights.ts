import { OTHER_WORDS } from './other-fields.ts';
import { EVERYDAY_WORDS, stemOf } from './words.ts';

/** A word that no entry knows speaks against every entry, but people also write words that do not matter. */
const UNKNOWN_WEIGHT = 4.2;
/** So does a short one, but less: it is more often a slip of the keys. */
const UNKNOWN_SHORT_WEIGHT = 1;
/** A word of another field speaks against every entry that does not hold it. */
const OTHER_FIELD_WEIGHT = 9;

/** The words of our field that everyday words stand for. */
const OURS = new Set(EVERYDAY_WORDS.map(stemOf));

/** Words of other fields: a printer, a lunch, a football match. */
export const OTHER_FIELDS: ReadonlySet<string> = new Set(
  [...OTHER_WORDS].map(stemOf).filter((stem) => !OURS.has(stem)),
);

/** How much each word says of what a text is about: the more, the fewer of the texts hold it. */
export class WordWeights {
  readonly #weights: ReadonlyMap<string, number>;

  constructor(texts: readonly (readonly string[])[]) {
    const counts = new Map<string, number>();
    for (const words of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
    this.#weights = new Map(
      [...counts].map(([word, count]) => [word, Math.log(1 + (texts.length - count + 0.5) / (count + 0.5))]),
    );
  }

  /** Whether any text holds it. */
  knows(word: string): boolean {
    return this.#weights.has(word);
  }

  /** A word that all texts hold weighs nearly nothing, one of a single text about 6; unknown ones weigh too. */
  of(word: string): number {
    const known = this.#weights.get(word);
    if (known !== undefined) return known;
    if (OTHER_FIELDS.has(word)) return OTHER_FIELD_WEIGHT;
    return word.length <= 3 ? UNKNOWN_SHORT_WEIGHT : UNKNOWN_WEIGHT;
  }

  /** The weight of a word that counts only where a text holds it. */
  ofKnown(word: string): number {
    return this.#weights.get(word) ?? 0;
  }
}
