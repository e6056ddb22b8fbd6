import type { Act } from '../acts.ts';
import type { Sentence } from '../clauses.ts';
import type { Message } from '../message.ts';
import { isWord, type Token } from '../token.ts';
import { wordSet } from '../word-set.ts';
import type { FoundSerial } from './serials.ts';

/**
 * The serial numbers that an order is about: not those of a clause that only forbids, tells or asks ("unblock A, but don't
 * touch B") and not those that are taken out ("all of them except B"). All of the message where the order names none itself.
 */
export function ownSerials(
  message: Message,
  serials: readonly FoundSerial[],
  acts: readonly Act[],
  sentences: readonly Sentence[],
): string[] {
  const excepted = exceptedSerials(message);
  const roles = rolesOf(message, acts, sentences);
  let own = false;
  const left = serials.filter((serial) => !excepted.has(serial.text));
  const kept = left.filter((serial) => {
    const role = serial.foreign ? 'other' : roleAt(roles, serial.start);
    own ||= role === 'own';
    return role !== 'other';
  });
  // "Please register them:" over a list: its serial numbers are the order's, those of a quoted mail are not.
  own ||= kept.length > 0 && left.every((serial) => serial.foreign || roleAt(roles, serial.start) !== 'other');
  return (own ? kept : left).map((serial) => serial.text);
}

/** `own`: the clause orders; `other`: it only forbids, tells or asks; `list`: it has no verb of its own. */
type Role = 'own' | 'other' | 'list';

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly role: Role;
}

function rolesOf({ tokens }: Message, acts: readonly Act[], sentences: readonly Sentence[]): Stretch[] {
  const ordering = new Set(acts.filter((act) => act.mood === 'order').map((act) => act.clause));
  const acting = new Set(acts.map((act) => act.clause));
  const stretches: Stretch[] = [];
  for (const sentence of sentences) {
    let before: Role = 'list';
    for (const clause of sentence.clauses) {
      // A list goes on with the clause it began in: "don't touch A, B".
      const role: Role = ordering.has(clause)
        ? 'own'
        : acting.has(clause)
          ? 'other'
          : clause.opener === ':'
            ? 'list'
            : before;
      stretches.push({ start: tokens[clause.first]?.start ?? 0, end: tokens[clause.last]?.end ?? 0, role });
      before = role;
    }
  }
  return stretches;
}

function roleAt(stretches: readonly Stretch[], start: number): Role {
  let low = 0;
  let high = stretches.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const stretch = stretches[middle];
    if (stretch === undefined) break;
    if (stretch.end <= start) low = middle + 1;
    else if (stretch.start > start) high = middle - 1;
    else return stretch.role;
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
    const all = isWord(tokens[at - 1], wordSet('all everything any every'));
    if (isWord(tokens[at], 'but') && !all && !isWord(tokens[at + 1], 'not')) continue;
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
