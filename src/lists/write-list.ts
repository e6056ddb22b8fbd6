import { type RowValues, TEXT_FIELDS } from './device-row.ts';
import { type Column, FIELDS, type Field, FORMATS, type KnownFormat } from './formats.ts';
import type { ListHash } from './list-hash.ts';

/** How many of the rows that are written have something in a field. */
export type ValueCounts = Readonly<Record<Field, number>>;

export interface ValueCounter {
  add(values: RowValues, hash: ListHash): void;
  readonly counts: ValueCounts;
}

export function createValueCounter(): ValueCounter {
  const counts = Object.fromEntries(FIELDS.map((field) => [field, 0])) as Record<Field, number>;
  return {
    counts,
    add(values, hash) {
      for (const field of TEXT_FIELDS) if (values[field] !== '') counts[field] += 1;
      if (hash.identity !== null) counts.hash += 1;
    },
  };
}

/**
 * The columns to write. A list that keeps its form keeps its columns, too; a converted one gets those that it needs:
 * a present but blank Assigned User makes the import of a Surface Hub fail (Microsoft's Surface Hub documentation).
 */
export function columnsToWrite(
  counts: ValueCounts,
  format: KnownFormat,
  present: readonly (Field | null)[] | null,
): Column[] {
  const { columns, requiredColumns } = FORMATS[format];
  const isNeeded = ({ field }: Column) => (present === null ? counts[field] > 0 : present.includes(field));
  const last = columns.findLastIndex(isNeeded);
  return columns.slice(0, Math.max(requiredColumns, last + 1));
}

/** Writes rows as a channel's portal takes them: exact header, commas, CR LF, no quotation marks. */
export interface RowWriter {
  /** The header's line; '' where the format has none. */
  readonly header: string;
  /** The line of a row: clean values, and the hash as Microsoft takes it. */
  line(values: RowValues, hash: ListHash): string;
}

export function createRowWriter(format: KnownFormat, columns: readonly Column[]): RowWriter {
  const { hasHeader, alwaysBlank } = FORMATS[format];
  const fields = columns.map(({ field }) => (alwaysBlank.includes(field) ? null : field));
  const cell = (field: Field | null, values: RowValues, hash: ListHash) =>
    field === null ? '' : field === 'hash' ? (hash.canonical() ?? '') : values[field];
  return {
    header: hasHeader ? `${columns.map(({ header }) => header).join(',')}\r\n` : '',
    line: (values, hash) => `${fields.map((field) => cell(field, values, hash)).join(',')}\r\n`,
  };
}
