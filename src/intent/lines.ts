import { canBeSerial, shapeOf } from './shapes.ts';

/**
 * What a line of a message is:
 * - `prose`: the person's own words;
 * - `quoted`: another person's words, after ">" or below the header of a forwarded mail;
 * - `log`: output of a program;
 * - `signature`: the sender's name and numbers below the message;
 * - `table`: a row of a pasted list.
 */
export type LineKind = 'prose' | 'quoted' | 'log' | 'signature' | 'table';

/** A value of a pasted list, with its place in the clean text. */
interface Cell {
  readonly text: string;
  readonly start: number;
}

/** What the pasted lists of a message hold, column by column, in the order of the text. */
interface Columns {
  readonly serials: readonly Cell[];
  readonly tags: readonly Cell[];
  readonly users: readonly Cell[];
  readonly customers: readonly Cell[];
}

export interface Lines {
  /** By line number. */
  readonly kinds: readonly LineKind[];
  readonly columns: Columns;
}

interface Line {
  readonly text: string;
  readonly start: number;
}

type Column = 'serials' | 'tags' | 'users' | 'customers' | 'other';

const HEADERS: Readonly<Record<string, Column>> = {
  deviceserialnumber: 'serials',
  serialnumber: 'serials',
  serialnumbers: 'serials',
  serialno: 'serials',
  serial: 'serials',
  serials: 'serials',
  sn: 'serials',
  servicetag: 'serials',
  grouptag: 'tags',
  tag: 'tags',
  orderid: 'tags',
  assigneduser: 'users',
  user: 'users',
  upn: 'users',
  userprincipalname: 'users',
  customer: 'customers',
  customername: 'customers',
  tenant: 'customers',
  tenantid: 'customers',
  windowsproductid: 'other',
  productkey: 'other',
  hardwarehash: 'other',
  hash: 'other',
  manufacturername: 'other',
  manufacturer: 'other',
  oemmanufacturername: 'other',
  devicemodel: 'other',
  model: 'other',
  modelname: 'other',
  status: 'other',
  state: 'other',
  location: 'other',
  name: 'other',
  devicename: 'other',
  comment: 'other',
  note: 'other',
  error: 'other',
  no: 'other',
  nr: 'other',
  '': 'other',
};

const DELIMITERS = ['\t', '|', ';', ','] as const;
const LOG_LEVEL = /(?:^|[\s[])(?:DEBUG|TRACE|INFO|WARN|WARNING|ERROR|FATAL|VERBOSE)(?:[\s:\]]|$)/;
const LOG_TIME = /^\s*[[(]?(?:\d{4}-\d{2}-\d{2}[T ])?\d{2}:\d{2}:\d{2}/;
const LOG_DATE = /^\s*[[(]?\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}/;
const STACK_FRAME = /^\s*at [\w.$<>]{1,120}\s?\(/;
const PROMPT = /^\s*(?:PS [A-Z]:\\|[A-Z]:\\[^>]{0,80}>|\$ |>>> |\/\/ )/;
const FORWARDED =
  /^\s*(?:-{2,}\s*(?:original message|forwarded message|forwarded by)|begin forwarded message|_{10,}\s*$)/i;
const MAIL_HEADER = /^\s*\**(?:from|sent|date|von|gesendet)\**:/i;
const SIGNATURE =
  /^\s*(?:--\s*$|(?:best|kind|warm|many)? ?regards,?\s*$|sincerely,?\s*$|(?:sent|get outlook) (?:from|for) )/i;
/** "[10:02] Sam: …", "Sam Miller, 10:02 AM: …": a line of a chat. */
const TRANSCRIPT =
  /^\s*(?:\[?\d{1,2}:\d{2}(?: ?[AP]M)?\]?\s{1,3}\p{Lu}[\p{L} .'-]{1,40}:|\p{Lu}[\p{L}.'-]{1,30}(?: \p{Lu}[\p{L}.'-]{1,30})?,? \[?\d{1,2}:\d{2})/u;
const WROTE = /^.{0,200}\b(?:wrote|writes|said|schrieb)\s?:\s*$/i;

/** Tells the person's own words from what was pasted or quoted, and reads pasted lists by column; linear time. */
export function readLines(plain: string): Lines {
  const lines = splitLines(plain);
  const kinds: LineKind[] = lines.map(() => 'prose');
  const columns = { serials: [] as Cell[], tags: [] as Cell[], users: [] as Cell[], customers: [] as Cell[] };
  let quoting = false;
  let signed = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const text = line.text;
    quoting ||= FORWARDED.test(text) || isMailHeader(lines, at);
    signed ||= SIGNATURE.test(text);
    if (quoting || /^\s*>/.test(text) || TRANSCRIPT.test(text)) {
      kinds[at] = 'quoted';
    } else if (signed) {
      kinds[at] = 'signature';
    } else if (isLog(text)) {
      kinds[at] = 'log';
    } else {
      const rows = readTable(lines, at, columns);
      kinds.fill('table', at, at + rows);
      at += Math.max(0, rows - 1);
    }
    // "Sam wrote:" makes the rest somebody else's words.
    quoting ||= kinds[at] === 'prose' && WROTE.test(text);
  }
  return { kinds, columns };
}

function splitLines(plain: string): Line[] {
  let start = 0;
  return plain.split('\n').map((text) => {
    const line = { text, start };
    start += text.length + 1;
    return line;
  });
}

function isLog(text: string): boolean {
  if (text.length > 4_000) return false;
  return (
    LOG_TIME.test(text) || LOG_DATE.test(text) || LOG_LEVEL.test(text) || STACK_FRAME.test(text) || PROMPT.test(text)
  );
}

/** The header of a pasted mail: two of its lines, or one "From:" with an address. */
function isMailHeader(lines: readonly Line[], at: number): boolean {
  const text = lines[at]?.text ?? '';
  if (!MAIL_HEADER.test(text.slice(0, 20))) return false;
  return /^\s*\**(?:sent|to|cc|date|subject|gesendet|an|betreff)\**:/i.test((lines[at + 1]?.text ?? '').slice(0, 20));
}

interface Row {
  readonly cells: readonly Cell[];
}

/** Reads the list that begins at a line, if one does, into `columns`; gives the number of its lines. */
function readTable(lines: readonly Line[], at: number, columns: Record<Exclude<Column, 'other'>, Cell[]>): number {
  const first = lines[at];
  if (first === undefined) return 0;
  for (const delimiter of DELIMITERS) {
    if (!first.text.includes(delimiter)) continue;
    const header = cellsOf(first, delimiter);
    const heads = headsOf(header);
    const count = heads === null ? bareRows(lines, at, delimiter) : 1 + dataRows(lines, at + 1, delimiter);
    if (count === 0) continue;
    for (let index = heads === null ? at : at + 1; index < at + count; index += 1) {
      readRow({ cells: cellsOf(lines[index] ?? first, delimiter) }, heads, columns);
    }
    return count;
  }
  return 0;
}

function cellsOf(line: Line, delimiter: string): Cell[] {
  const framed = delimiter === '|' && line.text.trimStart().startsWith('|');
  let start = line.start;
  const cells = line.text.split(delimiter).map((raw) => {
    const inner = raw.replace(/^[\s"'`*]{0,20}/, '');
    const text = inner.trimEnd().replace(/["'`*]{1,4}$/, '');
    const cell = { text, start: start + raw.length - inner.length };
    start += raw.length + 1;
    return cell;
  });
  return framed ? cells.slice(1) : cells;
}

/** The columns that a header names; null where the row is no header of a device list. */
function headsOf(cells: readonly Cell[]): Column[] | null {
  if (cells.length < 2) return null;
  const heads = cells.map(
    (cell) =>
      HEADERS[
        cell.text
          .slice(0, 40)
          .toLowerCase()
          .replace(/[^a-z]/g, '')
      ] ?? null,
  );
  const named = heads.filter((head, index) => head !== null && (cells[index]?.text ?? '') !== '').length;
  const filled = cells.filter((cell) => cell.text !== '').length;
  if (!heads.includes('serials') || named < 2 || named * 2 < filled) return null;
  return heads.map((head) => head ?? 'other');
}

function dataRows(lines: readonly Line[], from: number, delimiter: string): number {
  let count = 0;
  while (from + count < lines.length && (lines[from + count]?.text ?? '').includes(delimiter)) count += 1;
  return count;
}

/** Rows without a header: a hash among the cells, or two lines alike that begin with a serial number and hold more than serial numbers. */
function bareRows(lines: readonly Line[], at: number, delimiter: string): number {
  let count = 0;
  let hash = false;
  let width = 0;
  for (; at + count < lines.length; count += 1) {
    const line = lines[at + count];
    if (line === undefined || !line.text.includes(delimiter)) break;
    const cells = cellsOf(line, delimiter);
    if (count === 0) width = cells.length;
    if (cells.length !== width || !isBareRow(cells)) break;
    hash ||= cells.some((cell) => shapeOf(cell.text) === 'blob');
  }
  return hash || count >= 2 ? count : 0;
}

function isBareRow(cells: readonly Cell[]): boolean {
  const [first, ...others] = cells;
  if (first === undefined || shapeOf(first.text) !== 'serial') return false;
  const filled = others.filter((cell) => cell.text !== '');
  return (
    filled.length > 0 && filled.every((cell) => shapeOf(cell.text) !== 'serial' && cell.text.split(' ').length <= 4)
  );
}

function readRow(row: Row, heads: readonly Column[] | null, columns: Record<Exclude<Column, 'other'>, Cell[]>): void {
  if (row.cells.every((cell) => /^[\s:-]*$/.test(cell.text))) return;
  for (const [index, cell] of row.cells.entries()) {
    const column = heads === null ? (index === 0 ? 'serials' : 'other') : (heads[index] ?? 'other');
    if (column === 'other' || cell.text === '') continue;
    if (column === 'serials' && !canBeSerial(cell.text)) continue;
    columns[column].push(cell);
  }
}
