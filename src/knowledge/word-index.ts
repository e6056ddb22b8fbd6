import MiniSearch from 'minisearch';
import type { QuestionWords } from './confidence.ts';
import type { KnowledgeEntry } from './entry.ts';
import { readEntries, textOf } from './entry-words.ts';
import { NameIndex } from './names.ts';
import { PhraseIndex } from './phrase-index.ts';
import { Spelling } from './spelling.ts';
import { OTHER_FIELDS, WordWeights } from './word-weights.ts';
import { COMMON_WORDS, EVERYDAY_WORDS, readWords, stemOf } from './words.ts';

/** How well one entry answers the words of a question. */
export interface WordMatch {
  readonly entry: KnowledgeEntry;
  /** 0 to 1: what part of the question's weight the entry speaks of. */
  readonly coverage: number;
  /** 0 to 1: how near the entry's own wording of the question comes. */
  readonly phrase: number;
  /** 0 to 1: its rank by words, 1 for the best of this question. */
  readonly rank: number;
  /** 0 to 1: whether it holds a command, a file or a setting that the question names, or a wording that a long one quotes. */
  readonly named: number;
}

/** What a question's words find. */
export interface WordSearch {
  readonly matches: readonly WordMatch[];
  readonly question: QuestionWords;
}

interface Held {
  readonly near: ReadonlySet<string>;
  readonly far: ReadonlySet<string>;
}

/** Words that stand in the body of an entry count less than those of its title, its questions and its summary. */
const FAR_WEIGHT = 0.6;
/** So near to an entry's own wording, a question of common words alone is meant. */
const SAME_WORDING = 0.85;
/** A word as common as "device" shows no more than that the question is about a device. */
const ANCHOR_WEIGHT = 1;
/** Words that stand in entries but are as much at home anywhere else. */
const NO_ANCHORS: ReadonlySet<string> = new Set(
  (
    'page time order windows network disk day drive user start organization teams address home write ' +
    'server date end support license version update microsoft number 10 11 price'
  )
    .split(' ')
    .map(stemOf),
);
const CANDIDATES = 150;
/** A text of so many words is pasted rather than asked: it holds more than what it is about. */
const LONG_QUESTION = 8;

/** Finds entries by the words of a question. Building it costs some tens of milliseconds: make it once, when first asked. */
export class WordIndex {
  readonly #entries: readonly KnowledgeEntry[];
  readonly #search: MiniSearch<{ id: number }>;
  readonly #held: readonly Held[];
  readonly #weights: WordWeights;
  readonly #phrases: PhraseIndex;
  readonly #names: NameIndex;
  readonly #spelling: Spelling;

  constructor(entries: readonly KnowledgeEntry[]) {
    const read = readEntries(entries);
    this.#entries = entries;
    this.#weights = new WordWeights(
      read.map(({ phrases, summary, body }) => [...phrases.flatMap(({ tokens }) => tokens), ...summary, ...body]),
    );
    this.#phrases = new PhraseIndex(
      read.map(({ phrases }) => phrases),
      this.#weights,
      new WordWeights(read.flatMap(({ phrases }) => phrases.map(({ soft }) => soft))),
    );
    this.#held = read.map(({ phrases, summary, body }) => ({
      near: new Set([...phrases.flatMap(({ tokens }) => tokens), ...summary]),
      far: new Set(body),
    }));
    this.#search = new MiniSearch({
      fields: ['title', 'asks', 'summary', 'body'],
      tokenize: (text) => text.split(' '),
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
    this.#names = new NameIndex(entries);
    this.#spelling = new Spelling(entries.map(textOf), [...EVERYDAY_WORDS, ...COMMON_WORDS]);
  }

  /** Whether any entry holds this word. */
  knows(word: string): boolean {
    return this.#weights.knows(stemOf(word.toLowerCase()));
  }

  /** The best entries for a question, best by words first; none where no word of it is known. */
  find(question: string): WordSearch {
    const [words] = readWords([this.#spelling.correct(question)]);
    const tokens = [...new Set(words?.tokens)];
    const soft = [...new Set(words?.soft)];
    const foreign = tokens.filter((token) => OTHER_FIELDS.has(token));
    const weight = this.#weightOf(tokens);
    const likeness = this.#phrases.likeness(tokens, soft);
    const named = this.#names.find(question);
    const results = tokens.length === 0 ? [] : this.#search.search(tokens.join(' ')).slice(0, CANDIDATES);
    const top = results[0]?.score ?? 1;
    const matches = results.flatMap(({ id, score }) => {
      const at = Number(id);
      const entry = this.#entries[at];
      const held = this.#held[at];
      if (entry === undefined || held === undefined) return [];
      const { like: phrase, whole } = likeness.get(at) ?? { like: 0, whole: false };
      const isNamed = Math.max(named.get(entry) ?? 0, whole && tokens.length >= LONG_QUESTION ? 1 : 0);
      if (foreign.length > 1 && !foreign.every((token) => holds(held, token))) return [];
      const meant = isNamed > 0 || (phrase >= SAME_WORDING && foreign.length === 0);
      if (!meant && !tokens.some((token) => this.#isAnchor(token, held))) return [];
      const coverage = this.#matched(tokens, held) / weight;
      return [{ entry, coverage, phrase, rank: score / top, named: isNamed }];
    });
    const unknown = tokens.filter((token) => !this.#weights.knows(token)).length;
    return { matches, question: { count: tokens.length, unknown, foreign: foreign.length } };
  }

  #matched(tokens: readonly string[], { near, far }: Held): number {
    let matched = 0;
    for (const token of tokens) {
      if (near.has(token)) matched += this.#weights.of(token);
      else if (far.has(token)) matched += FAR_WEIGHT * this.#weights.of(token);
    }
    return matched;
  }

  #weightOf(tokens: readonly string[]): number {
    let weight = 0;
    for (const token of tokens) weight += this.#weights.of(token);
    return weight;
  }

  /** Whether a word that question and entry share is one of this field. */
  #isAnchor(token: string, held: Held): boolean {
    if (OTHER_FIELDS.has(token) || NO_ANCHORS.has(token) || !holds(held, token)) return false;
    return token === 'autopilot' || this.#weights.of(token) >= ANCHOR_WEIGHT;
  }
}

function holds({ near, far }: Held, token: string): boolean {
  return near.has(token) || far.has(token);
}
