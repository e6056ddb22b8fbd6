import type { Finding } from '../../domain/finding.ts';
import { CODES } from '../../lists/codes.ts';
import { groupOf, ROW_GROUPS, type RowGroup } from '../../lists/group-rows.ts';
import type { ReadList } from '../read-list.ts';
import type { CheckedListView, ViewChange } from './list-view.ts';

/** A finding as the page's table shows it. */
export interface PageFinding {
  readonly column: string | null;
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly message: string;
  readonly fix: Finding['fix'];
  readonly proposal: string | null;
  /** What to do about it in general; '' where the sentence says it all. */
  readonly remedy: string;
}

/** A row of the list, or the file as a whole (group `file`, line null or the header's). */
export interface PageRow {
  readonly line: number | null;
  readonly serial: string;
  readonly group: RowGroup | 'file';
  readonly findings: readonly PageFinding[];
}

/** Everything that the page shows of a list. */
export interface ListPage {
  readonly listId: string | null;
  readonly version: number;
  readonly file: string;
  readonly devices: number;
  readonly counts: Readonly<Record<RowGroup, number>>;
  readonly rows: readonly PageRow[];
  readonly proposals: number;
  readonly changes: readonly ViewChange[];
  /** True where there is a repaired list to download. */
  readonly hasFile: boolean;
  readonly mayChange: boolean;
}

/** The page of a list; `changes` are all of them. */
export function listPage(read: ReadList, view: CheckedListView, changes: readonly ViewChange[]): ListPage {
  return {
    listId: view.id,
    version: view.version,
    file: view.file,
    devices: view.devices,
    counts: Object.fromEntries(ROW_GROUPS.map((group) => [group, view.groups[group].count])) as Record<
      RowGroup,
      number
    >,
    rows: [...rowsOfFile(read), ...rowsOfDevices(read)],
    proposals: view.proposals.count,
    changes,
    hasFile: view.id !== null && view.outputs > 0,
    mayChange: view.mayChange,
  };
}

/** What is said of no device: of the file, of its header, of decisions about it. */
function rowsOfFile({ findings, review }: ReadList): PageRow[] {
  const ofRows = new Set(review.rows.map(({ line }) => line));
  return findings
    .filter(({ line, code }) => line === null || !ofRows.has(line) || !isOfList(code))
    .map((finding) => ({ line: finding.line, serial: '', group: 'file', findings: [pageFinding(finding)] }));
}

function rowsOfDevices({ review, rows }: ReadList): PageRow[] {
  const standing = review.rows.map(
    (row): PageRow => ({
      line: row.line,
      serial: row.identity.serial,
      group: groupOf(row),
      findings: row.findings.map(pageFinding),
    }),
  );
  const aside = new Set(review.setAside.map(({ row }) => row.line));
  const setAside = rows
    .filter(({ line }) => aside.has(line))
    .map(({ line, serial, refusal }): PageRow => {
      const { code, reason } = refusal ?? { code: 'ROW_SET_ASIDE', reason: '' };
      const finding = { column: null, code, severity: 'info', message: reason, fix: 'none', proposal: null } as const;
      return { line, serial, group: 'cannot-be-used', findings: [{ ...finding, remedy: '' }] };
    });
  return [...standing, ...setAside].sort((one, other) => (one.line ?? 0) - (other.line ?? 0));
}

function pageFinding({ column, code, severity, message, fix, proposal }: Finding): PageFinding {
  const remedy = isOfList(code) ? CODES[code].remedy : '';
  return { column, code, severity, message, fix, proposal, remedy };
}

function isOfList(code: string): code is keyof typeof CODES {
  return Object.hasOwn(CODES, code);
}
