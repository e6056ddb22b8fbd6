import type { ExitStatus } from '../exit-status.ts';
import { reportFault, wrongCall } from '../report-fault.ts';
import { RunningBot } from '../running-bot.ts';
import { showReply } from '../show-reply.ts';
import type { Terminal } from '../terminal.ts';

export interface PressOptions {
  readonly as: string;
  readonly input?: readonly string[];
  readonly wait: boolean;
  readonly json: boolean;
}

/** Presses a button of a request's current card as that person would. */
export async function pressCommand(
  terminal: Terminal,
  request: string,
  action: string,
  options: PressOptions,
): Promise<ExitStatus> {
  const pairs = (options.input ?? []).map((pair) => [
    pair.slice(0, pair.indexOf('=')).trim(),
    pair.slice(pair.indexOf('=') + 1),
  ]);
  if ((options.input ?? []).some((pair) => pair.indexOf('=') < 1)) {
    const message = '--input takes name=value, for example --input reason="wrong customer".';
    return reportFault(terminal, wrongCall(message), options.json);
  }
  const bot = new RunningBot(terminal);
  const reply = await bot.send('/terminal/press', {
    as: options.as,
    request,
    action,
    input: Object.fromEntries(pairs),
  });
  if (!reply.ok) return reportFault(terminal, reply.fault, options.json);
  return showReply(terminal, bot, reply.value, options);
}
