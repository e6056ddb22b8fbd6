import type { Fault } from '../domain/fault.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { printJson, type Terminal } from './terminal.ts';

/** The bot, or what stands in its place, gave no answer that can be used. */
const UNREACHABLE: ReadonlySet<string> = new Set(['bot.unreachable', 'bot.failed', 'bot.unreadable']);

/** The call itself is wrong, or its input cannot be read. */
const WRONG_CALL: ReadonlySet<string> = new Set([
  'bot.refused',
  'call.wrong',
  'list.not-opened',
  'list.not-written',
  'list.changed',
]);

/** Says why a command did not work, on standard error (and as JSON where that was asked for). */
export function reportFault(terminal: Terminal, fault: Fault, json: boolean): ExitStatus {
  if (json) printJson(terminal, { error: { code: fault.code, message: fault.message } });
  terminal.err(fault.message);
  if (UNREACHABLE.has(fault.code)) return EXIT.unreachable;
  return WRONG_CALL.has(fault.code) ? EXIT.wrongCall : EXIT.no;
}

export function wrongCall(message: string): Fault {
  return { code: 'call.wrong', message, retry: 'after-change' };
}
