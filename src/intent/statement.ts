import type { Message } from './message.ts';
import { wordSet } from './word-set.ts';

/** True where a verb in its plain form is the subject of a statement: "unblock failed", "register PF3XK2A9 gives an error". */
export function isStatement(message: Message, at: number, last: number, masked: ReadonlySet<number>): boolean {
  for (let next = at + 1; next <= last; next += 1) {
    const token = message.tokens[next];
    if (token?.kind !== 'word' || masked.has(next)) continue;
    if (
      next === at + 1 &&
      /^(?:of|button|option|page|command|function|feature|action|error|screen|link|menu)$/.test(token.key)
    )
      return true;
    if (OWN_SUBJECTS.has(token.key)) return false;
    if (FINITES.has(token.key)) return true;
  }
  return false;
}

const OWN_SUBJECTS = wordSet(
  'that which who because since as so if when where whose it they these he she we i you this what how whether once until unless while',
);

const FINITES = wordSet(
  "said says wrote writes failed fails is was were are has had have does did didn't doesn't isn't wasn't hasn't aren't works worked gives gave shows showed ended " +
    "succeeded went stopped took takes completed keeps will won't would can't cannot should seems looks returns returned gets got happened " +
    'happens means costs needs requires',
);
