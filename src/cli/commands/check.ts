import { basename } from 'node:path';
import { checkList } from '../../lists/check-list.ts';
import type { ListChannel } from '../../lists/formats.ts';
import { drawReport } from '../draw-report.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { openList } from '../open-list.ts';
import { reportFault, wrongCall } from '../report-fault.ts';
import { printJson, type Terminal } from '../terminal.ts';

/** Judges a device list: for people, or as JSON for scripts. */
export async function checkCommand(
  terminal: Terminal,
  path: string,
  options: { readonly channel?: string; readonly json: boolean },
): Promise<ExitStatus> {
  const list = await openList(path, terminal);
  if (!list.ok) return reportFault(terminal, list.fault, options.json);
  try {
    const report = await checkList(list.value.bytes, {
      fileName: basename(path),
      channel: (options.channel ?? null) as ListChannel | null,
      maxBytes: list.value.maxBytes,
    });
    if (options.json) printJson(terminal, report);
    else terminal.out(drawReport(report));
    return report.findings.some((finding) => finding.severity === 'error') ? EXIT.no : EXIT.done;
  } catch (error) {
    const message = `${path} could not be read to its end (${codeOf(error)}).`;
    return reportFault(terminal, wrongCall(message), options.json);
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
