/** A message without what chat programs add to it. Both strings have the same length, so a span of one is a span of the other. */
export interface CleanText {
  /** As the person typed it: what slots are cut from. */
  readonly shown: string;
  /** The same with quotes, dashes and arrows in one form each: what rules look at. */
  readonly plain: string;
}

/** Stands for a mention in the text; a private-use character, so nobody types it. */
export const MENTION = '\uE000';

const INVISIBLE = /\p{Cf}|\p{Variation_Selector}|[\u115F\u1160\u17B4\u17B5]|\u034F/gu;
const SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\v\f]/g;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
const HYPHENS = /[\u2010\u2011]/g;
const DOUBLE_QUOTES = /[\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02]/g;
const SINGLE_QUOTES = /[\u2018\u2019\u201A\u201B\u2032\u00B4\uFF07]/g;
const DASHES = /[\u2012\u2014\u2015\u2212]/g;
const ARROWS = /[\u21D2\u2794\u279C\u27A1\u27F6]/g;
const BULLETS = /[\u25E6\u25AA\u25CF\u2023\u2043\u25A0\u25CB\u27A4]/g;

const LINE_TAGS = new Set([
  'br',
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'tr',
  'table',
  'tbody',
  'thead',
  'pre',
  'hr',
  'h1',
  'h2',
  'h3',
]);
const CELL_TAGS = new Set(['td', 'th']);
const INLINE_TAGS = new Set([
  'b',
  'i',
  'u',
  's',
  'a',
  'em',
  'strong',
  'span',
  'code',
  'font',
  'sub',
  'sup',
  'strike',
  'img',
  'emoji',
]);
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
  '#34': '"',
  '#160': ' ',
};
const LONGEST_TAG = 400;
const LONGEST_ENTITY = 8;

/** Takes mentions, HTML, entities, invisible characters and odd spaces out of a message; never throws, linear time. */
export function cleanText(raw: string): CleanText {
  const shown = withoutMarkup(raw.replace(LINE_ENDS, '\n'))
    .replace(INVISIBLE, '')
    .replace(SPACES, ' ')
    .replace(HYPHENS, '-');
  const plain = shown
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(DASHES, '–')
    .replace(ARROWS, '→')
    .replace(BULLETS, '•');
  return { shown, plain };
}

/** Quoted blocks become lines that begin with ">", table cells are parted by "|", everything else of HTML goes. */
function withoutMarkup(text: string): string {
  if (!text.includes('<') && !text.includes('&')) return text;
  const out: string[] = [];
  let quoteDepth = 0;
  let at = 0;
  while (at < text.length) {
    const next = nextMarkup(text, at);
    const between = text.slice(at, next);
    out.push(quoteDepth > 0 ? between.replaceAll('\n', '\n> ') : between);
    if (next >= text.length) break;
    if (text[next] === '&') {
      const entity = readEntity(text, next);
      out.push(entity.text);
      at = entity.end;
      continue;
    }
    const tag = readTag(text, next);
    if (tag === null) {
      out.push('<');
      at = next + 1;
      continue;
    }
    at = tag.end;
    if (tag.name === 'blockquote') {
      quoteDepth = Math.max(0, quoteDepth + (tag.closing ? -1 : 1));
      out.push(quoteDepth > 0 ? '\n> ' : '\n');
    } else if (tag.name === 'at') {
      out.push(` ${MENTION} `);
    } else if (LINE_TAGS.has(tag.name) && !(tag.name === 'tr' && tag.closing)) {
      out.push(quoteDepth > 0 ? '\n> ' : '\n');
    } else if (CELL_TAGS.has(tag.name)) {
      out.push(tag.closing ? ' | ' : '');
    }
  }
  return out.join('');
}

function nextMarkup(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 60 || char === 38) return at;
  }
  return text.length;
}

function readEntity(text: string, at: number): { text: string; end: number } {
  const name = /^&(#?\w{1,6});/.exec(text.slice(at, at + LONGEST_ENTITY))?.[1]?.toLowerCase();
  const meaning = name === undefined ? undefined : ENTITIES[name];
  return meaning === undefined || name === undefined
    ? { text: '&', end: at + 1 }
    : { text: meaning, end: at + name.length + 2 };
}

interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly end: number;
}

/** What a reader does not see is not read. */
function readComment(text: string, at: number): Tag | null {
  const close = text.slice(at, at + LONGEST_TAG).indexOf('-->');
  return close < 0 ? null : { name: '!--', closing: false, end: at + close + '-->'.length };
}

/** A tag that Teams or a mail program writes; an unknown one is text. A mention is read with its content. */
function readTag(text: string, at: number): Tag | null {
  if (text.startsWith('<!--', at)) return readComment(text, at);
  const head = /^<(\/?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])/.exec(text.slice(at, at + 16));
  const name = head?.[2]?.toLowerCase();
  if (head === null || name === undefined) return null;
  const window = text.slice(at, at + LONGEST_TAG);
  const close = window.indexOf('>');
  if (close < 0) return null;
  const closing = head[1] === '/';
  if (name === 'at') {
    const end = closing ? close + 1 : window.toLowerCase().indexOf('</at>') + '</at>'.length;
    return end < '</at>'.length ? null : { name, closing, end: at + end };
  }
  const known = LINE_TAGS.has(name) || CELL_TAGS.has(name) || INLINE_TAGS.has(name) || name === 'blockquote';
  return known ? { name, closing, end: at + close + 1 } : null;
}
