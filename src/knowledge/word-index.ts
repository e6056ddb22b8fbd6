import MiniSearch from 'minisearch';

import type { KnowledgeEntry } from './entry.ts';
import { Spelling } from './spelling.ts';
import { EVERYDAY_WORDS, rawWords, tokens } from './words.ts';

/** How well one entry answers the words of a question. */
export interface WordMatch {
  readonly entry: KnowledgeEntry;
  /** 0 to 1: what part of the question's weight the entry speaks of. */
  readonly coverage: number;
  /** 0 to 1: how near the entry's own wording of the question comes. */
  readonly phrase: number;
  /** 0 to 1: its rank by words, 1 for the best of this question. */
  readonly rank: number;
  /** How many different words of the question the entry holds. */
  readonly hits: number;
}

interface Prepared {
  readonly entry: KnowledgeEntry;
  readonly near: ReadonlySet<string>;
  readonly far: ReadonlySet<string>;
  readonly phrases: readonly ReadonlySet<string>[];
}

/** Words that stand in the body of an entry count less than those of its title, its questions and its summary. */
const FAR_WEIGHT = 0.6;
/** A word that no entry knows speaks against every entry, but people also write words that do not matter. */
const UNKNOWN_WEIGHT = 4.2;
const CANDIDATES = 20;

/** Finds entries by the words of a question. Building it costs some tens of milliseconds: make it once, when first asked. */
export class WordIndex {
  readonly #search: MiniSearch<{ id: number }>;
  readonly #prepared: readonly Prepared[];
  readonly #weights = new Map<string, number>();
  readonly #spelling: Spelling;

  constructor(entries: readonly KnowledgeEntry[]) {
    this.#prepared = entries.map(prepare);
    this.#search = new MiniSearch({
      fields: ['title', 'asks', 'summary', 'body'],
      tokenize: tokens,
      processTerm: (term) => term,
      searchOptions: { boost: { title: 2.5, asks: 2.5, summary: 1.2, body: 0.6 }, combineWith: 'OR' },
    });
    this.#search.addAll(
      entries.map((entry, id) => ({
        id,
        title: entry.title,
        asks: [...entry.asks, ...entry.symptoms].join('\n'),
        summary: entry.summary,
        body: [entry.cause ?? '', ...entry.steps, ...entry.facts].join('\n'),
      })),
    );
    const counts = new Map<string, number>();
    for (const { near, far } of this.#prepared) {
      for (const token of new Set([...near, ...far])) counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    for (const [token, count] of counts) {
      this.#weights.set(token, Math.log(1 + (entries.length - count + 0.5) / (count + 0.5)));
    }
    this.#spelling = new Spelling(entries.flatMap(textsOf), EVERYDAY_WORDS);
  }

  /** The best entries for a question, best by words first; an empty list where no word of it is known. */
  find(question: string): WordMatch[] {
    const { text } = this.#spelling.correct(question);
    const asked = [...new Set(tokens(text))];
    if (asked.length === 0) return [];
    const total = asked.reduce((sum, token) => sum + this.#weight(token), 0);
    const results = this.#search.search(asked.join(' ')).slice(0, CANDIDATES);
    const top = results[0]?.score ?? 1;
    return results.flatMap(({ id, score }) => {
      const prepared = this.#prepared[Number(id)];
      if (prepared === undefined) return [];
      let covered = 0;
      let hits = 0;
      for (const token of asked) {
        const part = prepared.near.has(token) ? 1 : prepared.far.has(token) ? FAR_WEIGHT : 0;
        covered += part * this.#weight(token);
        if (part > 0) hits += 1;
      }
      const phrase = Math.max(...prepared.phrases.map((words) => this.#likeness(asked, total, words)));
      return [{ entry: prepared.entry, coverage: covered / total, phrase, rank: score / top, hits }];
    });
  }

  #weight(token: string): number {
    return this.#weights.get(token) ?? UNKNOWN_WEIGHT;
  }

  #likeness(asked: readonly string[], total: number, words: ReadonlySet<string>): number {
    let common = 0;
    for (const token of asked) if (words.has(token)) common += this.#weight(token);
    let own = 0;
    for (const token of words) own += this.#weight(token);
    return total + own === 0 ? 0 : (2 * common) / (total + own);
  }
}

function prepare(entry: KnowledgeEntry): Prepared {
  const phrases = [entry.title, ...entry.asks, ...entry.symptoms].map((phrase) => new Set(tokens(phrase)));
  return {
    entry,
    near: new Set([...phrases.flatMap((phrase) => [...phrase]), ...tokens(entry.summary)]),
    far: new Set(tokens([entry.cause ?? '', ...entry.steps, ...entry.facts].join(' '))),
    phrases,
  };
}

function textsOf(entry: KnowledgeEntry): string[] {
  return [
    entry.title,
    entry.summary,
    entry.cause ?? '',
    ...entry.asks,
    ...entry.symptoms,
    ...entry.steps,
    ...entry.facts,
  ].filter((text) => rawWords(text).length > 0);
}
