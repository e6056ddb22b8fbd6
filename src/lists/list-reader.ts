import type { AcceptedProposals } from './accept-proposals.ts';
import type { FindingCode } from './codes.ts';
import { TEXT_FIELDS } from './device-row.ts';
import type { Explain } from './explain-across-rows.ts';
import { fileFinding, findingsOfFile, type ListFinding } from './file-findings.ts';
import type { ListLayout } from './find-layout.ts';
import { inFindingOrder } from './finding-order.ts';
import {
  type ChannelRules,
  FIELDS,
  type Field,
  type FormatName,
  type KnownFormat,
  type ListChannel,
  ownChannel,
  rulesOf,
} from './formats.ts';
import { looksOpaque } from './guess-columns.ts';
import { fieldOfHeader, headerKey } from './header-names.ts';
import { type JudgedRow, judgeRow } from './judge-row.ts';
import { type ListHash, NO_HASH, readHashCell } from './list-hash.ts';
import { createListHead } from './list-head.ts';
import { createListMemory } from './list-memory.ts';
import { createListDecoder, type Encoding } from './read-encoding.ts';
import { isTooShort, misshapen } from './row-shape.ts';
import { createRowTally, type RowTotals } from './row-tally.ts';
import { createRowSplitter, type RawRow, type RowSplitter } from './split-rows.ts';

/** More rows than this are no device list; the memory of the checks across rows stays bounded by it. */
const MOST_ROWS = 1_000_000;
/** Codes after which no row can be used. */
const BLOCKING: ReadonlySet<string> = new Set<FindingCode>([
  'FILE_DEVICE_ASSOCIATION',
  'FILE_FORMAT_AMBIGUOUS',
  'HEADER_UNKNOWN',
  'HEADER_COLUMN_REPEATED',
  'ROWS_NONE',
]);

export interface ReaderOptions {
  /** Null: the channel that the format is for. */
  readonly channel: ListChannel | null;
  readonly maxBytes: number;
  /** What a person said yes to; its rows are judged as they become by it. */
  readonly accepted?: AcceptedProposals | undefined;
  /** Called for every row that has content, in the order of the file; void if the file turns out unreadable at its end. */
  readonly onJudged?: ((line: number, judged: JudgedRow, hash: ListHash, rules: ChannelRules) => void) | undefined;
  /** Called for every row that is left out because another row of the same device is kept. */
  readonly onLeftOut?: ((line: number, serial: string) => void) | undefined;
  /** Called for the line of every row of a file whose columns are not known. */
  readonly onUnreadRow?: ((line: number) => void) | undefined;
}

export interface ListReading {
  readonly format: FormatName;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly channel: ListChannel | null;
  /** Null where the format is not known. */
  readonly rules: ChannelRules | null;
  readonly columns: readonly (Field | null)[];
  readonly hasHeader: boolean;
  readonly devices: number;
  readonly ready: number;
  readonly accepted: boolean;
  readonly repairable: boolean;
  /** Findings of the file; those of its rows went to `onJudged`. */
  readonly fileFindings: readonly ListFinding[];
  /** For findings of rows. */
  readonly explain: Explain;
  /** Whether the file or any of its rows has an error. */
  readonly hasErrors: boolean;
  /** The code for which no row can be used; null where rows were judged. */
  readonly blockedBy: FindingCode | null;
  /** Line ends of LF or CR alone. */
  readonly otherLineEnds: number;
}

export interface ListReader {
  /** Takes the next bytes, which may be written over afterwards. False: no more are needed. */
  push(chunk: Uint8Array): boolean;
  end(): ListReading;
}

/**
 * Reads a device list once, from bytes to findings, in whatever pieces they come. Holds the row at hand and a few short
 * keys of every other. Never throws on input.
 */
export function createListReader(options: ReaderOptions): ListReader {
  const memory = createListMemory();
  const tally = createRowTally();
  const columnOf = Object.fromEntries(FIELDS.map((field) => [field, -1])) as Record<Field, number>;
  const head = createListHead(options.channel, startRows);
  const decoder = createListDecoder((utf8, ascii) => (splitter === null ? head : splitter).push(utf8, ascii));

  let bytes = 0;
  let layout: ListLayout | null = null;
  let splitter: RowSplitter | null = null;
  let rules: ChannelRules | null = null;
  let isTooLarge = false;
  let rows = 0;
  let unreadRows = 0;
  let emptyBeyond = false;
  let quotedLine: number | null = null;
  let repeatedHeaders = 0;
  let hasOpaqueValue = false;

  return { push, end };

  function push(chunk: Uint8Array): boolean {
    bytes += chunk.length;
    if (bytes > options.maxBytes) isTooLarge = true;
    return !isTooLarge && decoder.push(chunk) && !isTooLarge;
  }

  function startRows(found: ListLayout | null, start: Buffer, ascii: boolean): void {
    layout = found;
    if (found !== null) {
      const channel = options.channel ?? ownChannel(found.format);
      rules = channel === null ? null : rulesOf(channel, found.format);
      emptyBeyond = found.emptyBeyond;
      for (const [index, field] of found.columns.entries()) {
        if (field !== null && columnOf[field] < 0) columnOf[field] = index;
      }
    }
    splitter = createRowSplitter({
      delimiter: found?.delimiter ?? ',',
      columns: Math.max(1, found?.columns.length ?? 1),
      onRow: (row) => readRow(row, found, rules),
    });
    splitter.push(start, ascii);
  }

  function readRow(row: RawRow, known: ListLayout | null, judgedBy: ChannelRules | null): void {
    if (known === null || isTooLarge) return;
    if (row.quoted && row.line >= known.headerLine) quotedLine ??= row.line;
    if (row.line <= known.headerLine) return;
    if (isHeaderAgain(row, known)) {
      repeatedHeaders += 1;
      return;
    }
    rows += 1;
    if (rows > MOST_ROWS) {
      isTooLarge = true;
    } else if (known.unreadable || judgedBy === null) {
      noteUnreadRow(row);
    } else {
      judge(row, known, judgedBy);
    }
  }

  function noteUnreadRow(row: RawRow): void {
    unreadRows += 1;
    if (rows === 1) for (let at = 0; at < row.count; at += 1) hasOpaqueValue ||= looksOpaque(row.text(at));
    options.onUnreadRow?.(row.line);
  }

  function judge(row: RawRow, known: ListLayout, judgedBy: ChannelRules): void {
    if (row.emptyBeyond) emptyBeyond = true;
    const cells = { serial: '', productId: '', manufacturer: '', model: '', groupTag: '', assignedUser: '' };
    for (const field of TEXT_FIELDS) if (columnOf[field] >= 0) cells[field] = row.text(columnOf[field]);
    const isLeftOut = options.accepted?.leftOut.has(row.line) ?? false;
    cells.serial = options.accepted?.serials.get(row.line) ?? cells.serial;
    if (isLeftOut) {
      options.onLeftOut?.(row.line, cells.serial.trim());
      return;
    }
    const width = known.columns.length;
    const hashText = () => (columnOf.hash < 0 ? '' : row.text(columnOf.hash));
    if (row.more) {
      take(misshapen(row.line, 'ROW_COLUMNS_MANY', width, cells), NO_HASH, row.line, judgedBy);
    } else if (isTooShort(row.count, known.columns, known.format as KnownFormat, cells, hashText)) {
      take(misshapen(row.line, 'ROW_COLUMNS_FEW', width, cells), NO_HASH, row.line, judgedBy);
    } else {
      const hash = columnOf.hash < 0 ? NO_HASH : readHashCell(row, columnOf.hash);
      take(judgeRow(row.line, cells, hash, judgedBy, memory), hash, row.line, judgedBy);
    }
  }

  function take(judged: JudgedRow, hash: ListHash, line: number, judgedBy: ChannelRules): void {
    tally.add(line, judged, hash);
    options.onJudged?.(line, judged, hash, judgedBy);
  }

  function end(): ListReading {
    if (isTooLarge) return tooLarge();
    const decoded = decoder.end();
    if (splitter === null) head.end();
    splitter?.end();
    if (isTooLarge) return tooLarge();
    if (decoded.kind === 'binary') return refusal('FILE_BINARY', 'binary', `This is no text file but ${decoded.what}.`);
    if (decoded.kind === 'invalid') {
      const message =
        'Some characters of the file cannot be read in any encoding that is known here; export the list again and save it as ANSI or UTF-8.';
      return refusal('FILE_ENCODING_INVALID', null, message);
    }
    if (layout === null) {
      return refusal('FILE_EMPTY', decoded.encoding, 'The file has no line with content; export the list again.');
    }
    return conclude(layout, decoded.encoding, tally.close());
  }

  function tooLarge(): ListReading {
    const message =
      rows > MOST_ROWS
        ? 'The file has more than a million rows, which no device list has; attach the right file, or divide it.'
        : `The file is larger than ${sizeInWords(options.maxBytes)}, the most that is read; divide it into smaller ones.`;
    return refusal('FILE_TOO_LARGE', null, message);
  }

  function refusal(code: FindingCode, encoding: Encoding | null, message: string): ListReading {
    return {
      format: 'unknown',
      encoding,
      delimiter: null,
      channel: options.channel,
      rules: null,
      columns: [],
      hasHeader: false,
      devices: 0,
      ready: 0,
      accepted: false,
      repairable: false,
      fileFindings: [fileFinding(code, 'none', message)],
      explain: (finding) => finding,
      hasErrors: true,
      blockedBy: code,
      otherLineEnds: 0,
    };
  }

  function conclude(found: ListLayout, encoding: Encoding | null, totals: RowTotals): ListReading {
    const format = finalFormat(found, totals);
    const devices = totals.devices + unreadRows;
    const ofFile = findingsOfFile({
      encoding,
      layout: found,
      format,
      rules,
      blankLines: splitter?.blankLines ?? 0,
      bareReturns: splitter?.bareReturns ?? 0,
      emptyBeyond,
      quotedLine,
      repeatedHeaders,
      rows,
      devices,
      tags: totals.tags,
    });
    const fileErrors = ofFile.filter(({ severity }) => severity === 'error');
    const blockedBy = ofFile.find(({ code }) => BLOCKING.has(code))?.code ?? null;
    return {
      format,
      encoding,
      delimiter: found.delimiter,
      channel: options.channel ?? ownChannel(found.format),
      rules,
      columns: found.columns,
      hasHeader: found.headerLine > 0,
      devices,
      ready: blockedBy === null ? totals.ready : 0,
      accepted: totals.errors + fileErrors.length + totals.oddSizes === 0,
      repairable: totals.unrepaired === 0 && fileErrors.every(({ fix }) => fix === 'automatic'),
      fileFindings: ofFile.sort(inFindingOrder),
      explain: totals.explain,
      hasErrors: totals.errors + fileErrors.length > 0,
      blockedBy,
      otherLineEnds: (splitter?.bareReturns ?? 0) + (splitter?.bareFeeds ?? 0),
    };
  }

  /** A few formats show only at the end. */
  function finalFormat(found: ListLayout, { hasProductIds }: RowTotals): FormatName {
    const isAssociation = found.unreadable && hasOpaqueValue && (rows === 1 || found.headerLine > 0);
    if (isAssociation) return 'device-association';
    // Microsoft 365 wants column B blank, so a list with product IDs is still Intune's.
    return found.format === 'm365' && hasProductIds ? 'intune' : found.format;
  }
}

/** A header between rows, as in lists that were joined: it begins as the one above, and no column means another thing. */
function isHeaderAgain(row: RawRow, { header, columns }: ListLayout): boolean {
  const [expected] = header ?? [];
  if (header === null || expected === undefined) return false;
  const first = row.text(0);
  // The compared form is never the longer one, and serial numbers are mostly shorter than any name.
  if (first.length < expected.length || headerKey(first) !== expected) return false;
  if (header.length === 1) return true;
  const fields = Array.from({ length: row.count }, (_, index) => fieldOfHeader(row.text(index)));
  const known = fields.filter((field) => field !== null);
  return known.length > 1 && fields.every((field, index) => field === null || (columns[index] ?? field) === field);
}

function sizeInWords(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MiB` : `${bytes.toLocaleString('en-US')} bytes`;
}
