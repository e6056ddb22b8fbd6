import type { FindingCode } from './codes.ts';
import { type ChannelRules, COLUMN_NAMES, type Column, FIELDS, FORMATS, type KnownFormat } from './formats.ts';
import { AS_GROUP_NAME } from './judge-header.ts';
import type { ListChange } from './list-change.ts';
import type { ListReading } from './list-reader.ts';
import type { ValueCounts } from './write-list.ts';

/** What writing changes in the file as a whole: one entry for each finding that is mended by it. */
export function changesOfFile(
  reading: ListReading,
  rules: ChannelRules,
  columns: readonly Column[],
  files: number,
): ListChange[] {
  const changes: ListChange[] = [];
  for (const finding of reading.fileFindings) {
    if (finding.fix !== 'automatic') continue;
    const { code, line, column } = finding;
    const ofColumns = finding.columns ?? [{ name: column, ...endsOf(code, reading, rules, columns, files) }];
    for (const { name, from, to } of ofColumns) changes.push({ code, line, column: name, from, to });
  }
  if (reading.otherLineEnds > 0 && !changes.some(({ code }) => code === 'FILE_LINES')) {
    changes.push({ code: 'FILE_LINES', line: null, column: null, from: 'other line ends', to: 'CR LF' });
  }
  return changes;
}

function endsOf(
  code: FindingCode,
  { encoding, delimiter, format, devices }: ListReading,
  rules: ChannelRules,
  columns: readonly Column[],
  files: number,
): { readonly from: string; readonly to: string } {
  const header = columns.map((column) => column.header).join(',');
  switch (code) {
    case 'FILE_ENCODING_BOM':
    case 'FILE_ENCODING_UTF16':
      return { from: encoding ?? '', to: 'ascii' };
    case 'FILE_DELIMITER':
      return { from: delimiter === '\t' ? 'tab' : (delimiter ?? ''), to: ',' };
    case 'FILE_LINES':
      return { from: 'blank lines, empty fields or other line ends', to: 'one line for each device, ended by CR LF' };
    case 'FILE_PREAMBLE':
      return { from: 'lines that are no devices', to: 'none' };
    case 'FILE_QUOTES':
      return { from: 'quotation marks', to: 'none' };
    case 'FORMAT_CONVERTED':
      return { from: FORMATS[format as KnownFormat].title, to: FORMATS[rules.format].title };
    case 'ROWS_TOO_MANY':
      return { from: `${devices} devices in one file`, to: filesInWords(files) };
    case 'TAG_MIXED':
      return { from: 'several group tags in one file', to: filesInWords(files) };
    default:
      return { from: 'header', to: header };
  }
}

function filesInWords(files: number): string {
  return files === 1 ? '1 file' : `${files} files`;
}

/** Columns with values that the new form does not have. */
export function droppedColumns(counts: ValueCounts, rules: ChannelRules, columns: readonly Column[]): ListChange[] {
  const changes: ListChange[] = [];
  for (const field of FIELDS) {
    const isWritten = columns.some((column) => column.field === field);
    if (isWritten && !FORMATS[rules.format].alwaysBlank.includes(field)) continue;
    const count = counts[field];
    if (count === 0) continue;
    const asFile = field === 'groupTag' && rules.groupTag === 'file';
    changes.push({
      code: 'FORMAT_CONVERTED',
      line: null,
      column: COLUMN_NAMES[field],
      from: `${count} ${count === 1 ? 'value' : 'values'}`,
      to: asFile ? AS_GROUP_NAME : 'not in this form',
    });
  }
  return changes;
}
