import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';

const scripts = pathToFileURL(join(import.meta.dirname, '..', '..', '..', 'scripts/')).href;

describe('the start on a machine with an old Node', () => {
  test('says which Node is needed and what to do', () => {
    const { newEnough, said } = askAbout('18.20.8');

    expect(newEnough).toBe(false);
    expect(said).toContain('needs Node 20 or newer');
    expect(said).toContain('this is Node 18.20.8');
    expect(said).toContain('https://nodejs.org');
  });

  test.each(['20.0.0', '22.12.0', '24.21.0', '100.1.0'])('goes on with Node %s', (version) => {
    expect(askAbout(version)).toEqual({ newEnough: true, said: '' });
  });

  function askAbout(version: string): { newEnough: boolean; said: string } {
    const program = `import { nodeIsNewEnough } from '${scripts}node-version.mjs';
      let said = '';
      console.error = (text) => { said += text; };
      const newEnough = nodeIsNewEnough('${version}');
      console.log(JSON.stringify({ newEnough, said }));`;
    return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }));
  }
});

describe.skipIf(process.platform === 'win32')('the program that npm start runs', () => {
  test('gets one Ctrl-C once, though the terminal and npm both send it, and its exit status is passed on', async () => {
    const { command, lines } = startProgram(`
      let presses = 0;
      process.on('SIGINT', () => { presses += 1; console.log('pressed'); });
      process.on('SIGTERM', () => { console.log('presses: ' + presses); process.exit(7); });`);
    const exit = once(command, 'exit');

    await said(lines, 'ready');
    command.kill('SIGINT');
    command.kill('SIGINT');
    await said(lines, 'pressed');
    command.kill('SIGTERM');

    expect(await rest(lines)).toEqual(['presses: 1']);
    expect(await exit).toEqual([7, null]);
  });

  test('ends when the command that started it is killed', async () => {
    const { command, lines } = startProgram(
      "process.on('SIGTERM', () => { console.log('told to end'); process.exit(0); });",
    );

    await said(lines, 'ready');
    command.kill('SIGKILL');

    expect(await rest(lines)).toEqual(['told to end']);
  });

  function startProgram(program: string) {
    const own = `${program} setInterval(() => {}, 1000); console.log('ready');`;
    const starter = `import { runOwnNode } from '${scripts}own-node.mjs';
      process.exitCode = await runOwnNode(['-e', ${JSON.stringify(own)}]);`;
    const command: ChildProcessWithoutNullStreams = spawn(process.execPath, ['--input-type=module', '-e', starter]);
    return { command, lines: linesOf(command) };
  }

  function linesOf(command: ChildProcessWithoutNullStreams): AsyncIterableIterator<string> {
    return createInterface({ input: command.stdout })[Symbol.asyncIterator]();
  }

  async function said(lines: AsyncIterator<string>, wanted: string): Promise<void> {
    const { value, done } = await lines.next();
    if (done === true || value !== wanted) throw new Error(`Expected "${wanted}", got "${value}".`);
  }

  async function rest(lines: AsyncIterable<string>): Promise<string[]> {
    const all: string[] = [];
    for await (const line of lines) all.push(line);
    return all;
  }
});

describe('the line of counts', () => {
  test('counts tests, and a file that could not be loaded as one failure', () => {
    const report = {
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'passed' }, { status: 'skipped' }] },
        { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'todo' }] },
      ],
    };

    expect(lineOf(JSON.stringify(report))).toBe('3 passed, 2 failed, 2 skipped');
  });

  test('leaves out what was not skipped', () => {
    expect(
      lineOf(JSON.stringify({ testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }] })),
    ).toBe('1 passed, 0 failed');
  });

  test('counts a run that broke off as a failure', () => {
    expect(lineOf('{ "testResults": [')).toBe('0 passed, 1 failed');
  });

  function lineOf(report: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'preflight-report-'));
    try {
      const path = join(folder, 'tests.json');
      writeFileSync(path, report);
      const program = `import { summaryOf } from '${scripts}test-summary.mjs';
        console.log(summaryOf(process.argv[1]).line);`;
      return execFileSync(process.execPath, ['--input-type=module', '-e', program, path], { encoding: 'utf8' }).trim();
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
});
