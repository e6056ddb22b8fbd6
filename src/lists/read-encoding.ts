import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

export type Encoding = 'ascii' | 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'binary';

/** Bytes looked at to tell the encoding; the same number whatever pieces the file comes in. */
const HEAD_BYTES = 65_536;
/** Bytes of Windows-1252 that stand for nothing. */
const UNDEFINED_1252 = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
/** So many bytes from the first that is not ASCII tell UTF-8 from Windows-1252 in a file that is longer. */
const MOST_HELD_BYTES = 32 * 1024 * 1024;

export type DecoderEnd =
  | { readonly kind: 'text'; readonly encoding: Encoding | null; readonly bytes: number }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'binary'; readonly what: string };

export interface ListDecoder {
  /** Takes the next bytes of the file, which may be written over afterwards. False: no more are needed, the file cannot be read. */
  push(chunk: Uint8Array): boolean;
  end(): DecoderEnd;
}

type Mode = 'head' | 'ascii' | 'held' | 'utf-8' | 'windows-1252' | 'utf-16' | 'stopped';

/**
 * Turns the bytes of a file into UTF-8 bytes. ASCII passes through piece by piece. From the first other byte on the
 * rest is held, because only the whole of it shows whether it is UTF-8 or Windows-1252; a rest of more than 32 MiB is
 * decided by its first 32 MiB and passes through from there, so that memory stays bounded for a file of any length.
 */
export function createListDecoder(onText: (utf8: Buffer, ascii: boolean) => void): ListDecoder {
  let mode: Mode = 'head';
  let held: Buffer[] = [];
  let heldBytes = 0;
  let bytes = 0;
  let encoding: Encoding | null = null;
  let hasMark = false;
  let utf16: TextDecoder | null = null;
  let cutCharacter: Buffer = Buffer.alloc(0);
  let stop: DecoderEnd | null = null;

  function push(chunk: Uint8Array): boolean {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    bytes += piece.length;
    if (mode === 'head') {
      hold(piece);
      if (heldBytes >= HEAD_BYTES) leaveHead();
    } else {
      pass(piece);
    }
    return stop === null;
  }

  function hold(piece: Buffer): void {
    held.push(Buffer.from(piece));
    heldBytes += piece.length;
  }

  function leaveHead(): void {
    const head = Buffer.concat(held);
    held = [];
    heldBytes = 0;
    const found = recognise(head.subarray(0, HEAD_BYTES));
    if (found.kind === 'binary') {
      stop = found;
      mode = 'stopped';
      return;
    }
    encoding = found.encoding;
    if (encoding === 'utf-16le' || encoding === 'utf-16be') {
      utf16 = new TextDecoder(encoding, { fatal: true });
      mode = 'utf-16';
    } else {
      hasMark = encoding === 'utf-8-bom';
      mode = 'ascii';
    }
    pass(head.subarray(found.markBytes));
  }

  function pass(piece: Buffer): void {
    if (mode === 'utf-16') {
      passUtf16(piece, true);
    } else if (mode === 'held') {
      hold(piece);
      if (heldBytes > MOST_HELD_BYTES) releaseHeld(false);
    } else if (mode === 'utf-8' || mode === 'windows-1252') {
      passDecided(piece, true);
    } else if (mode === 'ascii') {
      if (isAscii(piece)) {
        onText(piece, true);
      } else {
        mode = 'held';
        hold(piece);
      }
    }
  }

  function passUtf16(piece: Buffer | undefined, stream: boolean): void {
    try {
      const text = Buffer.from(utf16?.decode(piece, { stream }) ?? '', 'utf8');
      if (text.length > 0) onText(text, isAscii(text));
    } catch {
      refuse();
    }
  }

  function end(): DecoderEnd {
    if (mode === 'head') leaveHead();
    if (mode === 'utf-16') passUtf16(undefined, false);
    if (mode === 'held') releaseHeld(true);
    else if (mode === 'utf-8' || mode === 'windows-1252') passDecided(Buffer.alloc(0), false);
    return stop ?? { kind: 'text', encoding: bytes === 0 ? null : encoding, bytes };
  }

  function releaseHeld(final: boolean): void {
    const rest = Buffer.concat(held);
    held = [];
    heldBytes = 0;
    const whole = final ? rest : rest.subarray(0, wholeCharacters(rest));
    if (isUtf8(whole)) {
      encoding = hasMark ? 'utf-8-bom' : 'utf-8';
      mode = 'utf-8';
    } else if (!hasMark) {
      encoding = 'windows-1252';
      mode = 'windows-1252';
    } else {
      refuse();
    }
    if (mode !== 'stopped') passDecided(rest, !final);
  }

  /** Passes bytes of a known encoding; the end of a piece may cut a character of UTF-8 in two. */
  function passDecided(piece: Buffer, more: boolean): void {
    if (mode === 'windows-1252') {
      if (UNDEFINED_1252.some((byte) => piece.includes(byte))) refuse();
      else onText(Buffer.from(new TextDecoder('windows-1252').decode(piece), 'utf8'), false);
      return;
    }
    const bytesSoFar = cutCharacter.length === 0 ? piece : Buffer.concat([cutCharacter, piece]);
    const end = more ? wholeCharacters(bytesSoFar) : bytesSoFar.length;
    const characters = bytesSoFar.subarray(0, end);
    cutCharacter = Buffer.from(bytesSoFar.subarray(end));
    if (isUtf8(characters)) onText(characters, false);
    else refuse();
  }

  function refuse(): void {
    stop = { kind: 'invalid' };
    mode = 'stopped';
  }

  return { push, end };
}

/** How many bytes there are without the beginning of a UTF-8 character that the end may have cut off. */
function wholeCharacters(bytes: Buffer): number {
  const lead = bytes.subarray(-3).findLastIndex((byte) => byte >= 0xc0);
  if (lead < 0) return bytes.length;
  const start = Math.max(0, bytes.length - 3) + lead;
  const byte = bytes[start] as number;
  const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
  return bytes.length - start < length ? start : bytes.length;
}

type Recognised =
  | { readonly kind: 'text'; readonly encoding: Encoding; readonly markBytes: number }
  | { readonly kind: 'binary'; readonly what: string };

function recognise(head: Buffer): Recognised {
  const what = binaryKind(head);
  if (what !== null) return { kind: 'binary', what };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return text('utf-8-bom', 3);
  if (head[0] === 0xff && head[1] === 0xfe) return text('utf-16le', 2);
  if (head[0] === 0xfe && head[1] === 0xff) return text('utf-16be', 2);
  const unmarked = unmarkedUtf16(head);
  if (unmarked !== null) return text(unmarked, 0);
  return isMostlyControls(head) ? { kind: 'binary', what: 'a binary file' } : text('ascii', 0);
}

function text(encoding: Encoding, markBytes: number): Recognised {
  return { kind: 'text', encoding, markBytes };
}

/** UTF-16 without a mark: Latin text has a zero in every second byte, and no other text has. */
function unmarkedUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(Math.min(head.length, 4096) / 2);
  if (pairs === 0) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (head[pair * 2] === 0) evenZeros += 1;
    if (head[pair * 2 + 1] === 0) oddZeros += 1;
  }
  if (oddZeros > pairs * 0.6 && evenZeros < pairs * 0.1) return 'utf-16le';
  if (evenZeros > pairs * 0.6 && oddZeros < pairs * 0.1) return 'utf-16be';
  return null;
}

function isMostlyControls(head: Buffer): boolean {
  const sample = head.subarray(0, 8192);
  let controls = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) controls += 1;
  return controls > sample.length * 0.05 && controls > 3;
}

const SIGNATURES: readonly { readonly bytes: string; readonly what: string }[] = [
  { bytes: 'd0cf11e0a1b11ae1', what: 'an old Excel workbook or another Office document: save the sheet as CSV' },
  { bytes: '25504446', what: 'a PDF document: ask for the list as CSV' },
  { bytes: '1f8b08', what: 'a gzip archive: unpack it first' },
  { bytes: '377abcaf271c', what: 'a 7-Zip archive: unpack it first' },
  { bytes: '526172211a07', what: 'a RAR archive: unpack it first' },
  { bytes: '4d534346', what: 'a cabinet (.cab) archive: unpack it first; the CSV of a diagnostics export is inside' },
  { bytes: '89504e470d0a1a0a', what: 'a picture: attach the list itself' },
  { bytes: 'ffd8ff', what: 'a picture: attach the list itself' },
  { bytes: '474946383', what: 'a picture: attach the list itself' },
  { bytes: '53514c69746520666f726d617420', what: 'a database file: export the list as CSV' },
  { bytes: 'fffe0000', what: 'text in UTF-32: save it as ANSI in Notepad' },
  { bytes: '0000feff', what: 'text in UTF-32: save it as ANSI in Notepad' },
];

function binaryKind(head: Buffer): string | null {
  const start = head.toString('hex', 0, 16);
  if (/^504b0(304|506|708)/.test(start)) return zipKind(head);
  return SIGNATURES.find(({ bytes }) => start.startsWith(bytes))?.what ?? null;
}

function zipKind(head: Buffer): string {
  const holds = (name: string) => head.includes(name, 0, 'latin1');
  if (holds('xl/') || holds('spreadsheetml')) return 'an Excel workbook: save the sheet as CSV';
  if (holds('opendocument.spreadsheet')) return 'an OpenDocument spreadsheet: save the sheet as CSV';
  if (holds('word/')) return 'a Word document: put the list into a CSV file';
  if (holds('[Content_Types].xml')) return 'an Excel workbook or another Office document: save the sheet as CSV';
  return 'a ZIP archive: unpack it first (if it is an Excel workbook, save the sheet as CSV)';
}
