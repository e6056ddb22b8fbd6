import { DEFAULT_MAX_BYTES } from './check-list.ts';
import { cleanValue } from './clean-value.ts';
import { serialInside } from './compare-row-with-hash.ts';
import { type RowFinding, TEXT_FIELDS } from './device-row.ts';
import { fileFinding, type ListFinding } from './file-findings.ts';
import { DELIMITERS } from './find-layout.ts';
import type { ChannelRules } from './formats.ts';
import { guessColumns, looksLikeDevice } from './guess-columns.ts';
import { type InventoryField, readInventoryHeader } from './inventory-header.ts';
import { judgeRow } from './judge-row.ts';
import { type ListHash, NO_HASH, readHashCell } from './list-hash.ts';
import { createListMemory, type ListMemory } from './list-memory.ts';
import { createListDecoder } from './read-encoding.ts';
import { quotedList } from './read-header.ts';
import { createRowSplitter, type RawRow } from './split-rows.ts';

/** What an inventory knows of one device. */
export interface InventoryRow {
  /** 1-based line of the source. */
  readonly line: number;
  /** The row's serial number; where a spreadsheet spoilt it or it is blank, the one inside its whole hash. */
  readonly serial: string;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly productKeyId: string | null;
  /** The hash as Microsoft takes it; null where there is none or it cannot be used. A secret. */
  readonly hash: string | null;
  /** Why the hash cannot be used, in one sentence; null where it can, or there is none. */
  readonly hashProblem: string | null;
  /** How the hash was repaired, in words; null where it was whole. */
  readonly repair: string | null;
  /** When the hash was captured, by the device's own clock, as ISO text. */
  readonly capturedAt: string | null;
  /** The order with which it was bought, as the source has it. */
  readonly order: string | null;
}

export interface InventoryReading {
  readonly file: string;
  readonly rows: readonly InventoryRow[];
  readonly findings: readonly ListFinding[];
}

export interface InventoryOptions {
  readonly fileName: string;
  readonly maxBytes?: number | undefined;
}

/** An inventory may know little of a device; nothing is refused for that. */
const RULES: ChannelRules = {
  title: 'the inventory',
  format: 'partner-center',
  maxRows: Number.POSITIVE_INFINITY,
  identities: ['hash', 'product-key-id', 'tuple'],
  groupTag: 'none',
};

/** Findings that matter for a file which is sent, not for one which is read. */
const NOT_FOR_INVENTORY: ReadonlySet<string> = new Set([
  'IDENTITY_INSUFFICIENT',
  'MANUFACTURER_MISSING',
  'MODEL_MISSING',
  'VALUE_COMMA',
  'VALUE_NOT_ANSI',
  'VALUE_BLANKS',
  'VALUE_HIDDEN',
]);

interface InventoryLayout {
  readonly delimiter: string;
  readonly headerLine: number;
  readonly columns: readonly (InventoryField | null)[];
}

/**
 * Reads what is known of devices from a list of any of the known forms: Intune, Partner Center, ConfigMgr reports,
 * delivery lists of makers. The findings are those of a device list; a row without any serial number is left out.
 */
export function readInventory(bytes: Uint8Array, options: InventoryOptions): InventoryReading {
  const refused = (finding: ListFinding): InventoryReading => ({
    file: options.fileName,
    rows: [],
    findings: [finding],
  });
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  if (bytes.length > maxBytes) {
    return refused(
      fileFinding('FILE_TOO_LARGE', 'none', 'The file is too large to be read at once; divide it into smaller ones.'),
    );
  }
  const pieces: Buffer[] = [];
  let ascii = true;
  const decoder = createListDecoder((utf8, isAsciiPiece) => {
    pieces.push(utf8);
    ascii &&= isAsciiPiece;
  });
  decoder.push(bytes);
  const decoded = decoder.end();
  if (decoded.kind === 'binary')
    return refused(fileFinding('FILE_BINARY', 'none', `This is no text file but ${decoded.what}.`));
  if (decoded.kind === 'invalid') {
    return refused(
      fileFinding(
        'FILE_ENCODING_INVALID',
        'none',
        'Some characters of the file cannot be read; export it again as ANSI or UTF-8.',
      ),
    );
  }
  const text = Buffer.concat(pieces);
  const layout = findInventoryLayout(text, ascii);
  if (layout === null)
    return refused(fileFinding('FILE_EMPTY', 'none', 'The file has no line with content; export the list again.'));
  if ('code' in layout) return refused(layout);
  return { file: options.fileName, ...readRows(text, ascii, layout) };
}

function findInventoryLayout(text: Buffer, ascii: boolean): InventoryLayout | ListFinding | null {
  const head = text.subarray(0, 262_144);
  const readings = DELIMITERS.map((delimiter) => ({ delimiter, rows: firstRows(head, ascii, delimiter) }));
  let best: (InventoryLayout & { readonly known: number }) | null = null;
  for (const { delimiter, rows } of readings) {
    for (const { line, cells } of rows) {
      const columns = readInventoryHeader(cells);
      const known = columns?.filter((field) => field !== null).length ?? 0;
      if (columns !== null && known > (best?.known ?? 0)) best = { delimiter, headerLine: line, columns, known };
    }
  }
  if (best !== null) return best;

  for (const { delimiter, rows } of readings) {
    const guess =
      rows.length === 0
        ? null
        : guessColumns(
            rows.map(({ cells }) => cells),
            null,
          );
    if (guess !== null) return { delimiter, headerLine: 0, columns: guess.columns };
  }
  const first = readings[0]?.rows[0];
  if (first === undefined) return null;
  return looksLikeDevice(first.cells)
    ? fileFinding(
        'FILE_FORMAT_AMBIGUOUS',
        'none',
        `The list has no header, and its columns (${quotedList(first.cells)}) can be read in more than one way; add a header such as Serial Number,Manufacturer,Model,Hardware Hash.`,
      )
    : fileFinding(
        'HEADER_UNKNOWN',
        'none',
        `The header (${quotedList(first.cells)}) names neither a serial number nor a hardware hash; use English names such as Serial Number,Manufacturer,Model,Hardware Hash.`,
        first.line,
      );
}

function firstRows(head: Buffer, ascii: boolean, delimiter: string) {
  const rows: { readonly line: number; readonly cells: readonly string[] }[] = [];
  const splitter = createRowSplitter({
    delimiter,
    columns: 200,
    onRow(row) {
      if (rows.length < 12)
        rows.push({ line: row.line, cells: Array.from({ length: row.count }, (_, at) => row.text(at)) });
    },
  });
  splitter.push(head, ascii);
  splitter.end();
  return rows;
}

function readRows(text: Buffer, ascii: boolean, layout: InventoryLayout) {
  const rows: InventoryRow[] = [];
  const findings: ListFinding[] = [];
  const memory = createListMemory();
  const splitter = createRowSplitter({
    delimiter: layout.delimiter,
    columns: layout.columns.length,
    onRow(raw) {
      if (raw.line <= layout.headerLine) return;
      const { row, found } = readRow(raw, layout.columns, memory);
      if (row !== null) rows.push(row);
      findings.push(...found.filter(({ code }) => !NOT_FOR_INVENTORY.has(code)));
    },
  });
  splitter.push(text, ascii);
  splitter.end();
  if (rows.length === 0 && findings.length === 0) {
    findings.push(fileFinding('ROWS_NONE', 'none', 'The list names no devices; attach the right file.'));
  }
  return { rows, findings };
}

function readRow(raw: RawRow, columns: readonly (InventoryField | null)[], memory: ListMemory) {
  const cell = (field: InventoryField) => {
    const at = columns.indexOf(field);
    return at < 0 ? '' : raw.text(at);
  };
  const cells = { serial: '', productId: '', manufacturer: '', model: '', groupTag: '', assignedUser: '' };
  for (const field of TEXT_FIELDS) cells[field] = cell(field);
  const hashAt = columns.indexOf('hash');
  const hash = hashAt < 0 ? NO_HASH : readHashCell(raw, hashAt);
  const { values, findings } = judgeRow(raw.line, cells, hash, RULES, memory);
  const orNull = (value: string | undefined) => (value === undefined || value.trim() === '' ? null : value.trim());

  const inside = serialInside(hash.facts);
  const isSpoilt = findings.some(({ code }) => SPOILT_SERIAL.has(code));
  const serial = isSpoilt && inside !== null ? inside : values.serial || (inside ?? '');
  if (serial === '') return { row: null, found: findings };
  const hashProblem = problemOf(findings, hash);
  const row: InventoryRow = {
    line: raw.line,
    serial,
    manufacturer: orNull(values.manufacturer) ?? orNull(hash.facts?.manufacturer),
    model: orNull(values.model) ?? orNull(hash.facts?.model),
    productKeyId: orNull(values.productId) ?? orNull(hash.facts?.productKeyId),
    hash: hashProblem === null ? hash.canonical() : null,
    hashProblem,
    repair: hashProblem === null && hash.changes.length > 0 ? hash.changes.join(', ') : null,
    capturedAt: hashProblem === null ? (hash.facts?.createdUtc ?? null) : null,
    order: orNull(cleanValue(cell('order')).value),
  };
  return { row, found: findings };
}

const SPOILT_SERIAL: ReadonlySet<string> = new Set(['SERIAL_SCIENTIFIC', 'ROW_SERIAL_SPREADSHEET']);

/** Errors for which the hash must not be used for this serial number. */
function problemOf(findings: readonly RowFinding[], hash: ListHash): string | null {
  if (hash.verdict === 'empty') return null;
  const problem = findings.find(
    ({ code, severity, fix }) =>
      severity === 'error' && fix === 'none' && /^(HASH_|FIELD_|TPM_|FILE_|ROW_SERIAL_MISMATCH)/.test(code),
  );
  return problem?.message ?? null;
}
