import { isStopWord, plainText, rawWords } from './words.ts';

/** Words of everyday life and of other fields: no typing errors of ours, whatever they resemble. */
const OTHER_WORDS = new Set(
  (
    'weather printer printers print monitor screen mouse keyboard headset phone phones iphone ipad ios android mac macs macos macbook apple imac chromebook chrome ' +
    'linux ubuntu debian okta jamf kandji google gmail slack zoom webex cisco vmware citrix oracle sap salesforce jira github gitlab docker kubernetes python java ' +
    'coffee lunch dinner recipe football soccer movie music song joke poem story flight hotel train car bike holiday vacation salary invoice payroll expense budget ' +
    'love hate hungry tired happy birthday capital france germany london paris president king queen world planet moon sun stars stock price share bitcoin crypto ' +
    'sharepoint onedrive outlook exchange mailbox mail email calendar meeting calls word powerpoint access visio planner yammer viva copilot gpt chatgpt ' +
    'firewall router switch server backup restore sql database router wireless speaker camera battery charger dock cable toner paper scanner fax ' +
    'translate write read cook play sing dance run walk sleep eat drink'
  ).split(' '),
);

/** What a word was read as. */
export interface Spelled {
  readonly word: string;
  readonly corrected: boolean;
}

/** Corrects typing errors against the words that the entries use. */
export class Spelling {
  readonly #words = new Map<string, number>();
  readonly #byLength = new Map<number, string[]>();

  /** `texts`: everything that the entries say; `extra`: further words that people use for the same things. */
  constructor(texts: readonly string[], extra: readonly string[]) {
    for (const text of texts)
      for (const word of rawWords(text)) this.#words.set(word, (this.#words.get(word) ?? 0) + 1);
    for (const word of extra) if (!this.#words.has(word)) this.#words.set(word, 1);
    for (const word of this.#words.keys()) {
      if (word.length < 4 || /\d/.test(word)) continue;
      const same = this.#byLength.get(word.length);
      if (same === undefined) this.#byLength.set(word.length, [word]);
      else same.push(word);
    }
  }

  /** The text with each unknown word replaced by the nearest known one, where one is near enough. */
  correct(text: string): { readonly text: string; readonly corrected: readonly string[] } {
    const corrected: string[] = [];
    const words = plainText(text)
      .split(/[\s-]+/)
      .map((word) => {
        const spelled = this.#read(word);
        if (spelled.corrected) corrected.push(spelled.word);
        return spelled.word;
      });
    return { text: words.join(' '), corrected };
  }

  #read(word: string): Spelled {
    if (word.length < 4 || /\d/.test(word) || this.#words.has(word) || isStopWord(word) || OTHER_WORDS.has(word)) {
      return { word, corrected: false };
    }
    const limit = word.length >= 8 ? 2 : 1;
    let best: string | null = null;
    let bestDistance = limit + 1;
    for (let length = word.length - limit; length <= word.length + limit; length += 1) {
      for (const candidate of this.#byLength.get(length) ?? []) {
        if (word.length < 7 && candidate[0] !== word[0] && candidate[1] !== word[0]) continue;
        const distance = editDistance(word, candidate, Math.min(limit, bestDistance));
        if (
          distance < bestDistance ||
          (distance === bestDistance && best !== null && this.#uses(candidate) > this.#uses(best))
        ) {
          best = candidate;
          bestDistance = distance;
        }
      }
    }
    return best === null || bestDistance > limit ? { word, corrected: false } : { word: best, corrected: true };
  }

  #uses(word: string): number {
    return this.#words.get(word) ?? 0;
  }
}

/** Insertions, deletions, changes and swaps of neighbours between two words; more than `limit` is `limit + 1`. */
export function editDistance(left: string, right: string, limit: number): number {
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

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
