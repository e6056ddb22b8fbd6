import { parseArgs } from 'node:util';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

/** One case that takes longer is taken for a loop. */
const LONGEST_MS = 20_000;
const CLOCK_EVERY = 64;
/** More cases than this are not kept to start from; a new one then takes the place of another. */
const MOST_KEPT = 5_000;

/** xorshift32: the same numbers for the same seed on every machine. */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0 || 1;
  }

  below(limit: number): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) % limit;
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  some(most: number): number {
    return 1 + this.below(most);
  }
}

/** What came of one case. */
export interface Outcome {
  /** What is wrong with the answer; null where nothing is. */
  readonly complaint: string | null;
  /** Which parts of the program it reached, as far as its answer shows: a case with a new one is started from again. */
  readonly reached: string;
}

export interface Fuzz<Case> {
  /** A new case, made from nothing or from one of those that reached something new. */
  next(dice: Dice, kept: readonly Case[]): Case;
  judge(input: Case, dice: Dice): Outcome | Promise<Outcome>;
  /** The case as it can be put into a test. */
  show(input: Case): string;
}

interface Start {
  readonly progress: Int32Array;
  readonly seconds: number;
  readonly seed: number;
}

/**
 * Throws cases at the program until the time is over: `--seconds 60 --seed 1`. Cases that reach something new are kept
 * and changed further. The same seed gives the same cases. Ends with status 1 at the first case that throws, takes too
 * long or is answered wrongly. `script` is the file that calls this; it runs again as a thread, so that a loop can be
 * seen from outside.
 */
export function runFuzz<Case>(script: string, fuzz: Fuzz<Case>): void {
  if (!isMainThread) {
    const { progress, seconds, seed } = workerData as Start;
    void loop(fuzz, seconds, seed, progress).then((status) => {
      process.exitCode = status;
    });
    return;
  }
  const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
  const start: Start = {
    progress: new Int32Array(new SharedArrayBuffer(4)),
    seconds: Number(values.seconds ?? 60),
    seed: Number(values.seed ?? 1),
  };
  watch(start.progress, start.seed);
  new Worker(script, { workerData: start }).once('exit', (status) => process.exit(status));
}

async function loop<Case>(fuzz: Fuzz<Case>, seconds: number, seed: number, progress: Int32Array): Promise<number> {
  const dice = new Dice(seed);
  const kept: Case[] = [];
  const reached = new Map<string, number>();
  const until = performance.now() + seconds * 1000;
  let cases = 0;
  let slowestMs = 0;
  while (cases % CLOCK_EVERY !== 0 || performance.now() < until) {
    const input = fuzz.next(dice, kept);
    const began = performance.now();
    const outcome = await judged(fuzz, input, dice);
    slowestMs = Math.max(slowestMs, performance.now() - began);
    cases += 1;
    Atomics.store(progress, 0, cases);
    if (outcome.complaint !== null) {
      process.stderr.write(`Case ${cases} of seed ${seed}: ${outcome.complaint}\n${fuzz.show(input)}\n`);
      return 1;
    }
    const before = reached.get(outcome.reached) ?? 0;
    reached.set(outcome.reached, before + 1);
    if (before > 0) continue;
    if (kept.length < MOST_KEPT) kept.push(input);
    else kept[dice.below(MOST_KEPT)] = input;
  }
  process.stdout.write(
    `Seed ${seed}: ${cases.toLocaleString('en-US')} cases in ${seconds} s, ${reached.size.toLocaleString('en-US')} different outcomes, no exception, no loop, no wrong answer; slowest ${slowestMs.toFixed(1)} ms.\n`,
  );
  return 0;
}

async function judged<Case>(fuzz: Fuzz<Case>, input: Case, dice: Dice): Promise<Outcome> {
  try {
    return await fuzz.judge(input, dice);
  } catch (error) {
    return { complaint: error instanceof Error ? (error.stack ?? error.message) : String(error), reached: '' };
  }
}

/** Runs beside the fuzzing thread and ends the program where one case takes too long. */
function watch(progress: Int32Array, seed: number): void {
  let last = -1;
  setInterval(() => {
    const cases = Atomics.load(progress, 0);
    if (cases > 0 && cases === last) {
      process.stderr.write(`Case ${cases + 1} of seed ${seed} takes more than ${LONGEST_MS / 1000} s: a loop.\n`);
      process.exit(1);
    }
    last = cases;
  }, LONGEST_MS);
}
