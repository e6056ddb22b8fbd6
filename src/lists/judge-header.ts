import type { FindingCode } from './codes.ts';
import {
  COLUMN_NAMES,
  type Column,
  type Field,
  FORMATS,
  headerOf,
  type KnownFormat,
  type ListChannel,
  rulesOf,
} from './formats.ts';
import { headerKey, quotedList } from './header-names.ts';
import { shorten } from './shorten.ts';

/** What fix does with one column of the header. */
export interface ColumnChange {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

export interface HeaderFinding {
  readonly code: FindingCode;
  readonly fix: 'automatic' | 'none';
  readonly column: string | null;
  readonly message: string;
  /** Where several columns are meant: all of them, as far as a person would read on. */
  readonly columns?: readonly ColumnChange[];
}

interface Header {
  readonly names: readonly string[];
  readonly columns: readonly (Field | null)[];
  readonly format: KnownFormat;
  readonly channel: ListChannel | null;
}

/** More columns than this are not named one by one. */
const MOST_NAMED = 100;

/** Everything that is wrong with a header row whose columns are known. */
export function judgeHeader(
  names: readonly string[],
  columns: readonly (Field | null)[],
  format: KnownFormat,
  channel: ListChannel | null,
): HeaderFinding[] {
  const header: Header = { names, columns, format, channel };
  // A form that is not Microsoft's is written anew in another, so its own spelling and order do not matter.
  const ofMicrosoft = FORMATS[format].isMicrosofts ? [misspelt(header), missing(header), misplaced(header)] : [];
  return [repeated(header), ...ofMicrosoft, extra(header)].filter((finding) => finding !== null);
}

function repeated({ columns }: Header): HeaderFinding | null {
  const field = columns.find((one, index) => one !== null && columns.indexOf(one) !== index);
  if (field === undefined || field === null) return null;
  const name = COLUMN_NAMES[field];
  const message = `The column “${name}” stands in the header twice, so it is not clear which one counts; delete one of them.`;
  return { code: 'HEADER_COLUMN_REPEATED', fix: 'none', column: name, message };
}

function misspelt({ names, columns, format }: Header): HeaderFinding | null {
  if (!FORMATS[format].hasHeader) return null;
  const found = FORMATS[format].columns.flatMap(({ field, header }) => {
    const name = names[columns.indexOf(field)];
    if (name === undefined || name === header || headerKey(name) !== headerKey(header)) return [];
    return [{ name: header, from: shown(name), to: header }];
  });
  const [first] = found;
  if (first === undefined) return null;
  const as = found.length === 1 ? `exactly as “${first.to}”` : 'in its exact spelling';
  const message = `The header has ${quotedList(found.map(({ from }) => from))}, and Microsoft compares every capital and blank; ${found.length === 1 ? 'it' : 'each name'} is written ${as}.`;
  return { code: 'HEADER_CASE', fix: 'automatic', column: first.name, columns: found, message };
}

function missing({ names, columns, format, channel }: Header): HeaderFinding | null {
  const { columns: own, hasHeader, requiredColumns, alwaysBlank } = FORMATS[format];
  if (!hasHeader) return null;
  const nameOf = ({ field }: Column) => headerKey(names[columns.indexOf(field)] ?? '');
  const absent = own
    .slice(0, requiredColumns)
    .filter((column) => nameOf(column) !== headerKey(column.header))
    .filter((column) => !(alwaysBlank.includes(column.field) && columns.includes(column.field)));
  if (absent.length === 0) return null;

  const target = channel === null ? format : rulesOf(channel, format).format;
  const needed = absent.filter(({ field }) => FORMATS[target].mustBeFilled.includes(field) && !columns.includes(field));
  const changes = absent.map(({ field, header }) => {
    const other = names[columns.indexOf(field)];
    return other === undefined || other.trim() === ''
      ? { name: header, from: 'no such column', to: 'added blank' }
      : { name: header, from: shown(other), to: header };
  });
  return {
    code: 'HEADER_COLUMN_MISSING',
    fix: needed.length > 0 ? 'none' : 'automatic',
    column: (needed[0] ?? absent[0])?.header ?? null,
    columns: changes,
    message: missingMessage(absent, needed, changes),
  };
}

function missingMessage(
  absent: readonly Column[],
  needed: readonly Column[],
  changes: readonly ColumnChange[],
): string {
  const list = (columns: readonly Column[]) => quotedList(columns.map(({ header }) => header));
  if (needed.length > 0) {
    return `The header lacks ${list(needed)}, and without ${needed.length === 1 ? 'it' : 'them'} no device can be registered here; add the ${needed.length === 1 ? 'column' : 'columns'} with the values.`;
  }
  const renamed = changes.filter(({ name, to }) => name === to);
  if (renamed.length === absent.length) {
    return `The header has ${quotedList(renamed.map(({ from }) => from))} where Microsoft expects ${list(absent)}; the exact ${absent.length === 1 ? 'name is' : 'names are'} written.`;
  }
  return `The header lacks ${list(absent)}, which Microsoft expects even where ${absent.length === 1 ? 'it is blank; it is' : 'they are blank; they are'} added.`;
}

function misplaced({ columns, format }: Header): HeaderFinding | null {
  const { title, columns: own } = FORMATS[format];
  const order = columns.filter((field) => own.some((column) => column.field === field));
  const right = own.map(({ field }) => field).filter((field) => order.includes(field));
  // A tutorial of Microsoft's puts the user straight after the hash, where the portal expects the group tag.
  const isUserFirst = format === 'intune' && order.includes('assignedUser') && !order.includes('groupTag');
  const isInOrder = order.every((field, index) => field === right[index]);
  if (new Set(order).size < order.length || (isInOrder && !isUserFirst)) return null;
  const message = `The columns are not in the order that ${title} expects (${headerOf(format).replaceAll(',', ', ')}); they are written in that order.`;
  return { code: 'HEADER_ORDER', fix: 'automatic', column: null, message };
}

function extra({ names, columns, format, channel }: Header): HeaderFinding | null {
  const rules = channel === null ? null : rulesOf(channel, format);
  const target = FORMATS[rules?.format ?? format];
  const isWanted = (field: Field) =>
    [...FORMATS[format].columns, ...target.columns].some((column) => column.field === field);
  const found = names.flatMap((name, index) => {
    const field = columns[index] ?? null;
    if (field !== null && isWanted(field)) return [];
    const asGroupName = field === 'groupTag' && rules?.groupTag === 'file';
    return [
      {
        name: shown(name.trim()) || `column ${index + 1}`,
        from: 'column',
        to: asGroupName ? AS_GROUP_NAME : 'left out',
      },
    ];
  });
  const [first] = found;
  if (first === undefined) return null;
  const many = found.length > 1;
  const message = `${target.title} has no ${many ? 'columns' : 'column'} ${quotedList(found.map(({ name }) => name))} and takes no extra ones; ${many ? 'they are' : 'it is'} left out.`;
  return {
    code: 'HEADER_COLUMN_EXTRA',
    fix: 'automatic',
    column: first.name,
    columns: found.slice(0, MOST_NAMED),
    message,
  };
}

/** Where a tag goes that a file has no column for. */
export const AS_GROUP_NAME = 'to be entered as group name with the upload';

/** With a mark where something stands that nobody sees. */
function shown(name: string): string {
  return shorten(name);
}
