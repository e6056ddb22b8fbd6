import type { Finding } from '../domain/finding.ts';
import { type FindingCode, severityOf } from './codes.ts';
import type { ListLayout } from './find-layout.ts';
import { type ChannelRules, COLUMN_NAMES, FORMATS, type FormatName, type KnownFormat } from './formats.ts';
import type { ColumnChange } from './judge-header.ts';
import type { Encoding } from './read-encoding.ts';
import { shorten } from './shorten.ts';

export type ListFinding = Finding & {
  readonly code: FindingCode;
  /** Where one finding of the header speaks of several columns: all of them. */
  readonly columns?: readonly ColumnChange[] | undefined;
};

/** What reading a list to its end found beside its rows. */
export interface FileFacts {
  readonly encoding: Encoding | null;
  readonly layout: ListLayout;
  readonly format: FormatName;
  readonly rules: ChannelRules | null;
  readonly blankLines: number;
  readonly bareReturns: number;
  readonly emptyBeyond: boolean;
  readonly quotedLine: number | null;
  readonly repeatedHeaders: number;
  readonly rows: number;
  readonly devices: number;
  /** Group tags that occur, '' for none. */
  readonly tags: ReadonlyMap<string, number>;
}

/** A finding of the whole file (or, with a line, of its header). */
export function fileFinding(
  code: FindingCode,
  fix: 'automatic' | 'none',
  message: string,
  line: number | null = null,
  column: string | null = null,
): ListFinding {
  return { code, severity: severityOf(code), line, column, message, fix, proposal: null };
}

/** Everything that is wrong with a list apart from its rows. */
export function findingsOfFile(facts: FileFacts): ListFinding[] {
  const { layout, format } = facts;
  const findings = [...encodingFindings(facts), ...formFindings(facts)];
  if (format === 'device-association') {
    const message =
      'This looks like an export for device association (DeviceLink), not for registration; use it where device association asks for it, or capture a hardware hash.';
    return [...findings, fileFinding('FILE_DEVICE_ASSOCIATION', 'none', message)];
  }
  for (const { code, fix, message, line, column, columns } of layout.findings) {
    findings.push({ ...fileFinding(code, fix, message, line, column), columns });
  }
  if (layout.unreadable) return findings;
  if (facts.rows === 0) {
    const message = 'The list has a header and no devices; add them, or attach the right file.';
    findings.push(fileFinding('ROWS_NONE', 'none', message));
  }
  return facts.rules === null
    ? findings
    : [...findings, ...channelFindings(facts, facts.rules), ...tagFindings(facts, facts.rules)];
}

function encodingFindings({ encoding }: FileFacts): ListFinding[] {
  if (encoding === 'utf-8-bom') {
    const message =
      'The file begins with an invisible mark (UTF-8 with BOM), which Microsoft would read as part of the first column’s name; it is removed.';
    return [fileFinding('FILE_ENCODING_BOM', 'automatic', message)];
  }
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const message =
      'The file is saved as Unicode (UTF-16), and Microsoft takes plain ANSI text only; it is written again as plain text.';
    return [fileFinding('FILE_ENCODING_UTF16', 'automatic', message)];
  }
  return [];
}

const DELIMITER_WORDS = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' } as const;

function formFindings(facts: FileFacts): ListFinding[] {
  const { layout, blankLines, bareReturns, emptyBeyond, quotedLine } = facts;
  const findings: ListFinding[] = [];
  if (layout.delimiter !== ',') {
    const message = `The fields are separated by ${DELIMITER_WORDS[layout.delimiter]}, as Excel does in many regions, and Microsoft needs commas; commas are written.`;
    findings.push(fileFinding('FILE_DELIMITER', 'automatic', message));
  }
  const untidy = [
    counted(blankLines, 'blank line'),
    counted(bareReturns, 'line that ends as on old Macs (CR)', 'lines that end as on old Macs (CR)'),
    emptyBeyond ? 'empty fields beyond the last column' : '',
  ].filter((part) => part !== '');
  if (untidy.length > 0) {
    findings.push(
      fileFinding(
        'FILE_LINES',
        'automatic',
        `The list has ${joined(untidy)}; it is written with one line for each device.`,
      ),
    );
  }
  const preamble = preambleMessage(facts);
  if (preamble !== null) findings.push(fileFinding('FILE_PREAMBLE', 'automatic', preamble));
  if (quotedLine !== null) {
    const message = `Values stand in quotation marks (first on line ${quotedLine}), and Microsoft would read the marks as part of the value; they are removed.`;
    findings.push(fileFinding('FILE_QUOTES', 'automatic', message, quotedLine));
  }
  return findings;
}

function preambleMessage({ layout, repeatedHeaders }: FileFacts): string | null {
  if (layout.preambleRows > 0) {
    if (layout.format === 'corporate-identifiers') {
      return 'Corporate identifiers have no header, and the portal would read this one as a device; it is left out.';
    }
    const many = layout.preambleRows > 1;
    return `There ${many ? `are ${layout.preambleRows} lines` : 'is a line'} before the header, and Microsoft reads the first line as the header; ${many ? 'they are' : 'it is'} left out.`;
  }
  if (repeatedHeaders === 0) return null;
  return `The header stands between the devices (${counted(repeatedHeaders, 'time')}), as in lists that were joined or sorted; it is left out there.`;
}

function channelFindings({ format, devices }: FileFacts, rules: ChannelRules): ListFinding[] {
  const findings: ListFinding[] = [];
  if (format !== rules.format) {
    const message = `The list has the form of ${FORMATS[format as KnownFormat].title}, and ${rules.title} takes another one (${formInWords(rules.format)}); it is written in that form${rules.format === 'corporate-identifiers' ? ', which marks devices as corporate and does not register them for Autopilot' : ''}.`;
    findings.push(fileFinding('FORMAT_CONVERTED', 'automatic', message));
  }
  if (devices > rules.maxRows) {
    const files = Math.ceil(devices / rules.maxRows);
    const message = `The list has ${inFigures(devices)} devices, and ${rules.title} takes ${inFigures(rules.maxRows)} in one file; it is divided into ${files} files.`;
    findings.push(fileFinding('ROWS_TOO_MANY', 'automatic', message));
  }
  return findings;
}

function formInWords(format: KnownFormat): string {
  const { columns, hasHeader, alwaysBlank } = FORMATS[format];
  const names = columns
    .map(({ field, header }) => (alwaysBlank.includes(field) ? `${header} blank` : header))
    .join(', ');
  return hasHeader ? names : `${names}, without a header`;
}

function tagFindings({ tags }: FileFacts, rules: ChannelRules): ListFinding[] {
  if (rules.groupTag === 'none') return [];
  const findings: ListFinding[] = [];
  const named = [...tags.keys()].filter((tag) => tag !== '');
  if (rules.groupTag === 'file' && tags.size > 1) {
    const shown = named.slice(0, 5).map(shownTag).join(', ');
    const rest = `${named.length > 5 ? ' and others' : ''}${tags.has('') ? ' and rows without one' : ''}`;
    const message = `The list has the group tag${named.length > 1 ? 's' : ''} ${shown}${rest}, and ${rules.title} gives one tag to a whole list; one file is written for each.`;
    findings.push(fileFinding('TAG_MIXED', 'automatic', message, null, COLUMN_NAMES.groupTag));
  }
  const alike = alikeTags(named);
  if (alike.length > 0) {
    const shown = alike.slice(0, 5).map((tags) => tags.slice(0, 5).map(shownTag).join(' and '));
    const message = `The group tags ${shown.join(', ')} differ only by capitals or blanks, and to Microsoft they are different tags; decide for one spelling.`;
    findings.push(fileFinding('TAG_CASE', 'none', message, null, COLUMN_NAMES.groupTag));
  }
  return findings;
}

function shownTag(tag: string): string {
  return `“${shorten(tag)}”`;
}

/** Tags that are one but for capitals and blanks, a group of them for each. */
function alikeTags(tags: readonly string[]): string[][] {
  const spellings = new Map<string, string[]>();
  for (const tag of tags) {
    const key = tag.replace(/\s+/g, '').toLowerCase();
    const group = spellings.get(key);
    if (group === undefined) spellings.set(key, [tag]);
    else group.push(tag);
  }
  return [...spellings.values()].filter((group) => group.length > 1);
}

/** `a`, `a and b`, `a, b and c`. */
function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

function counted(count: number, one: string, many = `${one}s`): string {
  if (count === 0) return '';
  return `${inFigures(count)} ${count === 1 ? one : many}`;
}

function inFigures(count: number): string {
  return count.toLocaleString('en-US');
}
