import type { Verb } from './verbs.ts';

export type TokenKind =
  | 'word'
  | 'number'
  /** What a serial number looks like: 5 to 40 letters, digits or hyphens. */
  | 'serial'
  /** Might be a serial number, where the words round it say so: `DEMO-0001`, `12345`. */
  | 'maybe-serial'
  /** Two serial numbers with a hyphen between: `PF0001-PF0040`. */
  | 'range'
  | 'guid'
  | 'mail'
  | 'domain'
  | 'url'
  | 'file'
  | 'kb'
  | 'code'
  | 'event'
  | 'request'
  /** An order, ticket, case, model or other number that is neither a serial nor a request. */
  | 'reference'
  | 'date'
  /** A hardware hash or another long run of characters. */
  | 'blob'
  | 'mention'
  | 'mark';

/** One word of our domain, number, name or punctuation mark of a message. */
export interface Token {
  readonly kind: TokenKind;
  /** As typed. */
  readonly text: string;
  /** Lower case, in the plain form: what rules compare. */
  readonly key: string;
  /** Offsets into the clean text. */
  readonly start: number;
  readonly end: number;
  /** 0-based line of the clean text. */
  readonly line: number;
  /** White space, a line end or the beginning of the text stands before it. */
  readonly spaced: boolean;
  /** The verb that a word is a form of, small slips forgiven; null for every other word and token. */
  readonly verb: Verb | null;
}

export function isMark(token: Token | undefined, ...marks: readonly string[]): boolean {
  return token !== undefined && token.kind === 'mark' && (marks.length === 0 || marks.includes(token.key));
}

export function isWord(token: Token | undefined, words: ReadonlySet<string> | string): boolean {
  if (token === undefined || token.kind !== 'word') return false;
  return typeof words === 'string' ? token.key === words : words.has(token.key);
}
