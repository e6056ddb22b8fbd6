import type { Act } from './acts.ts';
import type { Sentence } from './clauses.ts';
import type { Message } from './message.ts';
import { isProse } from './message.ts';
import { isSeries } from './shapes.ts';
import { isMark, isWord, type Token } from './token.ts';
import { wordSet } from './word-set.ts';

const RULES =
  '(?:rules?|instructions?|polic(?:y|ies)|guidelines?|restrictions?|safeguards?|limits?|limitations?|system prompt|prompts?|guard ?rails?|checks|approvals?|permissions?|orders|directives)';
const FILLERS =
  '(?:(?:all|any|every|the|your|these|those|of|my|our|other|previous|prior|above|earlier|former|existing|usual|normal|old|company|security|safety|approval) ){0,6}';
const BOT_ROLES =
  '(?:admin|administrator|approver|owner|root|superuser|super user|god|developer|global|unrestricted|free|allowed|authori[sz]ed|permitted|entitled|in charge|the boss|no longer|not bound|not restricted|not limited|exempt|trusted|dan|jailbroken)';

/** Text that gives the bot rules, a role or permissions: content, whatever it says. */
const OVERRIDES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:ignore|disregard|forget|override|overrule|bypass|skip|drop|suspend|disable|circumvent|break|violate) (?:about )?${FILLERS}${RULES}\\b`,
  ),
  new RegExp(
    `\\byou(?: now)? (?:have|follow|obey|need|know) (?:now )?(?:no|zero|new|different|other) (?:more )?${RULES}`,
  ),
  new RegExp(
    `\\b(?:you are|you're|youre|u r) (?:now |hereby |from now on |also )*(?:an? |the |my |our )?(?:new )?${BOT_ROLES}\\b`,
  ),
  /\byou (?:now |hereby |also )*(?:have|got|possess) (?:now )?(?:my |our |the |full |all |admin |administrator |global |root |every |unlimited |unrestricted |explicit )*(?:permissions?|rights|authority|authori[sz]ation|access|privileges|clearance|approval)\b/,
  /\byou (?:may|can) (?:now )?(?:approve|register|deregister|do) (?:all|any|every)/,
  /\byou (?:do not|don't|dont|no longer|need not|needn't) (?:need|require|have to (?:ask|check|wait|get))\b/,
  /\b(?:i|we) (?:hereby |now )*(?:grant|give|allow|permit|authori[sz]e|empower|appoint|promote|make|declare|entitle) you\b(?! (?:the|a|an|some|more) (?:list|file|csv|serials?))/,
  /\b(?:pretend|act as|acting as|roleplay|role-play|role play|imagine you|behave as|simulate|jailbreak)\b/,
  /\b(?:developer|admin|administrator|debug|god|maintenance|sudo|root|unrestricted|test) mode\b/,
  /\b(?:from now on|new rules?|new polic(?:y|ies)|new instructions?|updated instructions?|new role|your (?:new )?(?:role|rules?|instructions?|task) (?:is|are)|rules? (?:is|are|have been|has been) (?:changed|off|disabled|suspended|lifted|void))\b/,
  /\b(?:treat|consider|regard) me as\b|\bmake me (?:an? )?(?:admin|approver|owner)\b/,
  /\bi(?: am|'m) (?:now )?(?:your |the )(?:new )?(?:admin|administrator|developer|owner|creator|boss|master|programmer|ceo|system|root|superuser)\b/,
  /\bi(?: am|'m) (?:now |also )*(?:an? |the |your )?(?:new |global |intune |tenant |system )*(?:admin|administrator|approver|root|superuser)\b(?! (?:of|at|for|from|here|in|and need|but))/,
  /\b(?:no|without|skip|skipping) (?:any |the |further |your |additional )*(?:confirmations?|approvals?|confirming|asking|approving|permission|review|checks|checking|question|questions)(?: is| are)?(?: needed| required| necessary)?\b/,
  /\b(?:approval|confirmation|permission|consent) (?:is |are )?(?:not|no longer|never) (?:needed|required|necessary)\b/,
  /(?:^|\n)[ \t]{0,8}override\b/,
  /\b(?:auto-?approve|rubber-?stamp|sudo)\b/,
  /(?:^|\n)[ \t]{0,8}[[<#*]{0,3} {0,2}(?:system|assistant|developer|admin)\s?(?:prompt|message|note|override|instruction)?\s?[\]>]?\s?:/,
  /<\/?(?:system|instructions?|prompt|assistant)>|\[(?:system|inst|\/inst)\]|<\|/,
];
const CHUNK = 4_000;
const OVERLAP = 300;

/** True where a text tries to give the bot rules, a role or permissions. */
export function isOverride(message: Message): boolean {
  const text = message.text.plain.toLowerCase().replace(/[ \t]{2,}/g, ' ');
  for (let at = 0; at < text.length; at += CHUNK) {
    const part = text.slice(at, at + CHUNK + OVERLAP);
    if (OVERRIDES.some((pattern) => pattern.test(part))) return true;
  }
  return false;
}

const THROUGH = wordSet('to through thru till until upto bis');

/** True where a message names devices or requests by a run, a pattern or a beginning, and not one by one. */
export function isRange(message: Message, taken: ReadonlySet<number>): boolean {
  const { tokens } = message;
  for (let at = 0; at < tokens.length; at += 1) {
    if (!isProse(message, at) || taken.has(at)) continue;
    if (tokens[at]?.kind === 'range' || isRun(tokens, at, taken) || isPattern(tokens, at) || isBeginning(tokens, at))
      return true;
  }
  return false;
}

/** "PF0001 to PF0040", "PF0001 – PF0040", "PF0001..PF0040", "between A and B", "R-1042 to R-1050". */
function isRun(tokens: readonly Token[], at: number, taken: ReadonlySet<number>): boolean {
  const first = tokens[at];
  if (
    first === undefined ||
    !/\d$/.test(first.key) ||
    !['serial', 'maybe-serial', 'word', 'request', 'number'].includes(first.kind)
  )
    return false;
  let next = at + 1;
  let linked = false;
  while (next < at + 6) {
    const token = tokens[next];
    if (token?.line !== first.line) return false;
    const between = isWord(token, 'and') && isWord(tokens[at - 1], 'between');
    if (
      isWord(token, THROUGH) ||
      between ||
      isMark(token, '-', '–', '…', '→', '>') ||
      (isMark(token, '.') && (linked || isMark(tokens[next + 1], '.')))
    )
      linked = true;
    else if (
      !isWord(token, wordSet('up and request all the way serial number device')) &&
      !isMark(token, '`', '"', "'", '#', '*')
    )
      break;
    else if (isWord(token, 'and') && !linked && !isWord(tokens[next + 1], wordSet('up'))) return false;
    next += 1;
  }
  const last = tokens[next];
  if (!linked || last === undefined || taken.has(next) || first.kind === 'number') return false;
  return isSeries(first.key, last.key) || isCounted(first.key, last.key);
}

/** "PF1 to PF40": the same letters, a larger number. */
function isCounted(first: string, last: string): boolean {
  const from = /^(#?[a-z-]{0,12})(\d{1,12})$/.exec(first.slice(0, 26));
  const to = /^(#?[a-z-]{0,12})(\d{1,12})$/.exec(last.slice(0, 26));
  if (from === null || to === null || first.length > 25 || last.length > 25) return false;
  const samePrefix = from[1] === to[1] || to[1] === '';
  return samePrefix && from[1] !== '' && Number(to[2]) > Number(from[2]);
}

/** "PF3*", "PF3XK???", "PF3XXXXX", "PF00[01-40]" */
function isPattern(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (
    token === undefined ||
    next === undefined ||
    next.spaced ||
    !['word', 'serial', 'maybe-serial'].includes(token.kind)
  )
    return false;
  if (!/\d/.test(token.key) || token.key.length < 3) return false;
  if (isMark(next, '*')) return !isMark(tokens[at - 1], '*');
  if (isMark(next, '?')) return isMark(tokens[at + 2], '?') || tokens[at + 2]?.spaced === false;
  return isMark(next, '[') && tokens[at + 2]?.spaced === false && /^[\dx]/.test(tokens[at + 2]?.key ?? '');
}

/** "all serials starting with PF3" */
function isBeginning(tokens: readonly Token[], at: number): boolean {
  return (
    isWord(tokens[at], wordSet('starting beginning start begin starts begins ending end ends')) &&
    isWord(tokens[at + 1], wordSet('with in')) &&
    tokens[at + 2] !== undefined &&
    /\d/.test(tokens[at + 2]?.key ?? '')
  );
}

const TAKEN_BACK =
  /^(?:no |wait |oh |sorry |please |but |and |well |actually |hm+ )*(?:don't|dont|do not|just kidding|kidding|joking|only joking|just a joke|nevermind|never mind|forget (?:it|that|about it)|scratch that|ignore (?:that|this|it|my message)|on second thought|disregard|cancel that|not really|i changed my mind|stop|stop that|undo that|not|no|nope|no wait|wait|hold on)(?: (?:please|thanks|it|that|do it|yet|sorry))*$/;

/** True where a message takes back what it ordered before: "Unblock PF3LY1Q4. No wait, don't." */
export function isTakenBack(message: Message, orders: readonly Act[], sentences: readonly Sentence[]): boolean {
  const last = orders.at(-1);
  if (last === undefined) return false;
  for (const sentence of sentences) {
    if (sentence.last < last.at) continue;
    for (const clause of sentence.clauses) {
      if (clause.last <= last.at) continue;
      const words = message.tokens.slice(
        Math.max(clause.first, last.at + 1),
        Math.min(clause.last, clause.first + 12) + 1,
      );
      const text = words
        .filter((token) => token.kind === 'word')
        .map((token) => token.key.slice(0, 20))
        .join(' ');
      if (TAKEN_BACK.test(text) && words.every((token) => token.kind === 'word' || token.kind === 'mark')) return true;
    }
  }
  return false;
}

/** True where an order stands beside "or" and another change: "register or retag PF3XK2A9". */
export function isAlternative(message: Message, acts: readonly Act[]): boolean {
  for (const [index, act] of acts.entries()) {
    if (act.change === null || act.mood === 'do-not') continue;
    for (const other of acts.slice(index + 1, index + 1 + LONGEST_ALTERNATIVE)) {
      if (other.mood === 'do-not' || other.sentence !== act.sentence || other.at <= act.at || other.sense === act.sense)
        continue;
      if (
        other.change === null &&
        !['remove', 'register', 'deregister', 'unblock', 'retag', 'cancel', 'reject', 'approve'].includes(other.sense)
      )
        continue;
      if (hasOr(message, act.at, other.at)) return true;
    }
    if (asksWhether(message, act)) return true;
  }
  return false;
}

const LONGEST_ALTERNATIVE = 12;

function hasOr(message: Message, first: number, last: number): boolean {
  if (last - first > LONGEST_ALTERNATIVE) return false;
  return message.tokens
    .slice(first, last)
    .some((token, index) => (isWord(token, 'or') || token.key === '/') && index > 0);
}

/** "Deregister PF3LY1Q4 - is that safe?", "… or not?" */
function asksWhether({ tokens }: Message, act: Act): boolean {
  let start = act.clause.last;
  for (let step = 0; step < 40 && start < tokens.length; step += 1, start += 1) {
    const token = tokens[start];
    const safe =
      /^(?:safe|ok|okay|right|correct|possible|allowed|wise|necessary|advisable|recommended|dangerous|risky|needed|good|sensible)$/;
    if (
      isWord(token, wordSet('is would')) &&
      isWord(tokens[start + 1], wordSet('that this it')) &&
      tokens.slice(start + 2, start + 6).some((word) => safe.test(word.key))
    ) {
      return tokens.slice(start, start + 10).some((word) => word.key === '?');
    }
    if (isWord(token, 'or') && isWord(tokens[start + 1], 'not')) return true;
    if (
      isWord(token, 'what') &&
      isWord(tokens[start + 1], 'do') &&
      isWord(tokens[start + 2], 'you') &&
      isWord(tokens[start + 3], 'think')
    )
      return true;
    if (isWord(token, 'right') && isMark(tokens[start + 1], '?')) return true;
  }
  return false;
}
