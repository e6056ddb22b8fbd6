import { AsyncLocalStorage } from 'node:async_hooks';
import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/** What a transaction still has to do when its work is done. */
export interface CommitWork {
  /** Runs inside the transaction, after its work and before the commit; a throw rolls everything back. */
  readonly beforeCommit: () => Promise<void>;
  /** Runs after the commit, outside the transaction; must not throw. */
  readonly afterCommit?: () => void;
}

/** Runs one statement, or several without parameters, outside any transaction of ours. */
export type RunStatement = (text: string, values: readonly unknown[]) => Promise<{ rows: unknown[] }>;

interface RunningTransaction {
  readonly handle: Transaction<Schema>;
  readonly commitWork: Map<object, CommitWork>;
  /** Set by a throw inside a nested `run`: partial work is never committed, even where the throw was caught. */
  broken: { readonly error: unknown } | null;
  over: boolean;
}

/**
 * The one way to the database. Which handle a statement takes is decided by the asynchronous context: inside `run` the
 * transaction's, else the pool's. The embedded database has a single connection; a statement that took the main handle
 * inside a transaction would wait for ever, so no store ever holds a handle of its own.
 */
export class Connection {
  readonly mode: 'embedded' | 'server';
  readonly #kysely: Kysely<Schema>;
  readonly #runStatement: RunStatement;
  readonly #current = new AsyncLocalStorage<RunningTransaction | null>();
  readonly #open = new Set<Promise<unknown>>();
  #closing = false;

  constructor(mode: 'embedded' | 'server', kysely: Kysely<Schema>, runStatement: RunStatement) {
    this.mode = mode;
    this.#kysely = kysely;
    this.#runStatement = runStatement;
  }

  /** The handle to build the next statement on. Ask for it for every statement. */
  get db(): Kysely<Schema> {
    return this.#running()?.handle ?? this.#kysely;
  }

  /** Implements `Transactions.run`. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const outer = this.#running();
    if (outer !== null) return joined(outer, work);
    if (this.#closing) throw new Error('The database is closing; no transaction can begin.');
    const transaction = this.#begin(work);
    this.#open.add(transaction);
    try {
      return await transaction;
    } finally {
      this.#open.delete(transaction);
    }
  }

  /**
   * What `owner` still has to do when the current transaction commits; made on the first call in a transaction, given
   * back on every later one. Only inside `run`.
   */
  atCommit<W extends CommitWork>(owner: object, make: () => W): W {
    const running = this.#running();
    if (running === null) throw new Error('There is no transaction to take part in.');
    // The map keeps what the same owner's `make` gave, so the type is the one it gives now.
    const known = running.commitWork.get(owner) as W | undefined;
    if (known !== undefined) return known;
    const made = make();
    running.commitWork.set(owner, made);
    return made;
  }

  /** What `atCommit` was given by `owner` in the current transaction, if anything. */
  pendingAtCommit(owner: object): CommitWork | null {
    return this.#running()?.commitWork.get(owner) ?? null;
  }

  /** Runs SQL as text, in the current transaction where there is one. For the queue's engine. */
  async executeSql(text: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> {
    const running = this.#running();
    if (running === null) return this.#runStatement(text, values);
    const result = await running.handle.executeQuery(CompiledQuery.raw(text, [...values]));
    return { rows: [...result.rows] };
  }

  /** Calls `work` outside any transaction, whoever calls: for timers and handlers that outlive the caller. */
  outside<T>(work: () => T): T {
    return this.#current.run(null, work);
  }

  /** Takes no new transaction, waits for those that run, then gives the handle back. */
  async close(): Promise<void> {
    this.#closing = true;
    while (this.#open.size > 0) await Promise.allSettled(this.#open);
    await this.#kysely.destroy();
  }

  #running(): RunningTransaction | null {
    const running = this.#current.getStore() ?? null;
    if (running?.over === true) throw new Error('This transaction is over: a call made inside it was not awaited.');
    return running;
  }

  async #begin<T>(work: () => Promise<T>): Promise<T> {
    const commitWork = new Map<object, CommitWork>();
    const result = await this.#kysely.transaction().execute(async (handle) => {
      const running: RunningTransaction = { handle, commitWork, broken: null, over: false };
      try {
        return await this.#current.run(running, async () => {
          const value = await work();
          if (running.broken !== null) throw running.broken.error;
          for (const pending of commitWork.values()) await pending.beforeCommit();
          return value;
        });
      } finally {
        running.over = true;
      }
    });
    this.outside(() => {
      for (const done of commitWork.values()) done.afterCommit?.();
    });
    return result;
  }
}

async function joined<T>(outer: RunningTransaction, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    outer.broken ??= { error };
    throw error;
  }
}
