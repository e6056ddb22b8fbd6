import type { RowFinding } from './device-row.ts';

/** A finding whose sentence may still grow once the whole list was seen. */
export type OpenFinding = { -readonly [Name in keyof RowFinding]: RowFinding[Name] };

/** A row that names one serial number while its hash was captured on another device. */
export interface SerialMismatch {
  readonly rowKey: string;
  readonly hashKey: string;
  readonly finding: OpenFinding;
}

/**
 * Rows whose hashes stand in each other's rows: said on each, because a person then knows at once what happened. Two may
 * be swapped; where a column slipped, every hash stands one row off.
 */
export function explainSwaps(mismatches: readonly SerialMismatch[]): void {
  const byRow = new Map<string, SerialMismatch>();
  const byBoth = new Map<string, SerialMismatch>();
  for (const mismatch of mismatches) {
    if (!byRow.has(mismatch.rowKey)) byRow.set(mismatch.rowKey, mismatch);
    byBoth.set(`${mismatch.rowKey}|${mismatch.hashKey}`, mismatch);
  }
  for (const { rowKey, hashKey, finding } of mismatches) {
    const { line, column } = finding;
    const other = byBoth.get(`${hashKey}|${rowKey}`)?.finding.line;
    const owner = byRow.get(hashKey)?.finding.line;
    if (other !== undefined) {
      finding.message = `Line ${line}, ${column}: the hardware hashes of lines ${line} and ${other} were swapped, each holds the other’s serial number; put each hash into the row of its own device.`;
    } else if (owner !== undefined) {
      finding.message = `Line ${line}, ${column}: the hardware hash of this row belongs to the device of line ${owner}, as where a column slipped by a row; put each hash into the row of its own device.`;
    }
  }
}

/** One that fails says nothing of the others. */
const FEWEST_BROKEN = 2;

/** Where every hash fails in the same way, the list or our knowledge of the format is at fault, not each device. */
export function explainBrokenDigests(findings: readonly OpenFinding[], hashes: number): void {
  const broken = findings.filter(({ code }) => code === 'HASH_DIGEST_MISMATCH');
  if (broken.length < FEWEST_BROKEN || broken.length < hashes) return;
  for (const finding of broken) {
    finding.message +=
      ' All hashes of this list fail in the same way, so the tool that wrote it may be at fault, or Microsoft changed the format.';
  }
}
