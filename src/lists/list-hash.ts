import type { FindingCode } from './codes.ts';
import { type HashFacts, readFacts } from './hash/hash-facts.ts';
import { type HashVerdict, judgeHash } from './hash/inspect-hash.ts';
import { judgeFacts } from './hash/judge-facts.ts';
import { STANDARD_CHARS, TRAILER_BYTES } from './hash/layout.ts';
import { readStructure } from './hash/read-structure.ts';
import type { RawRow } from './split-rows.ts';

/** The hash of one row, judged. */
export interface ListHash {
  readonly verdict: HashVerdict;
  readonly codes: readonly FindingCode[];
  /** Null unless proven whole. */
  readonly facts: HashFacts | null;
  /** The SHA-256 inside: equal for two texts of one capture. Null unless proven. */
  readonly identity: string | null;
  readonly changes: readonly string[];
  /** The value as Microsoft takes it; null unless proven. */
  canonical(): string | null;
  /** The cell as it stands. */
  text(): string;
}

/** The hash of a row that has none. */
export const NO_HASH: ListHash = {
  verdict: 'empty',
  codes: [],
  facts: null,
  identity: null,
  changes: [],
  canonical: () => null,
  text: () => '',
};

/** Judges the hash cell of a row; most are read without making a string of their 4,000 characters. */
export function readHashCell(row: RawRow, index: number): ListHash {
  const place = row.bytes(index);
  const quick = place === null ? null : readWholeHash(place.buffer, place.start, place.end);
  return quick ?? readHashText(row.text(index));
}

/** Judges a hash that is a string already. */
export function readHashText(text: string): ListHash {
  if (text.trim() === '') return NO_HASH;
  const judged = judgeHash(text, 'identity');
  const { verdict, codes, facts, changes, canonical, recordBytes } = judged;
  const proven = canonical === null || recordBytes === null ? null : Buffer.from(canonical, 'base64');
  return {
    verdict,
    codes,
    facts,
    identity: proven === null ? null : digestInside(proven, recordBytes as number),
    changes,
    canonical: () => canonical,
    text: () => text,
  };
}

/** Where a whole hash is decoded; what is kept of it are texts and numbers. */
const SCRATCH = Buffer.allocUnsafeSlow(STANDARD_CHARS);

/** The zeros that fill a hash up, as base64 writes them. */
const FILLING = Buffer.alloc(STANDARD_CHARS, 'A');

/**
 * Reads a value that is whole and standard, decoding only its used part; null for every other value, which then takes
 * the long way. Same judgement as `judgeHash`: strict alphabet, structure, SHA-256, and nothing but zeros behind it. Of
 * what Node's decoder forgives, foreign characters and padding make the result shorter, and the URL alphabet is looked for.
 */
function readWholeHash(buffer: Buffer, start: number, end: number): ListHash | null {
  if (end - start !== STANDARD_CHARS) return null;
  const total = recordBytesInside(buffer, start);
  const usedChars = Math.ceil((total + TRAILER_BYTES) / 3) * 4;
  if (usedChars > STANDARD_CHARS) return null;
  const usedText = buffer.toString('latin1', start, start + usedChars);
  const used = SCRATCH.subarray(0, SCRATCH.write(usedText, 'base64'));
  if (used.length * 4 !== usedChars * 3 || usedText.includes('-') || usedText.includes('_')) return null;
  if (buffer.compare(FILLING, 0, STANDARD_CHARS - usedChars, start + usedChars, end) !== 0) return null;
  const structure = readStructure(used);
  if (structure.problems.length > 0) return null;
  const facts = readFacts(used, structure, 'identity');
  const text = () => usedText.padEnd(STANDARD_CHARS, 'A');
  return {
    verdict: 'ok',
    codes: judgeFacts(facts, structure),
    facts,
    identity: digestInside(used, structure.recordBytes),
    changes: [],
    canonical: text,
    text,
  };
}

/** The value of every character of standard base64; others count as zero, and are found when the whole is decoded. */
const SIX_BITS = Uint8Array.from({ length: 256 }, (_, code) =>
  Math.max(0, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(String.fromCharCode(code))),
);

/** Bytes 2 and 3 of a hash, which say how long its records are, out of its base64 text; for millions of hashes. */
function recordBytesInside(text: Buffer, start: number): number {
  const bits = (index: number) => SIX_BITS[text[start + index] as number] as number;
  const low = ((bits(2) & 0x03) << 6) | bits(3);
  const high = (bits(4) << 2) | (bits(5) >> 4);
  return low | (high << 8);
}

function digestInside(bytes: Buffer, recordBytes: number): string {
  return bytes.toString('latin1', recordBytes + 4, recordBytes + TRAILER_BYTES);
}
