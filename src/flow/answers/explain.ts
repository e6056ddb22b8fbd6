import type { Intent } from '../../intent/intent.ts';
import { entryById } from '../../knowledge/entry-by-id.ts';
import { explain } from '../../knowledge/explain.ts';
import type { ChatMessage } from '../message.ts';
import { remembered } from '../remembered.ts';
import type { Reply } from '../reply.ts';

/** Matches that a card shows: the first is the answer, the others what else may be meant. */
const SHOWN = 3;

/** An explanation with its source; what the knowledge base does not hold is not guessed. */
export function answerExplain(message: ChatMessage, intent: Intent): Reply {
  return explanationOf(intent.query ?? message.text);
}

/** An explanation of a message that orders nothing: only where the knowledge base is sure that it knows it. */
export function explanationFor(text: string): Reply | null {
  const [best] = explain(text);
  return best === undefined || best.score < SURE ? null : explanationOf(text);
}

/** From here on a match is what was asked, not only the nearest text. */
const SURE = 0.75;

/** The same questions come again and again, and the knowledge base does not change while the program runs. */
const explanationOf = remembered(200, (query: string) => query, makeExplanation);

function makeExplanation(query: string): Reply {
  const matches = explain(query).slice(0, SHOWN);
  return {
    kind: 'explanation',
    query,
    matches: matches.map((match) => ({ ...match, actions: entryById(match.id)?.actions ?? [] })),
  };
}
