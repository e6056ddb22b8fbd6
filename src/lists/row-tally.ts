import { createListExplainer, type Explain } from './explain-across-rows.ts';
import type { JudgedRow } from './judge-row.ts';
import type { ListHash } from './list-hash.ts';
import { isMisshapen } from './row-shape.ts';

/** A longer tag is an error of its row; so much of it tells it from others, and a list of novels stays small here. */
const TAG_CHARS = 129;

/** What the rows of a list come to. */
export interface RowTotals {
  readonly devices: number;
  readonly ready: number;
  readonly errors: number;
  /** Errors that fix does not mend by itself. */
  readonly unrepaired: number;
  /** Hashes that are whole but not of the standard length. */
  readonly oddSizes: number;
  readonly hasProductIds: boolean;
  /** Group tags that occur, '' for none. */
  readonly tags: ReadonlyMap<string, number>;
  readonly explain: Explain;
}

export interface RowTally {
  add(line: number, judged: JudgedRow, hash: ListHash): void;
  close(): RowTotals;
}

/** Counts judged rows; keeps none of them. */
export function createRowTally(): RowTally {
  const tags = new Map<string, number>();
  const explainer = createListExplainer();
  let devices = 0;
  let ready = 0;
  let errors = 0;
  let unrepaired = 0;
  let oddSizes = 0;
  let hashes = 0;
  let broken = 0;
  let hasProductIds = false;

  return {
    add(line, { values, state, isDevice, findings }, hash) {
      if (isDevice) {
        devices += 1;
        if (state === 'ready' || state === 'repaired') ready += 1;
        const tag = boundedTag(values.groupTag);
        if (!isMisshapen(findings)) tags.set(tag, (tags.get(tag) ?? 0) + 1);
      }
      if (values.productId !== '') hasProductIds = true;
      if (hash.verdict !== 'empty') hashes += 1;
      for (const { code, severity, fix } of findings) {
        if (severity === 'error') errors += 1;
        if (severity === 'error' && fix !== 'automatic') unrepaired += 1;
        if (code === 'HASH_SIZE_NONSTANDARD') oddSizes += 1;
        else if (code === 'HASH_DIGEST_MISMATCH') broken += 1;
        else if (code === 'ROW_SERIAL_MISMATCH') {
          explainer.noteMismatch(line, values.serial, (hash.facts?.serial ?? '').trim());
        }
      }
    },

    close: () => ({
      devices,
      ready,
      errors,
      unrepaired,
      oddSizes,
      hasProductIds,
      tags,
      explain: explainer.close(hashes, broken),
    }),
  };
}

/** Copied, because a slice would keep the whole text in memory. */
function boundedTag(tag: string): string {
  return tag.length <= TAG_CHARS ? tag : Buffer.from(tag.slice(0, TAG_CHARS)).toString();
}
