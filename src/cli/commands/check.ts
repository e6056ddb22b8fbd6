import { checkList, compareList, type ListCheck } from '../../lists/check-list.ts';
import type { ListChannel } from '../../lists/formats.ts';
import { drawChannels } from '../draw-channels.ts';
import { drawReport } from '../draw-report.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { notReadToItsEnd, openList } from '../open-list.ts';
import { reportFault } from '../report-fault.ts';
import { printJson, type Terminal } from '../terminal.ts';

/**
 * Judges a device list, or `-` for standard input: for people, or as JSON for scripts. People, and scripts with
 * `--channel all`, also hear what every channel could do with it.
 */
export async function checkCommand(
  terminal: Terminal,
  path: string,
  options: { readonly channel?: string; readonly json: boolean },
): Promise<ExitStatus> {
  const list = await openList(path, terminal);
  if (!list.ok) return reportFault(terminal, list.fault, options.json);
  const { name, bytes, maxBytes } = list.value;
  const compares = options.channel === 'all' || !options.json;
  const channel = options.channel === 'all' ? null : ((options.channel ?? null) as ListChannel | null);
  const checking = { fileName: name, channel, maxBytes };
  let check: Pick<ListCheck, 'report' | 'channels'>;
  try {
    check = compares ? await compareList(bytes, checking) : { report: await checkList(bytes, checking), channels: [] };
  } catch (error) {
    return reportFault(terminal, notReadToItsEnd(path, error), options.json);
  }
  const { report, channels } = check;
  if (options.json) printJson(terminal, compares ? { ...report, channels } : report);
  else terminal.out([drawReport(report), drawChannels(check)].filter((part) => part !== '').join('\n\n'));
  return report.findings.some((finding) => finding.severity === 'error') ? EXIT.no : EXIT.done;
}
