import { randomUUID } from 'node:crypto';
import { CommanderError } from 'commander';
import { EXIT } from './exit-status.ts';
import { createProgram } from './program.ts';
import { processTerminal } from './terminal.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `preflight … | head`: whoever reads us has seen enough, and that is no failure.
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  process.stderr.write(`The answer could not be written to its end (${error.code ?? 'unknown'}).\n`);
  process.exit(EXIT.wrongCall);
});
// Nobody is left to complain to.
process.stderr.on('error', () => {});

const terminal = processTerminal();

/** The last catch of the terminal front: a bug gets a number, never a stack trace. */
async function main(args: readonly string[]): Promise<number> {
  let status: number = EXIT.done;
  const program = createProgram(terminal, (code) => {
    status = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongCall;
    const reference = randomUUID().slice(0, 8);
    terminal.err(
      `Something went wrong inside Preflight (reference ${reference}): ${error instanceof Error ? error.message : 'unknown'}`,
    );
    if (terminal.environment['PREFLIGHT_DEBUG'] !== undefined && error instanceof Error)
      terminal.err(error.stack ?? '');
    return EXIT.no;
  }
}

process.exitCode = await main(process.argv.slice(2));
