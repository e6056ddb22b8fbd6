import type { ChannelName } from '../domain/channel.ts';
import type { Finding } from '../domain/finding.ts';
import type { CheckReport } from '../lists/check-list.ts';
import { LACKING_IDENTITY } from '../lists/codes.ts';
import type { DeviceRow } from '../lists/device-row.ts';
import { parsePastedList } from '../lists/parse-pasted-list.ts';
import { type ListReview, reviewList, type SetAsideRow } from '../lists/review-list.ts';
import { tellAccepted } from '../plan/tell-accepted.ts';
import type { AcceptedProposal } from '../ports/list-store.ts';
import type { ChatMessage } from './message.ts';

/** A row of a list as a draft needs it. */
export interface ListRow {
  readonly serial: string;
  readonly line: number;
  /** Canonical base64; null where the row has none that can be used. */
  readonly hardwareHash: string | null;
  readonly productKeyId: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly groupTag: string | null;
  readonly assignedUser: string | null;
  /** How the row was repaired, in words. */
  readonly repair: string | null;
  /** Why the row cannot be sent, by the first error found in it. */
  readonly refusal: { readonly code: string; readonly reason: string } | null;
}

/** What reading a list gives the flow. */
export interface ReadList {
  readonly file: ListFile;
  /** The judgement on the original, and the rows as they stand now. */
  readonly report: CheckReport;
  readonly review: ListReview;
  /** What is to be said of it now, accepted proposals included. */
  readonly findings: readonly Finding[];
  readonly rows: readonly ListRow[];
  /** The one group tag that all rows of the file have; null where they have none or several. */
  readonly groupTag: string | null;
  /** The group tags of the rows, each once; null for rows without one. */
  readonly groupTags: readonly (string | null)[];
}

/** A list before it is read: the bytes, what it was called, and the channel it is for (null: its format's own). */
export interface ListFile {
  readonly name: string;
  /** Whole hashes: a secret. */
  readonly bytes: Uint8Array;
  readonly channel: ChannelName | null;
}

export interface ReadListOptions {
  readonly maxBytes: number;
  /** The proposals that a person has said yes to. */
  readonly accepted?: readonly AcceptedProposal[];
}

/** Reads a list with what was accepted of it. Never throws on its content. */
export function readList(file: ListFile, { maxBytes, accepted = [] }: ReadListOptions): ReadList {
  const review = reviewList(file.bytes, {
    fileName: file.name,
    channel: file.channel,
    maxBytes,
    accepts: acceptsOf(accepted),
  });
  const { report, rows, setAside, findings } = review;
  const tags = new Set(rows.map((row) => row.groupTag));
  const [tag = null] = tags;
  return {
    file,
    report,
    review,
    findings: [...findings, ...tellAccepted(accepted)],
    rows: [...rows.map(toListRow), ...setAside.map(toSetAsideRow)].sort((one, other) => one.line - other.line),
    groupTag: tags.size === 1 ? tag : null,
    groupTags: [...tags],
  };
}

/** The list that came with a message or stands in it; null where there is none (serial numbers alone are no list). */
export function listFileOf(
  { attachments: [file], text }: Pick<ChatMessage, 'attachments' | 'text'>,
  channel: ChannelName | null,
): ListFile | null {
  if (file !== undefined) return { ...file, channel };
  const pasted = parsePastedList(text, channel);
  return pasted.kind === 'list' ? { name: PASTED_NAME, bytes: Buffer.from(pasted.text, 'utf8'), channel } : null;
}

/** What a list that was pasted into a message is called. */
const PASTED_NAME = 'message';

/** Yes to exactly what was seen: the same proposal of the same row. */
export function acceptsOf(accepted: readonly AcceptedProposal[]): (proposal: Finding) => boolean {
  const keys = new Set(accepted.map(keyOf));
  return ({ line, code, proposal }) => line !== null && proposal !== null && keys.has(keyOf({ line, code, proposal }));
}

function keyOf({ line, code, proposal }: Pick<AcceptedProposal, 'line' | 'code' | 'proposal'>): string {
  return JSON.stringify([line, code, proposal]);
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

/** A row of which another one is kept stays in sight, with the reason. */
function toSetAsideRow({ row, code }: SetAsideRow): ListRow {
  const reason = `Line ${row.line}: another row of the same device is kept, as was accepted.`;
  return { ...toListRow(row), hardwareHash: null, repair: null, refusal: { code, reason } };
}

/** The repairs of the row, as their findings tell them. */
function repairOf(row: DeviceRow): string | null {
  const repairs = row.findings.filter(({ fix }) => fix === 'automatic');
  return repairs.length === 0 ? null : repairs.map(({ message }) => message).join(' ');
}

/** An error of the row itself before one that another channel may not have. */
function refusalOf(row: DeviceRow): ListRow['refusal'] {
  const errors = row.findings.filter(({ severity, fix }) => severity === 'error' && fix !== 'automatic');
  const reason = errors.find(({ code }) => !LACKING_IDENTITY.has(code)) ?? errors[0];
  return { code: reason?.code ?? 'ROW_NOT_USABLE', reason: reason?.message ?? 'The row cannot be used.' };
}
