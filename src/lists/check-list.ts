import type { Finding } from '../domain/finding.ts';
import { type ChannelFit, createChannelComparison } from './compare-channels.ts';
import type { DeviceRow, RowFinding } from './device-row.ts';
import { inFindingOrder } from './finding-order.ts';
import type { FormatName, ListChannel } from './formats.ts';
import type { JudgedRow } from './judge-row.ts';
import type { ListHash } from './list-hash.ts';
import { createListReader, type ListReader, type ListReading, type ReaderOptions } from './list-reader.ts';
import type { Encoding } from './read-encoding.ts';
import { toDeviceRow } from './to-device-row.ts';

/** The most bytes that are read unless a limit is set: 64 MiB. */
export const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/** A list as bytes: at once, or in pieces that are not held (a file that is not pure ASCII is held from there on). */
export type ListInput = Uint8Array | AsyncIterable<Uint8Array>;

export interface CheckOptions {
  /** Shown in the report; nothing is read from it. */
  readonly fileName: string;
  /** Left out or null: the channel that the file's format is for. */
  readonly channel?: ListChannel | null | undefined;
  readonly maxBytes?: number | undefined;
}

/** What `preflight check --json` prints. */
export interface CheckReport {
  readonly file: string;
  readonly format: FormatName;
  /** Null where there is none: no bytes, too large, or unreadable characters. */
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  /** Null where nobody named one and the format is unknown. */
  readonly channel: ListChannel | null;
  /** Rows that name a device. */
  readonly devices: number;
  /** Devices that could be sent through the channel's API after automatic repair. */
  readonly ready: number;
  /** Whether the channel's portal would take the file byte for byte. */
  readonly accepted: boolean;
  /** Whether fix, without any proposal, leaves no error and drops no row. */
  readonly repairable: boolean;
  readonly findings: readonly Finding[];
}

export interface ListCheck {
  readonly report: CheckReport;
  /** Every row that names a device and could be judged, in the order of the file; they hold whole hashes: secrets. */
  readonly devices: readonly DeviceRow[];
  /** What each channel could do with the list; empty where no row could be judged. */
  readonly channels: readonly ChannelFit[];
}

/** So many findings are kept in memory; `preflight check`, which streams, tells every one. */
const MOST_KEPT = 250_000;

/** Judges a device list and keeps nothing of it but the findings. */
export async function checkList(input: ListInput, options: CheckOptions): Promise<CheckReport> {
  const findings = createFindingList();
  const reading = await readList(input, options, { onJudged: (_, judged) => findings.add(judged) });
  return reportOf(reading, findings.all, options);
}

/** Judges a device list and gives its devices, too: for planning, so for lists that fit into memory. */
export async function readDeviceList(input: ListInput, options: CheckOptions): Promise<ListCheck> {
  const { watch, checkOf } = gathering(options);
  return checkOf(await readList(input, options, watch));
}

/** The same at once, for bytes that are there already; rows also go to `more`. */
export function readDeviceListNow(bytes: Uint8Array, options: CheckOptions, more: Watch = {}): ListCheck {
  const { watch, checkOf } = gathering(options);
  const reader = readerFor(options, {
    ...more,
    onJudged: (...row) => {
      watch.onJudged?.(...row);
      more.onJudged?.(...row);
    },
  });
  reader.push(bytes);
  return checkOf(reader.end());
}

function gathering(options: CheckOptions) {
  const rows: { line: number; judged: JudgedRow; hash: ListHash }[] = [];
  const findings = createFindingList();
  const comparison = createChannelComparison();
  const watch: Watch = {
    onJudged: (line, judged, hash, rules) => {
      findings.add(judged);
      comparison.add(line, judged, hash, rules);
      if (judged.isDevice) rows.push({ line, judged, hash });
    },
  };
  const checkOf = (reading: ListReading): ListCheck => {
    const report = reportOf(reading, findings.all, options);
    if (reading.blockedBy !== null) return { report, devices: [], channels: [] };
    const devices = rows.map(({ line, judged, hash }) =>
      toDeviceRow(line, { ...judged, findings: judged.findings.map(reading.explain) }, hash),
    );
    return { report, devices, channels: comparison.close() };
  };
  return { watch, checkOf };
}

/** The findings of rows, up to the bound; the first error is among them wherever it stands. */
function createFindingList() {
  const all: RowFinding[] = [];
  let hasError = false;
  return {
    all,
    add({ findings }: JudgedRow): void {
      for (const finding of findings) {
        const isFirstError = !hasError && finding.severity === 'error';
        hasError ||= isFirstError;
        if (all.length < MOST_KEPT || isFirstError) all.push(finding);
      }
    },
  };
}

/** What is told of a list while it is read. */
export type Watch = Pick<ReaderOptions, 'accepted' | 'onJudged' | 'onLeftOut' | 'onUnreadRow'>;

function readerFor({ channel = null, maxBytes = DEFAULT_MAX_BYTES }: CheckOptions, watch: Watch): ListReader {
  return createListReader({ channel, maxBytes, ...watch });
}

/** Reads a device list to its end, or to where no more is needed, in bounded memory; rows go to the watch as they come. */
export async function readList(input: ListInput, options: CheckOptions, watch: Watch = {}): Promise<ListReading> {
  const reader = readerFor(options, watch);
  if (input instanceof Uint8Array) {
    reader.push(input);
  } else {
    for await (const chunk of input) if (!reader.push(chunk)) break;
  }
  return reader.end();
}

/** What a report says of a list as a whole. */
export function summaryOf(reading: ListReading, { fileName }: CheckOptions): Omit<CheckReport, 'findings'> {
  const { format, encoding, delimiter, channel, devices, ready, accepted, repairable } = reading;
  return { file: fileName, format, encoding, delimiter, channel, devices, ready, accepted, repairable };
}

function reportOf(reading: ListReading, ofRows: readonly RowFinding[], options: CheckOptions): CheckReport {
  // Of a file that turned out to be no list, what its rows seemed to say is void.
  const valid = reading.blockedBy === null ? ofRows.map((finding) => reading.explain(finding)) : [];
  const findings = [...reading.fileFindings, ...valid].sort(inFindingOrder).map(publicFinding);
  return { ...summaryOf(reading, options), findings };
}

export function publicFinding({ code, severity, line, column, message, fix, proposal }: Finding): Finding {
  return { code, severity, line, column, message, fix, proposal };
}
