import type { Finding } from '../../domain/finding.ts';
import { channelAdvice, channelFitInWords } from '../../lists/channel-words.ts';
import type { RowFinding } from '../../lists/device-row.ts';
import type { FixResult } from '../../lists/fix-list.ts';
import { groupOf, ROW_GROUPS, type RowGroup, reasonOf } from '../../lists/group-rows.ts';
import type { KeptList } from '../../ports/list-store.ts';
import type { ReadList } from '../read-list.ts';

/** Rows, findings and changes that a view holds of each kind: more than any card shows. */
const MOST_SHOWN = 12;

/** A proposal that waits for somebody's yes. */
export interface ViewProposal {
  readonly line: number;
  readonly code: string;
  readonly serial: string;
  /** One sentence: what is wrong with the row. */
  readonly message: string;
  readonly proposal: string;
}

export interface ViewListRow {
  readonly serial: string;
  readonly line: number;
  /** Why it is in its group, in a sentence; null where nothing is to be said. */
  readonly reason: string | null;
}

export interface ViewChange {
  readonly code: string;
  readonly line: number | null;
  readonly column: string | null;
  /** Shortened. */
  readonly from: string;
  readonly to: string;
}

/** What is to be said of the file as a whole. */
export interface FileFinding extends Pick<Finding, 'severity' | 'code' | 'message'> {
  readonly isRepaired: boolean;
}

/** The first of many, and how many there are. */
export interface Some<T> {
  readonly first: readonly T[];
  readonly count: number;
}

/** What a card shows of a checked list. */
export interface CheckedListView {
  /** Null where it is not kept, because nothing can be done with it. */
  readonly id: string | null;
  readonly version: number;
  readonly file: string;
  readonly format: string;
  readonly channel: string;
  readonly devices: number;
  /** Whether the portal of its channel would take the file as it is. */
  readonly accepted: boolean;
  /** Every device is in one group; rows set aside by a decision count as not to be used. */
  readonly groups: Readonly<Record<RowGroup, Some<ViewListRow>>>;
  readonly proposals: Some<ViewProposal>;
  /** What is to be said of the file as a whole. */
  readonly ofFile: Some<FileFinding>;
  /** What the repaired list has changed. */
  readonly changes: Some<ViewChange>;
  /** Files that the repaired list has; 0 where no row can be used. */
  readonly outputs: number;
  /** What each channel could do with the list, one sentence each, and what to ask where another would take more. */
  readonly channels: readonly { readonly title: string; readonly words: string }[];
  readonly advice: string | null;
  /** True where the person who sees it may decide about its rows. */
  readonly mayChange: boolean;
}

export interface ViewOf {
  readonly read: ReadList;
  /** What writing the list with the accepted proposals gives. */
  readonly fixed: Pick<FixResult, 'changes' | 'outputs'>;
  /** Null where it is not kept. */
  readonly kept: Pick<KeptList, 'id' | 'version'> | null;
  readonly mayChange: boolean;
}

/** The view of a list as it stands now. */
export function listView({ read, fixed, kept, mayChange }: ViewOf): CheckedListView {
  const { report, review } = read;
  return {
    id: kept?.id ?? null,
    version: kept?.version ?? 0,
    file: report.file,
    format: report.format,
    channel: report.channel ?? 'unknown',
    devices: report.devices,
    accepted: report.accepted,
    groups: groupsOf(read),
    proposals: some(proposalsOf(read)),
    ofFile: some(review.findings.filter(({ line, code }) => line === null || code.startsWith('HEADER_')).map(ofFile)),
    changes: some(fixed.changes),
    outputs: fixed.outputs.length,
    channels: review.channels.map((fit) => ({ title: fit.title, words: channelFitInWords(fit, review.rows.length) })),
    advice: channelAdvice(review.channels, report.channel, review.rows.length),
    mayChange,
  };
}

/** The proposals that are open, in the order of the list. */
export function proposalsOf({ review }: Pick<ReadList, 'review'>): (ViewProposal & {
  readonly finding: RowFinding;
})[] {
  return review.rows.flatMap(({ identity, findings }) =>
    findings.flatMap((finding) => {
      const { line, code, message, fix, proposal } = finding;
      if (fix !== 'proposal' || proposal === null) return [];
      return [{ line, code, serial: identity.serial, message, proposal, finding }];
    }),
  );
}

function groupsOf({ review, rows }: ReadList): CheckedListView['groups'] {
  const lists: Record<RowGroup, ViewListRow[]> = { ready: [], repaired: [], 'needs-you': [], 'cannot-be-used': [] };
  for (const row of review.rows) {
    lists[groupOf(row)].push({ serial: row.identity.serial, line: row.line, reason: reasonOf(row) });
  }
  const aside = new Set(review.setAside.map(({ row }) => row.line));
  for (const { serial, line, refusal } of rows) {
    if (aside.has(line)) lists['cannot-be-used'].push({ serial, line, reason: refusal?.reason ?? null });
  }
  return Object.fromEntries(ROW_GROUPS.map((group) => [group, some(lists[group])])) as Record<
    RowGroup,
    Some<ViewListRow>
  >;
}

function ofFile({ severity, code, message, fix }: Finding): FileFinding {
  return { severity, code, message, isRepaired: fix === 'automatic' };
}

/** The first of many, as many as any card shows. */
export function some<T>(all: readonly T[]): Some<T> {
  return { first: all.slice(0, MOST_SHOWN), count: all.length };
}
