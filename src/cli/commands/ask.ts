import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { failed, ok, type Result } from '../../domain/result.ts';
import { DEFAULT_MAX_BYTES } from '../../lists/check-list.ts';
import type { ExitStatus } from '../exit-status.ts';
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

function readAttachments(paths: readonly string[]): Result<{ readonly name: string; readonly base64: string }[]> {
  const files: { name: string; base64: string }[] = [];
  for (const path of paths) {
    try {
      const { size } = statSync(path);
      if (size > DEFAULT_MAX_BYTES) {
        const limit = Math.floor(DEFAULT_MAX_BYTES / 1024 / 1024);
        return failed({
          code: 'bot.refused',
          message: `${path} has ${Math.ceil(size / 1024 / 1024)} MB; ${limit} MB is the most that is taken. Split the list and send the parts as requests of their own.`,
          retry: 'after-change',
        });
      }
      files.push({ name: basename(path), base64: readFileSync(path).toString('base64') });
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
      return failed({ code: 'bot.refused', message: `${path} cannot be read (${why}).`, retry: 'after-change' });
    }
  }
  return ok(files);
}
