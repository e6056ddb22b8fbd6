import { z } from 'zod';
import type { Fault } from '../domain/fault.ts';
import { failed, ok, type Result } from '../domain/result.ts';
import type { Terminal } from './terminal.ts';

const fault = z.looseObject({ code: z.string(), message: z.string() });

/** What the bot answers to a message or a press. */
export const replyShape = z.object({
  text: z.string(),
  cards: z.array(z.looseObject({})),
  request: z.string().nullable(),
  refused: fault.nullish(),
});

export type BotReply = z.infer<typeof replyShape>;

const DEFAULT_URL = 'http://127.0.0.1:3978';

/** The running bot, reached at `PREFLIGHT_URL`. */
export class RunningBot {
  readonly #url: string;

  constructor(terminal: Terminal) {
    this.#url = (terminal.environment['PREFLIGHT_URL'] ?? DEFAULT_URL).replace(/\/+$/, '');
  }

  async send(path: string, body: unknown): Promise<Result<BotReply>> {
    const answer = await this.post(path, body);
    if (!answer.ok) return answer;
    const read = replyShape.safeParse(answer.value);
    return read.success ? ok(read.data) : failed(unreadable(this.#url));
  }

  post(path: string, body: unknown): Promise<Result<unknown>> {
    return this.#call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** Sends a file as it is read, so that it is never held whole. */
  sendFile(path: string, name: string, content: ReadableStream<Uint8Array>): Promise<Result<unknown>> {
    return this.#call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name.toWellFormed()) },
      body: content,
      duplex: 'half',
    });
  }

  get(path: string): Promise<Result<unknown>> {
    return this.#call(path, {});
  }

  async #call(path: string, init: RequestInit): Promise<Result<unknown>> {
    let response: Response;
    try {
      response = await fetch(`${this.#url}${path}`, init);
    } catch {
      return failed(unreachable(this.#url));
    }
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) return ok(body);
    const message = z.looseObject({ message: z.string() }).safeParse(body);
    if (response.status === 404 && path.startsWith('/terminal/') && !message.success) {
      return failed({
        code: 'bot.no-terminal',
        message: `The bot at ${this.#url} takes no terminal: that exists in local mode only.`,
        retry: 'never',
      });
    }
    return failed({
      code: response.status >= 500 ? 'bot.failed' : 'bot.refused',
      message: message.success ? message.data.message : `The bot at ${this.#url} answered ${response.status}.`,
      retry: 'never',
      remote: { status: response.status },
    });
  }
}

function unreachable(url: string): Fault {
  return {
    code: 'bot.unreachable',
    message: `No bot answers at ${url}. Start it with "npm start", or set PREFLIGHT_URL.`,
    retry: 'same-request',
  };
}

function unreadable(url: string): Fault {
  return { code: 'bot.unreadable', message: `What answers at ${url} is not Preflight.`, retry: 'never' };
}
