import { cleanValue } from './clean-value.ts';
import { formatOfHeader } from './format-of-header.ts';
import { COLUMN_NAMES, type Field, type FormatName, headerOf, type ListChannel } from './formats.ts';
import { guessColumns, looksLikeDevice, looksLikeHash, looksOpaque } from './guess-columns.ts';
import { countKnownNames, fieldOfHeader, headerKey, quotedList, withoutBlankEnd } from './header-names.ts';
import type { HeaderFinding } from './judge-header.ts';
import { readHeader } from './read-header.ts';
import { createRowSplitter } from './split-rows.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;

export type Delimiter = (typeof DELIMITERS)[number];

/** How a list is laid out, found from its first lines. */
export interface ListLayout {
  readonly delimiter: Delimiter;
  readonly format: FormatName;
  /** Line of the header; 0 where there is none. Rows up to it are no devices. */
  readonly headerLine: number;
  /** Rows before the header, or a header that the format does not have. */
  readonly preambleRows: number;
  readonly columns: readonly (Field | null)[];
  /** The header in the compared form, to recognise it where it stands again between rows; null where there is none. */
  readonly header: readonly string[] | null;
  readonly findings: readonly (HeaderFinding & { readonly line: number | null })[];
  /** True where nothing can be said of the rows. */
  readonly unreadable: boolean;
  readonly emptyBeyond: boolean;
}

interface HeadRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows in which a header is looked for; reports put a title and a date above it, not more. */
const HEAD_ROWS = 12;
/** So many column names in one line are a header. */
const SURE_NAMES = 2;
const MOST_COLUMNS = 20_000;
/** What is longer is no manufacturer, model or serial number. */
const LONGEST_NAME = 64;

/**
 * Finds delimiter, header and format in the beginning of a list; null where no line has content. `linesBefore` are
 * blank lines that stand before it in the file.
 */
export function findLayout(
  head: Buffer,
  ascii: boolean,
  channel: ListChannel | null,
  linesBefore = 0,
): ListLayout | null {
  if (contentStart(head) < 0) return null;
  const readings = DELIMITERS.map((delimiter) => ({
    delimiter,
    rows: headRows(head, ascii, delimiter).map(({ line, cells }) => ({ line: line + linesBefore, cells })),
  }));
  if (readings.every(({ rows }) => rows.length === 0)) return null;

  const withHeader = readings
    .map(({ delimiter, rows }) => ({ delimiter, rows, ...bestHeader(rows) }))
    .reduce((best, next) => (next.names > best.names ? next : best));
  const header = withHeader.rows[withHeader.at];
  const above = withHeader.rows.slice(0, withHeader.at);
  if (header !== undefined && withHeader.names > 0 && !above.some((row) => isDeviceAbove(row, header))) {
    return layoutWithHeader(withHeader.delimiter, withHeader.rows, withHeader.at, channel);
  }
  const widest = readings.reduce((best, next) => (score(next.rows) > score(best.rows) ? next : best));
  return layoutWithoutHeader(widest.delimiter, widest.rows, channel);
}

const BLANK_BYTES = new Set(Buffer.from(' \t\r\n,;|"'));

/** Where the first byte stands that is neither blank nor delimiter nor quotation mark; -1 where there is none. */
export function contentStart(bytes: Buffer): number {
  for (let at = 0; at < bytes.length; at += 1) if (!BLANK_BYTES.has(bytes[at] as number)) return at;
  return -1;
}

function headRows(head: Buffer, ascii: boolean, delimiter: string): HeadRow[] {
  const rows: HeadRow[] = [];
  const splitter = createRowSplitter({
    delimiter,
    columns: MOST_COLUMNS,
    onRow(row) {
      if (rows.length >= HEAD_ROWS) return;
      rows.push({ line: row.line, cells: Array.from({ length: row.count }, (_, index) => row.text(index)) });
    },
  });
  splitter.push(head, ascii);
  splitter.end();
  return rows;
}

/** The first line with two names at least, because lists that were joined have another below; else the best there is. */
function bestHeader(rows: readonly HeadRow[]): { readonly at: number; readonly names: number } {
  const names = rows.map(({ cells }) => countKnownNames(cells));
  const first = names.findIndex((count) => count >= SURE_NAMES);
  const at = first < 0 ? names.indexOf(Math.max(0, ...names)) : first;
  return { at, names: names[at] ?? 0 };
}

/** True for a device above the header, as after sorting the lines: titles of a report are none. */
function isDeviceAbove({ cells }: HeadRow, header: HeadRow): boolean {
  const value = (field: Field) => cells[header.cells.findIndex((name) => fieldOfHeader(name) === field)]?.trim() ?? '';
  const isTuple = value('manufacturer') !== '' && value('model') !== '' && looksLikeDevice([value('serial')]);
  return isTuple || cells.some(looksLikeHash) || /^\d{13}$/.test(value('productId'));
}

function score(rows: readonly HeadRow[]): number {
  const content = rows.filter(({ cells }) => !isDirective(cells));
  const hash = content.some(({ cells }) => cells.some(looksLikeHash)) ? 100 : 0;
  return hash + Math.min(10, content[0]?.cells.length ?? 0);
}

/** `#TYPE …` of PowerShell's Export-Csv, `sep=;` of Excel. */
function isDirective(cells: readonly string[]): boolean {
  return /^\ufeff?\s*(#|sep=)/i.test(cells[0] ?? '');
}

function layoutWithHeader(
  delimiter: Delimiter,
  rows: readonly HeadRow[],
  at: number,
  channel: ListChannel | null,
): ListLayout {
  const { line, cells } = rows[at] as HeadRow;
  const format = formatOfHeader(cells, channel);
  if (format === 'unknown' || format === 'device-association' || isAssociationHeader(cells)) {
    return unknownHeader(delimiter, rows[at] as HeadRow, at);
  }
  const reading = readHeader(cells, format, channel);
  return {
    delimiter,
    format,
    headerLine: line,
    preambleRows: format === 'corporate-identifiers' ? at + 1 : at,
    columns: reading.columns,
    header: withoutBlankEnd(cells).map(headerKey),
    findings: reading.findings.map((finding) => ({ ...finding, line })),
    unreadable: reading.findings.some(({ code }) => code === 'HEADER_COLUMN_REPEATED'),
    emptyBeyond: reading.emptyBeyond,
  };
}

/** A `Data` column and no hash: the export of device association, as far as its form is known. */
function isAssociationHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => headerKey(cell) === 'data') && !cells.some((cell) => fieldOfHeader(cell) === 'hash');
}

/** How pages of the web, XML and JSON begin. */
const OTHER_TEXT = /^\s*(<[!?a-z]|[{[])/i;

function unknownHeader(delimiter: Delimiter, header: HeadRow, preambleRows: number): ListLayout {
  const shown = quotedList(header.cells.slice(0, 5).map((cell) => cleanValue(cell).value));
  return {
    delimiter,
    format: 'unknown',
    headerLine: header.line,
    preambleRows,
    columns: header.cells.map(() => null),
    header: null,
    findings: [
      {
        code: 'HEADER_UNKNOWN',
        fix: 'none',
        column: null,
        line: header.line,
        message: OTHER_TEXT.test(header.cells[0] ?? '')
          ? 'The file is a web page, XML or another kind of data, not a list; export the list as CSV, or, from an OA3.xml, copy the hash into a row of a list.'
          : `The first line (${shown}) has no column names that Microsoft’s lists have, perhaps because they were translated; write the English names, for Intune: ${headerOf('intune', 3)}.`,
      },
    ],
    unreadable: true,
    emptyBeyond: false,
  };
}

function layoutWithoutHeader(delimiter: Delimiter, rows: readonly HeadRow[], channel: ListChannel | null): ListLayout {
  const directives = rows.findIndex(({ cells }) => !isDirective(cells));
  const preambleRows = directives < 0 ? rows.length : directives;
  const content = rows.slice(preambleRows).filter(({ cells }) => countKnownNames(cells) < SURE_NAMES);
  const first = content[0];
  const headerLine = rows[preambleRows - 1]?.line ?? 0;
  if (first === undefined) return ambiguous(delimiter, rows[0] as HeadRow, headerLine, preambleRows);
  // A column's name is not repeated below it; a manufacturer is.
  const isAlike =
    channel === 'corporate-identifiers' && content.slice(1).some(({ cells }) => cells[0] === first.cells[0]);
  const isRow = isAlike || looksLikeDevice(first.cells, channel) || first.cells.some(looksOpaque);
  if (!isRow) return unknownHeader(delimiter, first, preambleRows);

  const guess = guessColumns(
    content.map(({ cells }) => cells),
    channel,
  );
  if (guess === null) return ambiguous(delimiter, first, headerLine, preambleRows);
  const findings: ListLayout['findings'] =
    guess.format === 'corporate-identifiers'
      ? []
      : [
          {
            code: 'HEADER_MISSING',
            fix: 'automatic',
            column: null,
            line: null,
            message:
              'The first line is a device and not the header that Microsoft needs; the columns are clear from their content, so the header is written on top.',
          },
        ];
  return {
    delimiter,
    format: guess.format,
    headerLine,
    preambleRows,
    columns: guess.columns,
    header: guess.columns.map((field) => (field === null ? '' : headerKey(COLUMN_NAMES[field]))),
    findings,
    unreadable: false,
    emptyBeyond: false,
  };
}

function ambiguous(delimiter: Delimiter, first: HeadRow, headerLine: number, preambleRows: number): ListLayout {
  const shown = first.cells.slice(0, 5).map((cell) => cleanValue(cell).value);
  const isShort = first.cells.every((cell) => cell.length <= LONGEST_NAME);
  const reading =
    first.cells.length === 3 && isShort
      ? 'as manufacturer, model and serial number (corporate identifiers), or as a Partner Center list in the wrong order'
      : 'in more than one way';
  return {
    delimiter,
    format: 'unknown',
    headerLine,
    preambleRows,
    columns: first.cells.map(() => null),
    header: null,
    findings: [
      {
        code: 'FILE_FORMAT_AMBIGUOUS',
        fix: 'none',
        column: null,
        line: null,
        message: `The list has no header, and its columns (${quotedList(shown)}) can be read ${reading}; add the header of the list that is meant, for example ${headerOf('partner-center')}.`,
      },
    ],
    unreadable: true,
    emptyBeyond: false,
  };
}
