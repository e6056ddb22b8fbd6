import { EXIT, type ExitStatus } from '../exit-status.ts';
import { runProgram } from '../run-program.ts';
import type { Terminal } from '../terminal.ts';

/** The bot in a process of its own kind: with its pages and workers, or workers alone. */
export function serveCommand(terminal: Terminal, kind: 'serve' | 'work'): Promise<ExitStatus> {
  return runProgram(terminal, 'src/index.ts', [kind]).then((code) =>
    code === 0 ? EXIT.done : code === 2 ? EXIT.wrongCall : EXIT.no,
  );
}
