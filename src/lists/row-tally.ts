import { explainBrokenDigests, explainSwaps, type OpenFinding, type SerialMismatch } from './explain-across-rows.ts';
import type { JudgedRow } from './judge-row.ts';
import type { ListHash } from './list-hash.ts';
import { isMisshapen } from './row-shape.ts';

/** Findings of rows beyond this number are counted, not listed. */
const MOST_FINDINGS = 250_000;

/** What the rows of a list come to. */
export interface RowTotals {
  readonly devices: number;
  readonly ready: number;
  readonly errors: number;
  /** Errors that fix does not mend by itself. */
  readonly unrepaired: number;
  /** Hashes that are whole but not of the standard length. */
  readonly oddSizes: number;
  readonly hasProductIds: boolean;
  /** Group tags that occur, '' for none. */
  readonly tags: ReadonlyMap<string, number>;
  readonly findings: readonly OpenFinding[];
}

export interface RowTally {
  add(judged: JudgedRow, hash: ListHash): void;
  /** The totals; sentences that need the whole list are completed. */
  close(): RowTotals;
}

/** Counts judged rows and gathers their findings. */
export function createRowTally(): RowTally {
  const tags = new Map<string, number>();
  const findings: OpenFinding[] = [];
  const mismatches: SerialMismatch[] = [];
  let devices = 0;
  let ready = 0;
  let errors = 0;
  let unrepaired = 0;
  let oddSizes = 0;
  let hashes = 0;
  let hasProductIds = false;

  return {
    add({ values, state, isDevice, findings: ofRow }, hash) {
      if (isDevice) {
        devices += 1;
        if (state === 'ready' || state === 'repaired') ready += 1;
        if (!isMisshapen(ofRow)) tags.set(values.groupTag, (tags.get(values.groupTag) ?? 0) + 1);
      }
      if (values.productId !== '') hasProductIds = true;
      if (hash.verdict !== 'empty') hashes += 1;
      for (const finding of ofRow) {
        if (finding.severity === 'error') errors += 1;
        if (finding.severity === 'error' && finding.fix !== 'automatic') unrepaired += 1;
        if (finding.code === 'HASH_SIZE_NONSTANDARD') oddSizes += 1;
        if (findings.length >= MOST_FINDINGS) continue;
        findings.push(finding);
        if (finding.code !== 'ROW_SERIAL_MISMATCH') continue;
        const hashKey = (hash.facts?.serial ?? '').trim().toUpperCase();
        mismatches.push({ rowKey: values.serial.toUpperCase(), hashKey, finding });
      }
    },

    close() {
      explainSwaps(mismatches);
      explainBrokenDigests(findings, hashes);
      return { devices, ready, errors, unrepaired, oddSizes, hasProductIds, tags, findings };
    },
  };
}
