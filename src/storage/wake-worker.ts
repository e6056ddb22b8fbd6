import type { PgBoss } from 'pg-boss';
import type { Log } from '../ports/log.ts';
import type { WakeTopic } from '../ports/wake-ups.ts';
import { WAKE_QUEUE } from './wake-queue.ts';

/** What is called for a wake-up. Called again, later, after a throw; at least once, never twice at once for one id. */
export type WakeHandlers = Readonly<Record<WakeTopic, (id: string) => Promise<void>>>;

interface WakeUp {
  readonly topic: WakeTopic;
  readonly id: string;
}

/** The wake-ups of one id: those that the running call answers, and those that came after it began. */
interface Turn {
  readonly key: string;
  answered: string[];
  later: string[];
}

interface WorkerOptions {
  readonly log: Log;
  readonly pollMs: number;
  readonly concurrency: number;
}

/**
 * Takes wake-ups from the queue and calls the handlers. Wake-ups of one id that come while it is handled are answered
 * by one more call afterwards, so an id is never handled twice at once in a process and a burst costs two calls.
 */
export class WakeWorker {
  readonly #boss: PgBoss;
  readonly #handlers: WakeHandlers;
  readonly #options: WorkerOptions;
  readonly #turns = new Map<string, Turn>();
  readonly #running = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  #pollTimer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #stopped = false;

  constructor(boss: PgBoss, handlers: WakeHandlers, options: WorkerOptions) {
    this.#boss = boss;
    this.#handlers = handlers;
    this.#options = options;
  }

  /** Begins to look: now, and again at every poll. */
  start(): void {
    this.#look();
    this.#poll();
  }

  /** Looks for wake-ups after `delayMs`; later ones than the next poll are left to the polls. */
  lookIn(delayMs: number): void {
    if (this.#stopped) return;
    if (delayMs === 0) {
      this.#look();
    } else if (delayMs < this.#options.pollMs) {
      this.#after(delayMs);
    }
  }

  /** Waits for the running handlers, but not longer than `withinMs`. */
  async stop(withinMs: number): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#pollTimer);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    await this.#looking;
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs);
    });
    await Promise.race([Promise.allSettled(this.#running), tooLong]);
    clearTimeout(timer);
    if (this.#running.size > 0) this.#options.log.warn('queue.stopped-in-the-middle', { handlers: this.#running.size });
  }

  #after(delayMs: number): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#look();
    }, delayMs);
    this.#timers.add(timer);
  }

  #look(): void {
    if (this.#stopped) return;
    if (this.#looking !== null) {
      this.#lookAgain = true;
      return;
    }
    this.#looking = this.#fetchAll().finally(() => {
      this.#looking = null;
      // Somebody may have asked between the last fetch and here.
      if (this.#lookAgain) this.#look();
    });
  }

  #poll(): void {
    this.#pollTimer = setTimeout(() => {
      this.#look();
      this.#poll();
    }, this.#options.pollMs);
  }

  async #fetchAll(): Promise<void> {
    try {
      do {
        this.#lookAgain = false;
        const room = this.#options.concurrency - this.#running.size;
        // The end of a handler looks again.
        if (room <= 0) return;
        const jobs = await this.#boss.fetch<WakeUp>(WAKE_QUEUE, { batchSize: room });
        for (const job of jobs) this.#take(job.id, job.data);
        if (jobs.length === room) this.#lookAgain = true;
      } while (this.#lookAgain && !this.#stopped);
    } catch (error) {
      this.#options.log.warn('queue.fetch-failed', { error: messageOf(error) });
    }
  }

  #take(jobId: string, { topic, id }: WakeUp): void {
    const key = `${topic} ${id}`;
    const turn = this.#turns.get(key);
    if (turn !== undefined) {
      turn.later.push(jobId);
      return;
    }
    const begun: Turn = { key, answered: [jobId], later: [] };
    this.#turns.set(key, begun);
    const running = this.#answer(begun, topic, id).finally(() => {
      this.#running.delete(running);
      this.#look();
    });
    this.#running.add(running);
  }

  async #answer(turn: Turn, topic: WakeTopic, id: string): Promise<void> {
    // Let the wake-ups of one fetch find each other first.
    await Promise.resolve();
    do {
      turn.answered.push(...turn.later.splice(0));
      await this.#call(turn.answered, topic, id);
      turn.answered = [];
    } while (turn.later.length > 0);
    // At once after that look: what comes from here on begins a turn of its own.
    this.#turns.delete(turn.key);
  }

  /** Never throws: a wake-up that could not be marked comes back by itself. */
  async #call(jobIds: string[], topic: WakeTopic, id: string): Promise<void> {
    try {
      await this.#handlers[topic](id);
    } catch (error) {
      this.#options.log.error('queue.handler-failed', { topic, id, error: messageOf(error) });
      await this.#mark(() => this.#boss.fail(WAKE_QUEUE, jobIds));
      return;
    }
    await this.#mark(() => this.#boss.deleteJob(WAKE_QUEUE, jobIds));
  }

  async #mark(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#options.log.warn('queue.mark-failed', { error: messageOf(error) });
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
