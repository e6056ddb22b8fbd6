import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePorts } from './free-ports.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export interface CommandResult {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A program of ours that runs in a process of its own. */
export class Program {
  readonly #child: ChildProcess;
  readonly #ended: Promise<number>;
  #output = '';

  constructor(program: string, args: readonly string[], environment: Readonly<Record<string, string>>) {
    this.#child = spawn(process.execPath, [join(ROOT, program), ...args], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#output += chunk.toString('utf8');
      });
    }
    this.#ended = new Promise((ended) => {
      this.#child.once('exit', (code) => {
        ended(code ?? -1);
      });
    });
  }

  get output(): string {
    return this.#output;
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get ended(): Promise<number> {
    return this.#ended;
  }

  /** Ends the process: politely, or as a power cut would. */
  async end(signal: 'SIGTERM' | 'SIGKILL' | 'SIGINT'): Promise<number> {
    this.#child.kill(signal);
    return this.#ended;
  }

  /** Waits until `url` answers 200; fails with what the program said when it ends first. */
  async untilReady(url: string): Promise<void> {
    let over = false;
    void this.#ended.then(() => {
      over = true;
    });
    await until(`an answer of ${url}`, async () => {
      if (over) throw new Error(`the program ended: ${this.#output.slice(-2_000)}`);
      try {
        return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok ? true : null;
      } catch {
        return null;
      }
    });
  }
}

/** Looks until `look` finds something; fails after a bound that a working program never reaches. */
export async function until<T>(what: string, look: () => Promise<T | null>, boundMs = 90_000): Promise<T> {
  const end = performance.now() + boundMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** Sandbox and bot in processes of their own, with a data folder of their own, and the command `preflight` beside them. */
export class Trial {
  readonly sandboxUrl: string;
  readonly botUrl: string;
  readonly #ports: { readonly sandbox: number; readonly bot: number };
  readonly #data: string;
  readonly #environment: Readonly<Record<string, string>>;
  #sandbox: Program | null = null;
  #bot: Program | null = null;

  private constructor(
    data: string,
    sandboxPort: number,
    botPort: number,
    environment: Readonly<Record<string, string>>,
  ) {
    this.#data = data;
    this.#ports = { sandbox: sandboxPort, bot: botPort };
    this.sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
    this.botUrl = `http://127.0.0.1:${botPort}`;
    const services = `https://127.0.0.1:${sandboxPort}`;
    this.#environment = {
      PREFLIGHT_MODE: 'local',
      PORT: String(botPort),
      PREFLIGHT_DATA: data,
      PREFLIGHT_URL: this.botUrl,
      GRAPH_URL: services,
      LOGIN_URL: services,
      GRAPH_CLIENT_ID: '11111111-aaaa-4bbb-8ccc-000000000001',
      SECRET_GRAPH_CLIENT_SECRET: 'sandbox-secret',
      PREFLIGHT_DIRECTORY: join(ROOT, 'env/sandbox-directory.json'),
      PREFLIGHT_INVENTORY: join(ROOT, 'examples/inventory-40.csv'),
      NODE_EXTRA_CA_CERTS: join(data, 'sandbox-ca.pem'),
      CALL_TIMEOUT_MS: '3000',
      SETTLE_MARGIN_MS: '500',
      FIRST_POLL_MS: '400',
      LONGEST_POLL_MS: '2000',
      BACKOFF_MS: '300',
      LOG_LEVEL: 'info',
      ...environment,
    };
  }

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<Trial> {
    const data = await mkdtemp(join(tmpdir(), 'preflight-trial-'));
    const [sandbox, bot] = await freePorts(2);
    const trial = new Trial(data, sandbox ?? 0, bot ?? 0, environment);
    await trial.startSandbox();
    await trial.control('timing', { importMs: 600, syncMs: 200, assignMs: 600, latencyMs: 1 });
    await trial.startBot();
    return trial;
  }

  async startSandbox(): Promise<void> {
    this.#sandbox = new Program('sandbox/main.ts', ['--port', String(this.#ports.sandbox), '--data', this.#data], {});
    await this.#sandbox.untilReady(`${this.sandboxUrl}/__sandbox/health`);
  }

  async startBot(): Promise<void> {
    this.#bot = new Program('src/index.ts', ['serve'], this.#environment);
    await this.#bot.untilReady(`${this.botUrl}/readyz`);
  }

  async endBot(signal: 'SIGTERM' | 'SIGKILL'): Promise<number> {
    return (await this.#bot?.end(signal)) ?? 0;
  }

  /** Holds the sandbox still, as a network that swallows everything would, or lets it go on. */
  holdSandbox(still: boolean): void {
    process.kill(this.#sandbox?.pid ?? 0, still ? 'SIGSTOP' : 'SIGCONT');
  }

  get botPid(): number {
    return this.#bot?.pid ?? 0;
  }

  get botOutput(): string {
    return this.#bot?.output ?? '';
  }

  async stop(): Promise<void> {
    await this.#bot?.end('SIGTERM');
    await this.#sandbox?.end('SIGTERM');
    await rm(this.#data, { recursive: true, force: true });
  }

  /** Runs the command as a person would. */
  async preflight(...args: readonly string[]): Promise<CommandResult> {
    const child = spawn(process.execPath, [join(ROOT, 'src/cli/main.ts'), ...args], {
      env: { ...process.env, ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString('utf8');
    });
    const status = await new Promise<number>((ended) => {
      child.once('close', (code) => {
        ended(code ?? -1);
      });
    });
    return { status, out, err };
  }

  async json<T>(...args: readonly string[]): Promise<T> {
    const { out, err } = await this.preflight(...args, '--json');
    try {
      return JSON.parse(out) as T;
    } catch {
      throw new Error(`no JSON from preflight ${args.join(' ')}: ${out} ${err}`);
    }
  }

  async control(name: string, body: unknown): Promise<void> {
    const answer = await fetch(`${this.sandboxUrl}/__sandbox/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`the sandbox refused ${name}: ${await answer.text()}`);
  }

  async look<T>(name: string): Promise<T> {
    return (await (await fetch(`${this.sandboxUrl}/__sandbox/${name}`)).json()) as T;
  }
}
