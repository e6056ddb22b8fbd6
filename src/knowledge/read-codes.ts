/** The codes that a text names: those an index knows, and whether it names others. */
export interface CodesInText {
  /** Keys of the index, in the order of the text. */
  readonly known: readonly string[];
  /** Codes that look like codes and are in no index, as written. */
  readonly unknown: readonly string[];
  /** The text without anything that was read as a code. */
  readonly rest: string;
}

interface Found {
  readonly at: number;
  readonly end: number;
  readonly keys: readonly string[];
  readonly written: string;
}

const GUID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi;
const HEX = /\b(?:0x)([0-9a-f]{3,8})\b|\b([0-9a-f]{8})\b/gi;
const DECIMAL_HRESULT = /(?<![\w.-])-?\d{9,10}\b/g;
const KB = /\bkb\s*[-#:]?\s*(\d{6,8})\b|\b(50\d{5})\b/gi;
const NAME = /\b(?:[a-z]*ztd\w+|storageerror|hashnot4k|e_autopilot_\w+|aadsts\d+)\b/gi;
/** A name as programs write it, e.g. `hardwareRequirementsNotMet`. */
const JOINED_NAME = /\b[A-Za-z][a-z0-9]*(?:[A-Z][a-z0-9]*)+(?:\.json)?\b/g;
const FAULT = /\b[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*\b/g;
const FINDING = /\b[A-Z]+(?:_[A-Z0-9]+)+\b/g;
const EVENT =
  /\bevents?(?:\s*(?:log|viewer|entry|entries))?\s*(?:-?\s*(?:ids?|codes?|numbers?|nr|no|nos)\b\.?)?\s*[:=#(]?\s*(\d{2,5})\b|\beventids?\s*[:=#]?\s*(\d{2,5})\b|\b(?:id|warning|error)?\s*(\d{3})\s*(?:in|from)\s*(?:the\s*)?event\s*(?:log|viewer)/gi;
const COUNTED = String.raw`(?![-.,]?\d|%|\s*(?:devices?|rows?|lines?|serials?|laptops?|machines?|pcs|profiles?|minutes?|hours?|days?|times|apps?|bits?|domains?|computers?|characters?))`;
const ERROR_NUMBER = new RegExp(
  String.raw`\b(?:error|err|errorcode|code)\s*(?:code|number|no\.?|nr\.?|id)?\s*[:=#(]?\s*(\d{2,6})\b${COUNTED}`,
  'gi',
);
const NUMBER_IN_CONTEXT = new RegExp(
  String.raw`\b(?:import(?:ing|ed|s)?|registration|upload|ztd\w*|partner ?cent(?:er|re)|http|status|failure|failed|fails|result|internal|error|code)\b[^\d\n.?!]{0,24}?(?<![\w.-])(\d{3,6})\b${COUNTED}`,
  'gi',
);
const BARE_NUMBER = new RegExp(String.raw`(?<![\w.,-])(\d{3,6})(?![\w-]|[.,]\d)${COUNTED}`, 'gi');

/**
 * Reads the codes out of a question, a card or a pasted log line: results (`0x80180014`, `801C0003`, -2145910764), event
 * ids, KB numbers, Ztd names, import results and Partner Center codes. A number is read as a code only where the words
 * beside it say so, or where it is one that is never anything else.
 */
export function readCodes(text: string, isKnown: (key: string) => boolean): CodesInText {
  const found: Found[] = [];
  const unknown: string[] = [];
  let rest = text;

  const take = (pattern: RegExp, keysOf: (match: RegExpExecArray) => { keys: string[]; certain: boolean }): void => {
    const source = rest;
    for (const match of source.matchAll(pattern)) {
      const { keys, certain } = keysOf(match);
      const hits = keys.filter(isKnown);
      if (hits.length === 0 && !certain) continue;
      const at = match.index;
      if (hits.length > 0) found.push({ at, end: at + match[0].length, keys: hits, written: match[0] });
      else unknown.push(match[0].trim());
      rest = rest.slice(0, at) + ' '.repeat(match[0].length) + rest.slice(at + match[0].length);
    }
  };

  take(GUID, ([guid]) => ({ keys: [`name:${guid.toLowerCase()}`], certain: false }));
  rest = rest.replace(GUID, (guid) => ' '.repeat(guid.length));
  take(FINDING, ([written]) => ({
    keys: [`finding:${written}`, `ztd:${written.toLowerCase()}`, `name:${written.toLowerCase()}`],
    certain: false,
  }));
  take(NAME, ([written]) => ({
    keys: [`ztd:${written.toLowerCase()}`, `name:${written.toLowerCase()}`],
    certain: true,
  }));
  take(JOINED_NAME, ([written]) => ({ keys: [`name:${written.toLowerCase()}`], certain: false }));
  take(FAULT, ([written]) => ({ keys: [`fault:${written}`, `name:${written.toLowerCase()}`], certain: false }));
  take(KB, ([, marked, bare]) => ({ keys: [`kb:${marked ?? bare}`], certain: marked !== undefined }));
  take(HEX, ([, marked, bare]) => {
    const digits = (marked ?? bare ?? '').toLowerCase();
    const looksLikeResult = marked !== undefined || /^(?:80|c0|c1|87)[0-9a-f]{6}$/.test(digits);
    return { keys: [`hresult:${digits.padStart(8, '0')}`], certain: looksLikeResult };
  });
  take(DECIMAL_HRESULT, ([written]) => {
    const digits = (Number(written) >>> 0).toString(16).padStart(8, '0');
    return { keys: [`hresult:${digits}`], certain: written.startsWith('-') };
  });
  take(EVENT, ([, first, second, third]) => ({ keys: [`event:${first ?? second ?? third}`], certain: true }));
  take(ERROR_NUMBER, ([, number]) => ({ keys: keysOfNumber(text, number ?? ''), certain: true }));
  take(NUMBER_IN_CONTEXT, ([, number]) => ({
    keys: keysOfNumber(text, number ?? ''),
    certain: /^8\d\d$/.test(number ?? ''),
  }));
  take(BARE_NUMBER, ([, number]) => ({ keys: bareKeys(text, number ?? ''), certain: false }));
  addSpelledNames(rest, isKnown, found);

  found.sort((left, right) => left.at - right.at);
  return { known: [...new Set(found.flatMap(({ keys }) => keys))], unknown, rest };
}

/** Numbers that Microsoft publishes for a device's event log; as results of an import only a draft names them. */
const PUBLISHED_AS_EVENTS = new Set(['807', '809', '815']);

/** What the text speaks of: the results of imports, or the event log of a device. */
const SPEAKS_OF_IMPORT = /\bimport|\bupload|\bregist|\bcsv|ztd/i;
const SPEAKS_OF_EVENT = /\bevent/i;

/** A number without a word beside it: only those that mean nothing else in this field. */
function bareKeys(text: string, number: string): string[] {
  const value = Number(number);
  if (value === 640 || (value >= 801 && value <= 819)) return importOrEvent(text, number);
  if (value === 908 || value === 171 || value === 172) return [`event:${number}`];
  return value > 10_000 ? [`partner:${number}`] : value === 429 ? ['http:429'] : [];
}

/** The tables that a number may stand in, by what the text speaks of. */
function keysOfNumber(text: string, number: string): string[] {
  if (SPEAKS_OF_EVENT.test(text)) return importOrEvent(text, number);
  if (/partner ?cent(?:er|re)|\bcsp\b/i.test(text)) return [`partner:${number}`, `import:${number}`];
  if (SPEAKS_OF_IMPORT.test(text)) return [`import:${number}`, `http:${number}`, `partner:${number}`];
  return [...importOrEvent(text, number), `http:${number}`, `partner:${number}`];
}

function importOrEvent(text: string, number: string): string[] {
  const keys = [`import:${number}`, `event:${number}`];
  const isEvent = SPEAKS_OF_EVENT.test(text) || (PUBLISHED_AS_EVENTS.has(number) && !SPEAKS_OF_IMPORT.test(text));
  return isEvent ? keys.reverse() : keys;
}

/** "ztd device already assigned" and "assigned to other tenant", written with blanks. */
function addSpelledNames(rest: string, isKnown: (key: string) => boolean, found: Found[]): void {
  const squeezed = /\b(?:invalid |missing )?ztd((?: [a-z0-9]+){1,8})/gi;
  for (const match of rest.matchAll(squeezed)) {
    const words = match[0].toLowerCase().split(' ');
    for (let count = words.length; count >= 2; count -= 1) {
      const key = `ztd:${words.slice(0, count).join('')}`;
      if (!isKnown(key)) continue;
      found.push({ at: match.index, end: match.index + match[0].length, keys: [key], written: match[0] });
      break;
    }
  }
}
