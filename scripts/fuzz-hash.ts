// Throws damaged and random texts at the reader of hardware hashes: it must never throw, never loop, and both of its
// readings must agree. `node scripts/fuzz-hash.ts [--seconds 60] [--seed 1]`.
import { hash as digestOf } from 'node:crypto';
import { type HashReport, inspectHash } from '../src/lists/hash/inspect-hash.ts';
import { TRAILER_BYTES } from '../src/lists/hash/layout.ts';
import { type ListHash, readHashCell, readHashText } from '../src/lists/list-hash.ts';
import { createRowSplitter } from '../src/lists/split-rows.ts';
import { buildHardwareHash, type InventedDevice } from '../test/support/hardware-hash-builder.ts';
import { type Dice, runFuzz } from './fuzz-loop.ts';

const PLAIN_DEVICES = 20;
/** Less than this has no record to damage. */
const FEWEST_BYTES = 64;

/** Devices that are odd in themselves, so that damage starts from every branch of the judgement. */
const ODD_DEVICES: readonly Partial<InventedDevice>[] = [
  { serial: 'Default string' },
  { serial: '' },
  { manufacturer: 'To be filled by O.E.M.', model: 'System Product Name' },
  { manufacturer: 'QEMU', model: 'Standard PC (Q35 + ICH9, 2009)' },
  { tpm: null },
  { tpm: '1.2' },
  { osType: 'WinPE' },
  { adapters: 0 },
  { adapters: 20 },
  { productKeyId: null },
];

const devices = [...Array<Partial<InventedDevice>>(PLAIN_DEVICES).fill({}), ...ODD_DEVICES];
const intact = devices.map((device, number) => buildHardwareHash({ serial: `PF${number}`, number, ...device }));

type Damage = (text: string, dice: Dice) => string;

const ODD = [
  '',
  ' ',
  '\t',
  '\r\n',
  '=',
  '-',
  '_',
  '%2B',
  '%',
  '"',
  ',',
  '\u0000',
  '\ufeff',
  '\u200b',
  '\ud800',
  'é',
  'A',
];
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const TEXT_DAMAGE: readonly Damage[] = [
  (text, dice) => put(text, dice.below(text.length + 1), 1, ALPHABET.charAt(dice.below(64))),
  (text, dice) => put(text, dice.below(text.length + 1), dice.below(3), dice.one(ODD)),
  (text, dice) => text.slice(0, dice.below(text.length + 1)),
  (text, dice) => text.slice(dice.below(text.length + 1)),
  (text, dice) => text + text.slice(0, dice.below(text.length + 1)),
  (text, dice) => text + dice.one(ODD).repeat(dice.some(40)),
  (text) => text.toLowerCase(),
  (text) => text.replaceAll('+', '-').replaceAll('/', '_'),
  (text) => text.replaceAll('+', ' '),
  (text) => encodeURIComponent(text.toWellFormed()),
  (text, dice) => text.replace(new RegExp(`.{${dice.some(100)}}`, 'gs'), `$&${dice.one(ODD)}`),
  (text) => [...text].reverse().join(''),
];

const BYTE_DAMAGE: readonly ((bytes: Buffer, dice: Dice) => void)[] = [
  (bytes, dice) => bytes.writeUInt8(dice.below(256), dice.below(bytes.length)),
  (bytes, dice) =>
    bytes.writeUInt8((bytes[dice.below(bytes.length)] ?? 0) ^ (1 << dice.below(8)), dice.below(bytes.length)),
  (bytes, dice) => bytes.writeUInt16LE(dice.below(65_536), 2),
  (bytes, dice) => bytes.writeUInt16LE(dice.below(40), recordAt(bytes, dice)),
  (bytes, dice) =>
    bytes.writeUInt16LE(dice.one([0, 1, 3, 4, 5, 8, 65_535, dice.below(2_000)]), recordAt(bytes, dice) + 2),
  (bytes, dice) => bytes.fill(dice.below(256), dice.below(bytes.length)),
  (bytes, dice) => bytes.copy(bytes, dice.below(bytes.length), dice.below(bytes.length)),
];

function put(text: string, at: number, away: number, instead: string): string {
  return text.slice(0, at) + instead + text.slice(at + away);
}

/** Where some record of a hash begins, as far as its lengths still lead. */
function recordAt(bytes: Buffer, dice: Dice): number {
  let at = 4;
  for (let steps = dice.below(30); steps > 0 && at + 8 < bytes.length; steps -= 1) {
    at += Math.max(4, bytes.readUInt16LE(at + 2));
  }
  return Math.min(at, bytes.length - 4);
}

/** The checksum made right again, so that damage reaches what stands behind it. */
function seal(bytes: Buffer): void {
  const total = bytes.length < 4 ? 0 : bytes.readUInt16LE(2);
  if (total < 4 || total + TRAILER_BYTES > bytes.length) return;
  bytes.write('CS$\0', total, 'latin1');
  digestOf('sha256', bytes.subarray(0, total), 'buffer').copy(bytes, total + 4);
}

function damagedText(from: readonly string[], dice: Dice): string {
  const kind = dice.below(10);
  if (kind === 0)
    return Array.from({ length: dice.below(300) }, () => String.fromCharCode(dice.below(65_536))).join('');
  if (kind === 1) return Array.from({ length: dice.below(18_000) }, () => ALPHABET[dice.below(64)]).join('');
  let text = dice.one(from);
  if (kind > 5) {
    const decoded = Buffer.from(text, 'base64');
    const bytes = decoded.length < FEWEST_BYTES ? Buffer.from(dice.one(intact), 'base64') : decoded;
    for (let count = dice.some(4); count > 0; count -= 1) dice.one(BYTE_DAMAGE)(bytes, dice);
    if (dice.below(4) > 0) seal(bytes);
    text = bytes.toString('base64');
    if (dice.below(3) > 0) return text;
  }
  for (let count = dice.some(3); count > 0; count -= 1) text = dice.one(TEXT_DAMAGE)(text, dice).slice(0, 40_000);
  return text;
}

/** The same text as the one cell of a row; null where it would be more than one. */
function asCell(text: string): ListHash | null {
  if (/[,\r\n"]/.test(text) || !text.isWellFormed()) return null;
  const cells: ListHash[] = [];
  const splitter = createRowSplitter({ delimiter: ',', columns: 2, onRow: (row) => cells.push(readHashCell(row, 1)) });
  splitter.push(Buffer.from(`x,${text}`), false);
  splitter.end();
  return cells[0] ?? null;
}

/** What is wrong with the answer; null where nothing is. */
function complaint(text: string, report: HashReport): string | null {
  const { verdict, canonical, facts, findings, digest } = report;
  const proven = verdict === 'ok' || verdict === 'repairable';
  if (proven !== (canonical !== null && facts !== null && digest !== null)) return 'verdict and content disagree';
  if (!proven && findings.length === 0) return 'nothing is said against a bad value';
  if (canonical !== null && inspectHash(canonical).canonical !== canonical) return 'the repaired value is not stable';
  const codes = findings.map(({ code }) => code).join();
  for (const other of [readHashText(text), asCell(text)]) {
    if (other === null) continue;
    const same = other.verdict === verdict && other.canonical() === canonical;
    if (!same || (verdict !== 'empty' && other.codes.join() !== codes)) return 'the two readings disagree';
  }
  return null;
}

runFuzz<string>(import.meta.filename, {
  next: (dice, kept) => damagedText(kept.length > 0 && dice.below(2) === 0 ? kept : intact, dice),
  judge: (text) => {
    const report = inspectHash(text);
    const codes = report.findings.map(({ code }) => code).join();
    return { complaint: complaint(text, report), reached: `${report.verdict} ${codes} ${report.changes.join()}` };
  },
  show: (text) => JSON.stringify(text),
});
