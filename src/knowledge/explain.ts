import { ALL_ENTRIES } from './all-entries.ts';
import { entriesForCode } from './code-index.ts';
import { confidenceOf, type QuestionWords } from './confidence.ts';
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
/** From here on an entry is given for an answer; measured on the questions of `test/fixtures`. */
const SURE_ENOUGH = 0.5;
/** What it counts that an entry holds a command, a file or a setting that the question names. */
const NAMED = 0.6;
/** Kinds that are the better answer only where the question is about them and nothing else. */
const SECOND_CHOICE: ReadonlySet<EntryKind> = new Set(['error', 'known-issue', 'contradiction', 'news', 'gap']);
/** A further match has to come this near to the best one. */
const NEAR_THE_BEST = 0.75;
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
  words ??= new WordIndex(ALL_ENTRIES);
  const index = words;
  const question = codes.rest
    .slice(0, LONGEST_QUESTION)
    .replace(SUBJECTS, (subject) => (index.knows(subject) ? subject : ' '))
    .replace(HUNDREDS, ' ');
  const search = index.find(question);
  const scored = search.matches
    .map((match) => ({ match, score: scoreOf(match) }))
    .sort((left, right) => right.score - left.score);
  const named = byCodes(codes.known, scored);
  if (named.length > 0) return named.slice(0, MOST_MATCHES).map((entry) => toMatch(entry, 1));

  const best = scored[0];
  if (best === undefined || !isAnswer(best, scored[1]?.score ?? 0, search.question)) return [];
  return scored
    .filter(({ score }) => score >= best.score * NEAR_THE_BEST)
    .slice(0, MOST_MATCHES)
    .map(({ match, score }) => toMatch(match.entry, score));
}

interface Scored {
  readonly match: WordMatch;
  readonly score: number;
}

/** The entries that the codes name: in the order of the text, those of one code by how well they fit the words beside it. */
function byCodes(codes: readonly string[], scored: readonly Scored[]): KnowledgeEntry[] {
  const scores = new Map(scored.map(({ match, score }) => [match.entry.id, score]));
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

/** Whether the best entry is the answer and not only the nearest text. */
function isAnswer({ match, score }: Scored, next: number, question: QuestionWords): boolean {
  const { coverage, phrase, named } = match;
  return named > 0 || confidenceOf({ coverage, phrase, lead: score - next, question }) >= SURE_ENOUGH;
}

function scoreOf({ entry, coverage, phrase, rank, named }: WordMatch): number {
  const words = 0.3 * coverage + 0.55 * phrase + 0.15 * rank;
  const score = named * NAMED + (1 - named * NAMED) * words;
  return Math.min(0.99, SECOND_CHOICE.has(entry.kind) ? score - 0.02 : score);
}

function toMatch({ id, title, kind, summary, steps, facts, source }: KnowledgeEntry, score: number): KnowledgeMatch {
  return { id, title, kind, summary, steps, facts, source, score: Math.round(score * 1000) / 1000 };
}
