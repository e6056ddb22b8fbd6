import { cleanValue } from './clean-value.ts';
import { serialInside } from './compare-row-with-hash.ts';
import { type RowFinding, TEXT_FIELDS } from './device-row.ts';
import type { ChannelRules } from './formats.ts';
import type { HashFacts } from './hash/hash-facts.ts';
import { isInvalidUuid } from './hash/judge-facts.ts';
import type { InventoryField } from './inventory-header.ts';
import { judgeRow } from './judge-row.ts';
import { type ListHash, NO_HASH, readHashCell } from './list-hash.ts';
import type { ListMemory } from './list-memory.ts';
import { isPlaceholder } from './placeholders.ts';
import type { RawRow } from './split-rows.ts';

/** What an inventory knows of one device. */
export interface InventoryRow {
  /** 1-based line of the source. */
  readonly line: number;
  /** The row's serial number; where a spreadsheet spoilt it or it is blank, the one inside its whole hash. */
  readonly serial: string;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly productKeyId: string | null;
  /** The hash as Microsoft takes it; null where there is none or it cannot be used. A secret. */
  readonly hash: string | null;
  /** Why the hash cannot be used, in one sentence; null where it can, or there is none. */
  readonly hashProblem: string | null;
  /** How the hash was repaired, in words; null where it was whole. */
  readonly repair: string | null;
  /** When the hash was captured, by the device's own clock, as ISO text. */
  readonly capturedAt: string | null;
  /** The order with which it was bought, as the source has it. */
  readonly order: string | null;
  /** What a whole hash says of the device, whether or not it may be used for this row; null without one. */
  readonly capture: InventoryCapture | null;
}

/** By what two captures are compared. Digests alone: nothing of the hash can be read from it. */
export interface InventoryCapture {
  /** Hex; equal for two texts of one capture. */
  readonly digest: string;
  /** As the device shows it; null for one that says nothing, like all zeros. */
  readonly uuid: string | null;
  /** Hex SHA-256 of the TPM's key. */
  readonly tpmDigest: string | null;
  /** The serial number inside, where it is not the row's; else null. */
  readonly foreignSerial: string | null;
}

/** An inventory may know little of a device; nothing is refused for that. */
const RULES: ChannelRules = {
  title: 'the inventory',
  format: 'partner-center',
  maxRows: Number.POSITIVE_INFINITY,
  identities: ['hash', 'product-key-id', 'tuple'],
  groupTag: 'none',
};

/** Findings that matter for a file which is sent, or that the inventory itself settles: the newest capture wins. */
const NOT_FOR_INVENTORY: ReadonlySet<string> = new Set([
  'IDENTITY_INSUFFICIENT',
  'MANUFACTURER_MISSING',
  'MODEL_MISSING',
  'VALUE_COMMA',
  'VALUE_NOT_ANSI',
  'VALUE_BLANKS',
  'VALUE_HIDDEN',
  'SERIAL_DUPLICATE',
  'FILE_HASH_DUPLICATE',
  'FILE_DEVICE_RECAPTURED',
  'FILE_SERIAL_SHARED',
]);

/** Findings whose serial number is not the device's, so that the one inside the hash counts. */
const SPOILT_SERIAL: ReadonlySet<string> = new Set(['SERIAL_SCIENTIFIC', 'ROW_SERIAL_SPREADSHEET']);

export interface ReadRow {
  /** Null where the row names no device that could be found again. */
  readonly row: InventoryRow | null;
  readonly findings: readonly RowFinding[];
}

/** One row of an inventory. `memory` is told of it, so rows come in their order. */
export function readInventoryRow(
  raw: RawRow,
  columns: readonly (InventoryField | null)[],
  memory: ListMemory,
): ReadRow {
  const cell = (field: InventoryField) => {
    const at = columns.indexOf(field);
    return at < 0 ? '' : raw.text(at);
  };
  const cells = { serial: '', productId: '', manufacturer: '', model: '', groupTag: '', assignedUser: '' };
  for (const field of TEXT_FIELDS) cells[field] = cell(field);
  const hashAt = columns.indexOf('hash');
  const hash = hashAt < 0 ? NO_HASH : readHashCell(raw, hashAt);
  const judged = judgeRow(raw.line, cells, hash, RULES, memory);
  const { values } = judged;
  const findings = judged.findings.filter(({ code }) => !NOT_FOR_INVENTORY.has(code));

  const inside = serialInside(hash.facts);
  const isSpoilt = findings.some(({ code }) => SPOILT_SERIAL.has(code));
  const serial = values.serial === '' || isSpoilt ? inside : values.serial;
  if (serial === null || isPlaceholder(serial)) return { row: null, findings };
  const hashProblem = problemOf(findings, hash);
  const isForeign = findings.some(({ code }) => code === 'ROW_SERIAL_MISMATCH');
  const facts = isForeign ? null : hash.facts;
  const row: InventoryRow = {
    line: raw.line,
    serial,
    manufacturer: orNull(values.manufacturer) ?? orNull(facts?.manufacturer),
    model: orNull(values.model) ?? orNull(facts?.model),
    productKeyId: orNull(values.productId) ?? orNull(facts?.productKeyId),
    hash: hashProblem === null ? hash.canonical() : null,
    hashProblem,
    repair: hashProblem === null && hash.changes.length > 0 ? hash.changes.join(', ') : null,
    capturedAt: hashProblem === null ? (hash.facts?.createdUtc ?? null) : null,
    order: orNull(cleanValue(cell('order')).value),
    capture: captureOf(hash, isForeign ? inside : null),
  };
  return { row, findings };
}

function orNull(value: string | undefined): string | null {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function captureOf({ facts, identity }: ListHash, foreignSerial: string | null): InventoryCapture | null {
  if (facts === null || identity === null) return null;
  return {
    digest: Buffer.from(identity, 'latin1').toString('hex'),
    uuid: uuidOf(facts),
    tpmDigest: facts.ekPubSha256,
    foreignSerial,
  };
}

function uuidOf({ uuid }: HashFacts): string | null {
  return uuid === undefined || isInvalidUuid(uuid) ? null : uuid;
}

/** Errors for which the hash must not be used for this serial number. */
function problemOf(findings: readonly RowFinding[], hash: ListHash): string | null {
  if (hash.verdict === 'empty') return null;
  const problem = findings.find(
    ({ code, severity, fix }) =>
      severity === 'error' && fix === 'none' && /^(HASH_|FIELD_|TPM_|FILE_|ROW_SERIAL_MISMATCH)/.test(code),
  );
  return problem?.message ?? null;
}
