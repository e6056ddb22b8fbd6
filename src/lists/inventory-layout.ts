import { cleanValue } from './clean-value.ts';
import { fileFinding, type ListFinding } from './file-findings.ts';
import { DELIMITERS } from './find-layout.ts';
import { guessColumns, looksLikeDevice } from './guess-columns.ts';
import { quotedList } from './header-names.ts';
import { type InventoryField, inventoryField, inventoryKey, readInventoryHeader } from './inventory-header.ts';
import { createRowSplitter } from './split-rows.ts';

/** Where the rows of an inventory begin and what their columns hold. */
export interface InventoryLayout {
  readonly delimiter: string;
  /** Rows up to this line are no devices; 0 for a list without a header. */
  readonly headerLine: number;
  readonly columns: readonly (InventoryField | null)[];
  /** Names of columns that an inventory does not read, as they stand in the header. */
  readonly unread: readonly string[];
  /** How the header names the serial number, compared; '' where there is none. A report repeats it on every page. */
  readonly serialCaption: string;
}

interface HeadRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A title, a date, an empty line: a header further down than this is none. */
const HEAD_ROWS = 24;
const MOST_COLUMNS = 200;

/** The layout of an inventory by its first bytes; a finding where nobody can tell, null for a file without content. */
export function findInventoryLayout(head: Buffer, ascii: boolean): InventoryLayout | ListFinding | null {
  const readings = DELIMITERS.map((delimiter) => ({ delimiter, rows: firstRows(head, ascii, delimiter) }));
  let best: (InventoryLayout & { readonly known: number }) | null = null;
  for (const { delimiter, rows } of readings) {
    for (const [index, row] of rows.entries()) {
      const layout = captionsInRows(row, rows[index + 1]) ?? header(row);
      const known = layout?.columns.filter((field) => field !== null).length ?? 0;
      if (layout !== null && known > (best?.known ?? 0)) best = { delimiter, ...layout, known };
    }
  }
  if (best !== null) return best;

  for (const { delimiter, rows } of readings) {
    const cells = rows.map((row) => row.cells);
    const guess = rows.length === 0 ? null : guessColumns(cells, null);
    if (guess !== null) return { delimiter, headerLine: 0, columns: guess.columns, unread: [], serialCaption: '' };
  }
  const first = readings[0]?.rows[0];
  return first === undefined ? null : unclear(first);
}

type Found = Omit<InventoryLayout, 'delimiter'>;

function header({ line, cells }: HeadRow): Found | null {
  const columns = readInventoryHeader(cells);
  if (columns === null) return null;
  return {
    headerLine: line,
    columns,
    unread: cells.filter((cell, at) => columns[at] === null && cleanValue(cell).value !== ''),
    serialCaption: inventoryKey(cells[columns.indexOf('serial')] ?? ''),
  };
}

/**
 * The export of ConfigMgr's report "Windows Autopilot Device Information": every row first names its columns
 * (`Device Serial Number,Windows Product ID,Hardware Hash`) and then has their values; the row above holds names of
 * text boxes that say nothing.
 * Source: MicrosoftDocs/windows-itpro-docs issue 5510 and MicrosoftDocs/memdocs issue 3738.
 */
function captionsInRows(row: HeadRow, next: HeadRow | undefined): Found | null {
  const { line, cells } = row;
  const captions = cells.findIndex((cell) => inventoryField(cell) === null);
  if (captions < 2 || cells.length < captions * 2) return null;
  const names = cells.slice(0, captions);
  const columns = readInventoryHeader(names);
  if (columns === null || !looksLikeDevice(cells.slice(captions, captions * 2))) return null;
  const isRepeated = next === undefined || names.every((name, at) => next.cells[at] === name);
  if (!isRepeated) return null;
  return { headerLine: line - 1, columns: [...names.map(() => null), ...columns], unread: [], serialCaption: '' };
}

function unclear(first: HeadRow): ListFinding {
  if (!looksLikeDevice(first.cells)) {
    return fileFinding(
      'HEADER_UNKNOWN',
      'none',
      `The header (${quotedList(first.cells)}) names neither a serial number nor a hardware hash; use English names such as Serial Number,Manufacturer,Model,Hardware Hash.`,
      first.line,
    );
  }
  return fileFinding(
    'FILE_FORMAT_AMBIGUOUS',
    'none',
    `The list has no header, and its columns (${quotedList(first.cells)}) can be read in more than one way; add a header such as Serial Number,Manufacturer,Model,Hardware Hash.`,
  );
}

function firstRows(head: Buffer, ascii: boolean, delimiter: string): HeadRow[] {
  const rows: HeadRow[] = [];
  const splitter = createRowSplitter({
    delimiter,
    columns: MOST_COLUMNS,
    onRow(row) {
      if (rows.length < HEAD_ROWS)
        rows.push({ line: row.line, cells: Array.from({ length: row.count }, (_, at) => row.text(at)) });
    },
  });
  splitter.push(head, ascii);
  splitter.end();
  return rows;
}
