import type { Finding } from '../domain/finding.ts';
import { type Accepts, createProposalBook, type ProposalBook } from './accept-proposals.ts';
import { type CheckOptions, type CheckReport, readDeviceListNow } from './check-list.ts';
import type { FindingCode } from './codes.ts';
import type { ChannelFit } from './compare-channels.ts';
import type { DeviceRow } from './device-row.ts';
import { MOST_ROUNDS } from './judge-for-fix.ts';
import type { ListChange } from './list-change.ts';
import { shorten } from './shorten.ts';

export interface ReviewOptions extends CheckOptions {
  /** Which proposals a person has said yes to. */
  readonly accepts: Accepts;
}

/** A row for which another row of the same device is kept, because a person said so. */
export interface SetAsideRow {
  readonly row: DeviceRow;
  readonly code: FindingCode;
}

/** A list as it stands after what a person has decided about it; holds whole hashes: a secret. */
export interface ListReview {
  /** The judgement on the original. */
  readonly report: CheckReport;
  /** What each channel could do with the list as it stands now; empty where no row could be judged. */
  readonly channels: readonly ChannelFit[];
  /** The devices, judged again, in the order of the file, without those set aside. */
  readonly rows: readonly DeviceRow[];
  readonly setAside: readonly SetAsideRow[];
  /** What is to be said of the list as it stands now. */
  readonly findings: readonly Finding[];
  /** What the accepted proposals changed; values shortened. */
  readonly accepted: readonly ListChange[];
}

/** Judges a list with the proposals that were accepted: the same rows as `fixList` writes with the same `accepts`. */
export function reviewList(bytes: Uint8Array, options: ReviewOptions): ListReview {
  const book = createProposalBook(options.accepts);
  const judge = () => readDeviceListNow(bytes, options, { accepted: book, onJudged: book.note });
  const original = judge();
  let current = original;
  for (let round = 0; round < MOST_ROUNDS && original.devices.length > 0 && book.accept(); round += 1) {
    current = judge();
  }
  const before = new Map(original.devices.map((row) => [row.line, row]));
  return {
    report: original.report,
    channels: current.channels,
    rows: current.devices,
    setAside: [...book.leftOut].flatMap(([line, code]) => {
      const row = before.get(line);
      return row === undefined ? [] : [{ row, code }];
    }),
    findings: current.report.findings,
    accepted: acceptedChanges(book, before),
  };
}

function acceptedChanges(book: ProposalBook, before: ReadonlyMap<number, DeviceRow>): ListChange[] {
  const leftOut = [...book.leftOut].map(([line, code]) => ({
    code,
    line,
    column: null,
    from: shorten(before.get(line)?.identity.serial ?? ''),
    to: 'row left out',
  }));
  const serials = [...book.changes].filter(([line]) => !book.leftOut.has(line)).flatMap(([, changes]) => changes);
  return [...leftOut, ...serials].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
}
