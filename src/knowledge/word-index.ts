import MiniSearch from 'minisearch';

import type { KnowledgeEntry } from './entry.ts';
import { OTHER_WORDS, Spelling } from './spelling.ts';
import { COMMON_WORDS, EVERYDAY_WORDS, readWords, stemOf, type TextWords } from './words.ts';

/** How well one entry answers the words of a question. */
export interface WordMatch {
  readonly entry: KnowledgeEntry;
  /** 0 to 1: what part of the question's weight the entry speaks of. */
  readonly coverage: number;
  /** 0 to 1: how near the entry's own wording of the question comes. */
  readonly phrase: number;
  /** 0 to 1: its rank by words, 1 for the best of this question. */
  readonly rank: number;
  /** The weight of the question's words that the entry speaks of; a rare word weighs about 6. */
  readonly matched: number;
}

interface Phrase {
  readonly tokens: ReadonlySet<string>;
  readonly soft: ReadonlySet<string>;
  /** The weight of all its words. */
  readonly weight: number;
}

interface Prepared {
  readonly entry: KnowledgeEntry;
  readonly near: ReadonlySet<string>;
  readonly far: ReadonlySet<string>;
  readonly phrases: readonly Phrase[];
}

interface Asked {
  readonly tokens: readonly string[];
  readonly soft: readonly string[];
  /** The weight of the tokens, without the soft words. */
  readonly weight: number;
}

/** Words that stand in the body of an entry count less than those of its title, its questions and its summary. */
const FAR_WEIGHT = 0.6;
/** What a soft word counts of what a word of the field as rare as it would count. */
const SOFT_SHARE = 0.5;
/** A word that no entry knows speaks against every entry, but people also write words that do not matter. */
const UNKNOWN_WEIGHT = 4.2;
/** So does a short one, but less: it is more often a slip of the keys. */
const UNKNOWN_SHORT_WEIGHT = 1;
/** A word of another field speaks against every entry that does not hold it. */
const OTHER_FIELD_WEIGHT = 9;
/** So near to an entry's own wording, a question of common words alone is meant. */
const SAME_WORDING = 0.85;
/** A word as common as "device" shows no more than that the question is about a device. */
const ANCHOR_WEIGHT = 1;
/** Words that stand in entries but are as much at home anywhere else. */
const NO_ANCHORS: ReadonlySet<string> = new Set(
  [
    'page',
    'time',
    'order',
    'windows',
    'network',
    'disk',
    'day',
    'drive',
    'user',
    'start',
    'organization',
    'teams',
    'address',
    'home',
    'write',
  ].map(stemOf),
);
const OTHER_FIELDS: ReadonlySet<string> = new Set(
  [...OTHER_WORDS].filter((word) => !EVERYDAY_WORDS.includes(word)).map(stemOf),
);
const CANDIDATES = 250;

/** Finds entries by the words of a question. Building it costs some tens of milliseconds: make it once, when first asked. */
export class WordIndex {
  readonly #search: MiniSearch<{ id: number }>;
  readonly #prepared: readonly Prepared[];
  readonly #weights: ReadonlyMap<string, number>;
  readonly #softWeights: ReadonlyMap<string, number>;
  readonly #spelling: Spelling;

  constructor(entries: readonly KnowledgeEntry[]) {
    const read = entries.map(readEntry);
    this.#weights = rarity(
      read.map(({ phrases, summary, body }) => [...phrases.flatMap(({ tokens }) => tokens), ...summary, ...body]),
    );
    this.#softWeights = rarity(read.flatMap(({ phrases }) => phrases.map(({ soft }) => soft)));
    this.#prepared = read.map(({ entry, phrases, summary, body }) => ({
      entry,
      near: new Set([...phrases.flatMap(({ tokens }) => tokens), ...summary]),
      far: new Set(body),
      phrases: phrases.map((words) => this.#phraseOf(words)),
    }));
    this.#search = new MiniSearch({
      fields: ['title', 'asks', 'summary', 'body'],
      tokenize: splitTokens,
      processTerm: (term) => term,
      searchOptions: { boost: { title: 2.5, asks: 2.5, summary: 1.2, body: 0.6 }, combineWith: 'OR' },
    });
    this.#search.addAll(
      read.map(({ phrases: [title, ...asks], summary, body }, id) => ({
        id,
        title: title?.tokens.join(' ') ?? '',
        asks: asks.flatMap(({ tokens }) => tokens).join(' '),
        summary: summary.join(' '),
        body: body.join(' '),
      })),
    );
    this.#spelling = new Spelling(entries.map(textOf), [...EVERYDAY_WORDS, ...COMMON_WORDS]);
  }

  /** The best entries for a question, best by words first; an empty list where no word of it is known. */
  find(question: string): WordMatch[] {
    const [words] = readWords([this.#spelling.correct(question)]);
    const tokens = [...new Set(words?.tokens)];
    if (tokens.length === 0) return [];
    const foreign = tokens.filter((token) => OTHER_FIELDS.has(token));
    const asked: Asked = {
      tokens,
      soft: [...new Set(words?.soft)],
      weight: sum(tokens.map((token) => this.#weight(token))),
    };
    const results = this.#search.search(tokens.join(' ')).slice(0, CANDIDATES);
    const top = results[0]?.score ?? 1;
    return results.flatMap(({ id, score }) => {
      const prepared = this.#prepared[Number(id)];
      if (prepared === undefined) return [];
      const { near, far } = prepared;
      if (foreign.length > 1 && !foreign.every((token) => near.has(token) || far.has(token))) return [];
      const phrase = this.#phrase(asked, prepared);
      const meant = phrase >= SAME_WORDING && foreign.length === 0;
      if (!meant && !tokens.some((token) => this.#isAnchor(token, prepared))) return [];
      const matched = this.#matched(asked, prepared);
      return [{ entry: prepared.entry, coverage: matched / asked.weight, phrase, rank: score / top, matched }];
    });
  }

  #matched(asked: Asked, { near, far }: Prepared): number {
    return sum(
      asked.tokens.map((token) => (near.has(token) ? 1 : far.has(token) ? FAR_WEIGHT : 0) * this.#weight(token)),
    );
  }

  #phrase(asked: Asked, { phrases }: Prepared): number {
    return Math.max(...phrases.map((phrase) => this.#likeness(asked, phrase)));
  }

  #likeness(asked: Asked, phrase: Phrase): number {
    const tokens = sum(asked.tokens.filter((token) => phrase.tokens.has(token)).map((token) => this.#weight(token)));
    const soft = sum(asked.soft.filter((word) => phrase.soft.has(word)).map((word) => this.#softWeight(word)));
    return (
      (2 * (tokens + soft)) / (asked.weight + sum(asked.soft.map((word) => this.#softWeight(word))) + phrase.weight)
    );
  }

  #phraseOf(words: TextWords): Phrase {
    const tokens = new Set(words.tokens);
    const soft = new Set(words.soft);
    return {
      tokens,
      soft,
      weight:
        sum([...tokens].map((token) => this.#weight(token))) + sum([...soft].map((word) => this.#softWeight(word))),
    };
  }

  /** Whether a word that question and entry share is one of this field. */
  #isAnchor(token: string, { near, far }: Prepared): boolean {
    if (OTHER_FIELDS.has(token) || NO_ANCHORS.has(token) || !(near.has(token) || far.has(token))) return false;
    return token === 'autopilot' || this.#weight(token) >= ANCHOR_WEIGHT;
  }

  #softWeight(word: string): number {
    return SOFT_SHARE * (this.#softWeights.get(word) ?? 0);
  }

  #weight(token: string): number {
    const known = this.#weights.get(token);
    if (known !== undefined) return known;
    if (OTHER_FIELDS.has(token)) return OTHER_FIELD_WEIGHT;
    return token.length <= 3 ? UNKNOWN_SHORT_WEIGHT : UNKNOWN_WEIGHT;
  }
}

interface ReadEntry {
  readonly entry: KnowledgeEntry;
  /** The title first, then the questions and what people see. */
  readonly phrases: readonly TextWords[];
  readonly summary: readonly string[];
  readonly body: readonly string[];
}

function readEntry(entry: KnowledgeEntry): ReadEntry {
  const body = [entry.cause ?? '', ...entry.steps, ...entry.facts].join('\n');
  const [inBody, inSummary, ...phrases] = readWords([
    body,
    entry.summary,
    entry.title,
    ...entry.asks,
    ...entry.symptoms,
  ]);
  return { entry, phrases, summary: inSummary?.tokens ?? [], body: inBody?.tokens ?? [] };
}

/** The weight of each word: the more, the fewer of the texts hold it. */
function rarity(texts: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const words of texts) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map(
    [...counts].map(([word, count]) => [word, Math.log(1 + (texts.length - count + 0.5) / (count + 0.5))]),
  );
}

function textOf({ title, summary, cause, asks, symptoms, steps, facts }: KnowledgeEntry): string {
  return [title, summary, cause ?? '', ...asks, ...symptoms, ...steps, ...facts].join('\n');
}

function splitTokens(text: string): string[] {
  return text.split(' ');
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
