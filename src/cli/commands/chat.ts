import { createInterface } from 'node:readline';
import type { Result } from '../../domain/result.ts';
import { buttonsOf, type DrawnButton, drawCard, inputsOf } from '../draw-card.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { reportFault } from '../report-fault.ts';
import { type BotReply, RunningBot } from '../running-bot.ts';
import type { Terminal } from '../terminal.ts';

/** Buttons whose press takes what the card asks for along. */
const WITH_INPUT: ReadonlySet<unknown> = new Set(['fill', 'reject', 'cancel', 'unblock']);

/** Asks for a line; null when there are no more. */
type Ask = (prompt: string) => Promise<string | null>;

/** A conversation in the terminal: a line is a message, a number presses that button of the last card. */
export async function chatCommand(terminal: Terminal, { as }: { readonly as: string }): Promise<ExitStatus> {
  const lines = createInterface({ input: process.stdin });
  const typed = lines[Symbol.asyncIterator]();
  const ask: Ask = async (prompt) => {
    if (terminal.isInteractive) process.stdout.write(prompt);
    const next = await typed.next();
    return next.done === true ? null : next.value.trim();
  };
  terminal.out('Write a message; a number presses a button of the last card; an empty line ends.');
  try {
    return await converse(terminal, as, ask);
  } finally {
    lines.close();
  }
}

async function converse(terminal: Terminal, as: string, ask: Ask): Promise<ExitStatus> {
  const bot = new RunningBot(terminal);
  let shown: unknown = null;
  let toggled = new Set<string>();
  for (;;) {
    const text = await ask(`${as}> `);
    if (text === null || text === '') return EXIT.done;
    const button = /^\d{1,2}$/.test(text) ? buttonOf(shown, Number(text), toggled) : undefined;
    if (button?.kind === 'open') {
      terminal.out(`Open this address in a browser: ${button.url ?? ''}`);
    } else if (button?.kind === 'toggle') {
      toggled = toggled.symmetricDifference(new Set(button.targets));
      terminal.out(drawCard(shown, { toggled }));
    } else if (/^\d{1,2}$/.test(text) && button === undefined && shown !== null) {
      terminal.out(`The last card has no button ${text}.`);
    } else {
      const answer: Result<BotReply> =
        button === undefined
          ? await bot.send('/terminal/ask', { as, text, in: 'personal' })
          : await bot.send('/terminal/press', { as, ...(await pressOf(button, shown, ask)) });
      if (!answer.ok) {
        if (reportFault(terminal, answer.fault, false) === EXIT.unreachable) return EXIT.unreachable;
        continue;
      }
      toggled = new Set();
      shown = answer.value.cards.at(-1) ?? shown;
      for (const card of answer.value.cards) terminal.out(drawCard(card));
      if (answer.value.refused) terminal.out(answer.value.refused.message);
    }
  }
}

function buttonOf(card: unknown, number: number, toggled: ReadonlySet<string>): DrawnButton | undefined {
  return card === null ? undefined : buttonsOf(card, { toggled }).find((button) => button.number === number);
}

interface ChatPress {
  readonly request: string;
  readonly action: string;
  readonly input: Readonly<Record<string, string>>;
  readonly version?: number;
  readonly plan?: string;
}

/** What a button sends, with what the card asks for beside it. */
async function pressOf(button: DrawnButton, card: unknown, ask: Ask): Promise<ChatPress> {
  const { request, action, version, plan, ...rest } = button.data ?? {};
  const input = Object.fromEntries(
    Object.entries(rest).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  if (WITH_INPUT.has(action)) {
    for (const { id, label, value } of inputsOf(card)) {
      const given = (await ask(`${label}${value === null ? '' : ` [${value}]`}: `)) ?? '';
      input[id] = given === '' ? (value ?? '') : given;
    }
  }
  return {
    request: typeof request === 'string' ? request : (input['list'] ?? input['serial'] ?? ''),
    action: String(action),
    input,
    // What the person saw binds what they approve.
    ...(typeof version === 'number' ? { version } : {}),
    ...(typeof plan === 'string' ? { plan } : {}),
  };
}
