import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { failed, ok, type Result } from '../../domain/result.ts';
import { type FixOutput, type FixResult, fixList } from '../../lists/fix-list.ts';
import type { ListChannel } from '../../lists/formats.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { openList } from '../open-list.ts';
import { reportFault } from '../report-fault.ts';
import { printJson, type Terminal } from '../terminal.ts';

export interface FixCommandOptions {
  readonly out: string;
  readonly channel?: string;
  readonly acceptProposals: boolean;
  readonly force: boolean;
  readonly json: boolean;
}

/** Writes a repaired copy of a list; the original is never written to, nothing is overwritten without `--force`. */
export async function fixCommand(terminal: Terminal, path: string, options: FixCommandOptions): Promise<ExitStatus> {
  const list = await openList(path, terminal);
  if (!list.ok) return reportFault(terminal, list.fault, options.json);
  const result = await fixList(list.value.bytes, {
    fileName: basename(path),
    channel: (options.channel ?? null) as ListChannel | null,
    acceptProposals: options.acceptProposals,
    maxBytes: list.value.maxBytes,
  });
  const written = await writeOutputs(result.outputs, path, options);
  if (!written.ok) return reportFault(terminal, written.fault, options.json);
  if (options.json) printJson(terminal, jsonOf(result));
  else terminal.out(drawn(result, options.out));
  return result.left.some((finding) => finding.severity === 'error') ? EXIT.no : EXIT.done;
}

async function writeOutputs(
  outputs: readonly FixOutput[],
  original: string,
  { out, force }: FixCommandOptions,
): Promise<Result<null>> {
  try {
    await mkdir(out, { recursive: true });
    const source = await realpath(original);
    for (const { file, content } of outputs) {
      const target = join(out, file);
      const present = await realpath(target).catch(() => null);
      if (present === source)
        return failed(notWritten(`${target} is the list itself; name another folder with --out.`));
      await writeFile(target, content, { flag: force ? 'w' : 'wx', mode: 0o600 });
    }
    return ok(null);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const path = 'path' in error ? String(error.path) : out;
    if (error.code === 'EEXIST')
      return failed(notWritten(`${path} is there already. Add --force to write over it, or name another folder.`));
    return failed(
      notWritten(`${path} cannot be written (${String(error.code)}). Choose a folder that this account may write to.`),
    );
  }
}

function notWritten(message: string) {
  return { code: 'list.not-written', message, retry: 'after-change' as const };
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
    ...left.map(({ line, message }) => `  open     ${line === null ? 'file' : `line ${line}`}: ${message}`),
    ...(outputs.length === 0 ? ['Nothing could be written: no row can be used.'] : []),
  ].join('\n');
}
