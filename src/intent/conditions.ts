import type { Clause, Sentence } from './clauses.ts';
import { isQuotedWord } from './clauses.ts';
import type { Message } from './message.ts';
import { isMark, isWord, type Token } from './token.ts';
import { wordSet } from './word-set.ts';
import { TIME_WORDS } from './words.ts';

const ALWAYS = wordSet('unless provided providing assuming whenever otherwise depending else presuming');
const INDIRECT =
  /^(?:check|see|know|sure|verify|confirm|ask|tell|wonder|wondering|find|look|me|us|out|test|knows|whether|decide|unsure|question)$/;
const NOTICE = wordSet('know tell inform notify ping update remind alert message know,');
const CALL_ME =
  /\b(?:let (?:me|us) know|tell (?:me|us)|call (?:me|us)|contact|ping (?:me|us)|reach out|reach (?:me|us)|get back|write (?:me|us)|mail (?:me|us)|ask me|message (?:me|us)|shout|come back to)\b/;
const SIGNALS =
  /^(?:approval|approvals|consent|consents|consented|confirmation|approves|approved|confirms|confirmed|signs|signed|agrees|agreed|arrives|arrived|done|finished|finishes|complete|completed|paid|pays|checked|check|review|accepts|accepted|granted|grants|ok|okay|repaired|returned|back|sold|shipped|delivered|ready)$/;
/** "if possible", "when you have time": politeness. */
const COURTESIES =
  /^(?:(?:that is|that's|it is|it's|this is)? ?(?:at all )?(?:possible|ok|okay|fine|alright|convenient|all right|not too much|no trouble|no problem)|(?:and when|and as)? ?you (?:can|could|may|please|like|wish|want|would|will|don't mind|dont mind|do not mind|have (?:a |some |the )?(?:time|minute|moment|second|sec|chance)|get (?:a |the |some )?(?:time|chance|minute|moment)|are free|find)|time (?:permits|allows)|that works|i may|i might)\b/;

/** True where a sentence makes what it orders depend on something: "deregister it if it is broken", "once the consent is there". */
export function isConditional(message: Message, sentence: Sentence, masked: ReadonlySet<number>): boolean {
  const { tokens } = message;
  const text = message.text.plain
    .slice(tokens[sentence.first]?.start ?? 0, tokens[sentence.last]?.end ?? 0)
    .slice(0, 4_000)
    .toLowerCase();
  const notice = CALL_ME.test(text);
  for (let at = sentence.first; at <= sentence.last; at += 1) {
    if (masked.has(at) || isQuotedWord(message, at) || tokens[at]?.kind !== 'word') continue;
    if (isCondition(message, sentence, at) && !(notice && !hasOwnOrder(tokens, at))) return true;
  }
  return startsAsConsequence(tokens, sentence) || hasInvertedShould(message, sentence);
}

/** "If you have questions, call me": nothing of ours depends on it. */
function hasOwnOrder(tokens: readonly Token[], at: number): boolean {
  return !tokens
    .slice(at, at + 12)
    .some((token) =>
      /^(?:questions|question|problems|anything|unclear|issues|trouble|know|done|ready|finished|call|contact|ping)$/.test(
        token.key,
      ),
    );
}

function isCondition(message: Message, sentence: Sentence, at: number): boolean {
  const { tokens } = message;
  const key = tokens[at]?.key ?? '';
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  switch (key) {
    case 'if':
      return !isIndirect(tokens, at) && !isCourteous(message, at + 1);
    case 'when':
      if (isWord(before, NOTICE) || isWord(tokens[at - 2], NOTICE) || at === sentence.first)
        return at === sentence.first && !sentence.asks && !isCourteous(message, at + 1);
      return !isCourteous(message, at + 1) && !isWord(next, wordSet('will did do does is was can should'));
    case 'once':
      return (
        !isWord(before, wordSet('at more only')) &&
        !isWord(next, wordSet('more again')) &&
        !isWord(before, NOTICE) &&
        !isWord(tokens[at - 2], NOTICE) &&
        !isCourteous(message, at + 1)
      );
    case 'as':
      return (
        isWord(tokens[at + 2], 'as') &&
        isWord(next, wordSet('soon long')) &&
        !isCourteous(message, at + 3) &&
        !isWord(before, NOTICE) &&
        !isWord(tokens[at - 2], NOTICE)
      );
    case 'case':
      return (
        isWord(before, 'in') &&
        !isWord(tokens[at - 2], wordSet('just')) &&
        !isMark(next, ':') &&
        next?.kind !== 'number'
      );
    case 'event':
      return isWord(before, 'the') && isWord(tokens[at - 2], 'in');
    case 'subject':
      return isWord(next, 'to') && !isMark(next, ':');
    case 'pending':
      return isWord(next, wordSet('approval consent confirmation review the'));
    case 'after':
      return isAfterSignal(tokens, at, sentence.last);
    case 'until':
    case 'till':
      return !isTime(next) && !isWord(next, wordSet('the'));
    case 'only':
      return isWord(next, wordSet('if when after once'));
    default:
      return (
        ALWAYS.has(key) &&
        !(key === 'provided' && !isWord(next, wordSet('that the it they this we you he she'))) &&
        !(key === 'else' && !isWord(before, 'or'))
      );
  }
}

function isTime(token: Token | undefined): boolean {
  return token?.kind === 'date' || token?.kind === 'number' || isWord(token, TIME_WORDS);
}

/** "check if", "let me know if", "not sure if": asks, and makes nothing depend on it. */
function isIndirect(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    (before?.kind === 'word' && INDIRECT.test(before.key)) ||
    isWord(before, wordSet('great nice good appreciate it lovely helpful kind glad grateful'))
  );
}

function isCourteous(message: Message, from: number): boolean {
  const words = message.tokens.slice(from, from + 7).map((token) => token.key);
  return COURTESIES.test(words.join(' '));
}

/** "after the customer has signed", but not "after lunch". */
function isAfterSignal(tokens: readonly Token[], at: number, last: number): boolean {
  if (isTime(tokens[at + 1])) return false;
  for (let next = at + 1; next <= Math.min(last, at + 9); next += 1) {
    const token = tokens[next];
    if (isMark(token, ',', ';', ':')) return false;
    if (token?.kind === 'word' && SIGNALS.test(token.key)) return true;
  }
  return false;
}

/** "If so, deregister it." "Then deregister it.", behind a question. */
function startsAsConsequence(tokens: readonly Token[], sentence: Sentence): boolean {
  const first = tokens[sentence.first];
  const before = tokens[sentence.first - 1];
  if (isWord(first, wordSet('then')) && isMark(before, '?')) return true;
  if (isWord(first, 'in') && isWord(tokens[sentence.first + 1], 'that') && isWord(tokens[sentence.first + 2], 'case'))
    return true;
  return isWord(first, wordSet('yes no')) && isWord(tokens[sentence.first + 1], 'then');
}

/** "Should it fail, deregister it." */
function hasInvertedShould(message: Message, sentence: Sentence): boolean {
  if (sentence.asks || sentence.clauses.length < 2) return false;
  const starts = (clause: Clause): boolean =>
    isWord(message.tokens[clause.first], wordSet('should had were')) && !isMark(message.tokens[clause.first + 1]);
  return sentence.clauses.some(
    (clause, index) =>
      starts(clause) && message.tokens[clause.first + 1]?.key !== 'be' && index < sentence.clauses.length,
  );
}

/** "Only if it is broken.", "Unless …" in a sentence of its own, behind the order it limits. */
export function isLateCondition(message: Message, sentence: Sentence): boolean {
  const first = message.tokens[sentence.first];
  const second = message.tokens[sentence.first + 1];
  if (isWord(first, wordSet('unless provided assuming'))) return true;
  return (
    isWord(first, wordSet('but only')) && (isWord(second, wordSet('only if when after')) || isWord(second, 'once'))
  );
}
