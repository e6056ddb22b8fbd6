import type { Message } from '../message.ts';

const LEAD =
  /^(?:please|pls|kindly|hi|hello|hey|so|and|ok|okay|,|\.|!|:|-|–|\s|\uE000|(?:can|could|would|will) (?:you|someone|anybody|anyone)(?: please)?|i (?:want|need|would like|'d like) (?:you )?to)+\s*/i;
const EXPLAIN =
  /^(?:explain|describe|clarify|tell me about|tell me more about|tell us about|more about)(?: to (?:me|us)| me| us)?\s+/i;
const POLITE_END = /(?:[\s,]+(?:please|pls|plz|thanks|thank you|thx|kindly))+$/i;

/**
 * What is to be explained: the one code or event ID that the message names, else the question's own words from `start` to
 * `end` of the clean text, without greeting and politeness.
 */
export function readQuery(message: Message, start: number, end: number): string | null {
  const codes = new Map<string, string>();
  for (const kind of ['code', 'event', 'kb'] as const) {
    for (const token of message.tokens)
      if (token.kind === kind && !codes.has(token.key)) codes.set(token.key, token.text);
    if (codes.size > 0) break;
  }
  const [only] = codes.values();
  if (codes.size === 1 && only !== undefined) return only;
  const words = message.text.shown.slice(start, end).replaceAll('\uE000', ' ').replace(/\s+/g, ' ').trim();
  const bare = words.slice(0, 200).replace(LEAD, '') + words.slice(200);
  const asked = trimEnd(bare.slice(0, 60).replace(EXPLAIN, '') + bare.slice(60));
  return asked === '' ? (words === '' ? null : words) : asked;
}

function trimEnd(words: string): string {
  let end = words.length;
  while (end > 0 && ' ?!.,;:'.includes(words.charAt(end - 1))) end -= 1;
  const kept = words.slice(0, end);
  return (
    kept.slice(0, Math.max(0, kept.length - 60)) + kept.slice(Math.max(0, kept.length - 60)).replace(POLITE_END, '')
  );
}
