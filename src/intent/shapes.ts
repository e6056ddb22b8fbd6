import type { TokenKind } from './token.ts';

const GUID = /^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i;
const MAIL = /^[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;
const URL = /^(?:https?:\/\/|www\.|mailto:|ms-settings:)/i;
const FILE =
  /\.(?:csv|tsv|xlsx?|xlsm|txt|json|xml|zip|7z|cab|ps1|log|pdf|docx?|html?|png|jpe?g|gif|ppkg|evtx|eml|msg)$/i;
const DOMAIN = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.([a-z]{2,12})$/u;
const TOP_LEVELS = new Set(
  (
    'com net org info biz edu gov mil int io co ai app dev cloud tech online group company global digital solutions ' +
    'example test local invalid eu uk de at ch li fr nl be lu es pt it pl cz sk hu ro bg gr tr se no dk fi is ie us ca ' +
    'mx br ar cl au nz jp cn kr sg hk tw my th vn id in ae sa il za ng ke ru ua ee lv lt hr si rs'
  ).split(' '),
);
const HEX_CODE = /^-?0x[0-9a-f]{3,16}$/i;
/** The facilities of the codes that Windows, MDM and Autopilot answer with; a serial number of that very form is rare. */
const BARE_CODE = /^(?:80[0-2][0-9a-f]|8086|8103|8104|87[de][0-9a-f]|c1[0-9a-f]{2}|c0[0-9a-f]{2})[0-9a-f]{4}$/i;
const NEGATIVE_CODE = /^-21[34]\d{7}$/;
const NAMED_CODE = /^(?:invalid)?ztd[a-z]{4,40}$|^(?:storageerror|notcomputed)$|^error_[a-z_]{3,60}$/i;
const KB = /^kb\d{6,8}$/i;
const REQUEST = /^r-\d{1,9}$|^r\d{3,5}$/i;
const REFERENCE_WORDS =
  'po|so|inc|ritm|req|chg|task|sctask|prb|cs|rma|inv|sr|tkt|ticket|case|order|wo|dn|cve|itsm|helpdesk|jira|snow';
const REFERENCE = new RegExp(
  `^(?:${REFERENCE_WORDS})[-_#]\\d[\\d-]{1,30}$|^(?:inc|ritm|chg|prb|sctask|req|task|po|so|tkt)\\d{5,20}$`,
  'i',
);
const DATE =
  /^\d{4}-\d{1,2}-\d{1,2}(?:t[\d:.]+z?)?$|^\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})$|^\d{1,2}\.\d{1,2}\.$|^\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?(?:am|pm|h)?$|^\d{1,2}(?:am|pm)$/i;
const NUMBER = /^\d{1,3}(?:[.,'’]\d{3})+$|^\d{1,4}$|^\d{1,4}[.,]\d{1,2}$|^\d{1,4}(?:x|%|th|st|nd|rd)$/i;
const SERIAL_SHAPE = /^[A-Za-z0-9][A-Za-z0-9-]{3,38}[A-Za-z0-9]$/;
const MAC = /^(?:[0-9a-f]{2}-){5}[0-9a-f]{2}$/i;
const DIGEST = /^(?:[0-9a-f]{32}|[0-9a-f]{40})$/;
const PRODUCT_KEY = /^(?:[A-Z0-9]{5}-){4}[A-Z0-9]{5}$/i;
/** Processors, models and editions that look like serial numbers: i5-1135G7, 840-G8, Win11-24H2, M365-E5. */
const PRODUCT =
  /^i[3579]-\d{4,5}[a-z]{0,2}\d?$|^\d{3,4}-?g\d{1,2}$|^(?:win|windows|office|microsoft|m|o)-?(?:10|11|365)(?:-?[a-z0-9]{1,4})?$|^(?:2[0-9]h[12])(?:-.*)?$|^x64-based$|^\d{1,5}-(?:day|days|minute|minutes|hour|hours|inch|bit|row|rows|week|month|year|device|pack)$/i;

const LONGEST_SERIAL = 40;
const HASH_LIKE = /^[A-Za-z0-9+/]{20,}={0,2}$/;

/** What a run of characters without spaces is by its form alone. `key` is the run in lower case. */
export function shapeOf(piece: string): TokenKind {
  if (piece.length > 300) return 'blob';
  if (GUID.test(piece)) return 'guid';
  if (piece.includes('@')) return MAIL.test(piece) ? 'mail' : 'word';
  if (URL.test(piece)) return 'url';
  if (HEX_CODE.test(piece) || NEGATIVE_CODE.test(piece) || NAMED_CODE.test(piece) || BARE_CODE.test(piece))
    return 'code';
  if (DATE.test(piece)) return 'date';
  if (NUMBER.test(piece)) return 'number';
  if (piece.includes('.')) {
    if (FILE.test(piece)) return 'file';
    return TOP_LEVELS.has(DOMAIN.exec(piece)?.[1] ?? '') ? 'domain' : 'word';
  }
  if (KB.test(piece)) return 'kb';
  if (REQUEST.test(piece)) return 'request';
  if (REFERENCE.test(piece)) return 'reference';
  if (piece.length > LONGEST_SERIAL && !piece.includes('/') && HASH_LIKE.test(piece)) return 'blob';
  return serialShape(piece);
}

function serialShape(piece: string): TokenKind {
  if (!SERIAL_SHAPE.test(piece) || !/\d/.test(piece))
    return HASH_LIKE.test(piece) && isScrambled(piece) ? 'blob' : 'word';
  if (isRange(piece)) return 'range';
  if (MAC.test(piece) || DIGEST.test(piece) || PRODUCT_KEY.test(piece)) return 'reference';
  if (isScrambled(piece)) return 'blob';
  if (PRODUCT.test(piece)) return 'word';
  if (/^\d{5,6}$/.test(piece)) return 'maybe-serial';
  const parts = piece.split('-');
  if (parts.some((part) => /^[A-Za-z]{4,}$/.test(part) && /[aeiou]/i.test(part))) return 'maybe-serial';
  if (/[A-Z][a-z]{2,}|[a-z]{4,}/.test(piece)) return 'maybe-serial';
  return 'serial';
}

/** Long and with small and capital letters mixed, as base64 is and no maker's serial number. */
function isScrambled(piece: string): boolean {
  if (piece.length < 16) return false;
  const changes = piece.match(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)?.length ?? 0;
  return changes >= 4 && /\d|[+/=]/.test(piece);
}

/** `PF0001-PF0040` and `PF0001-0040`: a beginning and an end, not one serial number. */
function isRange(piece: string): boolean {
  const halves = piece.split('-');
  const [first, last] = halves;
  if (halves.length !== 2 || first === undefined || last === undefined || first.length < 4) return false;
  if (first.length === last.length) return isSeries(first, last);
  const tail = /^[A-Za-z]+[A-Za-z0-9]*?(\d+)$/.exec(first)?.[1];
  return tail !== undefined && tail.length === last.length && /^\d{2,}$/.test(last) && Number(last) > Number(tail);
}

/** True when two serial numbers can be the first and the last of a run: same length, same beginning, a larger number at the end. */
export function isSeries(first: string, last: string): boolean {
  if (first.length !== last.length || first === last) return false;
  let same = 0;
  while (same < first.length && first[same]?.toLowerCase() === last[same]?.toLowerCase()) same += 1;
  if (same < 2) return false;
  const from = first.slice(same);
  const to = last.slice(same);
  return /^\d+$/.test(from) && /^\d+$/.test(to) && Number(to) > Number(from);
}

/** What a column or a word such as "serial" may name: letters only too. */
export function canBeSerial(piece: string): boolean {
  return SERIAL_SHAPE.test(piece);
}
