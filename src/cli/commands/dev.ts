import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { portComplaint } from '../free-port.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { type Service, startService } from '../start-service.ts';
import type { Terminal } from '../terminal.ts';

const PLAYGROUND = 'node_modules/@microsoft/m365agentsplayground/cli.js';
const SETTINGS = 'env/.env.sandbox';

/** Sandbox, bot and Playground on this machine; Ctrl-C ends them all. */
export async function devCommand(terminal: Terminal, options: { readonly playground: boolean }): Promise<ExitStatus> {
  const environment = terminal.environment;
  const ports = {
    SANDBOX_PORT: environment['SANDBOX_PORT'] ?? '4010',
    PORT: environment['PORT'] ?? '3978',
    PLAYGROUND_PORT: environment['PLAYGROUND_PORT'] ?? '56150',
  };
  const data = resolve(environment['PREFLIGHT_DATA'] ?? join(PROJECT_ROOT, '.preflight'));
  const complaint = (await firstPortComplaint(ports, options.playground)) ?? folderComplaint(data);
  if (complaint !== null) {
    terminal.err(complaint);
    return EXIT.no;
  }
  const services: Service[] = [];
  const stopped = stopRequest();
  try {
    for (const start of plan(ports, data, environment, options.playground)) {
      const started = await Promise.race([
        startService({ ...start, logFolder: join(data, 'logs') }),
        stopped.then(() => null),
      ]);
      if (started === null) return EXIT.done;
      if (!started.ok) {
        terminal.err(started.fault.message);
        return EXIT.no;
      }
      services.push(started.value);
    }
    terminal.out(welcome(ports, options.playground));
    const ended = await Promise.race([stopped.then(() => null), ...services.map((service) => service.ended)]);
    if (ended === null) return EXIT.done;
    terminal.err(ended);
    return EXIT.no;
  } finally {
    for (const service of services.reverse()) await service.stop();
  }
}

type Ports = Readonly<Record<'SANDBOX_PORT' | 'PORT' | 'PLAYGROUND_PORT', string>>;

function plan(ports: Ports, data: string, environment: Terminal['environment'], playground: boolean) {
  const sandboxUrl = `https://127.0.0.1:${ports.SANDBOX_PORT}`;
  const settings: Record<string, string | undefined> = {
    ...parseEnv(readFileSync(join(PROJECT_ROOT, SETTINGS), 'utf8')),
    GRAPH_URL: sandboxUrl,
    LOGIN_URL: sandboxUrl,
    PARTNER_CENTER_URL: `${sandboxUrl}/partner-center`,
    ...environment,
    PORT: ports.PORT,
    PREFLIGHT_DATA: data,
    PREFLIGHT_DIRECTORY: environment['PREFLIGHT_DIRECTORY'] ?? join(PROJECT_ROOT, 'env/sandbox-directory.json'),
    PREFLIGHT_INVENTORY: environment['PREFLIGHT_INVENTORY'] ?? join(PROJECT_ROOT, 'examples/inventory-40.csv'),
    NODE_EXTRA_CA_CERTS: join(data, 'sandbox-ca.pem'),
  };
  const services = [
    {
      name: 'sandbox',
      program: join(PROJECT_ROOT, 'sandbox/main.ts'),
      args: ['--port', ports.SANDBOX_PORT, '--data', data],
      environment,
      readyUrl: `http://127.0.0.1:${ports.SANDBOX_PORT}/__sandbox/health`,
    },
    {
      name: 'bot',
      program: join(PROJECT_ROOT, 'src/index.ts'),
      args: ['serve'],
      environment: settings,
      readyUrl: `http://127.0.0.1:${ports.PORT}/readyz`,
    },
  ];
  if (!playground) return services;
  return [
    ...services,
    {
      name: 'Playground',
      program: join(PROJECT_ROOT, PLAYGROUND),
      args: [
        'start',
        '-e',
        `http://127.0.0.1:${ports.PORT}/api/messages`,
        '-c',
        'msteams',
        '-p',
        ports.PLAYGROUND_PORT,
        '--dt',
      ],
      environment: {
        ...environment,
        TEAMSAPPTESTER_BROWSER: 'none',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(PROJECT_ROOT, '.m365agentsplayground.yml'),
        M365_AGENTS_PLAYGROUND_LOGFILE: join(data, 'logs', 'playground-start.log'),
      },
      readyUrl: `http://127.0.0.1:${ports.PLAYGROUND_PORT}/_debug/ping`,
    },
  ];
}

async function firstPortComplaint(ports: Ports, playground: boolean): Promise<string | null> {
  for (const [setting, port] of Object.entries(ports)) {
    if (setting === 'PLAYGROUND_PORT' && !playground) continue;
    const complaint = await portComplaint(setting, port);
    if (complaint !== null) return complaint;
  }
  return null;
}

function folderComplaint(data: string): string | null {
  try {
    mkdirSync(join(data, 'logs'), { recursive: true });
    return existsSync(data) ? null : `The data folder ${data} could not be made.`;
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'no';
    return `The data folder ${data} cannot be written (${why}). Make it writable, or name another with PREFLIGHT_DATA.`;
  }
}

function stopRequest(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        done();
      });
    }
    process.once('disconnect', () => {
      done();
    });
    // Listening for that must not keep this process alive once everything has ended.
    process.channel?.unref();
  });
}

function welcome(ports: Ports, playground: boolean): string {
  const where = [
    `  Bot         http://127.0.0.1:${ports.PORT}`,
    `  Sandbox     http://127.0.0.1:${ports.SANDBOX_PORT} (simulated Microsoft services)`,
    ...(playground
      ? [`  Playground  http://127.0.0.1:${ports.PLAYGROUND_PORT} (open it in a browser and write to the bot)`]
      : []),
  ];
  return [
    'Preflight is ready.',
    ...where,
    '',
    'Three sentences to try (you are hana, help-desk agent; ada approves with "npx preflight press R-1 approve --as ada"):',
    '  register PF4KIOSK01, PF4KIOSK02 and PF4KIOSK03 to Contoso with tag KIOSK',
    '  status of PF4CONBLK1',
    '  what does 808 mean?',
    '',
    'Ctrl-C stops everything.',
  ].join('\n');
}
