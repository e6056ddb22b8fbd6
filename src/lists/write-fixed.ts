import { publicFinding, readList, type Watch } from './check-list.ts';
import type { FindingCode } from './codes.ts';
import type { RowFinding } from './device-row.ts';
import type { FixSink, OutputHead } from './fix-sink.ts';
import { COLUMN_NAMES, type Column } from './formats.ts';
import { type FixJudgement, type FixOptions, isWritten, type ListSource } from './judge-for-fix.ts';
import { createFilePlan, type FilePlan } from './plan-files.ts';
import { shorten } from './shorten.ts';
import { createRowWriter, type RowWriter } from './write-list.ts';

/** What the last reading needs to know of the ones before it. */
export interface WritingPlan extends FixJudgement {
  readonly outputs: readonly OutputHead[];
  readonly columns: readonly Column[];
  /** The code for which no row can be used. */
  readonly blockedBy: FindingCode | null;
}

/**
 * `done`: the sink holds everything. `refused`: the sink did not take it. `changed`: the list was another one when it was
 * read again, so that nothing of what the sink holds may be used.
 */
export type FixEnd = 'done' | 'refused' | 'changed';

/** Reads a list for the last time: writes its rows to the outputs that were planned, and tells what becomes of each. */
export async function writeFixed(
  source: ListSource,
  options: FixOptions,
  sink: FixSink,
  judged: WritingPlan,
): Promise<FixEnd> {
  const { book, blockedBy, explain, plan } = judged;
  const isCopy = isClean(judged);
  const state: { end: FixEnd; again: FilePlan | null; writer: RowWriter | null } = {
    end: 'done',
    again: null,
    writer: null,
  };

  const watch: Watch = {
    accepted: book,
    onJudged(line, row, hash, rules) {
      if (blockedBy !== null || !isWritten(row.state)) {
        sink.dropped({ line, code: blockedBy ?? firstError(row.findings) });
        for (const finding of row.findings) tellLeft(finding);
        return;
      }
      for (const change of book.changes.get(line) ?? []) sink.change(change);
      for (const finding of row.findings) {
        if (finding.fix === 'automatic') tellChanges(finding);
        else tellLeft(finding);
      }
      state.again ??= createFilePlan(rules);
      const place = state.again.place(row.values.groupTag);
      const output = plan?.indexOf(place);
      if (output === undefined) state.end = 'changed';
      else if (!isCopy) {
        state.writer ??= createRowWriter(rules.format, judged.columns);
        if (place.isFirst) write(output, state.writer.header);
        write(output, state.writer.line(row.values, hash));
      }
    },
    onLeftOut(line, serial) {
      const code = book.leftOut.get(line);
      if (code === undefined) return;
      sink.dropped({ line, code });
      sink.change({ code, line, column: null, from: shorten(serial), to: 'row left out' });
    },
    onUnreadRow(line) {
      if (blockedBy !== null) sink.dropped({ line, code: blockedBy });
    },
  };
  await readList(pieces(), options, watch);
  return state.end === 'done' && !isSamePlan(plan, state.again) ? 'changed' : state.end;

  async function* pieces(): AsyncGenerator<Uint8Array> {
    const input = source();
    for await (const piece of input instanceof Uint8Array ? [input] : input) {
      if (isCopy) write(0, Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1'));
      if (state.end !== 'done') return;
      yield piece;
    }
  }

  function write(output: number, text: string): void {
    if (state.end === 'done' && !sink.write(output, text)) state.end = 'refused';
  }

  function tellLeft(finding: RowFinding): void {
    sink.left(publicFinding(explain(finding)));
  }

  function tellChanges({ code, line, changes }: RowFinding): void {
    for (const { field, from, to } of changes) sink.change({ code, line, column: COLUMN_NAMES[field], from, to });
  }
}

/** Nothing to mend, nothing to leave out, and written as Microsoft takes it to the last line end: copied as it is. */
function isClean({ reading, book, allReady, outputs }: WritingPlan): boolean {
  return (
    outputs.length === 1 &&
    allReady &&
    book.leftOut.size + book.serials.size === 0 &&
    reading.encoding === 'ascii' &&
    reading.otherLineEnds === 0 &&
    reading.fileFindings.every(({ severity, fix }) => severity !== 'error' && fix !== 'automatic')
  );
}

function isSamePlan(one: FilePlan | null, other: FilePlan | null): boolean {
  return JSON.stringify(one?.files()) === JSON.stringify(other?.files());
}

function firstError(findings: readonly RowFinding[]): FindingCode {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return (errors.find(({ fix }) => fix !== 'automatic') ?? errors[0])?.code ?? 'SERIAL_MISSING';
}
