import { hash as digestOf } from 'node:crypto';
import type { Severity } from '../../domain/finding.ts';
import { type FindingCode, severityOf } from '../codes.ts';
import { type HashFacts, readFacts } from './hash-facts.ts';
import { hashMessages } from './hash-messages.ts';
import { judgeFacts } from './judge-facts.ts';
import { LONGEST_TEXT, STANDARD_BYTES, TRAILER_BYTES } from './layout.ts';
import { type HashStructure, readStructure } from './read-structure.ts';
import { repairCandidates } from './repair-text.ts';
import { decodeStrict, decodeUnpadded } from './strict-base64.ts';

/**
 * `ok`: whole and written as Microsoft takes it. `repairable`: the content is proven whole, only the text or the
 * filling is off. `bad`: has to be captured again. `empty`: no value. None of them says that the device is genuine or
 * that Microsoft will accept it: the SHA-256 inside has no key.
 */
export type HashVerdict = 'ok' | 'repairable' | 'bad' | 'empty';

export interface HashFinding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly message: string;
}

export interface HashReport {
  readonly verdict: HashVerdict;
  readonly findings: readonly HashFinding[];
  /** Null unless the content is proven whole. */
  readonly facts: HashFacts | null;
  /** Bytes that the SHA-256 covers; null unless proven. */
  readonly recordBytes: number | null;
  /** The value as Microsoft takes it (4,000 characters of base64); null unless proven. A secret. */
  readonly canonical: string | null;
  /** Hex SHA-256 of the canonical text, for audit; null unless proven. */
  readonly digest: string | null;
  /** What a repair changed, in words; empty for `ok`. */
  readonly changes: readonly string[];
}

/** A judged value before anybody asked for sentences. */
export interface JudgedHash {
  readonly verdict: HashVerdict;
  readonly codes: readonly FindingCode[];
  readonly facts: HashFacts | null;
  readonly recordBytes: number | null;
  readonly canonical: string | null;
  readonly changes: readonly string[];
}

/** Everything that one hardware hash says, from any text. Never throws. */
export function inspectHash(text: string): HashReport {
  const judged = judgeHash(text, 'all');
  const messages = hashMessages(judged.codes, text, judged.facts, judged.changes);
  return {
    verdict: judged.verdict,
    findings: judged.codes.map((code, index) => ({
      code,
      severity: severityOf(code),
      message: messages[index] ?? '',
    })),
    facts: judged.facts,
    recordBytes: judged.recordBytes,
    canonical: judged.canonical,
    digest: judged.canonical === null ? null : digestOf('sha256', judged.canonical, 'hex'),
    changes: judged.changes,
  };
}

/** The verdict on a text, its codes, and the repair that its SHA-256 proved, if it needed one. */
export function judgeHash(text: string, depth: 'all' | 'identity'): JudgedHash {
  if (text.trim() === '') return failed('empty', ['HASH_EMPTY']);
  if (text.length > LONGEST_TEXT) return failed('bad', ['HASH_TEXT_TOO_LONG']);

  const strict = decodeStrict(text);
  if (strict !== null) return judgeBytes(strict, depth);

  let cleanest = text;
  for (const candidate of repairCandidates(text)) {
    cleanest = candidate.text;
    const bytes = decodeStrict(candidate.text);
    if (bytes === null) continue;
    const structure = readStructure(bytes);
    if (structure.problems.length === 0) return judgeRepaired(bytes, structure, candidate.changes, depth);
  }
  return failed('bad', ['HASH_BASE64_STRICT', ...damageOf(cleanest)]);
}

function failed(verdict: 'bad' | 'empty', codes: readonly FindingCode[]): JudgedHash {
  return { verdict, codes, facts: null, recordBytes: null, canonical: null, changes: [] };
}

function judgeBytes(bytes: Buffer, depth: 'all' | 'identity'): JudgedHash {
  const structure = readStructure(bytes);
  const odd = bytes.length !== STANDARD_BYTES;
  if (structure.problems.length > 0) {
    return failed(
      'bad',
      structure.proven && odd ? [...structure.problems, 'HASH_SIZE_NONSTANDARD'] : structure.problems,
    );
  }
  const { facts, codes, canonical } = judgeContent(bytes, structure, depth);
  const { recordBytes } = structure;
  if (!odd) return { verdict: 'ok', codes, facts, recordBytes, canonical, changes: [] };
  const fits = recordBytes + TRAILER_BYTES <= STANDARD_BYTES;
  return {
    verdict: fits ? 'repairable' : 'ok',
    codes: ['HASH_SIZE_NONSTANDARD', ...codes],
    facts,
    recordBytes,
    canonical,
    changes: fits
      ? [bytes.length < STANDARD_BYTES ? 'the zeros that fill it up put back' : 'zeros behind it taken off']
      : [],
  };
}

function judgeRepaired(
  bytes: Buffer,
  structure: HashStructure,
  changes: readonly string[],
  depth: 'all' | 'identity',
): JudgedHash {
  const { facts, codes, canonical } = judgeContent(bytes, structure, depth);
  return {
    verdict: 'repairable',
    codes: ['HASH_BASE64_STRICT', ...codes],
    facts,
    recordBytes: structure.recordBytes,
    canonical,
    changes: bytes.length === STANDARD_BYTES ? changes : [...changes, 'length of 4,000 characters restored'],
  };
}

function judgeContent(bytes: Buffer, structure: HashStructure, depth: 'all' | 'identity') {
  const facts = readFacts(bytes, structure, depth);
  return { facts, codes: judgeFacts(facts, structure), canonical: canonicalText(bytes, structure) };
}

/** Records and checksum, and zeros up to the standard length. */
function canonicalText(bytes: Buffer, structure: HashStructure): string {
  const used = structure.recordBytes + TRAILER_BYTES;
  const canonical = Buffer.alloc(Math.max(STANDARD_BYTES, used));
  bytes.copy(canonical, 0, 0, used);
  return canonical.toString('base64');
}

/** What is wrong beyond the text's form, read from its most cleaned version. */
function damageOf(cleanest: string): readonly FindingCode[] {
  const bytes = decodeUnpadded(cleanest);
  return bytes === null ? ['HASH_BASE64_CHARS'] : readStructure(bytes).problems;
}
