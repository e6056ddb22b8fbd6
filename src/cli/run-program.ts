import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { PROJECT_ROOT } from './project-root.ts';
import type { Terminal } from './terminal.ts';

/** Runs one of our programs in a process of its own, hands signals on, and gives its exit code. */
export function runProgram(terminal: Terminal, program: string, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [resolve(PROJECT_ROOT, program), ...args], {
    stdio: 'inherit',
    env: { ...terminal.environment },
  });
  const handOn = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  process.on('SIGTERM', handOn);
  // Ctrl-C reaches the child by itself; staying alive lets it end in peace.
  const stay = (): void => {};
  process.on('SIGINT', stay);
  return new Promise((done) => {
    child.once('exit', (code) => {
      process.off('SIGTERM', handOn);
      process.off('SIGINT', stay);
      done(code ?? 1);
    });
  });
}
