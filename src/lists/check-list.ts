import type { Finding } from '../domain/finding.ts';
import { type ChannelFit, createChannelComparison } from './compare-channels.ts';
import type { DeviceRow } from './device-row.ts';
import type { FormatName, ListChannel } from './formats.ts';
import { createListReader, type ListReader, type ListReading, type ReaderOptions } from './list-reader.ts';
import type { Encoding } from './read-encoding.ts';

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

/** Judges a device list and keeps nothing of it but the findings: bounded memory for any length. */
export async function checkList(input: ListInput, options: CheckOptions): Promise<CheckReport> {
  return reportOf(await readThrough(input, options), options);
}

/** Judges a device list for its own channel, and says of every other channel what it could do with it. Bounded memory. */
export async function compareList(
  input: ListInput,
  options: CheckOptions,
): Promise<Pick<ListCheck, 'report' | 'channels'>> {
  const comparison = createChannelComparison();
  const reading = await readThrough(input, options, { onJudged: comparison.add });
  return { report: reportOf(reading, options), channels: reading.blockedBy === null ? comparison.close() : [] };
}

/** Judges a device list and gives its devices, too: for planning, so for lists that fit into memory. */
export async function readDeviceList(input: ListInput, options: CheckOptions): Promise<ListCheck> {
  const { watch, checkOf } = gathering(options);
  return checkOf(await readThrough(input, options, watch));
}

/** The same at once, for bytes that are there already. */
export function readDeviceListNow(bytes: Uint8Array, options: CheckOptions): ListCheck {
  const { watch, checkOf } = gathering(options);
  const reader = readerFor(options, watch);
  reader.push(bytes);
  return checkOf(reader.end());
}

type Watch = Pick<ReaderOptions, 'onRow' | 'onJudged'>;

function gathering(options: CheckOptions) {
  const devices: DeviceRow[] = [];
  const comparison = createChannelComparison();
  const watch: Watch = {
    onRow: (row, { isDevice }) => isDevice && devices.push(row),
    onJudged: comparison.add,
  };
  const checkOf = (reading: ListReading): ListCheck => {
    const report = reportOf(reading, options);
    return reading.blockedBy === null
      ? { report, devices, channels: comparison.close() }
      : { report, devices: [], channels: [] };
  };
  return { watch, checkOf };
}

function readerFor({ channel = null, maxBytes = DEFAULT_MAX_BYTES }: CheckOptions, watch: Watch): ListReader {
  return createListReader({ channel, maxBytes, ...watch });
}

async function readThrough(input: ListInput, options: CheckOptions, watch: Watch = {}): Promise<ListReading> {
  const reader = readerFor(options, watch);
  if (input instanceof Uint8Array) {
    reader.push(input);
  } else {
    for await (const chunk of input) if (!reader.push(chunk)) break;
  }
  return reader.end();
}

/** The public part of a reading; internal notes of a finding stay behind. */
export function reportOf(reading: ListReading, { fileName }: CheckOptions): CheckReport {
  const { format, encoding, delimiter, channel, devices, ready, accepted, repairable } = reading;
  const findings = reading.findings.map(publicFinding);
  return { file: fileName, format, encoding, delimiter, channel, devices, ready, accepted, repairable, findings };
}

export function publicFinding({ code, severity, line, column, message, fix, proposal }: Finding): Finding {
  return { code, severity, line, column, message, fix, proposal };
}
