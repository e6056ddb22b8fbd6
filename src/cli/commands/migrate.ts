import { EXIT, type ExitStatus } from '../exit-status.ts';
import { runProgram } from '../run-program.ts';
import type { Terminal } from '../terminal.ts';

/** Brings the database to the current schema and ends. */
export function migrateCommand(terminal: Terminal): Promise<ExitStatus> {
  return runProgram(terminal, 'src/index.ts', ['migrate']).then((code) => (code === 0 ? EXIT.done : EXIT.no));
}
