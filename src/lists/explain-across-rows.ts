import type { RowFinding } from './device-row.ts';

/** A finding whose sentence may still grow once the whole list was seen. */
export type OpenFinding = { -readonly [Name in keyof RowFinding]: RowFinding[Name] };

/** A row that names one serial number while its hash was captured on another device. */
export interface SerialMismatch {
  readonly rowKey: string;
  readonly hashKey: string;
  readonly finding: OpenFinding;
}

/** Two rows, each with the other's hash: said on both, because a person then knows at once what happened. */
export function explainSwaps(mismatches: readonly SerialMismatch[]): void {
  const byRow = new Map(mismatches.map((mismatch) => [mismatch.rowKey, mismatch]));
  for (const { rowKey, hashKey, finding } of mismatches) {
    const other = byRow.get(hashKey);
    if (other === undefined || other.hashKey !== rowKey) continue;
    const [line, otherLine] = [finding.line, other.finding.line];
    finding.message = `Line ${line}, ${finding.column}: the hardware hashes of lines ${line} and ${otherLine} were swapped, each holds the other’s serial number; put each hash into the row of its own device.`;
  }
}

/** Where every hash fails in the same way, the list or our knowledge of the format is at fault, not each device. */
export function explainBrokenDigests(findings: readonly OpenFinding[], hashes: number): void {
  const broken = findings.filter(({ code }) => code === 'HASH_DIGEST_MISMATCH');
  if (broken.length < 3 || broken.length < hashes) return;
  for (const finding of broken) {
    finding.message +=
      ' All hashes of this list fail in the same way, so the tool that wrote it may be at fault, or Microsoft changed the format.';
  }
}
