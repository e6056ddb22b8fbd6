import type { Fault } from '../../domain/fault.ts';
import { failed, ok, type Result } from '../../domain/result.ts';
import type { ListChannel } from '../../lists/formats.ts';
import { streamFix } from '../../lists/stream-fix.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { createNotesForPeople, createNotesForScripts, type FixNotes, type WrittenFix } from '../fix-notes.ts';
import { onInterrupt } from '../on-interrupt.ts';
import { type OpenList, openList } from '../open-list.ts';
import { createOutputFolder, type OutputFolder } from '../output-folder.ts';
import { reportFault } from '../report-fault.ts';
import { notReadToItsEnd } from '../system-code.ts';
import type { Terminal } from '../terminal.ts';

export interface FixCommandOptions {
  readonly out: string;
  readonly channel?: string;
  readonly acceptProposals: boolean;
  readonly force: boolean;
  readonly json: boolean;
}

/**
 * Writes a repaired copy of a list (`-`: standard input) of any length in bounded memory. The original is never written
 * to, nothing is overwritten without `--force`, and nothing half-written stays, whatever stops it.
 */
export async function fixCommand(terminal: Terminal, path: string, options: FixCommandOptions): Promise<ExitStatus> {
  const list = await openList(path, terminal, { again: true });
  if (!list.ok) return reportFault(terminal, list.fault, options.json);
  const folder = createOutputFolder(options.out, { force: options.force, original: list.value.place });
  const notes = options.json ? createNotesForScripts() : createNotesForPeople();
  const callOff = onInterrupt(folder.discard);
  try {
    const fixed = await fixInto(folder, notes, list.value, options);
    if (!fixed.ok) return reportFault(terminal, fixed.fault, options.json);
    notes.print(terminal, fixed.value);
    return fixed.value.hasErrors ? EXIT.no : EXIT.done;
  } catch (error) {
    return reportFault(terminal, notReadToItsEnd(path, error), options.json);
  } finally {
    folder.discard();
    notes.close();
    await list.value.close();
    callOff();
  }
}

interface Fixed extends WrittenFix {
  /** Whether an error is left. */
  readonly hasErrors: boolean;
}

/** Reads the list as often as it takes, and puts the outputs in place. Faults: `list.not-written`, `list.changed`. */
async function fixInto(
  folder: OutputFolder,
  notes: FixNotes,
  list: OpenList,
  { out, channel, acceptProposals }: FixCommandOptions,
): Promise<Result<Fixed>> {
  let written: WrittenFix = { folder: out, outputs: [], rules: null };
  let hasErrors = false;
  let doing = 'judged';
  const end = await streamFix(
    () => list.read(doing),
    {
      fileName: list.name,
      channel: (channel ?? null) as ListChannel | null,
      maxBytes: list.maxBytes,
      acceptProposals,
    },
    {
      ...notes,
      open(outputs, rules) {
        written = { folder: out, outputs, rules };
        doing = 'written';
        return folder.open(outputs.map(({ file }) => file));
      },
      write: folder.write,
      left(finding) {
        hasErrors ||= finding.severity === 'error';
        notes.left(finding);
      },
    },
  );
  if (end === 'changed' || !list.isUnchanged()) return failed(changed(list.name));
  if (end === 'refused' || !folder.putInPlace()) return failed(folder.fault ?? changed(list.name));
  return ok({ ...written, hasErrors });
}

function changed(name: string): Fault {
  const message = `${name} was written to while it was read, so nothing was written; fix it again once it stays as it is.`;
  return { code: 'list.changed', message, retry: 'after-change', subject: name };
}
