import { join } from 'node:path';
import { type FixResult, fixList } from '../../lists/fix-list.ts';
import type { ListChannel } from '../../lists/formats.ts';
import { placed } from '../draw-report.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { notReadToItsEnd, openList } from '../open-list.ts';
import { reportFault } from '../report-fault.ts';
import { printJson, type Terminal } from '../terminal.ts';
import { writeOutputs } from '../write-outputs.ts';

export interface FixCommandOptions {
  readonly out: string;
  readonly channel?: string;
  readonly acceptProposals: boolean;
  readonly force: boolean;
  readonly json: boolean;
}

/** Writes a repaired copy of a list (`-`: standard input); the original is never written to, nothing is overwritten without `--force`. */
export async function fixCommand(terminal: Terminal, path: string, options: FixCommandOptions): Promise<ExitStatus> {
  const list = await openList(path, terminal);
  if (!list.ok) return reportFault(terminal, list.fault, options.json);
  const { name, bytes, maxBytes, place } = list.value;
  const { acceptProposals, force, out } = options;
  let result: FixResult;
  try {
    const channel = (options.channel ?? null) as ListChannel | null;
    result = await fixList(bytes, { fileName: name, channel, acceptProposals, maxBytes });
  } catch (error) {
    return reportFault(terminal, notReadToItsEnd(path, error), options.json);
  }
  const written = await writeOutputs(out, result.outputs, { force, original: place });
  if (!written.ok) return reportFault(terminal, written.fault, options.json);
  if (options.json) printJson(terminal, jsonOf(result));
  else terminal.out(drawn(result, out));
  return result.left.some((finding) => finding.severity === 'error') ? EXIT.no : EXIT.done;
}

function jsonOf({ outputs, changes, left, dropped }: FixResult) {
  return {
    outputs: outputs.map(({ file, devices, groupTag }) => ({ file, devices, groupTag })),
    changes,
    left,
    dropped,
  };
}

function drawn({ outputs, changes, left, dropped }: FixResult, folder: string): string {
  return [
    ...outputs.map(
      ({ file, devices, groupTag }) =>
        `Written: ${join(folder, file)} (${devices} devices${groupTag === null ? '' : `, tag ${groupTag}`})`,
    ),
    ...changes.map(
      ({ line, column, from, to, code }) =>
        `  changed  ${line === null ? 'file' : `line ${line}`}${column === null ? '' : `, ${column}`}: ${from} -> ${to} (${code})`,
    ),
    ...dropped.map(({ line, code }) => `  left out line ${line} (${code})`),
    ...left.map(({ line, column, message }) => `  open     ${placed(message, line, column)}`),
    ...(outputs.length === 0 ? ['Nothing could be written: no row can be used.'] : []),
  ].join('\n');
}
