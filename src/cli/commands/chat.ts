import { createInterface, type Interface } from 'node:readline/promises';
import type { Result } from '../../domain/result.ts';
import { buttonsOf, type DrawnButton, drawCard, inputsOf } from '../draw-card.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { reportFault } from '../report-fault.ts';
import { type BotReply, RunningBot } from '../running-bot.ts';
import type { Terminal } from '../terminal.ts';

/** Buttons whose press takes what the card asks for along. */
const WITH_INPUT: ReadonlySet<unknown> = new Set(['fill', 'reject', 'cancel']);

/** A conversation in the terminal: a line is a message, a number presses that button of the last card. */
export async function chatCommand(terminal: Terminal, { as }: { readonly as: string }): Promise<ExitStatus> {
  const bot = new RunningBot(terminal);
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: `${as}> ` });
  terminal.out('Write a message; a number presses a button of the last card; an empty line ends.');
  let shown: unknown = null;
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (text === '') break;
    const button: DrawnButton | undefined = /^\d{1,2}$/.test(text)
      ? buttonsOf(shown).find(({ number }) => number === Number(text))
      : undefined;
    if (button !== undefined && button.kind === 'open') {
      terminal.out(`Open this address in a browser: ${button.url ?? ''}`);
    } else {
      const answer: Result<BotReply> =
        button === undefined
          ? await bot.send('/terminal/ask', { as, text, in: 'personal' })
          : await bot.send('/terminal/press', { as, ...(await pressOf(button, shown, lines)) });
      if (!answer.ok && reportFault(terminal, answer.fault, false) === EXIT.unreachable) {
        lines.close();
        return EXIT.unreachable;
      }
      if (answer.ok) {
        for (const card of answer.value.cards) {
          shown = card;
          terminal.out(drawCard(card));
        }
        if (answer.value.refused) terminal.out(answer.value.refused.message);
      }
    }
    lines.prompt();
  }
  lines.close();
  return EXIT.done;
}

interface ChatPress {
  readonly request: string;
  readonly action: string;
  readonly input: Readonly<Record<string, string>>;
  readonly version?: number;
  readonly plan?: string;
}

/** What a button sends, with what the card asks for beside it. */
async function pressOf(button: DrawnButton, card: unknown, lines: Interface): Promise<ChatPress> {
  const { request, action, version, plan, ...rest } = button.data ?? {};
  const input = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  if (WITH_INPUT.has(action)) {
    for (const { id, label, value } of inputsOf(card)) {
      const given = (await lines.question(`${label}${value === null ? '' : ` [${value}]`}: `)).trim();
      input[id] = given === '' ? (value ?? '') : given;
    }
  }
  return {
    request: typeof request === 'string' ? request : (input['serial'] ?? ''),
    action: String(action),
    input,
    // What the person saw binds what they approve.
    ...(typeof version === 'number' ? { version } : {}),
    ...(typeof plan === 'string' ? { plan } : {}),
  };
}
