import { contentStart, findLayout, type ListLayout } from './find-layout.ts';
import type { ListChannel } from './formats.ts';

/** Bytes, from the first content on, from which the layout is told; the same whatever pieces the file comes in. */
const HEAD_BYTES = 262_144;
const LF = 10;
const CR = 13;

export interface ListHead {
  /** Takes the next bytes, which may be written over afterwards; the layout is told once enough of them came. */
  push(utf8: Buffer, ascii: boolean): void;
  /** Tells the layout of a list that ended before. */
  end(): void;
}

/** Holds the beginning of a list until its layout is known, then hands on both. */
export function createListHead(
  channel: ListChannel | null,
  onLayout: (layout: ListLayout | null, start: Buffer, ascii: boolean) => void,
): ListHead {
  const pieces: Buffer[] = [];
  let isAscii = true;
  let blankBytes = 0;
  let contentBytes = 0;

  return {
    push(utf8, ascii) {
      pieces.push(Buffer.from(utf8));
      isAscii &&= ascii;
      const start = contentBytes > 0 ? 0 : contentStart(utf8);
      blankBytes += start < 0 ? utf8.length : start;
      if (start >= 0) contentBytes += utf8.length - start;
      if (contentBytes >= HEAD_BYTES) end();
    },
    end,
  };

  function end(): void {
    const bytes = Buffer.concat(pieces);
    const { from, linesBefore } = lineStart(bytes, blankBytes);
    onLayout(findLayout(wholeLines(bytes.subarray(from)), isAscii, channel, linesBefore), bytes, isAscii);
  }
}

/** Where the line begins on which the first content stands, and how many lines are before it. */
function lineStart(bytes: Buffer, contentAt: number): { readonly from: number; readonly linesBefore: number } {
  let from = 0;
  let linesBefore = 0;
  for (let at = 0; at < contentAt; at += 1) {
    const isLineEnd = bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF);
    if (!isLineEnd) continue;
    from = at + 1;
    linesBefore += 1;
  }
  return { from, linesBefore };
}

/** Up to the last line end, so that a line cut by the limit is not taken for a short one. */
function wholeLines(bytes: Buffer): Buffer {
  if (bytes.length < HEAD_BYTES) return bytes;
  const head = bytes.subarray(0, HEAD_BYTES);
  const end = Math.max(head.lastIndexOf(LF), head.lastIndexOf(CR));
  return end < 0 ? head : head.subarray(0, end + 1);
}
