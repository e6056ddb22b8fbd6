import { type CleanText, MENTION } from './clean-text.ts';
import { canBeSerial, shapeOf } from './shapes.ts';
import type { Token, TokenKind } from './token.ts';
import { type Verb, verbOf } from './verbs.ts';

/** These part words wherever they stand. */
const PARTING = new Set([...',;|"()[]{}<>?!•–→…`~“”', MENTION]);
/** These part words, except inside a word that is whole with them: an address, a time, a path. */
const JOINING = new Set([...'/=:&+*\\']);
const LETTER_OR_DIGIT = /[\p{L}\p{N}\p{M}]/u;
const BLOB = /^[A-Za-z0-9+/]{41,}={0,2}$/;
const PICTURE = /\p{Extended_Pictographic}/u;

/** Reads a clean text into the words of our domain, in one pass; every token lies literally in `text.shown`. */
export function readTokens(text: CleanText): Token[] {
  const tokens: Token[] = [];
  const { plain } = text;
  let line = 0;
  let spaced = true;
  let at = 0;
  const verbs = new Map<string, Verb | null>();
  const verbFor = (key: string): Verb | null => {
    const known = verbs.get(key);
    if (known !== undefined) return known;
    const verb = verbOf(key);
    verbs.set(key, verb);
    return verb;
  };

  const add = (kind: TokenKind, start: number, end: number): void => {
    const typed = text.shown.slice(start, end);
    const key = plain.slice(start, end).toLowerCase();
    tokens.push({ kind, text: typed, key, start, end, line, spaced, verb: kind === 'word' ? verbFor(key) : null });
    spaced = false;
  };

  while (at < plain.length) {
    const char = plain.charAt(at);
    if (char === '\n') {
      line += 1;
      spaced = true;
      at += 1;
    } else if (char === '\t') {
      spaced = true;
      add('mark', at, at + 1);
      spaced = true;
      at += 1;
    } else if (char === ' ') {
      spaced = true;
      at += 1;
    } else if (char === MENTION) {
      add('mention', at, at + 1);
      at += 1;
    } else if (PARTING.has(char)) {
      add('mark', at, at + 1);
      at += 1;
    } else {
      const end = runEnd(plain, at);
      readRun(plain, at, end, add);
      at = end;
    }
  }
  return tokens;
}

function runEnd(plain: string, from: number): number {
  let end = from;
  while (end < plain.length) {
    const char = plain.charAt(end);
    if (char === ' ' || char === '\n' || char === '\t' || PARTING.has(char)) break;
    end += 1;
  }
  return end;
}

type Add = (kind: TokenKind, start: number, end: number) => void;

/** Reads a run of characters without spaces: whole where it has a form of its own, else part by part. */
function readRun(plain: string, start: number, end: number, add: Add): void {
  const [first, last] = trimRun(plain, start, end);
  for (let at = start; at < first; at += 1) addMark(plain, at, add);
  if (first < last) readCore(plain, first, last, add);
  for (let at = Math.max(last, first); at < end; at += 1) addMark(plain, at, add);
}

/** Marks of Markdown, brackets and punctuation at the ends of a run are no part of the word. */
function trimRun(plain: string, start: number, end: number): [number, number] {
  let first = start;
  let last = end;
  while (first < last && !isCore(plain, first, '#@')) first += 1;
  while (last > first && !isCore(plain, last - 1, '%+')) last -= 1;
  return [first, last];
}

function isCore(plain: string, at: number, extra: string): boolean {
  const char = plain.charAt(at);
  return (
    extra.includes(char) ||
    LETTER_OR_DIGIT.test(char) ||
    (char >= '\uD800' && char <= '\uDFFF' && !isPicture(plain, at))
  );
}

function isPicture(plain: string, at: number): boolean {
  const start = plain.charAt(at) >= '\uDC00' && plain.charAt(at) <= '\uDFFF' ? at - 1 : at;
  return PICTURE.test(plain.slice(Math.max(0, start), start + 2)) || plain.slice(start, start + 1) === '\uD83C';
}

function addMark(plain: string, at: number, add: Add): void {
  const code = plain.charCodeAt(at);
  if (code < 0x20 || (code >= 0xd800 && code <= 0xdfff)) return;
  add('mark', at, at + 1);
}

function readCore(plain: string, start: number, end: number, add: Add): void {
  const core = plain.slice(start, end);
  const whole = wholeKind(core);
  if (whole !== null) {
    add(whole, start, end);
  } else if (/^s\/n(?=[:#=]|$)/i.test(core)) {
    add('word', start, start + 3);
    readRun(plain, start + 3, end, add);
  } else {
    readParts(plain, start, end, add);
  }
}

/** Base64, and not serial numbers with "/" between them. */
function isBlob(core: string): boolean {
  if (!BLOB.test(core)) return false;
  const oneCase = core === core.toUpperCase() || core === core.toLowerCase();
  return !(oneCase && core.includes('/') && core.split('/').every(canBeSerial));
}

/** What a run of characters is as a whole; null where its parts count. */
function wholeKind(core: string): TokenKind | null {
  if (isBlob(core)) return 'blob';
  if (core.startsWith('@') && core.length > 1) return 'mention';
  if (core.startsWith('#') && core.length > 1) return /^#\d{1,9}$/.test(core) ? 'request' : 'word';
  const kind = shapeOf(core);
  return kind === 'word' ? null : kind;
}

/** Splits at "/", "=", ":" and the like, and at "->", ".." and a dot before a new sentence. */
function readParts(plain: string, start: number, end: number, add: Add): void {
  let from = start;
  for (let at = start; at < end; at += 1) {
    const char = plain.charAt(at);
    const dots = char === '.' && (plain.charAt(at + 1) === '.' || startsSentence(plain, at, end));
    const arrow = (char === '-' || char === '=') && plain.charAt(at + 1) === '>';
    if (!JOINING.has(char) && !dots && !arrow && !isLonePicture(plain, at)) continue;
    addPart(plain, from, at, add);
    addMark(plain, at, add);
    from = at + 1;
  }
  addPart(plain, from, end, add);
}

/** "Contoso.Thanks": a forgotten space, unlike "e.g" or "5.4.0". */
function startsSentence(plain: string, at: number, end: number): boolean {
  return /\p{Ll}/u.test(plain.charAt(at - 1)) && /\p{Lu}/u.test(plain.charAt(at + 1)) && at + 2 < end;
}

function isLonePicture(plain: string, at: number): boolean {
  const char = plain.charAt(at);
  return char >= '\u2190' && (PICTURE.test(char) || (char >= '\uD800' && char <= '\uDFFF' && isPicture(plain, at)));
}

function addPart(plain: string, start: number, end: number, add: Add): void {
  let last = end;
  let first = start;
  while (last > first && ".-_'*".includes(plain.charAt(last - 1))) last -= 1;
  while (first < last && ".-_'*".includes(plain.charAt(first))) first += 1;
  for (let at = start; at < first; at += 1) addMark(plain, at, add);
  if (first < last) addWord(plain, first, last, add);
  for (let at = Math.max(last, first); at < end; at += 1) addMark(plain, at, add);
}

function addWord(plain: string, first: number, last: number, add: Add): void {
  const word = plain.slice(first, last);
  const kind = isBlob(word) ? 'blob' : shapeOf(word);
  // "PF3XK2A9's tag": the genitive is no part of the serial number.
  const owner = kind === 'word' && /'s$/i.test(word) ? shapeOf(word.slice(0, -2)) : 'word';
  if (owner === 'word' || owner === 'number') add(kind, first, last);
  else add(owner, first, last - 2);
}
