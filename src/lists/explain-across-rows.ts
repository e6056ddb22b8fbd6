import type { Finding } from '../domain/finding.ts';
import type { FindingCode } from './codes.ts';
import { type Fingerprint, fingerprintOf } from './key-table.ts';

/** One that fails says nothing of the others. */
const FEWEST_BROKEN = 2;

/** A row that names one serial number while its hash was captured on another device. */
interface SerialMismatch {
  readonly line: number;
  readonly written: Fingerprint;
  readonly inside: Fingerprint;
}

/** Completes the sentence of a row's finding where only the whole list explains it. */
export type Explain = <OfRow extends Finding>(finding: OfRow) => OfRow;

/** Codes whose sentences may grow. */
export const EXPLAINED_CODES: readonly FindingCode[] = ['ROW_SERIAL_MISMATCH', 'HASH_DIGEST_MISMATCH'];

/** Gathers, in a few bytes for each row that needs it, what only the whole list explains. */
export interface ListExplainer {
  noteMismatch(line: number, writtenSerial: string, serialInside: string): void;
  /** Explains row findings, once `hashes` hashes were seen and `broken` of them failed by checksum. */
  close(hashes: number, broken: number): Explain;
}

export function createListExplainer(): ListExplainer {
  const mismatches: SerialMismatch[] = [];

  return {
    noteMismatch(line, writtenSerial, serialInside) {
      const [written, inside] = [writtenSerial, serialInside].map((serial) => fingerprintOf(serial.toUpperCase()));
      if (written !== undefined && inside !== undefined) mismatches.push({ line, written, inside });
    },

    close(hashes, broken) {
      const owners = ownersOf(mismatches);
      const allBroken = broken >= FEWEST_BROKEN && broken >= hashes;
      return (finding) => {
        if (finding.code === 'ROW_SERIAL_MISMATCH') return explainOwner(finding, owners.get(finding.line ?? 0));
        return allBroken && finding.code === 'HASH_DIGEST_MISMATCH' ? explainBrokenDigest(finding) : finding;
      };
    },
  };
}

/** The line to which the hash of another line belongs; `isSwap`: that one's hash belongs here in turn. */
interface Owner {
  readonly line: number;
  readonly isSwap: boolean;
}

/** Whose hash stands in each line. Two may be swapped; where a column slipped, every hash stands one row off. */
function ownersOf(mismatches: readonly SerialMismatch[]): Map<number, Owner> {
  const byWritten = new Map<string, number>();
  const byBoth = new Map<string, number>();
  for (const { line, written, inside } of mismatches) {
    if (!byWritten.has(keyOf(written))) byWritten.set(keyOf(written), line);
    byBoth.set(`${keyOf(written)} ${keyOf(inside)}`, line);
  }
  const owners = new Map<number, Owner>();
  for (const { line, written, inside } of mismatches) {
    const swapped = byBoth.get(`${keyOf(inside)} ${keyOf(written)}`);
    const owner = swapped ?? byWritten.get(keyOf(inside));
    if (owner !== undefined) owners.set(line, { line: owner, isSwap: swapped !== undefined });
  }
  return owners;
}

function keyOf({ high, low }: Fingerprint): string {
  return `${high} ${low}`;
}

/** Said on each row, because a person then knows at once what happened. */
function explainOwner<OfRow extends Finding>(finding: OfRow, owner: Owner | undefined): OfRow {
  if (owner === undefined) return finding;
  const { line, column } = finding;
  const what = owner.isSwap
    ? `the hardware hashes of lines ${line} and ${owner.line} were swapped, each holds the other’s serial number`
    : `the hardware hash of this row belongs to the device of line ${owner.line}, as where a column slipped by a row`;
  return { ...finding, message: `Line ${line}, ${column}: ${what}; put each hash into the row of its own device.` };
}

/** Where every hash fails in the same way, the list or our knowledge of the format is at fault, not each device. */
function explainBrokenDigest<OfRow extends Finding>(finding: OfRow): OfRow {
  return {
    ...finding,
    message: `${finding.message} All hashes of this list fail in the same way, so the tool that wrote it may be at fault, or Microsoft changed the format.`,
  };
}
