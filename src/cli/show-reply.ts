import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { isSettled, REQUEST_STATES } from '../domain/request.ts';
import { drawCard } from './draw-card.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { reportFault } from './report-fault.ts';
import type { BotReply, RunningBot } from './running-bot.ts';
import { printJson, type Terminal } from './terminal.ts';

const POLL_MS = 500;

const shown = z.looseObject({ state: z.enum(REQUEST_STATES) });

interface ShowOptions {
  readonly as: string;
  readonly wait: boolean;
  readonly json: boolean;
}

/** Prints a reply; with `wait` the card is printed when its request has settled (or waits for somebody). */
export async function showReply(
  terminal: Terminal,
  bot: RunningBot,
  reply: BotReply,
  options: ShowOptions,
): Promise<ExitStatus> {
  let last = reply;
  let bad = reply.refused !== null && reply.refused !== undefined;
  if (options.wait && reply.request !== null && !bad) {
    const state = await untilSettled(terminal, bot, reply.request);
    if (!state.ok) return reportFault(terminal, state.fault, options.json);
    bad = state.value !== 'done';
    const current = await bot.send('/terminal/press', { as: options.as, request: reply.request, action: 'refresh' });
    if (!current.ok) return reportFault(terminal, current.fault, options.json);
    last = current.value;
  }
  const { text, cards, request } = last;
  if (options.json) printJson(terminal, { text, cards, request, ...(reply.refused ? { refused: reply.refused } : {}) });
  else for (const card of cards) terminal.out(drawCard(card));
  if (reply.refused) terminal.err(reply.refused.message);
  return bad ? EXIT.no : EXIT.done;
}

async function untilSettled(terminal: Terminal, bot: RunningBot, id: string) {
  let before = '';
  for (;;) {
    const answer = await bot.get(`/terminal/requests/${id}`);
    if (!answer.ok) return answer;
    const { state } = shown.parse(answer.value);
    if (state !== before) terminal.err(`${id}: ${state}`);
    before = state;
    if (isSettled(state)) return { ok: true as const, value: state };
    await delay(POLL_MS);
  }
}
