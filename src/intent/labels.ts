import type { LineKind } from './lines.ts';
import { canBeSerial } from './shapes.ts';
import { isMark, isWord, type Token, type TokenKind } from './token.ts';
import { wordSet } from './word-set.ts';
import { COUNTED_NOUNS, DEVICE_NOUNS } from './words.ts';

/** The number after one of these is an order, a ticket or a part, never a serial number or a request. */
const REFERENCE_LABELS = wordSet(
  'order orders p.o ticket tickets case cases incident incidents invoice invoices quote contract delivery shipment tracking ' +
    'rma model mtm sku part pkid pkids build version phone tel mobile fax ext extension room correlation reference ref bestellung ' +
    'auftrag issue bug pr jira snow row rows line lines page id ids change problem asset article item purchase opportunity ' +
    'quotation project zip postcode iban vat ean upc imei mac uuid pin',
);
/** These name a reference only together with "number", "no", "id" or a mark. */
const NUMBERED_LABELS = wordSet(
  'customer client contract product asset part article item project account dealer partner vendor',
);
/** Abbreviations that are labels in capitals only. */
const SHORT_LABELS = wordSet('PO SO WO INC CHG RITM PRB SR');
const NUMBER_WORDS = wordSet('no nr num number numbers nos id ids key');
const SERIAL_LABELS = wordSet('serial serials serialnumber serialnumbers sn sns s/n s/ns');
const EVENT_LABELS = wordSet('event events eventid event-id');
const CODE_LABELS = wordSet('error errors code codes errorcode error-code');
const REQUEST_LABELS = wordSet('request requests req reqs');
const OTHER_REQUESTS = wordSet('change service support feature pull purchase api http get post graph');
const DEVICE_SENSES = new Set(['register', 'deregister', 'unblock', 'retag', 'assign', 'unassign', 'add', 'remove']);
const LIST_MARKS = new Set([',', ';', '/', '•', '+', '&', '|', '\t', '*', '`', '"', "'"]);

/** Gives tokens the kind that the words before them say: an order's number, a request, an event ID, a serial number. */
export function labelTokens(tokens: readonly Token[], kinds: readonly LineKind[]): Token[] {
  const labelled = [...tokens];
  const change = (at: number, kind: TokenKind): void => {
    const token = labelled[at];
    if (token !== undefined) labelled[at] = { ...token, kind, verb: null };
  };
  for (let at = 0; at < labelled.length; at += 1) {
    if (isCutOff(labelled, at)) change(at, 'blob');
    if (isCountedNumber(labelled, at)) change(at, 'number');
    if (isPhone(labelled, at)) change(at, 'reference');
    if (isImportCode(labelled, at)) change(at, 'event');
    labelAfter(labelled, at, change);
  }
  promoteListed(labelled, kinds, change);
  return labelled;
}

type Change = (at: number, kind: TokenKind) => void;

/** "T0HLAQEAHAAAAA…": the beginning of something longer. */
function isCutOff(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || !isNumeric(token) || next === undefined || next.spaced) return false;
  const mixed = token.text !== token.text.toUpperCase() && token.text !== token.text.toLowerCase();
  if (!mixed && token.text.length < 17) return false;
  return isMark(next, '…') || (isMark(next, '.') && isMark(tokens[at + 2], '.') && isMark(tokens[at + 3], '.'));
}

/** "+49 171 1234567", "call 030 1234567" */
function isPhone(tokens: readonly Token[], at: number): boolean {
  if (!/^\d{5,}$/.test(tokens[at]?.key ?? '')) return false;
  const before = tokens.slice(Math.max(0, at - 4), at);
  return before.some((token) => isMark(token, '+')) && before.at(-1)?.kind !== 'word';
}

function isCountedNumber(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.kind === 'maybe-serial' && /^\d+$/.test(token.key) && isWord(tokens[at + 1], COUNTED_NOUNS);
}

/**
 * The numbers with which an import ends are known without a label: "what does 808 mean?", "failed with 806".
 * Source: Microsoft support articles on Windows Autopilot import errors.
 */
const IMPORT_CODES = wordSet('640 801 802 803 806 807 808 809 810 811 812 813 814 815 819');
const BEFORE_A_CODE = wordSet(
  'does is with explain about mean means why the got get getting gets gives gave says said shows showing showed by was what',
);

function isImportCode(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== 'number' || !IMPORT_CODES.has(token.key) || isWord(tokens[at + 1], COUNTED_NOUNS)) return false;
  let before = at - 1;
  while (isMark(tokens[before], '"', "'", '`', '*', '(', ':')) before -= 1;
  return tokens[before] === undefined || isWord(tokens[before], BEFORE_A_CODE);
}

function isNumeric(token: Token | undefined): token is Token {
  if (token === undefined) return false;
  return ['number', 'serial', 'maybe-serial', 'request', 'reference', 'range'].includes(token.kind);
}

/** The place of the number that a label at `at` names, behind "no.", "#", ":" and the like. */
function targetOf(tokens: readonly Token[], at: number): { at: number; numbered: boolean } {
  let target = at + 1;
  let numbered = false;
  const limit = at + 5;
  while (target < tokens.length && target < limit) {
    const token = tokens[target];
    if (isWord(token, NUMBER_WORDS) || isMark(token, '#', ':', '=', '|', '\t', '.')) numbered = true;
    else if (!isMark(token, '*', '"', "'", '`', '(') && !isWord(token, 'is') && !isWord(token, 'tag')) break;
    target += 1;
  }
  return { at: target, numbered };
}

function labelAfter(tokens: readonly Token[], at: number, change: Change): void {
  const token = tokens[at];
  if (token?.kind !== 'word') return;
  const { key } = token;
  if (key === 'kb') {
    if (isNumeric(tokens[at + 1])) change(at + 1, 'kb');
  } else if (SERIAL_LABELS.has(key) || isServiceTag(tokens, at)) {
    labelSerials(tokens, at, change);
  } else {
    labelNumber(tokens, at, token, change);
  }
}

function labelNumber(tokens: readonly Token[], at: number, { key, text }: Token, change: Change): void {
  const target = targetOf(tokens, at);
  const found = tokens[target.at];
  if (EVENT_LABELS.has(key) || CODE_LABELS.has(key)) {
    if (found === undefined || !/^\d{1,5}$/.test(found.key)) return;
    change(target.at, 'event');
    if (key.endsWith('s')) labelMore(tokens, target.at, 'event', change);
  } else if (REQUEST_LABELS.has(key) || (key === 'r' && found?.kind === 'number')) {
    labelRequest(tokens, at, target.at, change);
  } else if (isNumeric(found) && !isWord(tokens[at - 1], 'in')) {
    const next = tokens[at + 1];
    const known = REFERENCE_LABELS.has(key) && (key !== 'change' || target.numbered);
    const names =
      known || (SHORT_LABELS.has(text) && /\d{4}/.test(found.key)) || (NUMBERED_LABELS.has(key) && target.numbered);
    const ownId = /[a-z]id$/.test(key) && target.numbered && key !== 'tenantid';
    const assigned = isMark(next, '=') && next?.spaced === false && key !== 'service' && !key.endsWith('tag');
    if (!names && !ownId && !assigned) return;
    change(target.at, 'reference');
    if (key.endsWith('s')) labelMore(tokens, target.at, 'reference', change);
  }
}

function isServiceTag(tokens: readonly Token[], at: number): boolean {
  return /^tags?$/.test(tokens[at]?.key ?? '') && isWord(tokens[at - 1], 'service');
}

/** "orders 4500098712 and 4500098713" */
function labelMore(tokens: readonly Token[], from: number, kind: TokenKind, change: Change): void {
  let at = from + 1;
  while (isWord(tokens[at], 'and') || isMark(tokens[at], ',', '/', '&', '#') || isNumberOnly(tokens[at])) {
    if (isNumberOnly(tokens[at])) change(at, kind);
    at += 1;
  }
}

function isNumberOnly(token: Token | undefined): boolean {
  return token !== undefined && /^#?\d+$/.test(token.key);
}

function labelRequest(tokens: readonly Token[], at: number, target: number, change: Change): void {
  const found = tokens[target];
  if (found === undefined || !/^#?\d{1,9}$/.test(found.key)) return;
  if (isWord(tokens[target + 1], COUNTED_NOUNS)) return;
  const kind = isWord(tokens[at - 1], OTHER_REQUESTS) ? 'reference' : 'request';
  change(target, kind);
  if (tokens[at]?.key.endsWith('s')) labelMore(tokens, target, kind, change);
}

/** After "serial number" letters alone, or a number that looks like a code, are a serial number too. */
function labelSerials(tokens: readonly Token[], at: number, change: Change): void {
  const target = targetOf(tokens, at);
  const found = tokens[target.at];
  if (found === undefined || !canBeSerial(found.text)) return;
  if (['serial', 'maybe-serial', 'code', 'reference', 'blob'].includes(found.kind)) change(target.at, 'serial');
  else if (found.kind === 'word' && target.numbered && isCapitals(found.text)) change(target.at, 'serial');
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

/** What might be a serial number is one where it stands in a list with one, follows a device's noun or a verb, or has a line to itself. */
function promoteListed(tokens: Token[], kinds: readonly LineKind[], change: Change): void {
  for (let at = 0; at < tokens.length; at += 1) {
    if (tokens[at]?.kind !== 'maybe-serial') continue;
    if (followsSerial(tokens, at, -1) || isNamedDevice(tokens, at) || isAlone(tokens, at, kinds)) change(at, 'serial');
  }
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    if (tokens[at]?.kind === 'maybe-serial' && followsSerial(tokens, at, 1)) change(at, 'serial');
  }
}

/** True where a serial number is the next thing in a direction, with nothing but list marks or "and" between. */
function followsSerial(tokens: readonly Token[], at: number, step: 1 | -1): boolean {
  const limit = at + step * 4;
  for (let other = at + step; other !== limit; other += step) {
    const token = tokens[other];
    if (token === undefined) return false;
    if (token.kind === 'serial') return true;
    if (token.kind === 'word' ? token.key !== 'and' : !LIST_MARKS.has(token.key)) return false;
  }
  return false;
}

function isNamedDevice(tokens: readonly Token[], at: number): boolean {
  let before = at - 1;
  while (isMark(tokens[before], '`', '"', "'", '*', '•', ':')) before -= 1;
  const token = tokens[before];
  if (token?.kind !== 'word') return false;
  if (DEVICE_NOUNS.has(token.key)) return !NUMBERED_LABELS.has(tokens[before - 1]?.key ?? '');
  const { verb } = token;
  return verb !== null && DEVICE_SENSES.has(verb.sense) && verb.form !== 'noun';
}

function isAlone(tokens: readonly Token[], at: number, kinds: readonly LineKind[]): boolean {
  const token = tokens[at];
  if (token === undefined || kinds[token.line] !== 'prose') return false;
  let before = at - 1;
  while (tokens[before]?.line === token.line && isMark(tokens[before])) before -= 1;
  let after = at + 1;
  while (tokens[after]?.line === token.line && isMark(tokens[after])) after += 1;
  const wholeMessage = tokens[before] === undefined && tokens[after] === undefined;
  return !wholeMessage && tokens[before]?.line !== token.line && tokens[after]?.line !== token.line;
}
