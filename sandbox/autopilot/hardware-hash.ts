import { createHash } from 'node:crypto';
import type { Hardware } from '../tenant.ts';

/** Record types of the OA3 tool that the sandbox reads. */
const SERIAL = 14;
const MANUFACTURER = 16;
const MODEL = 17;
const SKU = 18;
const FAMILY = 19;

const MAGIC = 'OA';
/** A record of type 'CS' and length 36: the SHA-256 over everything before it. */
const TRAILER_HEAD = Buffer.from([0x43, 0x53, 0x24, 0x00]);
const HEAD_BYTES = 4;
const DIGEST_BYTES = 32;

/** What the firmware says where the maker left a field empty. */
const EMPTY_FIELD = 'SMBIOS_STRING_INDEX_0';

/**
 * What a hardware hash says, if it is whole (records fill the stated length, the digest agrees, only zeros follow) and
 * names maker and serial number; undefined otherwise.
 *
 * The layout is that of the OA3 tool as observed in public hashes; Microsoft publishes none. Whether the service
 * itself checks the digest is not known: the sandbox does, so that damage shows.
 */
export function readHardwareHash(bytes: Buffer): Hardware | undefined {
  const total = wholeLength(bytes);
  const fields = total === undefined ? undefined : readStrings(bytes, total);
  if (fields === undefined) return undefined;
  const field = (type: number) => {
    const text = (fields.get(type) ?? '').trim();
    return text === EMPTY_FIELD ? '' : text;
  };
  const serial = field(SERIAL);
  const manufacturer = field(MANUFACTURER);
  if (serial === '' || manufacturer === '') return undefined;
  return { serial, manufacturer, model: field(MODEL), sku: field(SKU), family: field(FAMILY) };
}

/** The length of the records, if digest and padding agree with it. */
function wholeLength(bytes: Buffer): number | undefined {
  if (bytes.length < 2 * HEAD_BYTES || bytes.toString('latin1', 0, 2) !== MAGIC) return undefined;
  const total = bytes.readUInt16LE(2);
  const end = total + HEAD_BYTES + DIGEST_BYTES;
  if (total < 2 * HEAD_BYTES || end > bytes.length) return undefined;
  if (!bytes.subarray(total, total + HEAD_BYTES).equals(TRAILER_HEAD)) return undefined;
  const digest = createHash('sha256').update(bytes.subarray(0, total)).digest();
  if (!bytes.subarray(total + HEAD_BYTES, end).equals(digest)) return undefined;
  return bytes.subarray(end).every((byte) => byte === 0) ? total : undefined;
}

/** The text of every record by type; undefined where the records do not fill the length exactly. */
function readStrings(bytes: Buffer, total: number): Map<number, string> | undefined {
  const texts = new Map<number, string>();
  let at = HEAD_BYTES;
  while (at < total) {
    if (at + HEAD_BYTES > total) return undefined;
    const type = bytes.readUInt16LE(at);
    const length = bytes.readUInt16LE(at + 2);
    if (length < HEAD_BYTES || at + length > total) return undefined;
    texts.set(type, bytes.toString('utf8', at + HEAD_BYTES, at + length).replace(/\0+$/, ''));
    at += length;
  }
  return texts;
}
