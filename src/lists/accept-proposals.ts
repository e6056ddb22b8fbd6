import type { FindingCode } from './codes.ts';
import type { RowFinding, RowState, RowValues } from './device-row.ts';
import type { ListChange } from './file-changes.ts';
import { type ChannelRules, COLUMN_NAMES } from './formats.ts';
import { judgeRow } from './judge-row.ts';
import { type ListHash, readHashText } from './list-hash.ts';
import { createListMemory } from './list-memory.ts';
import { isMisshapen } from './row-shape.ts';
import { shorten } from './shorten.ts';

/** A row on its way from the original to an output. */
export interface FixRow {
  readonly line: number;
  readonly values: RowValues;
  readonly hash: ListHash;
  readonly findings: readonly RowFinding[];
  readonly state: RowState;
}

export interface AcceptedProposals {
  /** The rows that remain, judged anew. */
  readonly rows: readonly FixRow[];
  readonly changes: readonly ListChange[];
  /** Rows for which another row of the same device was kept. */
  readonly leftOut: readonly { readonly line: number; readonly code: FindingCode }[];
}

/** One decision may bring up the next (three captures of one device); more rounds than this bring nothing new. */
const MOST_ROUNDS = 8;

/** Does what every proposal says, and judges the rows again, because a true serial number may turn out to be a double. */
export function acceptProposals(rows: readonly FixRow[], rules: ChannelRules): AcceptedProposals {
  const changes: ListChange[] = [];
  const leftOut: { line: number; code: FindingCode }[] = [];
  let current = rows;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const proposals = current.flatMap(({ findings }) => findings.filter(({ fix }) => fix === 'proposal'));
    if (proposals.length === 0) break;
    const away = new Map(
      proposals.flatMap(({ leaveOut, code }) => (leaveOut === null ? [] : [[leaveOut, code] as const])),
    );
    for (const row of current) {
      const code = away.get(row.line);
      if (code === undefined) continue;
      leftOut.push({ line: row.line, code });
      changes.push({ code, line: row.line, column: null, from: shorten(row.values.serial), to: 'row left out' });
    }
    const remaining = current.filter(({ line }) => !away.has(line)).map((row) => applied(row, changes));
    current = judgedAgain(remaining, rules);
  }
  return { rows: current, changes, leftOut };
}

function applied(row: FixRow, changes: ListChange[]): FixRow {
  let { serial } = row.values;
  for (const { code, fix, proposal, leaveOut, changes: values } of row.findings) {
    if (fix !== 'proposal' || proposal === null || leaveOut !== null) continue;
    serial = proposal;
    for (const { field, from, to } of values)
      changes.push({ code, line: row.line, column: COLUMN_NAMES[field], from, to });
  }
  return { ...row, values: { ...row.values, serial } };
}

function judgedAgain(rows: readonly FixRow[], rules: ChannelRules): FixRow[] {
  const memory = createListMemory();
  return rows.map((row) => {
    if (isMisshapen(row.findings)) return row;
    const canonical = row.hash.canonical();
    const hash = canonical === null ? row.hash : readHashText(canonical);
    const { values, findings, state } = judgeRow(row.line, row.values, hash, rules, memory);
    return { line: row.line, values, hash, findings, state };
  });
}
