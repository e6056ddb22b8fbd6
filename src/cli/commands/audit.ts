import { z } from 'zod';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { reportFault, wrongCall } from '../report-fault.ts';
import { RunningBot } from '../running-bot.ts';
import { printJson, type Terminal } from '../terminal.ts';

const verdict = z.object({ whole: z.boolean(), entries: z.number().optional(), brokenAt: z.number().optional() });

/** Proves the chain whole, or names the first broken entry; `export` prints it. */
export async function auditCommand(
  terminal: Terminal,
  what: string,
  options: { readonly json: boolean },
): Promise<ExitStatus> {
  if (what !== 'verify' && what !== 'export') {
    return reportFault(terminal, wrongCall(`There is no "audit ${what}": verify or export.`), options.json);
  }
  const answer = await new RunningBot(terminal).get(`/terminal/audit/${what}`);
  if (!answer.ok) return reportFault(terminal, answer.fault, options.json);
  if (what === 'export') {
    printJson(terminal, answer.value);
    return EXIT.done;
  }
  const { whole, entries, brokenAt } = verdict.parse(answer.value);
  if (options.json) printJson(terminal, answer.value);
  else
    terminal.out(
      whole
        ? `The audit chain is whole: ${entries ?? 0} entries.`
        : `The audit chain is broken at entry ${brokenAt ?? 0}.`,
    );
  return whole ? EXIT.done : EXIT.no;
}
