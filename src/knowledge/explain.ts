import { ALL_ENTRIES } from './all-entries.ts';
import { entriesForCode } from './code-index.ts';
import type { EntryKind, EntrySource, KnowledgeEntry } from './entry.ts';
import { readCodes } from './read-codes.ts';
import { WordIndex, type WordMatch } from './word-index.ts';

/** An entry that answers a question, as chat and command line show it. */
export interface KnowledgeMatch {
  readonly id: string;
  readonly title: string;
  readonly kind: EntryKind;
  readonly summary: string;
  readonly steps: readonly string[];
  readonly facts: readonly string[];
  readonly source: EntrySource;
  /** 0 to 1; 1 where a code of the question names the entry. */
  readonly score: number;
}

/** Characters of a pasted text in which codes are looked for, and those at its beginning that are read as a question. */
const LONGEST_TEXT = 4000;
const LONGEST_QUESTION = 600;
const MOST_MATCHES = 5;
/** Below this an entry is not an answer but only the nearest text; measured on `test/fixtures/knowledge-cases.json`. */
const LEAST_LIKENESS = 0.5;
/** How much of the question's weight an answer must speak of, whatever its wording. */
const LEAST_COVERAGE = 0.4;
/** Kinds that are the better answer only where the question is about them and nothing else. */
const SECOND_CHOICE: ReadonlySet<EntryKind> = new Set(['error', 'known-issue', 'contradiction', 'news', 'gap']);
/** A further match has to come this near to the best one. */
const NEAR_THE_BEST = 0.85;
/** Numbers of requests, and serial numbers: they name what the question is about, not what it asks. */
const SUBJECTS = /\bR-\d+\b|\b(?=[A-Z0-9-]*\d)(?=[A-Z0-9-]*[A-Z])[A-Z0-9][A-Z0-9-]{5,39}\b/g;
/** How many devices somebody has is not what they ask, and 808 devices are no error 808. */
const HUNDREDS = /\b\d{3,6}(?=\s*(?:devices?|laptops?|notebooks?|computers?|machines?|pcs|rows?|lines?|serials?)\b)/gi;

let words: WordIndex | null = null;

/**
 * What the knowledge base says to a code, a pasted log line or a question in anybody's words, best first. An empty list
 * means that it does not know: a code that is in no table is not answered with something similar, and the nearest
 * text is never given for an answer.
 */
export function explain(query: string): KnowledgeMatch[] {
  const codes = readCodes(query.slice(0, LONGEST_TEXT), (key) => entriesForCode(key).length > 0);
  if (codes.known.length === 0 && codes.unknown.length > 0) return [];
  const question = codes.rest.slice(0, LONGEST_QUESTION).replace(SUBJECTS, ' ').replace(HUNDREDS, ' ');
  words ??= new WordIndex(ALL_ENTRIES);
  const byWords = words.find(question);
  const named = byCodes(codes.known, byWords);
  if (named.length > 0) return named.slice(0, MOST_MATCHES).map((entry) => toMatch(entry, 1));

  const scored = byWords
    .filter(isAnswer)
    .map((match) => ({ match, score: scoreOf(match) }))
    .sort((left, right) => right.score - left.score);
  const best = scored[0]?.score ?? 0;
  return scored
    .filter(({ score }) => score >= best * NEAR_THE_BEST)
    .slice(0, MOST_MATCHES)
    .map(({ match, score }) => toMatch(match.entry, score));
}

/** The entries that the codes name: in the order of the text, those of one code by how well they fit the words beside it. */
function byCodes(codes: readonly string[], byWords: readonly WordMatch[]): KnowledgeEntry[] {
  const scores = new Map(byWords.filter(isAnswer).map((match) => [match.entry.id, scoreOf(match)]));
  const found = new Set<KnowledgeEntry>();
  for (const code of codes) {
    const entries = [...entriesForCode(code)];
    if (entries.length > 1) entries.sort((left, right) => bucket(scores.get(right.id)) - bucket(scores.get(left.id)));
    for (const entry of entries) found.add(entry);
  }
  return [...found];
}

/** Only a clear lead in words changes the order of two entries for one code. */
function bucket(score: number | undefined): number {
  return score === undefined ? 0 : Math.round(score * 4);
}

function isAnswer({ coverage, phrase }: WordMatch): boolean {
  return coverage >= LEAST_COVERAGE && (coverage + phrase) / 2 >= LEAST_LIKENESS;
}

function scoreOf({ entry, coverage, phrase, rank }: WordMatch): number {
  const score = 0.3 * coverage + 0.55 * phrase + 0.15 * rank;
  return Math.min(0.99, SECOND_CHOICE.has(entry.kind) ? score - 0.02 : score);
}

function toMatch({ id, title, kind, summary, steps, facts, source }: KnowledgeEntry, score: number): KnowledgeMatch {
  return { id, title, kind, summary, steps, facts, source, score: Math.round(score * 1000) / 1000 };
}
