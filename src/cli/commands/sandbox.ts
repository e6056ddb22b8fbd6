import { EXIT, type ExitStatus } from '../exit-status.ts';
import { runProgram } from '../run-program.ts';
import type { Terminal } from '../terminal.ts';

const DEFAULT_PORT = '4010';

/** The simulated Microsoft services alone, until Ctrl-C. */
export async function sandboxCommand(
  terminal: Terminal,
  options: { readonly port?: string; readonly scenario?: string },
): Promise<ExitStatus> {
  const port = options.port ?? terminal.environment['SANDBOX_PORT'] ?? DEFAULT_PORT;
  const scenario = options.scenario === undefined ? [] : ['--scenario', options.scenario];
  const data = terminal.environment['PREFLIGHT_DATA'] ?? '.preflight';
  const code = await runProgram(terminal, 'sandbox/main.ts', ['--port', port, '--data', data, ...scenario]);
  return code === 0 ? EXIT.done : EXIT.no;
}
