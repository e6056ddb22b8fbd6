import { type CheckReport, checkList } from '../../lists/check-list.ts';
import type { ListChannel } from '../../lists/formats.ts';
import { drawReport } from '../draw-report.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { notReadToItsEnd, openList } from '../open-list.ts';
import { reportFault } from '../report-fault.ts';
import { printJson, type Terminal } from '../terminal.ts';

/** Judges a device list, or `-` for standard input: for people, or as JSON for scripts. */
export async function checkCommand(
  terminal: Terminal,
  path: string,
  options: { readonly channel?: string; readonly json: boolean },
): Promise<ExitStatus> {
  const list = await openList(path, terminal);
  if (!list.ok) return reportFault(terminal, list.fault, options.json);
  const { name, bytes, maxBytes } = list.value;
  let report: CheckReport;
  try {
    const channel = (options.channel ?? null) as ListChannel | null;
    report = await checkList(bytes, { fileName: name, channel, maxBytes });
  } catch (error) {
    return reportFault(terminal, notReadToItsEnd(path, error), options.json);
  }
  if (options.json) printJson(terminal, report);
  else terminal.out(drawReport(report));
  return report.findings.some((finding) => finding.severity === 'error') ? EXIT.no : EXIT.done;
}
