import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';
import { freePorts } from './free-ports.ts';

const USER = 'preflight';

/** A PostgreSQL server of its own for a test file, on loopback. */
export class PostgresServer {
  readonly port: number;
  /** Of the user `preflight`; the tests for refused sign-ins need one. */
  readonly password = 'not-a-real-password';
  #process: ChildProcess;
  readonly #run: () => Promise<ChildProcess>;
  readonly #folder: string;
  #databases = 0;

  private constructor(run: () => Promise<ChildProcess>, running: ChildProcess, folder: string, port: number) {
    this.#run = run;
    this.#process = running;
    this.#folder = folder;
    this.port = port;
  }

  /** The folder of PostgreSQL's programs, newest first; null where there is none. */
  static findPrograms(): string | null {
    const debian = '/usr/lib/postgresql';
    const versions = existsSync(debian) ? readdirSync(debian).sort((left, right) => Number(right) - Number(left)) : [];
    const onPath = (process.env['PATH'] ?? '').split(delimiter);
    const folders = [...versions.map((version) => join(debian, version, 'bin')), ...onPath];
    return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name)))) ?? null;
  }

  /** Makes a cluster and starts it. PostgreSQL refuses root, so root starts it as another user. */
  static async start(programs: string): Promise<PostgresServer> {
    const owner = process.getuid?.() === 0 ? otherUser() : null;
    const folder = mkdtempSync(join(tmpdir(), 'preflight-postgres-'));
    const passwordFile = join(folder, 'password');
    const data = join(folder, 'data');
    writeFileSync(passwordFile, 'not-a-real-password\n');
    if (owner !== null) for (const path of [folder, passwordFile]) chownSync(path, owner.uid, owner.gid);
    const options = [
      '-D',
      data,
      '-U',
      USER,
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '--no-locale',
    ];
    execFileSync(join(programs, 'initdb'), [...options, '--no-sync'], { ...owner, cwd: folder, stdio: 'pipe' });
    const [port = 0] = await freePorts(1);
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'fsync=off',
      'max_connections=60',
    ];
    const run = async (): Promise<ChildProcess> => {
      const running = spawn(
        join(programs, 'postgres'),
        ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
        { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
      );
      process.once('exit', () => running.kill('SIGQUIT'));
      await untilReady(running);
      return running;
    };
    return new PostgresServer(run, await run(), folder, port);
  }

  /** The address of a new, empty database. */
  async makeDatabase(): Promise<string> {
    this.#databases += 1;
    const name = `preflight_${this.#databases}`;
    const client = new Client({ connectionString: this.urlOf('postgres') });
    await client.connect();
    try {
      await client.query(`create database ${name}`);
    } finally {
      await client.end();
    }
    return this.urlOf(name);
  }

  urlOf(database: string, user = USER, password = this.password): string {
    return `postgres://${user}:${password}@127.0.0.1:${this.port}/${database}`;
  }

  /** Ends the server as a crash would, and starts it again on the same port. */
  async crashAndRestart(): Promise<void> {
    await this.#end('SIGQUIT');
    this.#process = await this.#run();
  }

  async stop(): Promise<void> {
    await this.#end('SIGINT');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #end(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill(signal);
    await ended;
  }
}

function otherUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error('PostgreSQL does not run as root, and there is no other user to run it as.');
}

function untilReady(running: ChildProcess): Promise<void> {
  return new Promise((ready, refuse) => {
    let said = '';
    running.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('ready to accept connections')) ready();
    });
    running.once('exit', () => refuse(new Error(`PostgreSQL ended: ${said}`)));
    running.once('error', refuse);
  });
}
