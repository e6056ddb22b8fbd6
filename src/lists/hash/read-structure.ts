import { hash as digestOf } from 'node:crypto';
import { HEADER_BYTES, RECORD_HEADER_BYTES, TRAILER_BYTES, TRAILER_TYPE } from './layout.ts';

export type StructureProblem =
  | 'HASH_MAGIC'
  | 'HASH_TOTAL_LENGTH'
  | 'HASH_RECORD_LENGTH'
  | 'HASH_RECORD_OVERRUN'
  | 'HASH_CUT_IN_RECORD'
  | 'HASH_TRUNCATED'
  | 'HASH_TRAILER_MISSING'
  | 'HASH_DIGEST_MISMATCH'
  | 'HASH_PADDING_NOT_ZERO';

export interface HashRecord {
  readonly type: number;
  /** Offsets of the data, header excluded. */
  readonly start: number;
  readonly end: number;
}

export interface HashStructure {
  /** In the order in which reading meets them; empty for a value that is whole. */
  readonly problems: readonly StructureProblem[];
  readonly records: readonly HashRecord[];
  /** Bytes from the beginning to the end of the last ordinary record: what the SHA-256 covers. */
  readonly recordBytes: number;
  /** True when the SHA-256 inside equals that of the records, which proves that they are whole. */
  readonly proven: boolean;
}

const MAGIC = 0x414f;

/** Reads the structure of any bytes: every read is inside them, every step moves on, nothing is thrown. */
export function readStructure(bytes: Buffer): HashStructure {
  if (bytes.length < 2 || bytes.readUInt16LE(0) !== MAGIC) return broken('HASH_MAGIC');
  if (bytes.length < HEADER_BYTES) return broken('HASH_TRUNCATED');
  const total = bytes.readUInt16LE(2);
  if (total < HEADER_BYTES + RECORD_HEADER_BYTES) return broken('HASH_TOTAL_LENGTH');

  const problems: StructureProblem[] = [];
  const records: HashRecord[] = [];
  const walkProblem = walkRecords(bytes, total, records);
  if (walkProblem !== null) problems.push(walkProblem);

  const trailer = readTrailer(bytes, total);
  if (trailer !== 'proven') problems.push(trailer);
  const sealed = trailer === 'proven' || trailer === 'HASH_DIGEST_MISMATCH';
  if (sealed && !isZero(bytes, total + TRAILER_BYTES)) problems.push('HASH_PADDING_NOT_ZERO');
  return { problems, records, recordBytes: total, proven: trailer === 'proven' };
}

function broken(problem: StructureProblem): HashStructure {
  return { problems: [problem], records: [], recordBytes: 0, proven: false };
}

function walkRecords(bytes: Buffer, total: number, records: HashRecord[]): StructureProblem | null {
  const readable = Math.min(total, bytes.length);
  let at = HEADER_BYTES;
  while (at + RECORD_HEADER_BYTES <= readable) {
    const length = bytes.readUInt16LE(at + 2);
    if (length < RECORD_HEADER_BYTES) return 'HASH_RECORD_LENGTH';
    const end = at + length;
    if (end > total) return 'HASH_RECORD_OVERRUN';
    if (end > bytes.length) return 'HASH_CUT_IN_RECORD';
    records.push({ type: bytes.readUInt16LE(at), start: at + RECORD_HEADER_BYTES, end });
    at = end;
  }
  if (at >= readable) return null;
  return readable < total ? 'HASH_CUT_IN_RECORD' : 'HASH_RECORD_LENGTH';
}

function readTrailer(bytes: Buffer, total: number): 'proven' | StructureProblem {
  if (total + TRAILER_BYTES > bytes.length) return 'HASH_TRUNCATED';
  const isTrailer = bytes.readUInt16LE(total) === TRAILER_TYPE && bytes.readUInt16LE(total + 2) === TRAILER_BYTES;
  if (!isTrailer) return 'HASH_TRAILER_MISSING';
  // As text: a buffer for the digest costs as much as the digest.
  const digest = digestOf('sha256', bytes.subarray(0, total), 'hex');
  return digest === bytes.toString('hex', total + RECORD_HEADER_BYTES, total + TRAILER_BYTES)
    ? 'proven'
    : 'HASH_DIGEST_MISMATCH';
}

const ZEROS = Buffer.alloc(16_384);

function isZero(bytes: Buffer, from: number): boolean {
  return bytes.compare(ZEROS, 0, bytes.length - from, from) === 0;
}
