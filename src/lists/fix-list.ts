import type { Finding } from '../domain/finding.ts';
import { type CheckReport, checkList, DEFAULT_MAX_BYTES, type ListInput } from './check-list.ts';
import type { DroppedRow, FixSink, OutputHead } from './fix-sink.ts';
import type { FixOptions } from './judge-for-fix.ts';
import type { ListChange } from './list-change.ts';
import { streamFix } from './stream-fix.ts';

export interface FixOutput extends OutputHead {
  /** What the file holds; whole hashes: a secret. */
  readonly content: Buffer;
}

export interface FixResult {
  /** The judgement on the original. */
  readonly report: CheckReport;
  readonly outputs: readonly FixOutput[];
  /** Everything in which the outputs differ from the original; values shortened. */
  readonly changes: readonly ListChange[];
  /** What fix could not, or was not allowed to mend. */
  readonly left: readonly Finding[];
  readonly dropped: readonly DroppedRow[];
}

/**
 * Writes a list, one that fits into memory, as its channel takes it: what can be mended by proof or by rule is mended
 * and listed, a row that keeps an error is left out and named, and a clean list is copied. Fixing an output again
 * changes nothing.
 */
export async function fixList(input: ListInput, options: FixOptions): Promise<FixResult> {
  const bytes = await allBytes(input, options.maxBytes ?? DEFAULT_MAX_BYTES);
  const { sink, result } = inMemory();
  await streamFix(() => bytes, options, sink);
  return { report: await checkList(bytes, options), ...result() };
}

/** All of a list, or enough of one that is too large to tell that it is. */
async function allBytes(input: ListInput, maxBytes: number): Promise<Uint8Array> {
  if (input instanceof Uint8Array) return input;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of input) {
    pieces.push(Buffer.from(piece));
    size += piece.length;
    if (size > maxBytes) break;
  }
  return Buffer.concat(pieces);
}

function inMemory() {
  let heads: readonly OutputHead[] = [];
  const texts: string[][] = [];
  const changes: ListChange[] = [];
  const left: Finding[] = [];
  const dropped: DroppedRow[] = [];
  const sink: FixSink = {
    open(outputs) {
      heads = outputs;
      texts.push(...outputs.map(() => []));
      return true;
    },
    write: (output, text) => texts[output]?.push(text) !== undefined,
    change: (change) => void changes.push(change),
    left: (finding) => void left.push(finding),
    dropped: (row) => void dropped.push(row),
  };
  const result = () => ({
    outputs: heads.map((head, index) => ({ ...head, content: Buffer.from((texts[index] ?? []).join(''), 'latin1') })),
    changes,
    left,
    dropped,
  });
  return { sink, result };
}
