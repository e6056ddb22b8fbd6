import { type Field, FORMATS, type KnownFormat, type ListChannel } from './formats.ts';
import { fieldOfHeader, headerKey, withoutBlankEnd } from './header-names.ts';
import { type HeaderFinding, judgeHeader } from './judge-header.ts';

/** What a header row says of the columns. */
export interface HeaderReading {
  /** For each column from the left: what it holds, or null for one that no form knows. */
  readonly columns: readonly (Field | null)[];
  readonly findings: readonly HeaderFinding[];
  /** True where blank header cells stand behind the last name. */
  readonly emptyBeyond: boolean;
}

/** Reads a header row that belongs to `format`. */
export function readHeader(cells: readonly string[], format: KnownFormat, channel: ListChannel | null): HeaderReading {
  const names = withoutBlankEnd(cells);
  const columns = columnsOf(names, format);
  return { columns, findings: judgeHeader(names, columns, format, channel), emptyBeyond: names.length < cells.length };
}

/** The form's own names first; a name of another form counts where the form's own does not stand beside it. */
function columnsOf(names: readonly string[], format: KnownFormat): (Field | null)[] {
  const own = FORMATS[format].columns;
  const ownFields = names.map((name) => own.find(({ header }) => headerKey(header) === headerKey(name))?.field ?? null);
  const columns = names.map((name, index) => {
    const field = ownFields[index] ?? fieldOfHeader(name);
    return ownFields[index] === null && field !== null && ownFields.includes(field) ? null : field;
  });
  const unnamedAt = own.findIndex(({ field }) => field === 'productId');
  const isUnnamed = names[unnamedAt]?.trim() === '' && !columns.includes('productId');
  if (isUnnamed) columns[unnamedAt] = 'productId';
  return columns;
}
