import { type Accepts, createProposalBook, type ProposalBook } from './accept-proposals.ts';
import { type CheckOptions, type ListInput, readList } from './check-list.ts';
import type { RowState } from './device-row.ts';
import type { Explain } from './explain-across-rows.ts';
import type { ListReading } from './list-reader.ts';
import { createFilePlan, type FilePlan } from './plan-files.ts';
import { createValueCounter, type ValueCounts } from './write-list.ts';

export interface FixOptions extends CheckOptions {
  /** Whether a person said yes to every proposal, or to which. */
  readonly acceptProposals?: boolean | Accepts | undefined;
}

/** A list that can be read from its beginning again and again. */
export type ListSource = () => ListInput;

/** What has to be known of a list before the first byte of an output can be written. */
export interface FixJudgement {
  /** Of the list as it stands, before any proposal. */
  readonly reading: ListReading;
  readonly book: ProposalBook;
  /** Explains the findings that remain after the proposals. */
  readonly explain: Explain;
  /** The files that the rows will fill; null where no row was judged. */
  readonly plan: FilePlan | null;
  readonly counts: ValueCounts;
  /** Whether every row can be sent as it stands. */
  readonly allReady: boolean;
}

/** One decision may bring up the next (three captures of one device); more readings than this bring nothing new. */
export const MOST_ROUNDS = 8;

/** Reads a list once, and once more for every round of proposals that are accepted. */
export async function judgeForFix(source: ListSource, options: FixOptions): Promise<FixJudgement> {
  const accepts = options.acceptProposals ?? false;
  const book = createProposalBook(typeof accepts === 'boolean' ? () => accepts : accepts);
  const original = await judge(source, options, book);
  if (original.reading.blockedBy !== null) return original;
  let judgement = original;
  for (let round = 0; round < MOST_ROUNDS && book.accept(); round += 1) {
    judgement = await judge(source, options, book);
  }
  return { ...judgement, reading: original.reading };
}

async function judge(source: ListSource, options: FixOptions, book: ProposalBook): Promise<FixJudgement> {
  const counter = createValueCounter();
  let plan: FilePlan | null = null;
  let allReady = true;
  const reading = await readList(source(), options, {
    accepted: book,
    onJudged: (line, judged, hash, rules) => {
      book.note(line, judged);
      allReady &&= judged.state === 'ready';
      if (!isWritten(judged.state)) return;
      plan ??= createFilePlan(rules);
      plan.place(judged.values.groupTag);
      counter.add(judged.values, hash);
    },
  });
  return { reading, explain: reading.explain, book, plan, counts: counter.counts, allReady };
}

/** Whether a row in this state goes into an output. */
export function isWritten(state: RowState): boolean {
  return state === 'ready' || state === 'repaired';
}
