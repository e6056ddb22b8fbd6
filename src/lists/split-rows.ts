const LF = 10;
const CR = 13;
const QUOTE = 34;
const BLANK = 32;
const TAB = 9;

/** A quoted cell longer than this is a quotation mark that was never closed: the longest hash takes a quarter of it. */
const LONGEST_QUOTED = 65_536;

/** One row as it stands in the file. Valid only during the call that hands it out. */
export interface RawRow {
  /** 1-based physical line on which the row begins. */
  readonly line: number;
  /** Fields that were read: at most one more than was asked for. */
  readonly count: number;
  /** True where content stands beyond the fields that were asked for. */
  readonly more: boolean;
  /** True where nothing but delimiters stands beyond them. */
  readonly emptyBeyond: boolean;
  /** True where a field stood in quotation marks. */
  readonly quoted: boolean;
  text(index: number): string;
  /** The bytes of a field; null where quotation marks had to be undone and only `text` is right. */
  bytes(index: number): { readonly buffer: Buffer; readonly start: number; readonly end: number } | null;
}

export interface SplitterOptions {
  /** One character of `,` `;` tab `|`. */
  readonly delimiter: string;
  /** Fields of a row that are wanted; what stands beyond is only noticed. */
  readonly columns: number;
  readonly onRow: (row: RawRow) => void;
}

export interface RowSplitter {
  /** Takes the next bytes, UTF-8 (or ASCII when `ascii`); they may be written over afterwards. */
  push(chunk: Buffer, ascii: boolean): void;
  end(): void;
  /** Lines that were blank, or held nothing but delimiters and blanks. */
  readonly blankLines: number;
  /** Line ends of CR alone. */
  readonly bareReturns: number;
  /** Line ends of LF alone. */
  readonly bareFeeds: number;
}

/**
 * Splits bytes into rows and fields by searching for the few bytes that matter, so that a 4,000-character cell costs
 * one search. Quoted cells may span lines; a quotation mark that is never closed spoils its own line only. Memory: the
 * row at hand and one chunk.
 */
export function createRowSplitter(options: SplitterOptions): RowSplitter {
  const { columns, onRow } = options;
  const delimiter = options.delimiter.charCodeAt(0);

  let buffer: Buffer = Buffer.alloc(0);
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let ascii = true;
  let line = 1;
  let blankLines = 0;
  let bareReturns = 0;
  let bareFeeds = 0;

  /** Where the next delimiter stands: searched once, not again from every field of a list that has few. */
  let nextDelimiter = -1;
  const starts = new Int32Array(columns + 1);
  const ends = new Int32Array(columns + 1);
  let texts: string[] | null = null;
  let count = 0;
  let more = false;
  let emptyBeyond = false;
  let quoted = false;

  const row: RawRow = {
    get line() {
      return line;
    },
    get count() {
      return count;
    },
    get more() {
      return more;
    },
    get emptyBeyond() {
      return emptyBeyond;
    },
    get quoted() {
      return quoted;
    },
    text(index) {
      if (texts !== null) return texts[index] ?? '';
      if (index >= count || starts[index] === ends[index]) return '';
      return buffer.toString(ascii ? 'latin1' : 'utf8', starts[index], ends[index]);
    },
    bytes(index) {
      if (texts !== null || index >= count) return null;
      return { buffer, start: starts[index] as number, end: ends[index] as number };
    },
  };

  return {
    push(chunk, chunkIsAscii) {
      ascii &&= chunkIsAscii;
      waitingBytes += chunk.length;
      // A row that does not end would else be copied and searched again with every chunk.
      const isEnough = waitingBytes >= buffer.length;
      waiting.push(isEnough ? chunk : Buffer.from(chunk));
      if (isEnough) take(false);
    },
    end() {
      take(true);
    },
    get blankLines() {
      return blankLines;
    },
    get bareReturns() {
      return bareReturns;
    },
    get bareFeeds() {
      return bareFeeds;
    },
  };

  function take(final: boolean): void {
    const [only] = waiting;
    const piece = waiting.length === 1 && only !== undefined ? only : Buffer.concat(waiting);
    waiting = [];
    waitingBytes = 0;
    const rest = finishRow(piece);
    buffer = buffer.length === 0 ? rest : Buffer.concat([buffer, rest]);
    buffer = Buffer.from(buffer.subarray(splitBuffer(final)));
  }

  /** Completes the row at hand with the first line of a piece, so that the rest of it need not be copied. */
  function finishRow(piece: Buffer): Buffer {
    const feed = piece.indexOf(LF);
    if (buffer.length === 0 || feed < 0) return piece;
    buffer = Buffer.concat([buffer, piece.subarray(0, feed + 1)]);
    buffer = buffer.subarray(splitBuffer(false));
    return piece.subarray(feed + 1);
  }

  /** Handles every row that is complete, and returns where the first incomplete one begins. */
  function splitBuffer(final: boolean): number {
    const limit = buffer.length;
    let at = 0;
    nextDelimiter = -1;
    let nextFeed = -1;
    let nextReturn = -1;
    let nextQuote = -1;
    while (at < limit) {
      if (nextFeed < at) nextFeed = find(LF, at);
      if (nextReturn < at) nextReturn = find(CR, at);
      if (nextQuote < at) nextQuote = find(QUOTE, at);
      const lineEnd = Math.min(nextFeed, nextReturn);
      if (nextQuote < lineEnd) {
        const next = splitQuoted(at, final);
        if (next < 0) return at;
        at = next;
        continue;
      }
      if (lineEnd === limit && !final) return at;
      if (lineEnd === nextReturn && lineEnd + 1 === limit && !final) return at;
      splitPlain(at, lineEnd);
      line += 1;
      at = afterLineEnd(lineEnd);
    }
    return at;
  }

  function find(byte: number, from: number): number {
    const found = buffer.indexOf(byte, from);
    return found < 0 ? buffer.length : found;
  }

  function afterLineEnd(at: number): number {
    if (at >= buffer.length) return at;
    if (buffer[at] === LF) {
      bareFeeds += 1;
      return at + 1;
    }
    if (buffer[at + 1] === LF) return at + 2;
    bareReturns += 1;
    return at + 1;
  }

  function splitPlain(start: number, end: number): void {
    if (start === end) {
      blankLines += 1;
      return;
    }
    count = 0;
    more = false;
    emptyBeyond = false;
    quoted = false;
    texts = null;
    let at = start;
    for (;;) {
      if (nextDelimiter < at) nextDelimiter = find(delimiter, at);
      const fieldEnd = Math.min(nextDelimiter, end);
      starts[count] = at;
      ends[count] = fieldEnd;
      count += 1;
      if (fieldEnd === end) break;
      at = fieldEnd + 1;
      if (count === columns) {
        more = !isBlank(at, end);
        emptyBeyond = !more;
        break;
      }
    }
    if (!more && isBlankRow()) blankLines += 1;
    else onRow(row);
  }

  function isBlankRow(): boolean {
    for (let index = 0; index < count; index += 1) {
      if (!isBlank(starts[index] as number, ends[index] as number)) return false;
    }
    return true;
  }

  /** True where nothing but blanks, tabs and delimiters stands. */
  function isBlank(start: number, end: number): boolean {
    for (let at = start; at < end; at += 1) {
      const byte = buffer[at];
      if (byte !== BLANK && byte !== TAB && byte !== delimiter) return false;
    }
    return true;
  }

  /** Handles a row with a quotation mark on its first line; returns where the next row begins, or -1 for "more bytes". */
  function splitQuoted(start: number, final: boolean): number {
    const limit = buffer.length;
    const values: string[] = [];
    let beyond = false;
    let fields = 0;
    let anyQuoted = false;
    let lines = 0;
    let at = start;
    for (;;) {
      const cell = quotedCell(at, final);
      if (cell === 'more') return -1;
      let end: number;
      let value: string;
      if (cell !== null) {
        ({ end, value } = cell);
        anyQuoted = true;
        lines += cell.lines;
      } else {
        end = at;
        while (end < limit && buffer[end] !== delimiter && buffer[end] !== LF && buffer[end] !== CR) end += 1;
        if (end === limit && !final) return -1;
        value = slice(at, end);
      }
      fields += 1;
      if (fields <= columns) values.push(value);
      else if (value.trim() !== '') beyond = true;
      at = end;
      if (at < limit && buffer[at] === delimiter) {
        at += 1;
        continue;
      }
      break;
    }
    if (at < limit && buffer[at] === CR && at + 1 === limit && !final) return -1;
    texts = values;
    count = values.length;
    more = beyond;
    emptyBeyond = !beyond && fields > columns;
    quoted = anyQuoted;
    if (!more && values.every((value) => value.trim() === '')) blankLines += 1;
    else onRow(row);
    line += lines + 1;
    return afterLineEnd(at);
  }

  function slice(start: number, end: number): string {
    return buffer.toString(ascii ? 'latin1' : 'utf8', start, end);
  }

  /** A properly quoted cell at this place; null where there is none, 'more' where its end may still come. */
  function quotedCell(
    start: number,
    final: boolean,
  ): { readonly end: number; readonly value: string; readonly lines: number } | 'more' | null {
    const limit = buffer.length;
    const open = skipBlanks(start);
    if (open === limit && !final) return 'more';
    if (buffer[open] !== QUOTE) return null;
    let at = open + 1;
    let escaped = false;
    for (;;) {
      const close = buffer.indexOf(QUOTE, at);
      if (close < 0 || close - open > LONGEST_QUOTED) {
        return close < 0 && !final && limit - open <= LONGEST_QUOTED ? 'more' : null;
      }
      if (close + 1 === limit && !final) return 'more';
      if (buffer[close + 1] === QUOTE) {
        escaped = true;
        at = close + 2;
        continue;
      }
      const after = skipBlanks(close + 1);
      if (after === limit && !final) return 'more';
      const ends = after === limit || buffer[after] === delimiter || buffer[after] === LF || buffer[after] === CR;
      if (!ends) return null;
      const inner = slice(open + 1, close);
      const value = escaped ? inner.replaceAll('""', '"') : inner;
      const outerBlanks = open > start || after > close + 1;
      return { end: after, value: outerBlanks ? ` ${value}` : value, lines: lineEndsIn(open, close) };
    }
  }

  function skipBlanks(from: number): number {
    let at = from;
    while (at < buffer.length && (buffer[at] === BLANK || (buffer[at] === TAB && delimiter !== TAB))) at += 1;
    return at;
  }

  function lineEndsIn(start: number, end: number): number {
    let lines = 0;
    for (let at = start; at < end; at += 1) {
      if (buffer[at] === LF || (buffer[at] === CR && buffer[at + 1] !== LF)) lines += 1;
    }
    return lines;
  }
}
