import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A program of this folder in a process of its own, read line by line. */
export class ChildProgram {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;
  readonly #waiting: { enough: (lines: readonly string[]) => boolean; done: () => void }[] = [];
  readonly lines: string[] = [];

  constructor(program: string, ...args: readonly string[]) {
    this.#child = spawn(process.execPath, [join(import.meta.dirname, program), ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#ended = new Promise((resolve) => {
      this.#child.once('close', (code) => {
        resolve(code);
        for (const waiter of this.#waiting) waiter.done();
      });
    });
    if (this.#child.stdout === null) throw new Error('The program has no output.');
    createInterface(this.#child.stdout).on('line', (line) => {
      this.lines.push(line);
      for (const waiter of this.#waiting) if (waiter.enough(this.lines)) waiter.done();
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** The exit code when the program ends by itself; null where it was killed. */
  get ended(): Promise<number | null> {
    return this.#ended;
  }

  /** Until `enough` of the lines so far, or the end of the program. */
  async until(enough: (lines: readonly string[]) => boolean): Promise<void> {
    if (enough(this.lines)) return;
    await new Promise<void>((done) => this.#waiting.push({ enough, done }));
  }

  /** Kills the program as a power button would, and gives every line that it wrote. */
  async kill(): Promise<readonly string[]> {
    this.#child.kill('SIGKILL');
    await this.#ended;
    return this.lines;
  }
}
