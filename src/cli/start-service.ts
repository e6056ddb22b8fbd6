import { fork } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { failed, ok, type Result } from '../domain/result.ts';

export interface ServiceStart {
  readonly name: string;
  /** The JavaScript or TypeScript file to run. */
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Answers 200 when the service is ready. */
  readonly readyUrl: string;
  readonly logFolder: string;
}

export interface Service {
  /** Resolves with a sentence when the service ends by itself. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 90_000;
const LOOK_EVERY_MS = 100;
const STOP_WITHIN_MS = 8_000;

/** How much of a service's last words is shown when it fails. */
const LAST_WORDS = 2_000;

/**
 * Starts a service in a process of its own and waits until it answers. The child has an IPC channel: when this process
 * dies, even by `kill -9`, the channel closes and our own services end by themselves.
 */
export async function startService(start: ServiceStart): Promise<Result<Service>> {
  const log = createWriteStream(join(start.logFolder, `${start.name.toLowerCase()}.log`));
  const child = fork(start.program, start.args, {
    env: { ...start.environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [],
  });
  let lastWords = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      log.write(chunk);
      lastWords = (lastWords + chunk.toString('utf8')).slice(-LAST_WORDS);
    });
  }
  let over = false;
  const ended = new Promise<string>((done) => {
    child.once('exit', (code, signal) => {
      over = true;
      done(`The ${start.name} ended (${signal ?? `code ${code ?? 0}`}).\n${lastWords.trim()}`);
    });
  });
  const stop = async (): Promise<void> => {
    if (over) return;
    child.kill('SIGTERM');
    await Promise.race([ended, delay(STOP_WITHIN_MS, null, { ref: false })]);
    if (!over) child.kill('SIGKILL');
    await ended;
    log.end();
  };
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!over && Date.now() < deadline) {
    if (await answers(start.readyUrl)) return ok({ ended, stop });
    await Promise.race([ended, delay(LOOK_EVERY_MS)]);
  }
  const message = over
    ? await ended
    : `The ${start.name} did not answer at ${start.readyUrl} in time.\n${lastWords.trim()}`;
  await stop();
  return failed({ code: 'dev.not-started', message, retry: 'after-change' });
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
