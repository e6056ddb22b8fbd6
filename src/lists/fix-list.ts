import type { Finding } from '../domain/finding.ts';
import { acceptProposals, type FixRow } from './accept-proposals.ts';
import {
  type CheckOptions,
  type CheckReport,
  DEFAULT_MAX_BYTES,
  type ListInput,
  publicFinding,
  reportOf,
} from './check-list.ts';
import type { FindingCode } from './codes.ts';
import { changesOfFile, droppedColumns, type ListChange } from './file-changes.ts';
import type { ListFinding } from './file-findings.ts';
import { type ChannelRules, COLUMN_NAMES } from './formats.ts';
import { createListReader, type ListReading } from './list-reader.ts';
import { outputNames } from './output-names.ts';
import { columnsToWrite, writeList } from './write-list.ts';

export interface FixOptions extends CheckOptions {
  /** Whether a person said yes to every proposal. */
  readonly acceptProposals?: boolean | undefined;
}

export interface FixOutput {
  /** A plain file name, never the original's. */
  readonly file: string;
  readonly devices: number;
  /** The one tag of all its devices; for Partner Center the one to enter as group name. */
  readonly groupTag: string | null;
  /** What the file holds; whole hashes: a secret. */
  readonly content: Buffer;
}

export interface DroppedRow {
  readonly line: number;
  readonly code: FindingCode;
}

export interface FixResult {
  /** The judgement on the original. */
  readonly report: CheckReport;
  readonly outputs: readonly FixOutput[];
  /** Everything in which the outputs differ from the original; values shortened. */
  readonly changes: readonly ListChange[];
  /** What fix could not, or was not allowed to mend. */
  readonly left: readonly Finding[];
  readonly dropped: readonly DroppedRow[];
}

/**
 * Writes a list as its channel takes it: what can be mended by proof or by rule is mended and listed, a row that keeps
 * an error is left out and named, and a clean list is copied. Fixing an output again changes nothing.
 */
export async function fixList(input: ListInput, options: FixOptions): Promise<FixResult> {
  const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
  const bytes = await allBytes(input, maxBytes);
  const rows: FixRow[] = [];
  const unread: number[] = [];
  const reader = createListReader({
    channel: options.channel ?? null,
    maxBytes,
    onRow: ({ line }, { values, findings, state }, hash) => rows.push({ line, values, hash, findings, state }),
    onUnreadRow: (line) => unread.push(line),
  });
  reader.push(bytes);
  const reading = reader.end();
  const report = reportOf(reading, options);
  const { blockedBy, rules } = reading;
  if (blockedBy !== null || rules === null) {
    const code = blockedBy ?? 'HEADER_UNKNOWN';
    const lines = reading.devices === 0 ? [] : [...rows.map(({ line }) => line), ...unread];
    return { report, outputs: [], changes: [], left: report.findings, dropped: lines.map((line) => ({ line, code })) };
  }

  const decided = options.acceptProposals === true ? acceptProposals(rows, rules) : { rows, changes: [], leftOut: [] };
  if (isClean(reading, decided.rows, decided.changes.length))
    return copyOf(bytes, reading, report, decided.rows, options.fileName);
  return written(reading, report, rows, decided, rules, options.fileName);
}

async function allBytes(input: ListInput, maxBytes: number): Promise<Uint8Array> {
  if (input instanceof Uint8Array) return input;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of input) {
    pieces.push(piece);
    size += piece.length;
    if (size > maxBytes) break;
  }
  return Buffer.concat(pieces);
}

/** Nothing to mend, nothing to leave out, and written as Microsoft takes it to the last line end. */
function isClean(reading: ListReading, rows: readonly FixRow[], decisions: number): boolean {
  return (
    decisions === 0 &&
    reading.encoding === 'ascii' &&
    reading.otherLineEnds === 0 &&
    reading.findings.every(({ severity, fix }) => severity !== 'error' && fix !== 'automatic') &&
    rows.every(isWritable)
  );
}

function isWritable({ state }: FixRow): boolean {
  return state === 'ready' || state === 'repaired';
}

function copyOf(
  bytes: Uint8Array,
  reading: ListReading,
  report: CheckReport,
  rows: readonly FixRow[],
  fileName: string,
): FixResult {
  const tags = new Set(rows.map(({ values }) => values.groupTag));
  const groupTag = tags.size === 1 ? ([...tags][0] ?? '') || null : null;
  const [file] = outputNames(fileName, ['']);
  const output = { file: file ?? 'list.csv', devices: reading.devices, groupTag, content: Buffer.from(bytes) };
  return { report, outputs: [output], changes: [], left: report.findings, dropped: [] };
}

interface Decided {
  readonly rows: readonly FixRow[];
  readonly changes: readonly ListChange[];
  readonly leftOut: readonly DroppedRow[];
}

function written(
  reading: ListReading,
  report: CheckReport,
  original: readonly FixRow[],
  decided: Decided,
  rules: ChannelRules,
  fileName: string,
): FixResult {
  const kept = decided.rows.filter(isWritable);
  const refused = decided.rows.filter((row) => !isWritable(row));
  const dropped = [
    ...decided.leftOut,
    ...refused.map(({ line, findings }) => ({ line, code: firstError(findings) })),
  ].sort((one, other) => one.line - other.line);
  const ofFile = reading.findings.filter((finding) => !isOfRow(finding));
  if (kept.length === 0) {
    const left = decided.leftOut.length === 0 ? report.findings : leftFindings(ofFile, [], refused);
    return { report, outputs: [], changes: decided.changes, left: left.map(publicFinding), dropped };
  }

  const isConverted = reading.format !== rules.format;
  const toWrite = kept.map((row) => ({ ...row, hash: row.hash.canonical() }));
  const columns = columnsToWrite(toWrite, rules.format, isConverted ? null : reading.columns);
  const files = writeList(toWrite, rules, columns);
  const names = outputNames(
    fileName,
    files.map(({ suffix }) => suffix),
  );
  const outputs = files.map(({ rows, groupTag, text }, index) => ({
    file: names[index] ?? 'list.csv',
    devices: rows.length,
    groupTag,
    content: Buffer.from(text, 'latin1'),
  }));
  const keptLines = new Set(kept.map(({ line }) => line));
  return {
    report,
    outputs,
    changes: [
      ...changesOfFile(reading, rules, columns, outputs.length),
      ...(isConverted ? droppedColumns(toWrite, rules, columns) : []),
      ...original.filter(({ line }) => keptLines.has(line)).flatMap(automaticChanges),
      ...decided.changes,
    ],
    left: leftFindings(ofFile, kept, refused).map(publicFinding),
    dropped,
  };
}

/** Findings of rows carry the changes that would mend them. */
function isOfRow(finding: ListFinding): boolean {
  return 'changes' in finding;
}

function firstError(findings: FixRow['findings']): FindingCode {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return (errors.find(({ fix }) => fix !== 'automatic') ?? errors[0])?.code ?? 'SERIAL_MISSING';
}

function automaticChanges({ line, findings }: FixRow): ListChange[] {
  return findings
    .filter(({ fix }) => fix === 'automatic')
    .flatMap(({ code, changes }) =>
      changes.map(({ field, from, to }) => ({ code, line, column: COLUMN_NAMES[field], from, to })),
    );
}

/** Of the file and of rows that were written: what is not mended. Of rows that were left out: everything. */
function leftFindings(
  ofFile: readonly ListFinding[],
  kept: readonly FixRow[],
  refused: readonly FixRow[],
): ListFinding[] {
  const ofRows = [
    ...kept.flatMap(({ findings }) => findings.filter(({ fix }) => fix !== 'automatic')),
    ...refused.flatMap(({ findings }) => findings),
  ].sort((one, other) => one.line - other.line);
  return [...ofFile.filter(({ fix }) => fix !== 'automatic'), ...ofRows];
}
