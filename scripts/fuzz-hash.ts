// Throws damaged and random texts at the reader of hardware hashes: it must never throw, never loop, and both of its
// readings must agree. `node scripts/fuzz-hash.ts [--seconds 60] [--seed 1]`; the same seed gives the same texts.
import { hash as digestOf } from 'node:crypto';
import { parseArgs } from 'node:util';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { type HashReport, inspectHash } from '../src/lists/hash/inspect-hash.ts';
import { TRAILER_BYTES } from '../src/lists/hash/layout.ts';
import { type ListHash, readHashCell, readHashText } from '../src/lists/list-hash.ts';
import { createRowSplitter } from '../src/lists/split-rows.ts';
import { buildHardwareHash, type InventedDevice } from '../test/support/hardware-hash-builder.ts';

/** One text that takes longer is taken for a loop. */
const LONGEST_MS = 10_000;
const CLOCK_EVERY = 256;
const PLAIN_DEVICES = 20;

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

/** xorshift32: the same numbers for the same seed on every machine. */
class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0 || 1;
  }

  below(limit: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % limit;
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  some(most: number): number {
    return 1 + this.below(most);
  }
}

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

function damagedText(whole: readonly string[], dice: Dice): string {
  const kind = dice.below(10);
  if (kind === 0)
    return Array.from({ length: dice.below(300) }, () => String.fromCharCode(dice.below(65_536))).join('');
  if (kind === 1) return Array.from({ length: dice.below(18_000) }, () => ALPHABET[dice.below(64)]).join('');
  let text = dice.one(whole);
  if (kind > 5) {
    const bytes = Buffer.from(text, 'base64');
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

function fuzz(seconds: number, seed: number, progress: Int32Array): number {
  const dice = new Dice(seed);
  const devices = [...Array<Partial<InventedDevice>>(PLAIN_DEVICES).fill({}), ...ODD_DEVICES];
  const whole = devices.map((device, number) => buildHardwareHash({ serial: `PF${number}`, number, ...device }));
  const verdicts = new Map<string, number>();
  const codes = new Map<string, number>();
  const until = performance.now() + seconds * 1000;
  let texts = 0;
  let slowestMs = 0;
  while (texts % CLOCK_EVERY !== 0 || performance.now() < until) {
    const text = damagedText(whole, dice);
    let wrong: string | null;
    try {
      const began = performance.now();
      const report = inspectHash(text);
      slowestMs = Math.max(slowestMs, performance.now() - began);
      wrong = complaint(text, report);
      verdicts.set(report.verdict, (verdicts.get(report.verdict) ?? 0) + 1);
      for (const { code } of report.findings) codes.set(code, (codes.get(code) ?? 0) + 1);
    } catch (error) {
      wrong = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
    texts += 1;
    Atomics.store(progress, 0, texts);
    if (wrong === null) continue;
    process.stderr.write(`Text ${texts} of seed ${seed}: ${wrong}\n${JSON.stringify(text)}\n`);
    return 1;
  }
  process.stdout.write(
    `Seed ${seed}: ${texts.toLocaleString('en-US')} texts in ${seconds} s, no exception, no loop; slowest ${slowestMs.toFixed(1)} ms.\n`,
  );
  process.stdout.write(`${[...verdicts].map(([name, count]) => `${name} ${count}`).join(', ')}\n`);
  for (const [code, count] of [...codes].sort()) process.stdout.write(`  ${code} ${count}\n`);
  return 0;
}

/** Runs beside the fuzzing thread and ends the program where one text takes too long. */
function watch(progress: Int32Array, seed: number): void {
  let last = -1;
  setInterval(() => {
    const texts = Atomics.load(progress, 0);
    if (texts === last) {
      process.stderr.write(`Text ${texts + 1} of seed ${seed} takes more than ${LONGEST_MS / 1000} s: a loop.\n`);
      process.exit(1);
    }
    last = texts;
  }, LONGEST_MS);
}

interface Start {
  readonly progress: Int32Array;
  readonly seconds: number;
  readonly seed: number;
}

if (isMainThread) {
  const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
  const start: Start = {
    progress: new Int32Array(new SharedArrayBuffer(4)),
    seconds: Number(values.seconds ?? 60),
    seed: Number(values.seed ?? 1),
  };
  watch(start.progress, start.seed);
  const worker = new Worker(import.meta.filename, { workerData: start });
  worker.once('exit', (status) => process.exit(status));
} else {
  const { progress, seconds, seed } = workerData as Start;
  process.exitCode = fuzz(seconds, seed, progress);
}
