import type { ChannelName } from '../domain/channel.ts';
import type { Finding } from '../domain/finding.ts';
import { type CheckReport, type ListCheck, readDeviceList } from '../lists/check-list.ts';
import { LACKING_IDENTITY } from '../lists/codes.ts';
import type { DeviceRow } from '../lists/device-row.ts';
import { parsePastedList } from '../lists/parse-pasted-list.ts';
import type { Attachment } from './message.ts';
import type { CheckedListView } from './reply.ts';

/** A row of a list as a draft needs it. */
export interface ListRow {
  readonly serial: string;
  readonly line: number | null;
  /** Canonical base64; null where the row has none that can be used. */
  readonly hardwareHash: string | null;
  readonly productKeyId: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly groupTag: string | null;
  readonly assignedUser: string | null;
  /** How the hash was repaired, in words. */
  readonly repair: string | null;
  /** Why the row cannot be sent, by the first error found in it. */
  readonly refusal: { readonly code: string; readonly reason: string } | null;
}

/** What reading a list gives the flow. */
export interface ReadList {
  readonly report: CheckReport;
  readonly findings: readonly Finding[];
  readonly rows: readonly ListRow[];
  /** The one group tag that all rows of the file have; null where they have none or several. */
  readonly groupTag: string | null;
  /** The group tags of the rows, each once; null for rows without one. */
  readonly groupTags: readonly (string | null)[];
}

export interface ReadListOptions {
  readonly channel: ChannelName | null;
  readonly maxBytes: number;
}

/** Reads a file that came with a message or through the upload page. Never throws on its content. */
export async function readAttachedList(file: Attachment, { channel, maxBytes }: ReadListOptions): Promise<ReadList> {
  const check = await readDeviceList(file.bytes, {
    fileName: file.name,
    maxBytes,
    ...(channel === null ? {} : { channel }),
  });
  return fromCheck(check);
}

/** Reads the rows of a list pasted under a sentence; null where the message holds none (serial numbers alone are no list). */
export function readPastedList(text: string, channel: ChannelName | null): ReadList | null {
  const pasted = parsePastedList(text, channel);
  return pasted.kind === 'list' ? fromCheck(pasted) : null;
}

function fromCheck({ report, devices: rows }: Pick<ListCheck, 'report' | 'devices'>): ReadList {
  const tags = new Set(rows.map((row) => row.groupTag));
  const [tag = null] = tags;
  return {
    report,
    findings: report.findings,
    rows: rows.map(toListRow),
    groupTag: tags.size === 1 ? tag : null,
    groupTags: [...tags],
  };
}

function toListRow(row: DeviceRow): ListRow {
  const { serial, hardwareHash, productKeyId, manufacturer, model } = row.identity;
  const usable = row.state === 'ready' || row.state === 'repaired';
  return {
    serial,
    line: row.line,
    hardwareHash: usable ? hardwareHash : null,
    productKeyId,
    manufacturer,
    model,
    groupTag: row.groupTag,
    assignedUser: row.assignedUser,
    repair: repairOf(row),
    refusal: usable ? null : refusalOf(row),
  };
}

/** The repairs of the hash, as their findings tell them. */
function repairOf(row: DeviceRow): string | null {
  const repairs = row.findings.filter((finding) => finding.code.startsWith('HASH_') && finding.fix === 'automatic');
  return repairs.length === 0 || row.identity.hardwareHash === null
    ? null
    : repairs.map((finding) => finding.message).join(' ');
}

/** An error of the row itself before one that another channel may not have. */
function refusalOf(row: DeviceRow): ListRow['refusal'] {
  const errors = row.findings.filter(({ severity, fix }) => severity === 'error' && fix !== 'automatic');
  const reason = errors.find(({ code }) => !LACKING_IDENTITY.has(code)) ?? errors[0];
  return { code: reason?.code ?? 'ROW_NOT_USABLE', reason: reason?.message ?? 'The row cannot be used.' };
}

const SHOWN_FINDINGS = 15;
const SEVERITY_ORDER = ['error', 'warning', 'info'];

/** What a card shows of a checked list: counts, and the worst findings first. */
export function checkedListView({ report, rows }: ReadList): CheckedListView {
  const worst = [...report.findings].sort(
    (left, right) => SEVERITY_ORDER.indexOf(left.severity) - SEVERITY_ORDER.indexOf(right.severity),
  );
  return {
    file: report.file,
    format: report.format,
    channel: report.channel ?? 'unknown',
    devices: report.devices,
    ready: report.ready,
    repaired: rows.filter((row) => row.repair !== null).length,
    accepted: report.accepted,
    findings: worst
      .slice(0, SHOWN_FINDINGS)
      .map(({ severity, line, code, message }) => ({ severity, line, code, message })),
    findingCount: report.findings.length,
  };
}
