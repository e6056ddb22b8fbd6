import { DEFAULT_MAX_BYTES } from './check-list.ts';
import { fileFinding, type ListFinding } from './file-findings.ts';
import { inventoryKey } from './inventory-header.ts';
import { findInventoryLayout, type InventoryLayout } from './inventory-layout.ts';
import { type InventoryRow, readInventoryRow } from './inventory-row.ts';
import { createListMemory } from './list-memory.ts';
import { createListDecoder, type DecoderEnd } from './read-encoding.ts';
import { createRowSplitter, type RawRow, type RowSplitter } from './split-rows.ts';

export interface InventoryReaderOptions {
  /** Told of every device, in the order of the file. */
  readonly onRow: (row: InventoryRow) => void;
  readonly maxBytes?: number | undefined;
}

/** What reading an inventory to its end found beside its rows. */
export interface InventorySummary {
  readonly devices: number;
  /** Rows that name no device which could be found again. */
  readonly leftOut: number;
  /** Columns that an inventory does not read, as the file names them. */
  readonly unreadColumns: readonly string[];
  /** What a person should know, errors first, each group in the order of the file; the first of them. */
  readonly findings: readonly ListFinding[];
  /** How many there are in all. */
  readonly findingCount: number;
}

export interface InventoryReader {
  /** Takes the next bytes. False: no more are needed, the file cannot be read (any further). */
  push(bytes: Uint8Array): boolean;
  end(): InventorySummary;
}

/** Enough to see every way of a header, a preamble and a whole hash. */
const HEAD_BYTES = 262_144;
/** Findings of each severity that are kept; the rest is counted. */
const MOST_FINDINGS = 200;

/**
 * Reads what is known of devices from a list of any of the known forms: Intune, Partner Center, ConfigMgr reports,
 * delivery lists of makers; with or without a header, in any encoding and with any delimiter. Memory: the bytes at
 * hand, and some 300 bytes for each device. The findings are those of a device list; a row of which no serial number
 * can be told is left out.
 */
export function createInventoryReader({
  onRow,
  maxBytes = DEFAULT_MAX_BYTES,
}: InventoryReaderOptions): InventoryReader {
  const notes = createNotes();
  const memory = createListMemory();
  let head: Buffer[] = [];
  let headBytes = 0;
  let bytes = 0;
  let ascii = true;
  let layout: InventoryLayout | null = null;
  let splitter: RowSplitter | null = null;
  let stopped = false;
  let devices = 0;
  let leftOut = 0;

  const stop = (finding: ListFinding): void => {
    stopped = true;
    notes.add(finding);
  };

  const takeRow = (raw: RawRow): void => {
    if (layout === null || raw.line <= layout.headerLine) return;
    if (isCaptionAgain(raw, layout)) return;
    const { row, findings } = readInventoryRow(raw, layout.columns, memory);
    for (const finding of findings) notes.add(finding);
    if (row === null) {
      leftOut += 1;
      if (!findings.some(({ severity }) => severity === 'error')) notes.add(nameless(raw.line));
      return;
    }
    devices += 1;
    onRow(row);
  };

  const findLayout = (): void => {
    const text = Buffer.concat(head);
    head = [];
    const found = findInventoryLayout(text.subarray(0, HEAD_BYTES), ascii);
    if (found === null) {
      stop(fileFinding('FILE_EMPTY', 'none', 'The file has no line with content; export the list again.'));
    } else if ('code' in found) {
      stop(found);
    } else {
      layout = found;
      splitter = createRowSplitter({ delimiter: found.delimiter, columns: found.columns.length, onRow: takeRow });
      splitter.push(text, ascii);
    }
  };

  const decoder = createListDecoder((utf8, isAsciiPiece) => {
    if (stopped) return;
    ascii &&= isAsciiPiece;
    if (splitter !== null) {
      splitter.push(utf8, isAsciiPiece);
      return;
    }
    head.push(utf8);
    headBytes += utf8.length;
    if (headBytes >= HEAD_BYTES) findLayout();
  });

  return {
    push(piece) {
      if (stopped) return false;
      bytes += piece.length;
      if (bytes > maxBytes) {
        stop(tooLarge(maxBytes));
        return false;
      }
      return decoder.push(piece) && !stopped;
    },
    end() {
      if (!stopped) {
        const problem = problemOf(decoder.end(), devices);
        if (problem !== null) stop(problem);
        else if (splitter === null) findLayout();
      }
      splitter?.end();
      if (!stopped && devices === 0 && notes.count === 0) {
        notes.add(fileFinding('ROWS_NONE', 'none', 'The list names no devices; attach the right file.'));
      }
      return {
        devices,
        leftOut,
        unreadColumns: layout?.unread ?? [],
        findings: notes.first(),
        findingCount: notes.count,
      };
    },
  };
}

/** Reports on paper repeat their header at the top of every page. */
function isCaptionAgain(raw: RawRow, { columns, serialCaption }: InventoryLayout): boolean {
  return serialCaption !== '' && inventoryKey(raw.text(columns.indexOf('serial'))) === serialCaption;
}

function nameless(line: number): ListFinding {
  const message = `Line ${line}: no serial number of a device can be told from this row, so it is left out; add the serial number.`;
  return fileFinding('SERIAL_MISSING', 'none', message, line);
}

function tooLarge(maxBytes: number): ListFinding {
  const limit = maxBytes >= 1024 * 1024 ? `${Math.floor(maxBytes / 1024 / 1024)} MB` : `${maxBytes} bytes`;
  return fileFinding(
    'FILE_TOO_LARGE',
    'none',
    `The file is larger than ${limit}, the most that is taken; divide it into smaller ones and import each.`,
  );
}

function problemOf(end: DecoderEnd, devices: number): ListFinding | null {
  if (end.kind === 'text') return null;
  if (end.kind === 'binary') return fileFinding('FILE_BINARY', 'none', `This is no text file but ${end.what}.`);
  const before = devices === 0 ? '' : ` The ${devices} devices before that place were taken.`;
  return fileFinding(
    'FILE_ENCODING_INVALID',
    'none',
    `Some characters of the file cannot be read; export it again as ANSI or UTF-8.${before}`,
  );
}

function createNotes() {
  const errors: ListFinding[] = [];
  const others: ListFinding[] = [];
  let count = 0;
  return {
    add(finding: ListFinding): void {
      if (finding.severity === 'info') return;
      count += 1;
      const group = finding.severity === 'error' ? errors : others;
      if (group.length < MOST_FINDINGS) group.push(finding);
    },
    get count() {
      return count;
    },
    first: (): readonly ListFinding[] => [...errors, ...others].slice(0, MOST_FINDINGS),
  };
}
