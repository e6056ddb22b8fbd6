/**
 * The layout of a hardware hash ("4K hash", OA3 hash): `OA`, u16 total, records (u16 type, u16 length with its header,
 * data), a `CS` record with the SHA-256 of everything before it, zeros up to 3,000 bytes. All integers little-endian.
 * Source: public decoders (SyncMLViewer, DecodeAutopilotHash) and the output of Microsoft's `oa3tool /DecodeHwHash`
 * (learn.microsoft.com/windows-hardware/manufacture/desktop/oa3-command-line-config-file-syntax).
 */
export const STANDARD_BYTES = 3000;
export const STANDARD_CHARS = 4000;

/** Longer texts are refused unread: ten times the longest content ever seen. */
export const LONGEST_TEXT = 16_384;

export const HEADER_BYTES = 4;
export const RECORD_HEADER_BYTES = 4;
export const TRAILER_BYTES = 36;
export const TRAILER_TYPE = 0x5343;

export const RECORD = {
  toolAndOs: 1,
  processor: 2,
  cpuVendor: 3,
  cpuModel: 4,
  memory: 5,
  disk: 7,
  adapter: 8,
  offlineDeviceId: 11,
  uuid: 12,
  tpmVersion: 13,
  serial: 14,
  firmwareVendor: 15,
  manufacturer: 16,
  model: 17,
  sku: 18,
  family: 19,
  boardManufacturer: 20,
  boardProduct: 21,
  systemVersion: 23,
  productKeyId: 24,
  tpmEndorsementKey: 25,
  bootDisk: 28,
} as const;

const KNOWN_TYPES: ReadonlySet<number> = new Set([...Array(30).keys()].map((n) => n + 1).concat([34, 35, 36, 37]));

export function isKnownType(type: number): boolean {
  return KNOWN_TYPES.has(type);
}

/** Records of which every hash seen holds at most one. */
export function isSingleRecord(type: number): boolean {
  return (type >= 1 && type <= 5) || (type >= 10 && type <= 26) || type === RECORD.bootDisk;
}

/** Versions of the capturing tool that were seen (1709 to 24H2); another is newer or rarer, not wrong. */
export const KNOWN_TOOL_VERSIONS: ReadonlySet<number> = new Set([3, 5, 7, 8, 9]);
