import { fork, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSandbox } from './support/sandbox-client.ts';

const MAIN = fileURLToPath(new URL('../../../sandbox/main.ts', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly stderr: string;
}

/** A run of the program that ends by itself. */
function run(...options: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...options]);
  let stderr = '';
  child.stdout.resume();
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stderr })));
}

/** The program with an IPC channel, once it says where it listens. */
async function startProgram(...options: readonly string[]) {
  const child = fork(MAIN, ['--port', '0', ...options], { silent: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  const exitCode = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const listening = await new Promise<{ url: string }>((resolve) => {
    child.once('message', (message) => resolve(message as { url: string }));
  });
  return { child, exitCode, url: listening.url };
}

describe('the sandbox as a program', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('listens, and ends in peace on %s', async (signal) => {
    const { child, exitCode, url } = await startProgram();

    const health = await fetch(`${url}/__sandbox/health`);
    child.kill(signal);

    expect(health.status).toBe(200);
    expect(await exitCode).toBe(0);
  });

  test('ends when the process that started it is gone', async () => {
    const { child, exitCode } = await startProgram();

    child.disconnect();

    expect(await exitCode).toBe(0);
  });

  test('starts from a scenario file', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'sandbox-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'scenario.json');
    await writeFile(file, JSON.stringify({ timing: { importMs: 7 } }));

    const { url } = await startProgram('--scenario', file);
    const timing = await (await fetch(`${url}/__sandbox/timing`)).json();

    expect(timing).toMatchObject({ importMs: 7 });
  });

  test('names a taken port and how to choose another', async () => {
    const other = await openSandbox();

    const end = await run('--port', new URL(other.url).port);

    expect(end.code).toBe(1);
    expect(end.stderr).toMatch(/is taken.*SANDBOX_PORT/);
  });

  test.each([
    [['--port', 'many'], /no port/],
    [['--scenario', '/nowhere.json'], /cannot be read/],
    [['--colour', 'red'], /colour/],
  ])('refuses %j with one line', async (options, text) => {
    const end = await run(...options);

    expect(end.code).toBe(2);
    expect(end.stderr).toMatch(text);
    expect(end.stderr.trim().split('\n')).toHaveLength(1);
  });
});
