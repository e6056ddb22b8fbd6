import { CODE_ORDER, type FindingCode } from './codes.ts';
import type { DeviceRow, RowValues } from './device-row.ts';
import { explainBrokenDigests, explainSwaps, type OpenFinding, type SerialMismatch } from './explain-across-rows.ts';
import { fileFinding, findingsOfFile, type ListFinding } from './file-findings.ts';
import { contentStart, findLayout, type ListLayout } from './find-layout.ts';
import {
  type ChannelRules,
  COLUMN_NAMES,
  type Field,
  FIELDS,
  type FormatName,
  type KnownFormat,
  type ListChannel,
  ownChannel,
  rulesOf,
} from './formats.ts';
import { looksLikeHash } from './guess-columns.ts';
import { type JudgedRow, judgeRow, TEXT_FIELDS } from './judge-row.ts';
import { type ListHash, NO_HASH, readHashCell } from './list-hash.ts';
import { createListMemory } from './list-memory.ts';
import { createListDecoder, type Encoding } from './read-encoding.ts';
import { countKnownNames, headerKey } from './read-header.ts';
import { isTooShort, misshapen } from './row-shape.ts';
import { createRowSplitter, type RawRow, type RowSplitter } from './split-rows.ts';

/** Bytes from which the layout is told; the same number whatever pieces the file comes in. */
const HEAD_BYTES = 262_144;
/** More rows than this are no device list; the memory of the checks across rows stays bounded by it. */
const MOST_ROWS = 1_000_000;
/** Findings of rows beyond this number are counted, not listed. */
const MOST_FINDINGS = 250_000;
/** Codes after which no row can be used. */
const BLOCKING: ReadonlySet<string> = new Set<FindingCode>([
  'FILE_DEVICE_ASSOCIATION',
  'FILE_FORMAT_AMBIGUOUS',
  'HEADER_UNKNOWN',
  'HEADER_COLUMN_REPEATED',
  'ROWS_NONE',
]);
/** The shortest cell that is taken for the opaque value of a device association export. */
const OPAQUE_CHARS = 200;

export interface ReaderOptions {
  /** Null: the channel that the format is for. */
  readonly channel: ListChannel | null;
  readonly maxBytes: number;
  /** Called for every row that has content, in the order of the file; void if the file turns out unreadable at its end. */
  readonly onRow?: ((row: DeviceRow, values: RowValues, hash: ListHash) => void) | undefined;
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
  readonly findings: readonly ListFinding[];
  /** The code for which no row can be used; null where rows were judged. */
  readonly blockedBy: FindingCode | null;
  /** Line ends of LF or CR alone. */
  readonly otherLineEnds: number;
}

export interface ListReader {
  /** Takes the next bytes. False: no more are needed. */
  push(chunk: Uint8Array): boolean;
  end(): ListReading;
}

/**
 * Reads a device list once, from bytes to findings, in whatever pieces they come. Holds the row at hand and a few short
 * keys of every other. Never throws on input.
 */
export function createListReader(options: ReaderOptions): ListReader {
  const memory = createListMemory();
  const tags = new Map<string, number>();
  const findings: OpenFinding[] = [];
  const mismatches: SerialMismatch[] = [];
  const columnOf = Object.fromEntries(FIELDS.map((field) => [field, -1])) as Record<Field, number>;

  let bytes = 0;
  let head: Buffer[] | null = [];
  let headAscii = true;
  /** Bytes of the head before its first content, and from there on. */
  let blankBytes = 0;
  let contentBytes = 0;
  let layout: ListLayout | null = null;
  let splitter: RowSplitter | null = null;
  let rules: ChannelRules | null = null;
  let isTooLarge = false;

  let rows = 0;
  let devices = 0;
  let ready = 0;
  let errors = 0;
  let unrepaired = 0;
  let oddSizes = 0;
  let hashes = 0;
  let emptyBeyond = false;
  let quotedLine: number | null = null;
  let repeatedHeaders = 0;
  let longestOpaque = 0;
  let hasProductIds = false;

  const decoder = createListDecoder((utf8, ascii) => {
    if (head === null) {
      splitter?.push(utf8, ascii);
      return;
    }
    head.push(utf8);
    headAscii &&= ascii;
    const start = contentBytes > 0 ? 0 : contentStart(utf8);
    blankBytes += start < 0 ? utf8.length : start;
    if (start >= 0) contentBytes += utf8.length - start;
    if (contentBytes >= HEAD_BYTES) leaveHead(head);
  });

  return { push, end };

  function push(chunk: Uint8Array): boolean {
    bytes += chunk.length;
    if (bytes > options.maxBytes) isTooLarge = true;
    return !isTooLarge && decoder.push(chunk) && !isTooLarge;
  }

  function leaveHead(pieces: readonly Buffer[]): void {
    const start = Buffer.concat(pieces);
    head = null;
    const { from, linesBefore } = lineStart(start, blankBytes);
    layout = findLayout(wholeLines(start.subarray(from)), headAscii, options.channel, linesBefore);
    if (layout !== null) {
      const channel = options.channel ?? ownChannel(layout.format);
      rules = channel === null ? null : rulesOf(channel, layout.format);
      emptyBeyond = layout.emptyBeyond;
      for (const [index, field] of layout.columns.entries()) {
        if (field !== null && columnOf[field] < 0) columnOf[field] = index;
      }
    }
    splitter = createRowSplitter({
      delimiter: layout?.delimiter ?? ',',
      columns: Math.max(1, layout?.columns.length ?? 1),
      onRow: (row) => readRow(row, layout, rules),
    });
    splitter.push(start, headAscii);
  }

  function readRow(row: RawRow, known: ListLayout | null, judgedBy: ChannelRules | null): void {
    if (known === null || isTooLarge) return;
    if (row.quoted) quotedLine ??= row.line;
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
    devices += 1;
    if (rows === 1) {
      for (let at = 0; at < row.count; at += 1) longestOpaque = Math.max(longestOpaque, opaqueLength(row.text(at)));
    }
    options.onUnreadRow?.(row.line);
  }

  function judge(row: RawRow, known: ListLayout, judgedBy: ChannelRules): void {
    if (row.emptyBeyond) emptyBeyond = true;
    const cells = { serial: '', productId: '', manufacturer: '', model: '', groupTag: '', assignedUser: '' };
    for (const field of TEXT_FIELDS) if (columnOf[field] >= 0) cells[field] = row.text(columnOf[field]);
    const width = known.columns.length;
    const hashText = () => (columnOf.hash < 0 ? '' : row.text(columnOf.hash));
    if (row.more) {
      take(misshapen(row.line, 'ROW_COLUMNS_MANY', width, cells), NO_HASH, row.line);
    } else if (isTooShort(row.count, known.columns, known.format as KnownFormat, cells, hashText)) {
      take(misshapen(row.line, 'ROW_COLUMNS_FEW', width, cells), NO_HASH, row.line);
    } else {
      const hash = columnOf.hash < 0 ? NO_HASH : readHashCell(row, columnOf.hash);
      take(judgeRow(row.line, cells, hash, judgedBy, memory), hash, row.line);
    }
  }

  function take(judged: JudgedRow, hash: ListHash, line: number): void {
    const { values, state, isDevice } = judged;
    if (isDevice) {
      devices += 1;
      if (state === 'ready' || state === 'repaired') ready += 1;
      tags.set(values.groupTag, (tags.get(values.groupTag) ?? 0) + 1);
    }
    if (values.productId !== '') hasProductIds = true;
    if (hash.verdict !== 'empty') hashes += 1;
    for (const finding of judged.findings) {
      if (finding.severity === 'error') {
        errors += 1;
        if (finding.fix !== 'automatic') unrepaired += 1;
      }
      if (finding.code === 'HASH_SIZE_NONSTANDARD') oddSizes += 1;
      if (findings.length >= MOST_FINDINGS) continue;
      findings.push(finding);
      if (finding.code === 'ROW_SERIAL_MISMATCH') {
        const hashKey = (hash.facts?.serial ?? '').trim().toUpperCase();
        mismatches.push({ rowKey: values.serial.toUpperCase(), hashKey, finding });
      }
    }
    options.onRow?.(deviceRow(line, judged, hash), values, hash);
  }

  function end(): ListReading {
    if (isTooLarge) return tooLarge();
    const decoded = decoder.end();
    if (head !== null) leaveHead(head);
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
    return conclude(layout, decoded.encoding);
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
      findings: [fileFinding(code, 'none', message)],
      blockedBy: code,
      otherLineEnds: 0,
    };
  }

  function conclude(found: ListLayout, encoding: Encoding | null): ListReading {
    const format = finalFormat(found);
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
      tags,
    });
    explainSwaps(mismatches);
    explainBrokenDigests(findings, hashes);
    const fileErrors = ofFile.filter(({ severity }) => severity === 'error');
    const blockedBy = ofFile.find(({ code }) => BLOCKING.has(code))?.code ?? null;
    return {
      format,
      encoding,
      delimiter: found.delimiter,
      channel: options.channel ?? ownChannel(format),
      rules,
      columns: found.columns,
      hasHeader: found.headerLine > 0,
      devices,
      ready: blockedBy === null ? ready : 0,
      accepted: errors + fileErrors.length + oddSizes === 0,
      repairable: unrepaired === 0 && fileErrors.every(({ fix }) => fix === 'automatic'),
      findings: inOrder(ofFile, findings),
      blockedBy,
      otherLineEnds: (splitter?.bareReturns ?? 0) + (splitter?.bareFeeds ?? 0),
    };
  }

  /** A few formats show only at the end. */
  function finalFormat(found: ListLayout): FormatName {
    const isAssociation = found.unreadable && longestOpaque >= OPAQUE_CHARS && (rows === 1 || found.headerLine > 0);
    if (isAssociation) return 'device-association';
    // Microsoft 365 wants column B blank, so a list with product IDs is still Intune's.
    return options.channel === 'm365' && found.format === 'm365' && hasProductIds ? 'intune' : found.format;
  }
}

/** Where the line begins on which the first content stands, and how many lines are before it. */
function lineStart(bytes: Buffer, contentAt: number): { readonly from: number; readonly linesBefore: number } {
  let from = 0;
  let linesBefore = 0;
  for (let at = 0; at < contentAt; at += 1) {
    const isLineEnd = bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10);
    if (!isLineEnd) continue;
    from = at + 1;
    linesBefore += 1;
  }
  return { from, linesBefore };
}

/** Up to the last line end, so that a line cut by the limit is not taken for a short one. */
function wholeLines(start: Buffer): Buffer {
  if (start.length < HEAD_BYTES) return start;
  const head = start.subarray(0, HEAD_BYTES);
  const end = Math.max(head.lastIndexOf(10), head.lastIndexOf(13));
  return end < 0 ? head : head.subarray(0, end + 1);
}

function isHeaderAgain(row: RawRow, layout: ListLayout): boolean {
  if (layout.headerStart === null || headerKey(row.text(0)) !== layout.headerStart) return false;
  const cells = Array.from({ length: row.count }, (_, index) => row.text(index));
  return countKnownNames(cells) === layout.columns.filter((field) => field !== null).length;
}

/** The length of a value without blanks that is no hash. */
function opaqueLength(cell: string): number {
  const value = cell.trim();
  return /\s/.test(value) || looksLikeHash(value) ? 0 : value.length;
}

function deviceRow(line: number, { values, findings, state }: JudgedRow, hash: ListHash): DeviceRow {
  const orNull = (value: string) => (value === '' ? null : value);
  return {
    line,
    identity: {
      serial: values.serial,
      hardwareHash: hash.canonical(),
      productKeyId: orNull(values.productId),
      manufacturer: orNull(values.manufacturer),
      model: orNull(values.model),
    },
    groupTag: orNull(values.groupTag),
    assignedUser: orNull(values.assignedUser),
    state,
    findings,
  };
}

const COLUMN_ORDER: ReadonlyMap<string, number> = new Map(FIELDS.map((field, index) => [COLUMN_NAMES[field], index]));

/** The file first, then by line, then by column. */
function inOrder(ofFile: readonly ListFinding[], ofRows: readonly ListFinding[]): ListFinding[] {
  const column = (finding: ListFinding) => (finding.column === null ? -1 : (COLUMN_ORDER.get(finding.column) ?? 99));
  const order = (finding: ListFinding) => CODE_ORDER.get(finding.code) ?? 0;
  return [...ofFile, ...ofRows].sort(
    (one, other) =>
      (one.line ?? 0) - (other.line ?? 0) || column(one) - column(other) || order(one) - order(other),
  );
}

function sizeInWords(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MiB` : `${bytes.toLocaleString('en-US')} bytes`;
}
