import type { ExitStatus } from '../exit-status.ts';
import { readAttachments } from '../read-attachments.ts';
import { reportFault } from '../report-fault.ts';
import { RunningBot } from '../running-bot.ts';
import { showReply } from '../show-reply.ts';
import type { Terminal } from '../terminal.ts';

export interface AskOptions {
  readonly as: string;
  readonly attach?: readonly string[];
  readonly in: 'channel' | 'personal';
  readonly wait: boolean;
  readonly json: boolean;
}

/** One message to the running bot. */
export async function askCommand(terminal: Terminal, text: string, options: AskOptions): Promise<ExitStatus> {
  const attachments = readAttachments(options.attach ?? []);
  if (!attachments.ok) return reportFault(terminal, attachments.fault, options.json);
  const bot = new RunningBot(terminal);
  const reply = await bot.send('/terminal/ask', {
    as: options.as,
    text,
    in: options.in,
    attachments: attachments.value,
  });
  if (!reply.ok) return reportFault(terminal, reply.fault, options.json);
  return showReply(terminal, bot, reply.value, options);
}
