import type { Sentence } from './clauses.ts';
import type { Message } from './message.ts';
import type { Masks } from './phrase.ts';
import { isMark, isWord } from './token.ts';

const DUTY =
  /^(?:§|it|they|these|this|those|both|all|devices?|laptops?|the|of|on|for|following|and|\d| )+ (?:must|should|shall|have to|has to|needs to|need to) (?:have|get|carry|become|be)(?: the| a)?(?: new)?(?: group)?(?: tag)? #$/;
const NEED =
  /^(?:§|it|they|these|this|those|both|all|devices?|laptops?|the|following|and| )+ (?:needs?|requires?|gets?)(?: the| a)?(?: new)?(?: group)?(?: tag)? #$/;
const NEW_TAG = /^(?:§ )?(?:please )?new (?:group )?(?:tag )?#(?: please)?$/;
const LONGEST = 300;

/** True where a sentence says which tag devices must get, without a verb of change: "PF3ES4J1 should have tag KIOSK". */
export function ordersTag(message: Message, sentence: Sentence, masks: Masks): boolean {
  if (sentence.asks) return false;
  return sentence.clauses.some((clause, index) => {
    const words: string[] = [];
    for (let at = clause.first; at <= clause.last && words.length < 40; at += 1) {
      const token = message.tokens[at];
      if (token === undefined || isMark(token)) continue;
      if (masks.tags.has(at)) {
        if (isWord(token, LABELS)) words.push(token.key);
        else if (words.at(-1) !== '#') words.push('#');
      } else if (token.kind !== 'word') {
        if (words.at(-1) !== '§') words.push('§');
      } else {
        words.push(token.key.slice(0, 20));
      }
    }
    const text = words
      .join(' ')
      .slice(0, LONGEST)
      .replace(/^(?:hi|hello|please|so|and|now)\b ?/, '');
    if (DUTY.test(text) || NEED.test(text)) return true;
    const subject = index > 0 && NEW_TAG.test(text);
    return (subject || NEW_TAG.test(text)) && /please/.test(text);
  });
}

const LABELS: ReadonlySet<string> = new Set(['group', 'tag', 'grouptag', 'group-tag']);
