import { type ChildProcess, execFile, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePorts } from '../support/free-ports.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'src/cli/main.ts');
const READY = /^Preflight is ready/m;
const READY_WITHIN_MS = 120_000;

/** `preflight dev` as a newcomer starts it, on free ports and with a data folder of its own. */
export class DevRun {
  readonly playgroundUrl: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #child: ChildProcess;
  readonly #data: string;
  readonly #sandboxUrl: string;

  private constructor(child: ChildProcess, data: string, environment: NodeJS.ProcessEnv) {
    this.#child = child;
    this.#data = data;
    this.#environment = environment;
    this.#sandboxUrl = `http://127.0.0.1:${environment['SANDBOX_PORT'] ?? ''}`;
    this.playgroundUrl = `http://127.0.0.1:${environment['PLAYGROUND_PORT'] ?? ''}`;
  }

  /** Returns when the line that says so stands on standard output; throws with the last words when it does not come. */
  static async start(): Promise<DevRun> {
    const [sandbox, bot, playground] = await freePorts(3);
    const data = await mkdtemp(join(tmpdir(), 'preflight-walk-'));
    const environment = {
      ...process.env,
      SANDBOX_PORT: String(sandbox),
      PORT: String(bot),
      PLAYGROUND_PORT: String(playground),
      PREFLIGHT_DATA: data,
      PREFLIGHT_URL: `http://127.0.0.1:${String(bot)}`,
    };
    // With an IPC channel: when this process dies, however that comes about, the run and its services end too.
    const child = fork(PROGRAM, ['dev'], { env: environment, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const run = new DevRun(child, data, environment);
    try {
      await run.#untilReady();
      return run;
    } catch (error) {
      await run.stop();
      throw error;
    }
  }

  /** Runs the command as a person at a terminal would, and reads the JSON that it prints. */
  preflight<T>(...args: readonly string[]): Promise<T> {
    return new Promise((done, refuse) => {
      execFile(
        process.execPath,
        [PROGRAM, ...args, '--json'],
        { env: this.#environment, maxBuffer: 64 * 1024 * 1024 },
        (_, out, err) => {
          try {
            done(JSON.parse(out) as T);
          } catch {
            refuse(new Error(`no JSON from preflight ${args.join(' ')}: ${out} ${err}`));
          }
        },
      );
    });
  }

  /** Sets one of the sandbox's controls. */
  async control(name: string, body: unknown): Promise<void> {
    const answer = await fetch(`${this.#sandboxUrl}/__sandbox/${name}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`the sandbox refused ${name}: ${answer.status}`);
  }

  /** How often the simulated service was sent each serial number. */
  async submissions(): Promise<Readonly<Record<string, number>>> {
    const answer = await fetch(`${this.#sandboxUrl}/__sandbox/state`);
    return ((await answer.json()) as { submissions: Readonly<Record<string, number>> }).submissions;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = new Promise((end) => this.#child.once('exit', end));
      // As when the starter is gone: the run stops its services and ends.
      this.#child.disconnect();
      await ended;
    }
    await rm(this.#data, { recursive: true, force: true });
  }

  #untilReady(): Promise<void> {
    return new Promise((ready, refuse) => {
      let said = '';
      const giveUp = (why: string): void => {
        clearTimeout(bound);
        refuse(new Error(`preflight dev ${why}:\n${said.slice(-4_000)}`));
      };
      const bound = setTimeout(giveUp, READY_WITHIN_MS, 'is not ready in time');
      this.#child.once('exit', (code, signal) => giveUp(`ended (${signal ?? `code ${code ?? 0}`})`));
      const hear = (chunk: Buffer): void => {
        said += chunk.toString('utf8');
        if (!READY.test(said)) return;
        clearTimeout(bound);
        ready();
      };
      this.#child.stdout?.on('data', hear);
      this.#child.stderr?.on('data', hear);
    });
  }
}
