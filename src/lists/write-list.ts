import type { TextField } from './device-row.ts';
import { type ChannelRules, type Column, type Field, FORMATS, type KnownFormat } from './formats.ts';

/** A row as it is to be written: clean values, and the hash as Microsoft takes it. */
export interface RowToWrite {
  readonly values: Readonly<Record<TextField, string>>;
  readonly hash: string | null;
}

export interface WrittenList<Row extends RowToWrite> {
  /** What distinguishes the file from others of the same list: a tag, a number, or nothing. */
  readonly suffix: string;
  readonly rows: readonly Row[];
  /** The one tag of all rows; null where there is none or more than one. */
  readonly groupTag: string | null;
  readonly text: string;
}

/**
 * Writes rows as the files that a channel's portal takes: exact header, commas, CR LF, no quotation marks, at most so
 * many rows in each, and one file for each group tag where the channel knows no tag column.
 */
export function writeList<Row extends RowToWrite>(
  rows: readonly Row[],
  rules: ChannelRules,
  columns: readonly Column[],
): WrittenList<Row>[] {
  const { hasHeader, alwaysBlank } = FORMATS[rules.format];
  const header = hasHeader ? [columns.map((column) => column.header).join(',')] : [];
  const groups = rules.groupTag === 'file' ? byTag(rows) : new Map([['', rows]]);
  const files: WrittenList<Row>[] = [];
  for (const [tag, group] of groups) {
    const parts = Math.ceil(group.length / rules.maxRows);
    for (let part = 0; part < parts; part += 1) {
      const chunk = group.slice(part * rules.maxRows, (part + 1) * rules.maxRows);
      const lines = chunk.map((row) =>
        columns.map(({ field }) => (alwaysBlank.includes(field) ? '' : cell(row, field))).join(','),
      );
      files.push({
        suffix: [groups.size > 1 ? tag || 'untagged' : '', parts > 1 ? String(part + 1) : ''].filter(Boolean).join('-'),
        rows: chunk,
        groupTag: rules.groupTag === 'none' ? null : commonTag(chunk),
        text: [...header, ...lines, ''].join('\r\n'),
      });
    }
  }
  return files;
}

/**
 * The columns to write. A list that keeps its form keeps its columns, too; a converted one gets those that it needs:
 * a present but blank Assigned User makes the import of a Surface Hub fail (Microsoft's Surface Hub documentation).
 */
export function columnsToWrite(
  rows: readonly RowToWrite[],
  format: KnownFormat,
  present: readonly (Field | null)[] | null,
): Column[] {
  const { columns, requiredColumns } = FORMATS[format];
  const isNeeded = ({ field }: Column) =>
    present === null ? rows.some((row) => cell(row, field) !== '') : present.includes(field);
  const last = columns.findLastIndex(isNeeded);
  return columns.slice(0, Math.max(requiredColumns, last + 1));
}

function cell(row: RowToWrite, field: Field): string {
  return field === 'hash' ? (row.hash ?? '') : row.values[field];
}

function byTag<Row extends RowToWrite>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.values.groupTag);
    if (group === undefined) groups.set(row.values.groupTag, [row]);
    else group.push(row);
  }
  return groups;
}

function commonTag(rows: readonly RowToWrite[]): string | null {
  const tag = rows[0]?.values.groupTag ?? '';
  return tag !== '' && rows.every(({ values }) => values.groupTag === tag) ? tag : null;
}
