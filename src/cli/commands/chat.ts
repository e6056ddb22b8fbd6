import { createInterface } from 'node:readline/promises';
import { drawCard } from '../draw-card.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { reportFault } from '../report-fault.ts';
import { type BotReply, RunningBot } from '../running-bot.ts';
import { buttonsOf } from '../draw-card.ts';
import type { Terminal } from '../terminal.ts';

/** A conversation in the terminal: a line is a message, a number presses that button of the last card. */
export async function chatCommand(terminal: Terminal, { as }: { readonly as: string }): Promise<ExitStatus> {
  const bot = new RunningBot(terminal);
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: `${as}> ` });
  terminal.out('Write a message; a number presses a button of the last card; an empty line ends.');
  let last: BotReply | null = null;
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text === '') break;
    const answer = await (/^\d{1,2}$/.test(text) && last !== null ? pressButton(bot, as, last, Number(text)) : bot.send('/terminal/ask', { as, text, in: 'personal' }));
    if (answer === null) {
      terminal.out('There is no such button on the last card.');
    } else if (answer.ok) {
      last = answer.value;
      for (const card of answer.value.cards) terminal.out(drawCard(card));
      if (answer.value.refused) terminal.out(answer.value.refused.message);
    } else {
      reportFault(terminal, answer.fault, false);
      if (answer.fault.code === 'bot.unreachable') {
        lines.close();
        return EXIT.unreachable;
      }
    }
    lines.prompt();
  }
  lines.close();
  return EXIT.done;
}

function pressButton(bot: RunningBot, as: string, last: BotReply, number: number) {
  const button = last.cards.flatMap((card) => buttonsOf(card))[number - 1];
  const data = button?.data;
  if (data === undefined) return null;
  const { request, action, ...rest } = data;
  const input = Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  const subject = typeof request === 'string' ? request : (input['serial'] ?? '');
  return bot.send('/terminal/press', { as, request: subject, action, input });
}
