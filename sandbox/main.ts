import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type SandboxOptions, startSandbox } from './start-sandbox.ts';

const USAGE = `Usage: node sandbox/main.ts [--port N] [--scenario FILE] [--data DIR] [--record]

  --port N         port on 127.0.0.1 (default SANDBOX_PORT, else 4010; 0 takes a free one)
  --scenario FILE  a scenario as JSON; parts that it leaves out are taken from the start world
  --data DIR       where the certificate authority is kept (sandbox-ca.pem)
  --record         keep calls to Graph for GET /__sandbox/calls
`;

const EXIT_NOT_STARTED = 1;
const EXIT_WRONG_CALL = 2;
const DEFAULT_PORT = '4010';

/** What the command line asks for; 'help' where it asks for that. Throws an Error with a sentence for people. */
async function readCommandLine(): Promise<SandboxOptions | 'help'> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      scenario: { type: 'string' },
      data: { type: 'string' },
      record: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  return {
    port: readPort(values.port ?? process.env['SANDBOX_PORT'] ?? DEFAULT_PORT),
    record: values.record,
    ...(values.scenario === undefined ? {} : { scenario: await readScenarioFile(values.scenario) }),
    ...(values.data === undefined ? {} : { dataDir: values.data }),
  };
}

async function serve(options: SandboxOptions): Promise<void> {
  const sandbox = await startSandbox(options);
  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // A parent that started the sandbox with an IPC channel and died must not leave it behind.
  process.once('disconnect', stop);

  process.stdout.write(`The sandbox listens on ${sandbox.url} (HTTP and HTTPS).\n`);
  process.send?.({ kind: 'listening', url: sandbox.url, httpsUrl: sandbox.httpsUrl, port: sandbox.port });
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`"${text}" is no port: give a number from 0 to 65535.`);
  return port;
}

async function readScenarioFile(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new Error(`The scenario ${file} cannot be read.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The scenario ${file} is no JSON.`);
  }
}

function complain(error: unknown, exitCode: number): undefined {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitCode;
  // An open IPC channel would keep the process alive.
  if (process.connected) process.disconnect();
}

const options = await readCommandLine().catch((error: unknown) => complain(error, EXIT_WRONG_CALL));
if (options === 'help') process.stdout.write(USAGE);
else if (options !== undefined) await serve(options).catch((error: unknown) => complain(error, EXIT_NOT_STARTED));
