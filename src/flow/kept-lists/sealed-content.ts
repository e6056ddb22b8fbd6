import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { Sealer } from '../../ports/sealer.ts';

/** Characters of one piece: a database takes many small values more easily than one of some megabytes. */
const PIECE_CHARS = 256 * 1024;
/** Hashes end in zeros, so that even the quickest compression leaves a tenth. */
const QUICKEST = 1;

/** The content of a list in sealed pieces; each is bound to the list, its place and their number. */
export async function sealContent(sealer: Sealer, listId: string, bytes: Uint8Array): Promise<Uint8Array[]> {
  const packed = (await promisify(deflateRaw)(bytes, { level: QUICKEST })).toString('base64');
  const count = Math.max(1, Math.ceil(packed.length / PIECE_CHARS));
  return Array.from({ length: count }, (_, index) =>
    sealer.seal(packed.slice(index * PIECE_CHARS, (index + 1) * PIECE_CHARS), contextOf(listId, index, count)),
  );
}

/** The bytes of a list again; null where a piece is missing, damaged or of another list. */
export async function openContent(
  sealer: Sealer,
  listId: string,
  pieces: readonly Uint8Array[],
): Promise<Uint8Array | null> {
  const opened = pieces.map((piece, index) => sealer.open(piece, contextOf(listId, index, pieces.length)));
  if (opened.length === 0 || opened.includes(null)) return null;
  return promisify(inflateRaw)(Buffer.from(opened.join(''), 'base64'));
}

function contextOf(listId: string, index: number, count: number): string {
  return `list:${listId}:${index + 1}/${count}`;
}
