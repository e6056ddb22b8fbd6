// How fast and in how much memory a long list is judged, beside what merely parsing it costs; every run has a process of its own.
import { execFile } from 'node:child_process';
import { hash as digestOf } from 'node:crypto';
import { createReadStream, createWriteStream, openSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { parse as csvParse } from 'csv-parse';
import papaparse from 'papaparse';
import { fixCommand } from '../src/cli/commands/fix.ts';
import { readFilePieces } from '../src/cli/read-pieces.ts';
import type { Terminal } from '../src/cli/terminal.ts';
import { checkList } from '../src/lists/check-list.ts';
import { buildHardwareHash } from '../test/support/hardware-hash-builder.ts';

const HEADER = 'Device Serial Number,Windows Product ID,Hardware Hash,Group Tag';
const MANY = 100_000;
const FEW = 10_000;
const ROUNDS = 3;
const WARM_ROWS = 500;
const WARM_RUNS = 20;
const PIECE_BYTES = 256 * 1024;
const COMMA = 44;
const LF = 10;

/** What a run reports of itself. */
interface Run {
  readonly rows: number;
  readonly ms: number;
  readonly peakMb: number;
}

/** Ways to read a list to its end; each counts the rows that it met. */
const READERS = {
  check: checkRows,
  fix: fixRows,
  'csv-parse': parseRows,
  papaparse: papaRows,
  floor: digestRows,
} as const satisfies Record<string, (path: string) => Promise<number>>;

type ReaderName = keyof typeof READERS;

export async function benchLists(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'preflight-lists-'));
  try {
    const many = join(folder, 'many.csv');
    const few = join(folder, 'few.csv');
    await writeDevices(many, MANY);
    await writeDevices(few, FEW);
    const runs = new Map<ReaderName, Run[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of Object.keys(READERS) as ReaderName[]) {
        runs.set(name, [...(runs.get(name) ?? []), await inOwnProcess(name, many)]);
      }
    }
    const small = { check: await inOwnProcess('check', few), fix: await inOwnProcess('fix', few) };
    const megabytes = ((await stat(many)).size / 1e6).toFixed(0);
    const check = median(runs, 'check');
    const fix = median(runs, 'fix');
    return [
      `${MANY.toLocaleString('en-US')} devices, ${megabytes} MB, ${ROUNDS} rounds in turn, median of each:`,
      ...[...runs.keys()].map((name) => line(name, median(runs, name), check)),
      growth('check', small.check, check),
      growth('fix', small.fix, fix),
      `${WARM_ROWS} devices in a warm process: ${(await warmMs()).toFixed(1)} ms`,
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const TITLES: Readonly<Record<ReaderName, string>> = {
  check: 'check with hash proof',
  fix: 'fix: judged, then written to the disk',
  'csv-parse': 'csv-parse, merely parsing',
  papaparse: 'papaparse, merely parsing',
  floor: 'floor: bytes, base64, one SHA-256 each',
};

function growth(name: string, few: Run, many: Run): string {
  const [fewRows, manyRows] = [FEW, MANY].map((rows) => rows.toLocaleString('en-US'));
  return `peak memory of ${name}: ${few.peakMb} MB at ${fewRows} devices, ${many.peakMb} MB at ${manyRows}`;
}

function line(name: ReaderName, { ms, peakMb }: Run, check: Run): string {
  const ratio = name === 'check' ? '' : `, the check takes ${(check.ms / ms).toFixed(2)} times as long`;
  return `${TITLES[name].padEnd(40)}${(ms / 1000).toFixed(2)} s, ${peakMb} MB${ratio}`;
}

function median(runs: ReadonlyMap<ReaderName, readonly Run[]>, name: ReaderName): Run {
  const sorted = [...(runs.get(name) ?? [])].sort((one, other) => one.ms - other.ms);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined || middle.rows < MANY) throw new Error(`${name} did not read the list`);
  return middle;
}

async function inOwnProcess(name: ReaderName, path: string): Promise<Run> {
  const { stdout } = await promisify(execFile)(process.execPath, [import.meta.filename, name, path]);
  return JSON.parse(stdout) as Run;
}

async function writeDevices(path: string, count: number): Promise<void> {
  await pipeline(Readable.from(lines(count)), createWriteStream(path));
}

function* lines(count: number): Generator<string> {
  yield `${HEADER}\r\n`;
  for (let number = 1; number <= count; number += 1) yield `${row(number)}\r\n`;
}

function row(number: number): string {
  const serial = `PF${String(number).padStart(8, '0')}`;
  return `${serial},,${withOwnAdapters(buildHardwareHash({ serial, number }), number)},KIOSK`;
}

const ADAPTER_RECORD = 8;

/** The builder has 256 addresses for adapters; a long list needs one for each, or every row shares them. */
function withOwnAdapters(hash: string, number: number): string {
  const bytes = Buffer.from(hash, 'base64');
  const total = bytes.readUInt16LE(2);
  let adapter = 0;
  for (let at = 4; at < total; at += bytes.readUInt16LE(at + 2)) {
    if (bytes.readUInt16LE(at) !== ADAPTER_RECORD) continue;
    bytes.writeUInt32BE(number * 2 + adapter, at + 4 + 4 + 2);
    adapter += 1;
  }
  digestOf('sha256', bytes.subarray(0, total), 'buffer').copy(bytes, total + 4);
  return bytes.toString('base64');
}

async function warmMs(): Promise<number> {
  const list = Buffer.from([...lines(WARM_ROWS)].join(''));
  const times: number[] = [];
  for (let run = 0; run < WARM_RUNS; run += 1) {
    const began = performance.now();
    await checkList(list, { fileName: 'warm.csv' });
    times.push(performance.now() - began);
  }
  return times.sort((one, other) => one - other)[WARM_RUNS / 2] ?? 0;
}

async function checkRows(path: string): Promise<number> {
  const bytes = readFilePieces({ fd: openSync(path, 'r') });
  const { devices, ready } = await checkList(bytes, { fileName: 'list.csv', maxBytes: Number.MAX_SAFE_INTEGER });
  if (ready !== devices) throw new Error(`${devices - ready} invented devices are not ready`);
  return devices;
}

/** The command itself, told to people: nobody looks at what it says. */
async function fixRows(path: string): Promise<number> {
  const out = await mkdtemp(join(tmpdir(), 'preflight-fixed-'));
  const terminal: Terminal = {
    out: () => {},
    err: () => {},
    progress: () => {},
    environment: { MAX_LIST_BYTES: String(Number.MAX_SAFE_INTEGER) },
    isInteractive: false,
    width: 80,
  };
  try {
    const status = await fixCommand(terminal, path, { out, acceptProposals: false, force: false, json: false });
    if (status !== 0) throw new Error(`fix ended with ${status}`);
    let rows = 0;
    for (const file of await readdir(out)) rows += (await readFile(join(out, file), 'latin1')).split('\n').length - 2;
    return rows;
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

async function parseRows(path: string): Promise<number> {
  const parser = createReadStream(path, { highWaterMark: PIECE_BYTES }).pipe(csvParse());
  let rows = 0;
  parser.on('readable', () => {
    while (parser.read() !== null) rows += 1;
  });
  await new Promise((done, fail) => parser.once('end', done).once('error', fail));
  return rows;
}

async function papaRows(path: string): Promise<number> {
  let rows = 0;
  const parser = papaparse.parse(papaparse.NODE_STREAM_INPUT, {});
  parser.on('data', () => {
    rows += 1;
  });
  await pipeline(createReadStream(path, { highWaterMark: PIECE_BYTES }), parser);
  return rows;
}

/** The least that any proof costs: every byte is read, and every hash decoded and digested once. */
async function digestRows(path: string): Promise<number> {
  let rows = 0;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    const bytes: Buffer = Buffer.concat([rest, piece as Buffer]);
    let at = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, at)) {
      const start = bytes.indexOf(COMMA, bytes.indexOf(COMMA, at) + 1) + 1;
      const text = bytes.toString('latin1', start, bytes.indexOf(COMMA, start));
      digestOf('sha256', Buffer.from(text, 'base64'), 'hex');
      rows += 1;
      at = end + 1;
    }
    rest = bytes.subarray(at);
  }
  return rows;
}

if (process.argv[1] === import.meta.filename) {
  const [name, path = ''] = process.argv.slice(2);
  const began = performance.now();
  const rows = await READERS[name as ReaderName](path);
  const ms = performance.now() - began;
  process.stdout.write(JSON.stringify({ rows, ms, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }));
}
