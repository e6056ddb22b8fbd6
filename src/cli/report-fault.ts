import type { Fault } from '../domain/fault.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { printJson, type Terminal } from './terminal.ts';

/** Says why a command did not work, on standard error (and as JSON where that was asked for). */
export function reportFault(terminal: Terminal, fault: Fault, json: boolean): ExitStatus {
  if (json) printJson(terminal, { error: { code: fault.code, message: fault.message } });
  terminal.err(fault.message);
  if (fault.code === 'bot.unreachable' || fault.code === 'bot.failed') return EXIT.unreachable;
  return fault.code === 'bot.refused' ? EXIT.wrongCall : EXIT.no;
}
