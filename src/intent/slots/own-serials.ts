import type { Act } from '../acts.ts';
import type { Clause, Sentence } from '../clauses.ts';
import type { Message } from '../message.ts';
import { isWord, type Token } from '../token.ts';
import type { FoundSerial } from './serials.ts';

/**
 * The serial numbers that an order is about: not those of a clause that only forbids, tells or asks ("unblock A, but don't
 * touch B") and not those that are taken out ("all of them except B"). All of the message where the order names none itself.
 */
export function ownSerials(message: Message, serials: readonly FoundSerial[], acts: readonly Act[], sentences: readonly Sentence[]): string[] {
  const ordering = new Set(acts.filter((act) => act.mood === 'order').map((act) => act.clause));
  const excepted = exceptedSerials(message);
  let own = false;
  const kept = serials.filter((serial) => {
    if (excepted.has(serial.text)) return false;
    const clause = clauseOf(message, sentences, serial.start);
    if (clause === null) return true;
    const role = roleOf(clause, acts, ordering, sentences);
    own ||= role === 'own';
    return role !== 'other';
  });
  const left = serials.filter((serial) => !excepted.has(serial.text));
  return (own ? kept : left).map((serial) => serial.text);
}

function clauseOf(message: Message, sentences: readonly Sentence[], start: number): Clause | null {
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const sentence = sentences[middle];
    if (sentence === undefined) return null;
    if ((message.tokens[sentence.last]?.end ?? 0) <= start) low = middle + 1;
    else if ((message.tokens[sentence.first]?.start ?? 0) > start) high = middle - 1;
    else return sentence.clauses.find((clause) => isInside(message.tokens, clause, start)) ?? null;
  }
  return null;
}

function isInside(tokens: readonly Token[], clause: Clause, start: number): boolean {
  return (tokens[clause.first]?.start ?? 0) <= start && start < (tokens[clause.last]?.end ?? 0);
}

/** `own` where the clause orders, `other` where it only forbids, tells or asks, `list` where it has no verb of its own. */
function roleOf(clause: Clause, acts: readonly Act[], ordering: ReadonlySet<Clause>, sentences: readonly Sentence[]): 'own' | 'other' | 'list' {
  if (ordering.has(clause)) return 'own';
  if (acts.some((act) => act.clause === clause)) return 'other';
  // A list goes on with the clause it began in: "don't touch A, B".
  const sentence = sentences.find((candidate) => candidate.clauses.includes(clause));
  const index = sentence?.clauses.indexOf(clause) ?? 0;
  for (let before = index - 1; before >= 0; before -= 1) {
    const earlier = sentence?.clauses[before];
    if (earlier === undefined || clause.opener === ':') break;
    if (ordering.has(earlier)) return 'own';
    if (acts.some((act) => act.clause === earlier)) return 'other';
  }
  return 'list';
}

const EXCEPT = new Set('except excluding excl without but besides'.split(' '));
const EXCEPT_LINKS = new Set('for not and the apart from'.split(' '));

/** Serial numbers behind "except", "but not", "apart from". */
function exceptedSerials({ tokens }: Message): Set<string> {
  const serials = new Set<string>();
  for (let at = 0; at < tokens.length; at += 1) {
    const apart = isWord(tokens[at], 'apart') || (isWord(tokens[at], 'other') && isWord(tokens[at + 1], 'than'));
    const not = isWord(tokens[at], 'not') && tokens[at + 1]?.kind === 'serial';
    if (!isWord(tokens[at], EXCEPT) && !apart && !not) continue;
    if (isWord(tokens[at], 'but') && !isWord(tokens[at + 1], 'not')) continue;
    let next = at + 1;
    while (next < tokens.length && (tokens[next]?.kind === 'serial' || isExceptLink(tokens, next))) {
      if (tokens[next]?.kind === 'serial') serials.add(tokens[next]?.text ?? '');
      next += 1;
    }
    at = Math.max(at, next - 1);
  }
  return serials;
}

function isExceptLink(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === 'mark') return token.key === ',' && tokens[at + 1]?.kind === 'serial';
  return isWord(token, EXCEPT_LINKS) || isWord(token, 'than');
}
