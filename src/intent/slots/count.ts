import type { Message } from '../message.ts';
import { isMark, isWord, type Token } from '../token.ts';
import { wordSet } from '../word-set.ts';
import { COUNTED_NOUNS, FUNCTION_WORDS, PRODUCT_NAMES, TIME_WORDS } from '../words.ts';

const SMALL: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const MULTIPLES: Readonly<Record<string, number>> = { dozen: 12, dozens: 12, hundred: 100, thousand: 1_000 };
/** A number after one of these belongs to a name: Windows 11, Gen 4, phase 2. */
const NAMES = wordSet(
  'windows win gen generation pro model series tier wave phase version build step option latitude elitebook probook thinkpad optiplex ' +
    'surface room floor building site page row line week day event id code error kb office microsoft tls tpm usb',
);
const BETWEEN = wordSet('of the these those our new more additional other x brand-new used more devices');
const TOTALS = wordSet('qty quantity count total amount number');
const ALL = wordSet('all these those');

/** The number of devices that a message states ("these 40 serials", "three laptops", "a dozen"); null where it states none or more than one. */
export function readCount(message: Message): number | null {
  const { tokens } = message;
  for (let at = 0; at < tokens.length; at += 1) {
    const kind = message.lines.kinds[tokens[at]?.line ?? 0];
    if (kind === 'table' || kind === 'log') continue;
    const number = numberAt(tokens, at);
    if (number === null) continue;
    const stated = !belongsToName(tokens, at) && !isSpan(tokens, at, number.next) && countsDevices(tokens, at, number);
    if (!stated) {
      at = number.next - 1;
      continue;
    }
    return isSummed(tokens, number.next) ? null : number.value;
  }
  return null;
}

interface StatedNumber {
  readonly value: number;
  /** Index behind the number. */
  readonly next: number;
  readonly written: boolean;
}

function numberAt(tokens: readonly Token[], at: number): StatedNumber | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.kind === 'number') return digitsAt(tokens, at);
  if (token.kind !== 'word') return null;
  const half = token.key === 'half' && isWord(tokens[at + 1], 'a') && isWord(tokens[at + 2], 'dozen');
  if (half) return { value: 6, next: at + 3, written: true };
  if ((token.key === 'a' || token.key === 'an') && MULTIPLES[tokens[at + 1]?.key ?? ''] !== undefined)
    return wordsAt(tokens, at + 1, 1);
  if (token.key === 'dozen') return { value: 12, next: at + 1, written: true };
  return smallOf(token.key) === null ? null : wordsAt(tokens, at, 0);
}

function digitsAt(tokens: readonly Token[], at: number): StatedNumber | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (/%|st$|nd$|rd$|th$/.test(token.key) || /^\d+[.,]\d{1,2}$/.test(token.key)) return null;
  let digits = token.key.replace(/\D/g, '');
  let next = at + 1;
  // "1,200": the comma parted it.
  while (
    isMark(tokens[next], ',') &&
    !tokens[next]?.spaced &&
    !tokens[next + 1]?.spaced &&
    /^\d{3}$/.test(tokens[next + 1]?.key ?? '')
  ) {
    digits += tokens[next + 1]?.key ?? '';
    next += 2;
  }
  const multiple = MULTIPLES[tokens[next]?.key ?? ''];
  if (multiple !== undefined) return { value: Number(digits) * multiple, next: next + 1, written: true };
  return digits.length > 7 ? null : { value: Number(digits), next, written: false };
}

function smallOf(key: string): number | null {
  const whole = SMALL[key];
  if (whole !== undefined) return whole;
  const [tens, ones] = key.split('-');
  const tensValue = SMALL[tens ?? ''];
  const onesValue = SMALL[ones ?? ''];
  return tensValue !== undefined && onesValue !== undefined && tensValue >= 20 && onesValue < 10
    ? tensValue + onesValue
    : null;
}

/** "twenty-five", "one hundred and twenty", "two dozen", "a hundred". */
function wordsAt(tokens: readonly Token[], at: number, start: number): StatedNumber {
  let value = start;
  let next = at;
  for (; next < tokens.length && next < at + 7; next += 1) {
    const key = tokens[next]?.key ?? '';
    const small = smallOf(key);
    const multiple = MULTIPLES[key];
    const linked = key === 'and' && value >= 100 && smallOf(tokens[next + 1]?.key ?? '') !== null;
    if (small !== null) value += small;
    else if (multiple !== undefined) value = Math.max(1, value) * multiple;
    else if (!linked && !isMark(tokens[next], '-')) break;
  }
  return { value, next, written: true };
}

function belongsToName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    isWord(before, NAMES) || isMark(before, '#') || (before?.kind === 'word' && /^(?:no|nr|num)$/.test(before.key))
  );
}

/** "30-40 laptops" and "30 to 40 laptops" state no number. */
function isSpan(tokens: readonly Token[], at: number, next: number): boolean {
  const joins = (token: Token | undefined): boolean =>
    isMark(token, '-', '–', '/') || isWord(token, wordSet('to or and'));
  const counted = (token: Token | undefined): boolean => token?.kind === 'number' || smallOf(token?.key ?? '') !== null;
  if (joins(tokens[at - 1]) && counted(tokens[at - 2]) && !isWord(tokens[at - 1], 'and')) return true;
  if (isWord(tokens[at - 1], 'and') && counted(tokens[at - 2]) && isWord(tokens[at - 3], 'between')) return true;
  return joins(tokens[next]) && counted(tokens[next + 1]) && !isWord(tokens[next], 'and');
}

function countsDevices(tokens: readonly Token[], at: number, number: StatedNumber): boolean {
  const before = tokens[at - 1];
  if (isTotal(tokens, at)) return !isWord(tokens[number.next], TIME_WORDS);
  for (let next = number.next; next < number.next + 5; next += 1) {
    const token = tokens[next];
    if (isWord(token, COUNTED_NOUNS)) return true;
    if (token === undefined || token.line !== tokens[at]?.line || isWord(token, TIME_WORDS)) break;
    const adjective = token.kind === 'word' && (BETWEEN.has(token.key) || isAdjective(token));
    if (!adjective && !isMark(token, '×') && token.kind !== 'maybe-serial') break;
  }
  // "register all 40 to Contoso", "these 12:"
  const after = tokens[number.next];
  const ends =
    after === undefined ||
    isMark(after, ',', '.', ':', '!', '?', ')') ||
    isWord(after, wordSet('to for in with under at please'));
  return isWord(before, ALL) && ends;
}

function isAdjective(token: Token): boolean {
  const { verb } = token;
  return !FUNCTION_WORDS.has(token.key) && (verb === null || verb.form === 'past' || PRODUCT_NAMES.has(token.key));
}

/** "quantity: 40", "total of 40", "number of devices: 40" */
function isTotal(tokens: readonly Token[], at: number): boolean {
  let before = at - 1;
  let marked = false;
  while (isMark(tokens[before], ':', '=', '|', '\t') || isWord(tokens[before], 'of')) {
    marked = true;
    before -= 1;
  }
  if (isWord(tokens[before], wordSet('qty quantity'))) return true;
  if (marked && isWord(tokens[before], COUNTED_NOUNS) && !isWord(tokens[before], wordSet('serial sn'))) {
    return (
      !isMark(tokens[at - 1], ':') ||
      isWord(tokens[before - 1], 'of') ||
      /^(?:devices|laptops|notebooks|machines|computers|units)$/.test(tokens[before]?.key ?? '')
    );
  }
  return marked && isWord(tokens[before], TOTALS) && tokens[before]?.key !== 'number';
}

/** "2 laptops and 3 tablets": two numbers, and no sum was said. */
function isSummed(tokens: readonly Token[], from: number): boolean {
  let next = from;
  while (next < from + 4 && tokens[next]?.kind === 'word' && !isWord(tokens[next], 'and')) next += 1;
  if (!isWord(tokens[next], 'and')) return false;
  const second = numberAt(tokens, next + 1);
  return second !== null && countsDevices(tokens, next + 1, second);
}
