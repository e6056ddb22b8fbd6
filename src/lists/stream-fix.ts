import { publicFinding } from './check-list.ts';
import { changesOfFile, droppedColumns } from './file-changes.ts';
import type { FixSink, OutputHead } from './fix-sink.ts';
import type { Column } from './formats.ts';
import { type FixJudgement, type FixOptions, judgeForFix, type ListSource } from './judge-for-fix.ts';
import { outputNames } from './output-names.ts';
import { type FixEnd, writeFixed } from './write-fixed.ts';
import { columnsToWrite } from './write-list.ts';

/**
 * Fixes a list of any length in bounded memory: it is read to judge it, which tells the files and their columns, and
 * read once more to write them. Every reading judges in the same way, so the last one does what the others said.
 */
export async function streamFix(source: ListSource, options: FixOptions, sink: FixSink): Promise<FixEnd> {
  const judgement = await judgeForFix(source, options);
  const { reading } = judgement;
  const blockedBy = reading.blockedBy ?? (reading.rules === null ? 'HEADER_UNKNOWN' : null);
  const outputs = blockedBy === null ? outputsOf(judgement, options.fileName) : [];
  if (!sink.open(outputs, reading.rules)) return 'refused';

  const columns = tellOfFile(judgement, outputs, sink);
  // A file that is no list has no rows to speak of.
  if (blockedBy !== null && reading.devices === 0) return 'done';
  return writeFixed(source, options, sink, { ...judgement, outputs, columns, blockedBy });
}

function outputsOf({ plan }: FixJudgement, fileName: string): OutputHead[] {
  const files = plan?.files() ?? [];
  const names = outputNames(
    fileName,
    files.map(({ suffix }) => suffix),
  );
  return files.map(({ devices, groupTag }, index) => ({ file: names[index] ?? 'list.csv', devices, groupTag }));
}

/** Tells what is changed and what is left of the file as a whole, and gives the columns that are written. */
function tellOfFile({ reading, counts }: FixJudgement, outputs: readonly OutputHead[], sink: FixSink): Column[] {
  const { rules, fileFindings } = reading;
  const isAny = outputs.length > 0;
  for (const finding of fileFindings) {
    if (!isAny || finding.fix !== 'automatic') sink.left(publicFinding(finding));
  }
  if (!isAny || rules === null) return [];
  const isConverted = reading.format !== rules.format;
  const columns = columnsToWrite(counts, rules.format, isConverted ? null : reading.columns);
  const changes = [
    ...changesOfFile(reading, rules, columns, outputs.length),
    ...(isConverted ? droppedColumns(counts, rules, columns) : []),
  ];
  for (const change of changes) sink.change(change);
  return columns;
}
