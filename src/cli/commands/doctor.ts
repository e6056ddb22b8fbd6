import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readConfig } from '../../config/read-config.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { PROJECT_ROOT } from '../project-root.ts';
import { RunningBot } from '../running-bot.ts';
import { printJson, type Terminal } from '../terminal.ts';

interface Examination {
  readonly what: string;
  readonly state: 'good' | 'bad' | 'not-looked-at';
  readonly message: string;
  readonly next: string | null;
}

/** The clocks of two machines may differ by this much before sign-in tokens are refused. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** Examines settings, the running bot with its database, the services' reach and clock, and the manifest; each with its next step. */
export async function doctorCommand(terminal: Terminal, options: { readonly json: boolean }): Promise<ExitStatus> {
  const found = [...settings(terminal), await bot(terminal), ...(await services(terminal)), await manifest()];
  if (options.json) {
    printJson(terminal, { healthy: found.every(({ state }) => state !== 'bad'), examinations: found });
  } else {
    for (const { what, state, message, next } of found) {
      terminal.out(
        `${state === 'good' ? 'ok ' : state === 'bad' ? 'BAD' : '-  '} ${what}: ${message}${next === null ? '' : `\n      Next: ${next}`}`,
      );
    }
  }
  return found.some(({ state }) => state === 'bad') ? EXIT.no : EXIT.done;
}

function settings(terminal: Terminal): Examination[] {
  const read = readConfig(terminal.environment);
  if (!read.ok) {
    return [
      {
        what: 'settings',
        state: 'not-looked-at',
        message: 'This shell holds no complete settings of a bot.',
        next: 'For production set what docs/real-tenant.md names; a trial needs nothing: npm start.',
      },
    ];
  }
  return [{ what: 'settings', state: 'good', message: `complete, mode ${read.value.config.mode}`, next: null }];
}

async function bot(terminal: Terminal): Promise<Examination> {
  const answer = await new RunningBot(terminal).get('/readyz');
  if (answer.ok) return { what: 'bot and database', state: 'good', message: 'ready', next: null };
  const { code, message } = answer.fault;
  return {
    what: 'bot and database',
    state: 'bad',
    message,
    next: code === 'bot.unreachable' ? 'npm start' : 'Look at the bot’s log for what is missing.',
  };
}

async function services(terminal: Terminal): Promise<Examination[]> {
  const login = terminal.environment['LOGIN_URL'] ?? 'https://login.microsoftonline.com';
  const tenant = terminal.environment['BOT_TENANT_ID'] ?? 'organizations';
  try {
    const response = await fetch(`${login}/${tenant}/v2.0/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(5_000),
    });
    const date = Date.parse(response.headers.get('date') ?? '');
    const skewMs = Number.isNaN(date) ? 0 : Math.abs(Date.now() - date);
    const clock: Examination =
      skewMs > CLOCK_TOLERANCE_MS
        ? {
            what: 'clock',
            state: 'bad',
            message: `this machine is ${Math.round(skewMs / 60_000)} minutes off`,
            next: 'Set the clock: sign-in tokens are refused beyond five minutes.',
          }
        : { what: 'clock', state: 'good', message: 'agrees with the sign-in service', next: null };
    return [{ what: 'sign-in service', state: 'good', message: `${login} answers`, next: null }, clock];
  } catch {
    return [
      {
        what: 'sign-in service',
        state: 'not-looked-at',
        message: `${login} was not reached from here`,
        next: 'Only needed outside the sandbox; check the network or LOGIN_URL.',
      },
    ];
  }
}

const manifestShape = z.looseObject({
  manifestVersion: z.string(),
  id: z.string(),
  bots: z.array(z.looseObject({ botId: z.string() })),
});

async function manifest(): Promise<Examination> {
  try {
    const read = manifestShape.safeParse(
      JSON.parse(await readFile(join(PROJECT_ROOT, 'appPackage/manifest.json'), 'utf8')),
    );
    if (read.success)
      return {
        what: 'manifest',
        state: 'good',
        message: `version ${read.data.manifestVersion}, ${read.data.bots.length} bot`,
        next: null,
      };
    return {
      what: 'manifest',
      state: 'bad',
      message: `appPackage/manifest.json: ${read.error.issues[0]?.message ?? 'not readable'}`,
      next: 'Compare it with the repository’s.',
    };
  } catch {
    return {
      what: 'manifest',
      state: 'bad',
      message: 'appPackage/manifest.json cannot be read',
      next: 'Restore it from the repository.',
    };
  }
}
