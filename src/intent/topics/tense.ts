import { opening, phrases } from './phrases.ts';

const PLEASE = phrases('please|pls');
const POLITE_ORDER = phrases('(?:can|could|would|will) (?:you|someone|somebody|anyone|anybody|we|i)|please|pls');
const ASKS_TO_EXPLAIN = phrases('explain|tell me (?:what|how|why)');

/** "can you send …?": asks by its form only. */
export function isPoliteOrder(text: string): boolean {
  return POLITE_ORDER.test(text) && !ASKS_TO_EXPLAIN.test(text);
}

const TOLD = new RegExp(
  opening('i|we|they|he|she|you|it|somebody|someone|(?:the|my|our|his) [\\w-]+|<name>').source +
    '.*' +
    phrases(`
      sent|imported|created|made|got|had|was|were|did|loaded|uploaded|added|received|generated|finished|showed|gave|asked|requested
      wrote|shared|started|checked|validated|verified|reviewed|tested|fixed|opened|has|have|will
    `).source,
);
const WISHED = phrases("need|want|would like|i'd like|we'd like|can you|could you|have to|must");
const BEEN = phrases('was|were|has been|have been|had been');

/** Tells what was done with a thing: "we sent the consent link yesterday", "the report was late". */
export function isPast(text: string, thing: RegExp): boolean {
  if (PLEASE.test(text)) return false;
  const clause = text.split(/ [,:] /).find((part) => thing.test(part)) ?? text;
  return BEEN.test(clause) || (TOLD.test(clause) && !WISHED.test(clause));
}

const FINITE = phrases('is|are|was|were|has|have|had|will|did|does|sent|got|failed|fails|shows|says|said');
const HEADED = opening('status|progress|report|consent');
const ASKED = phrases('please|pls|show|give|list|send');

/** A statement with a verb of its own, and nothing in it that asks for something. */
export function isTelling(text: string): boolean {
  return FINITE.test(text) && !HEADED.test(text) && !ASKED.test(text);
}

const OWN_LEAD =
  /^(?:(?:<\w+>|please|pls|just|only|first|now|then|also|and|but|to|quickly|kindly|so|rather|instead|simply|again|:|me|us) ?)+$/;
const ASKING_LEAD = phrases(`
  (?:can|could|would|will) (?:you|someone|somebody|anyone|anybody|we)
  (?:i|we)(?:'d| would)? (?:want|need|like|have|must)|please|let's|lets|let us
  (?:run|do|make|need|want) (?:a|an|the)(?: quick)?$
  is (?:for|to)$
`);

/** A verb that begins a command: at the head of a clause, or behind words that ask for it. */
export function isOrdered(text: string, verb: RegExp): boolean {
  const found = verb.exec(text);
  if (found === null) return false;
  const lead = text.slice(0, found.index).split(',').at(-1)?.trim() ?? '';
  return lead === '' || OWN_LEAD.test(lead) || ASKING_LEAD.test(lead);
}
