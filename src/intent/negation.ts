import type { Sentence } from './clauses.ts';
import type { Message } from './message.ts';
import { isMark } from './token.ts';

/** Do-nots that need no verb of ours: "hold off", "leave PF3XK2A9 alone", "but not PF3XK2B1". */
const FORBIDDING: readonly RegExp[] = [
  /^(?:please |pls |but |and |so |just )*(?:hold (?:off|back|on|your horses|it|with|request|<value>)|wait (?:with|before)|do nothing)(?= |$)/,
  /\b(?:please|pls|better|to|must|should|you) hold (?:off|back)\b/,
  /\b(?:put|place|keep) .{0,40}\bon hold\b/,
  /\b(?:leave|keep) .{0,60}\b(?:alone|untouched|as is|as it is|as they are|unchanged|the way (?:it|they))\b/,
  /\bhands off\b/,
  /\bno need\b/,
  /^(?:but |and )?not <value>/,
  /^(?:please |pls |but )*not yet\b/,
  /^(?:please |pls |but )*(?:do not|don't|dont)(?: please)?$/,
  /\bunder no circumstances\b|\bon no account\b|\bby no means\b/,
];
const NO_ORDER = /\b(?:if|unless|why|what|how|whether|when)\b/;
const LONGEST = 400;

/** True where a sentence forbids something without a verb that says what. */
export function isForbiddenWithoutVerb(message: Message, sentence: Sentence, masked: ReadonlySet<number>): boolean {
  if (sentence.asks) return false;
  for (const clause of sentence.clauses) {
    const words: string[] = [];
    for (let at = clause.first; at <= clause.last && words.length < 60; at += 1) {
      const token = message.tokens[at];
      if (token === undefined || isMark(token) || token.kind === 'mention') continue;
      words.push(
        token.kind !== 'word' || masked.has(at) || message.quotationAt.has(at) ? '<value>' : token.key.slice(0, 30),
      );
    }
    const text = words.join(' ').slice(0, LONGEST);
    if (!NO_ORDER.test(text) && FORBIDDING.some((pattern) => pattern.test(text))) return true;
  }
  return false;
}
