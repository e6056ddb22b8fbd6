import type { ExitStatus } from '../exit-status.ts';
import { reportFault, wrongCall } from '../report-fault.ts';
import type { Terminal } from '../terminal.ts';
import { askCommand } from './ask.ts';

/** What is said for the person; the bot reads it like any other message. */
const SENTENCE = 'import this inventory';

/** Hands a file with hashes to the running bot, so that serial numbers alone are enough later. */
export async function importCommand(
  terminal: Terminal,
  words: readonly string[],
  options: { readonly as: string; readonly json: boolean },
): Promise<ExitStatus> {
  const [file, ...others] = words.length > 1 && words[0] === 'inventory' ? words.slice(1) : words;
  if (file === undefined || others.length > 0) {
    return reportFault(terminal, wrongCall('Write one file: preflight import inventory FILE'), options.json);
  }
  return askCommand(terminal, SENTENCE, { ...options, attach: [file], in: 'personal', wait: false });
}
