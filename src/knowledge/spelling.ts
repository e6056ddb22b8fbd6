import { OTHER_WORDS } from './other-fields.ts';
import { COMMON_WORDS, plainText, rawWords } from './words.ts';

/** A word that stands this often in the entries is one that people mean, even where a short word only resembles it. */
const WELL_USED = 4;

interface Candidate {
  readonly word: string;
  readonly letters: number;
}

/** Corrects typing errors against the words that the entries use. */
export class Spelling {
  readonly #words = new Map<string, number>();
  readonly #byLength = new Map<number, Candidate[]>();
  /** Words of three letters by their letters in order: only two that were swapped are put right. */
  readonly #short = new Map<string, string>();

  /** `texts`: everything that the entries say; `extra`: further words that people use for the same things. */
  constructor(texts: readonly string[], extra: readonly string[]) {
    for (const text of texts)
      for (const word of rawWords(text)) this.#words.set(word, (this.#words.get(word) ?? 0) + 1);
    for (const word of extra) this.#words.set(word, (this.#words.get(word) ?? 0) + WELL_USED);
    for (const word of COMMON_WORDS) if (word.length === 3) this.#short.set([...word].sort().join(''), word);
    for (const word of this.#words.keys()) {
      if (word.length < 4 || /\d/.test(word)) continue;
      const same = this.#byLength.get(word.length);
      const candidate = { word, letters: lettersOf(word) };
      if (same === undefined) this.#byLength.set(word.length, [candidate]);
      else same.push(candidate);
    }
  }

  /** The text in plain words, each unknown one replaced by the nearest known one where one is near enough. */
  correct(text: string): string {
    return plainText(text)
      .split(/[\s-]+/)
      .map((word) => this.#read(word))
      .join(' ');
  }

  #read(word: string): string {
    const known =
      this.#words.has(word) ||
      COMMON_WORDS.has(word) ||
      OTHER_WORDS.has(word) ||
      OTHER_WORDS.has(word.replace(/s$/, ''));
    if (known || word.length < 3 || /\d/.test(word)) return word;
    if (word.length === 3) return this.#readShort(word);
    const limit = word.length >= 7 ? 2 : 1;
    let best: string | null = null;
    let bestDistance = limit + 1;
    const letters = lettersOf(word);
    for (let length = word.length - limit; length <= word.length + limit; length += 1) {
      for (const { word: candidate, letters: others } of this.#byLength.get(length) ?? []) {
        if (countBits(letters ^ others) > 2 * limit) continue;
        const distance = editDistance(word, candidate, Math.min(limit, bestDistance));
        if (distance > limit || !this.#isLikely(word, candidate, distance)) continue;
        if (
          distance < bestDistance ||
          (distance === bestDistance && best !== null && this.#isBetter(word, candidate, best))
        ) {
          best = candidate;
          bestDistance = distance;
        }
      }
    }
    return best ?? word;
  }

  /** A word of three letters: a common one with two swapped, or one of four letters, often used, that lacks one. */
  #readShort(word: string): string {
    const swapped = this.#short.get([...word].sort().join(''));
    if (swapped !== undefined) return swapped;
    const longer = (this.#byLength.get(4) ?? [])
      .map((candidate) => candidate.word)
      .filter((other) => other[0] === word[0] && leavesOut(word, other) && this.#uses(other) >= WELL_USED * 2);
    return longer.sort((left, right) => this.#uses(right) - this.#uses(left))[0] ?? word;
  }

  /** Whether people who mean one word write the other: two slips are letters left out, unless the word is long. */
  #isLikely(word: string, candidate: string, distance: number): boolean {
    if (distance > 1 && (candidate[0] !== word[0] || (word.length < 10 && !leavesOut(word, candidate)))) return false;
    if (candidate[0] !== word[0] && candidate[1] !== word[0]) return false;
    if (word.length > 5) return true;
    return (
      sameLetters(word, candidate) ||
      (this.#uses(candidate) >= WELL_USED && (word.length === 5 || leavesOut(word, candidate)))
    );
  }

  /** Of two candidates as near: letters left out or swapped are commoner slips than wrong ones, and then the commoner word. */
  #isBetter(word: string, candidate: string, best: string): boolean {
    const slips = Number(isSlip(word, candidate)) - Number(isSlip(word, best));
    return slips > 0 || (slips === 0 && this.#uses(candidate) > this.#uses(best));
  }

  #uses(word: string): number {
    return this.#words.get(word) ?? 0;
  }
}

/** Insertions, deletions, changes and swaps of neighbours between two words; more than `limit` is `limit + 1`. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let lowest = row;
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current.push(cost);
      lowest = Math.min(lowest, cost);
    }
    if (lowest > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return at(last, right.length);
}

/** The letters of a word as bits: one slip of the keys changes two of them at most. */
function lettersOf(word: string): number {
  let bits = 0;
  for (const letter of word) bits |= 1 << ((letter.codePointAt(0) ?? 0) - 97);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function isSlip(word: string, candidate: string): boolean {
  return sameLetters(word, candidate) || leavesOut(word, candidate);
}

/** Whether the word is the candidate without some of its letters. */
function leavesOut(word: string, candidate: string): boolean {
  let at = 0;
  for (const letter of candidate) if (letter === word[at]) at += 1;
  return at === word.length;
}

function sameLetters(left: string, right: string): boolean {
  return left.length === right.length && [...left].sort().join('') === [...right].sort().join('');
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
