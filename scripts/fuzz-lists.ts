// Throws damaged and random files at the reader, judge and repairer of device lists: it must never throw, never loop,
// find the same in whatever pieces the bytes come, and write only devices that the file names, in files that its channel
// accepts. `node scripts/fuzz-lists.ts [--seconds 60] [--seed 1]`.
import { type CheckReport, checkList } from '../src/lists/check-list.ts';
import { type FixResult, fixList } from '../src/lists/fix-list.ts';
import { LIST_CHANNELS, type ListChannel } from '../src/lists/formats.ts';
import { inventedDevices } from '../test/support/invented-devices.ts';
import { exampleFiles } from './example-files.ts';
import { type Dice, runFuzz } from './fuzz-loop.ts';

interface ListCase {
  readonly bytes: Buffer;
  readonly channel: ListChannel | null;
}

/** A case grows with each change; a hash has 4,000 bytes, so a few devices are enough for every rule. */
const MOST_BYTES = 30_000;

const WHOLE: readonly Buffer[] = [...exampleFiles()]
  .filter(([name, bytes]) => name.endsWith('.csv') && bytes.length < MOST_BYTES)
  .map(([, bytes]) => bytes);

const ODD_CELLS = [
  '',
  ' ',
  '"',
  '""',
  '"x',
  'a"b',
  'a,b',
  ' PF1 ',
  'PF\u200b1',
  'München',
  '1.23457E+14',
  '0000000',
  'Default string',
  'KIOSK',
  'Kiosk',
  'K'.repeat(129),
  'hana@contoso.com',
  '0000000000011',
  'System manufacturer',
  'A.B.1',
  '\u0000',
  '\ud800',
  'Device Serial Number',
  'Serial Number',
  'Manufacturer',
  'groupTag',
  'x'.repeat(300),
];
const ODD_LINES = ['', ',,,,', '#TYPE x', 'sep=;', 'A title', '"', '\u00a0', 'Device Serial Number,Windows Product ID'];
const DELIMITERS = [',', ',', ';', '\t', '|'];
const LINE_ENDS = ['\r\n', '\n', '\r'];
const ENCODINGS: readonly BufferEncoding[] = ['utf8', 'latin1', 'utf16le'];

type Damage = (bytes: Buffer, dice: Dice) => Buffer;

const DAMAGE: readonly Damage[] = [
  (bytes, dice) => bytes.subarray(0, dice.below(bytes.length + 1)),
  (bytes, dice) => bytes.subarray(dice.below(bytes.length + 1)),
  (bytes, dice) => Buffer.concat([bytes, dice.one(WHOLE)]),
  (bytes, dice) => withByte(bytes, dice, dice.below(256)),
  (bytes, dice) => withByte(bytes, dice, dice.one([0, 9, 10, 13, 34, 44, 59])),
  (bytes, dice) => Buffer.concat([Buffer.from(dice.one(['efbbbf', 'fffe', 'feff', '00', '504b0304']), 'hex'), bytes]),
  (bytes, dice) => Buffer.from(bytes.toString('utf8'), dice.one(ENCODINGS)),
  (bytes, dice) => byText(bytes, (text) => text.replaceAll(dice.one(DELIMITERS), dice.one(DELIMITERS))),
  (bytes, dice) => byLines(bytes, (lines) => lines.join(dice.one(LINE_ENDS))),
  (bytes, dice) => byLines(bytes, (lines) => joined(spliced(lines, dice, dice.one(ODD_LINES)))),
  (bytes, dice) => byLines(bytes, (lines) => joined(spliced(lines, dice, dice.one(lines)))),
  (bytes, dice) => byLines(bytes, (lines) => joined(lines.filter(() => dice.below(4) > 0))),
  (bytes) => byLines(bytes, (lines) => joined(lines.toSorted())),
  (bytes, dice) => byCells(bytes, dice, (cells) => cells.with(dice.below(cells.length), dice.one(ODD_CELLS))),
  (bytes, dice) => byCells(bytes, dice, (cells) => spliced(cells, dice, dice.one(ODD_CELLS))),
  (bytes, dice) => byCells(bytes, dice, (cells) => cells.toSpliced(dice.below(cells.length), 1)),
  (bytes, dice) => byCells(bytes, dice, (cells) => cells.map((cell) => `"${cell}"`)),
  (bytes, dice) => byCells(bytes, dice, (cells) => cells.map((cell) => cell.toUpperCase())),
  (bytes, dice) => byCells(bytes, dice, (cells) => [...cells, ...cells]),
];

function withByte(bytes: Buffer, dice: Dice, byte: number): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length > 0) copy.writeUInt8(byte, dice.below(copy.length));
  return copy;
}

function byText(bytes: Buffer, change: (text: string) => string): Buffer {
  return Buffer.from(change(bytes.toString('utf8')), 'utf8');
}

function byLines(bytes: Buffer, change: (lines: readonly string[]) => string): Buffer {
  return byText(bytes, (text) => change(text.split(/\r\n|\r|\n/)));
}

function byCells(bytes: Buffer, dice: Dice, change: (cells: readonly string[]) => readonly string[]): Buffer {
  return byLines(bytes, (lines) => {
    const at = dice.below(lines.length);
    return joined(lines.with(at, change((lines[at] ?? '').split(',')).join(',')));
  });
}

function spliced(items: readonly string[], dice: Dice, item: string): string[] {
  return items.toSpliced(dice.below(items.length + 1), 0, item);
}

function joined(lines: readonly string[]): string {
  return lines.join('\r\n');
}

function damagedList(from: readonly Buffer[], dice: Dice): Buffer {
  if (dice.below(50) === 0) return Buffer.from(Array.from({ length: dice.below(400) }, () => dice.below(256)));
  let bytes = dice.one(from);
  for (let count = dice.some(4); count > 0; count -= 1) bytes = dice.one(DAMAGE)(bytes, dice).subarray(0, MOST_BYTES);
  return bytes;
}

async function* inPieces(bytes: Buffer, pieceOf: () => number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const size = pieceOf();
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

/** What is wrong with the answers; null where nothing is. */
async function complaint(input: ListCase, report: CheckReport, fixed: FixResult, dice: Dice): Promise<string | null> {
  const most = dice.one([1, 7, 100, 5_000]);
  const pieces = inPieces(input.bytes, () => dice.some(most));
  const isSlow = input.bytes.length > 20_000 && most < 100;
  const again = isSlow ? report : await checkList(pieces, { fileName: 'list.csv', channel: input.channel });
  const expected = JSON.stringify(report);
  if (JSON.stringify(again) !== expected) return `in pieces of up to ${most} bytes: another answer`;
  if (JSON.stringify(fixed.report) !== expected) return 'check and fix do not find the same';
  if (report.ready > report.devices) return 'more ready than there are';
  if (report.accepted && report.findings.some(({ severity }) => severity === 'error')) return 'accepted with an error';
  const places = report.findings.filter(({ line }) => line !== null).map(({ code, line }) => `${code}@${line}`);
  if (new Set(places).size < places.length) return 'one finding told twice';
  const long = report.findings.find(({ message }) => /[A-Za-z0-9+/]{70}/.test(message));
  if (long !== undefined) return `too much of a hash in a message: ${long.message}`;
  const written = fixed.outputs.reduce((sum, { devices }) => sum + devices, 0);
  if (written !== report.ready) return `${report.ready} ready, ${written} written`;
  if (written + fixed.dropped.length < report.devices) return 'a row is in no output and not among the dropped';
  const devices = inventedDevices(input.bytes, fixed.outputs);
  if (devices.length > 0) return `written, but not in the file: ${devices.join(', ')}`;
  for (const { content } of fixed.outputs) {
    const refixed = await fixList(content, { fileName: 'x.csv', channel: input.channel ?? report.channel });
    if (!refixed.report.accepted) return `an output is not accepted: ${JSON.stringify(refixed.report.findings)}`;
    if (refixed.changes.length > 0 || refixed.dropped.length > 0) return 'fixing an output changes it';
  }
  return null;
}

runFuzz<ListCase>(import.meta.filename, {
  next: (dice, kept) => ({
    bytes: damagedList(kept.length > 0 && dice.below(2) === 0 ? kept.map(({ bytes }) => bytes) : WHOLE, dice),
    channel: dice.one([null, null, ...LIST_CHANNELS]),
  }),
  judge: async (input, dice) => {
    const report = await checkList(input.bytes, { fileName: 'list.csv', channel: input.channel });
    const fixed = await fixList(input.bytes, { fileName: 'list.csv', channel: input.channel });
    const codes = [...new Set(report.findings.map(({ code, fix }) => `${code}/${fix}`))].sort();
    const { format, encoding, delimiter, channel, accepted, repairable } = report;
    const reached = [format, encoding, delimiter, channel, accepted, repairable, fixed.outputs.length > 1, ...codes];
    return { complaint: await complaint(input, report, fixed, dice), reached: reached.join(' ') };
  },
  show: ({ bytes, channel }) => `channel ${channel}, base64 of the file: ${bytes.toString('base64')}`,
});
