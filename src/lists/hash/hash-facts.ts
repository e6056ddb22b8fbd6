import { hash as digestOf } from 'node:crypto';
import { isKnownType, RECORD } from './layout.ts';
import type { HashStructure } from './read-structure.ts';

/** What a hash says of its device. A field that the hash does not hold is absent; a present but blank one is ''. */
export interface HashFacts {
  macs: { medium: number; mac: string; bus: string }[];
  /** `serial|product|vendor`, as the capturing tool writes it. */
  disks: string[];
  unknownTypes: number[];
  toolBuild?: string;
  osBuild?: string;
  /** When it was captured, by the device's own clock. */
  createdUtc?: string;
  utcOffsetMin?: number;
  osType?: string;
  arch?: string;
  toolVersion?: number;
  cpuVendor?: string;
  cpuModel?: string;
  tpmVersion?: string;
  /** How the offline device id was made: 1 TPM endorsement key, 2 UEFI and TPM, 3 random seed in UEFI. */
  oduidType?: number;
  uuid?: string;
  serial?: string;
  firmwareVendor?: string;
  manufacturer?: string;
  model?: string;
  sku?: string;
  family?: string;
  systemVersion?: string;
  boardManufacturer?: string;
  boardProduct?: string;
  productKeyId?: string;
  diskSsnKernel?: string;
  /** Only where the offline device id should be the SHA-256 of the TPM's key: whether it is. */
  ekMatches?: boolean;
  /** The short identity of the TPM: SHA-256 of its endorsement key; never the key itself. */
  ekPubSha256: string | null;
}

type TextFact =
  | 'cpuVendor'
  | 'cpuModel'
  | 'tpmVersion'
  | 'serial'
  | 'firmwareVendor'
  | 'manufacturer'
  | 'model'
  | 'sku'
  | 'family'
  | 'systemVersion'
  | 'boardManufacturer'
  | 'boardProduct'
  | 'productKeyId'
  | 'diskSsnKernel';

const TEXT_FACTS: readonly (TextFact | undefined)[] = byType([
  [RECORD.cpuVendor, 'cpuVendor'],
  [RECORD.cpuModel, 'cpuModel'],
  [RECORD.tpmVersion, 'tpmVersion'],
  [RECORD.serial, 'serial'],
  [RECORD.firmwareVendor, 'firmwareVendor'],
  [RECORD.manufacturer, 'manufacturer'],
  [RECORD.model, 'model'],
  [RECORD.sku, 'sku'],
  [RECORD.family, 'family'],
  [RECORD.boardManufacturer, 'boardManufacturer'],
  [RECORD.boardProduct, 'boardProduct'],
  [RECORD.systemVersion, 'systemVersion'],
  [RECORD.productKeyId, 'productKeyId'],
  [RECORD.bootDisk, 'diskSsnKernel'],
]);

function byType(entries: readonly (readonly [number, TextFact])[]): (TextFact | undefined)[] {
  const names: (TextFact | undefined)[] = Array(32).fill(undefined);
  for (const [type, name] of entries) names[type] = name;
  return names;
}

/** Records that a list's checks do not ask for; left out of the quick reading of long lists. */
const ONLY_SHOWN: ReadonlySet<number> = new Set([
  RECORD.cpuVendor,
  RECORD.cpuModel,
  RECORD.firmwareVendor,
  RECORD.sku,
  RECORD.family,
  RECORD.boardManufacturer,
  RECORD.boardProduct,
  RECORD.systemVersion,
  RECORD.bootDisk,
]);

/** Two hexadecimal digits for every byte: a table, because a long list asks for them millions of times. */
const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Seconds between 1970 and 2000, where a capture time begins to count. */
const EPOCH_2000_SECONDS = 946_684_800;
const DAY_SECONDS = 86_400;
let lastDay = Number.NaN;
let lastDayText = '';
const OS_TYPES = new Map([
  [1, 'WinPE'],
  [2, 'FullOS'],
]);
const ARCHITECTURES = new Map([
  [0, 'x86'],
  [9, 'x64'],
  [12, 'arm64'],
]);

/**
 * Everything that the records say. Of two records of one kind the later counts (and `FIELD_RECORD_REPEATED` is found).
 * `depth: 'identity'` leaves out what is only shown.
 */
export function readFacts(bytes: Buffer, structure: HashStructure, depth: 'all' | 'identity' = 'all'): HashFacts {
  const facts: HashFacts = { macs: [], disks: [], unknownTypes: [], ekPubSha256: null };
  let offlineId = '';
  for (const { type, start, end } of structure.records) {
    const name = TEXT_FACTS[type];
    if (name !== undefined) {
      if (depth === 'all' || !ONLY_SHOWN.has(type)) facts[name] = text(bytes, start, end);
    } else if (type === RECORD.disk) {
      facts.disks.push(text(bytes, start, end));
    } else if (type === RECORD.adapter) {
      readAdapter(bytes, start, end, facts);
    } else if (type === RECORD.toolAndOs) {
      readToolAndOs(bytes, start, end, facts, depth);
    } else if (type === RECORD.uuid) {
      facts.uuid = end - start === 16 ? uuidText(bytes, start) : '';
    } else if (type === RECORD.tpmEndorsementKey) {
      facts.ekPubSha256 = digestOf('sha256', bytes.subarray(start, end), 'hex');
    } else if (type === RECORD.offlineDeviceId) {
      if (end - start >= 5) facts.oduidType = bytes.readUInt8(start + 4);
      if (end - start >= 42) offlineId = bytes.toString('hex', start + 10, start + 42);
    } else if (!isKnownType(type)) {
      facts.unknownTypes.push(type);
    }
  }
  if (facts.oduidType === 1 && facts.ekPubSha256 !== null) facts.ekMatches = offlineId === facts.ekPubSha256;
  return facts;
}

/** Single-byte text up to its first NUL; nearly all is ASCII, which needs no decoding. */
function text(bytes: Buffer, start: number, end: number): string {
  let seen = 0;
  let at = start;
  for (; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0) break;
    seen |= byte;
  }
  return bytes.toString(seen < 128 ? 'latin1' : 'utf8', start, at);
}

function readToolAndOs(bytes: Buffer, start: number, end: number, facts: HashFacts, depth: 'all' | 'identity'): void {
  if (end - start < 24) return;
  if (depth === 'all') {
    facts.toolBuild = version(bytes, start);
    facts.osBuild = version(bytes, start + 8);
    facts.utcOffsetMin = bytes.readInt8(start + 20) * 15;
    const architecture = bytes.readUInt8(start + 22);
    facts.arch = ARCHITECTURES.get(architecture) ?? `unknown (${architecture})`;
  }
  facts.createdUtc = isoTime(EPOCH_2000_SECONDS + bytes.readUInt32LE(start + 16));
  const osType = bytes.readUInt8(start + 21);
  facts.osType = OS_TYPES.get(osType) ?? `unknown (${osType})`;
  facts.toolVersion = bytes.readUInt8(start + 23);
}

/** Seconds since 1970 as `Date` writes them. Devices are captured on few days, so a day is written once. */
function isoTime(seconds: number): string {
  const day = Math.floor(seconds / DAY_SECONDS);
  if (day !== lastDay) {
    lastDay = day;
    lastDayText = new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 11);
  }
  const rest = seconds - day * DAY_SECONDS;
  const two = (value: number) => (value < 10 ? `0${value}` : String(value));
  return `${lastDayText}${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}.000Z`;
}

/** Stored in the order minor, major, revision, build. */
function version(bytes: Buffer, at: number): string {
  const part = (index: number) => bytes.readUInt16LE(at + index * 2);
  return `${part(1)}.${part(0)}.${part(3)}.${part(2)}`;
}

function readAdapter(bytes: Buffer, start: number, end: number, facts: HashFacts): void {
  if (end - start < 14) return;
  const busEnd = Math.min(end, start + 14 + bytes.readUInt32LE(start + 10));
  facts.macs.push({
    medium: bytes.readUInt32LE(start),
    mac: macText(bytes, start + 4),
    bus: wideText(bytes, start + 14, busEnd),
  });
}

/** UTF-16LE text up to its first NUL; for a handful of characters. */
function wideText(bytes: Buffer, start: number, end: number): string {
  let text = '';
  for (let at = start; at + 1 < end; at += 2) {
    const unit = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}

function macText(bytes: Buffer, at: number): string {
  let text = HEX[bytes[at] as number] as string;
  for (let index = 1; index < 6; index += 1) text += `:${HEX[bytes[at + index] as number]}`;
  return text;
}

/** SMBIOS keeps the first three groups little-endian; Windows shows them turned round. */
function uuidText(bytes: Buffer, at: number): string {
  const pair = (index: number) => HEX[bytes[at + index] as number] as string;
  const first = pair(3) + pair(2) + pair(1) + pair(0);
  const rest = pair(10) + pair(11) + pair(12) + pair(13) + pair(14) + pair(15);
  return `${first}-${pair(5)}${pair(4)}-${pair(7)}${pair(6)}-${pair(8)}${pair(9)}-${rest}`;
}
