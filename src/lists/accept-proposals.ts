import type { FindingCode } from './codes.ts';
import type { RowFinding } from './device-row.ts';
import { COLUMN_NAMES } from './formats.ts';
import type { JudgedRow } from './judge-row.ts';
import type { ListChange } from './list-change.ts';

/** Which proposals a person said yes to. */
export type Accepts = (proposal: RowFinding) => boolean;

/** What a person's yes to proposals makes of the rows of a list, by their lines. */
export interface AcceptedProposals {
  /** Rows for which another row of the same device is kept, with the code of the proposal. */
  readonly leftOut: ReadonlyMap<number, FindingCode>;
  /** Serial numbers to be taken instead of what stands in the row. */
  readonly serials: ReadonlyMap<number, string>;
  /** What these serial numbers change. */
  readonly changes: ReadonlyMap<number, readonly ListChange[]>;
}

export interface ProposalBook extends AcceptedProposals {
  /** Notes what is proposed for a row, to be accepted at the end of this reading of the list. */
  note(line: number, judged: JudgedRow): void;
  /** Accepts what was noted. False: there was nothing, the rows are as they will be. */
  accept(): boolean;
}

/**
 * Gathers and accepts proposals, reading by reading: a true serial number may turn out to be a double, and of three
 * captures of one device the second proposal shows only when the first is done, and is asked about then. Memory: the
 * rows with proposals.
 */
export function createProposalBook(accepts: Accepts): ProposalBook {
  const leftOut = new Map<number, FindingCode>();
  const serials = new Map<number, string>();
  const changes = new Map<number, ListChange[]>();
  const noted = new Map<number, { readonly serial: string; readonly changes: readonly ListChange[] }>();
  const notedAway = new Map<number, FindingCode>();

  return {
    leftOut,
    serials,
    changes,

    note(line, judged) {
      for (const finding of judged.findings) {
        const { code, fix, proposal, leaveOut } = finding;
        if (fix !== 'proposal' || !accepts(finding)) continue;
        if (leaveOut !== null) notedAway.set(leaveOut, code);
        else if (proposal !== null) noted.set(line, { serial: proposal, changes: serialChanges(line, judged) });
      }
    },

    accept() {
      const isAny = noted.size + notedAway.size > 0;
      for (const [line, code] of notedAway) {
        leftOut.set(line, code);
        noted.delete(line);
      }
      for (const [line, { serial, changes: ofSerial }] of noted) {
        serials.set(line, serial);
        changes.set(line, [...(changes.get(line) ?? []), ...ofSerial]);
      }
      noted.clear();
      notedAway.clear();
      return isAny;
    },
  };
}

/** From the cell as it stands, over its cleaned form, to what is proposed. */
function serialChanges(line: number, { findings }: JudgedRow): ListChange[] {
  return findings
    .filter(({ fix }) => fix !== 'none')
    .flatMap(({ code, changes }) =>
      changes
        .filter(({ field }) => field === 'serial')
        .map(({ field, from, to }) => ({ code, line, column: COLUMN_NAMES[field], from, to })),
    );
}
