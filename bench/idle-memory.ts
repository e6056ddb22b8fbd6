// Resident memory of the bot at rest: on the embedded database, and on a PostgreSQL server where its programs are here.
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { PostgresServer } from '../test/support/postgres-server.ts';
import { Trial } from '../test/support/trial.ts';

/** Long enough for the start's garbage to be collected. */
const REST_MS = 20_000;

export async function benchIdleMemory(): Promise<string[]> {
  const lines = [`embedded database: ${await restingMb({})} MB resident, ${REST_MS / 1000} s after the start`];
  const programs = PostgresServer.findPrograms();
  if (programs === null) return [...lines, 'PostgreSQL: its programs are not on this machine'];
  const server = await PostgresServer.start(programs);
  try {
    lines.push(`PostgreSQL server: ${await restingMb({ DATABASE_URL: await server.makeDatabase() })} MB resident`);
  } finally {
    await server.stop();
  }
  return lines;
}

async function restingMb(environment: Readonly<Record<string, string>>): Promise<number> {
  // A second start: the first one of an embedded database makes it, which happens once.
  const trial = await Trial.start(environment);
  await trial.endBot('SIGTERM');
  await trial.startBot();
  await trial.preflight('ask', 'help');
  await delay(REST_MS);
  const status = await readFile(`/proc/${trial.botPid}/status`, 'utf8');
  await trial.stop();
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
