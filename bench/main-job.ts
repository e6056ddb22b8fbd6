// What the 40-device job costs: Graph calls until every device is imported, time beyond the service's own; how fast the bot is up.
import { readFile } from 'node:fs/promises';
import { Trial, until } from '../test/support/trial.ts';

interface Call {
  readonly at: string;
  readonly service: string;
  readonly method: string;
  readonly path: string;
}

interface Shown {
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
}

const IMPORT_MS = 20_000;
const ASSIGN_MS = 10_000;

export async function benchMainJob(): Promise<string[]> {
  const trial = await Trial.start({ FIRST_POLL_MS: '10000', LONGEST_POLL_MS: '30000' });
  const firstAnswer = await startToFirstAnswer(trial);
  await trial.control('timing', { importMs: IMPORT_MS, syncMs: 1_000, assignMs: ASSIGN_MS, latencyMs: 20 });
  await trial.json('ask', await readFile('examples/contoso-40.txt', 'utf8'));
  await trial.json('press', 'R-1', 'send');
  await trial.json('press', 'R-1', 'approve', '--as', 'ada');
  const approved = performance.now();
  const show = async (): Promise<Shown> =>
    (await (await fetch(`${trial.botUrl}/terminal/requests/R-1`)).json()) as Shown;
  await until('all imported', async () =>
    (await show()).counts['submitted'] === 0 && (await show()).state === 'running' ? true : null,
  );
  const calls = (await trial.look<readonly Call[]>('requests')).filter(({ service }) => service === 'graph');
  await until('the end', async () => ((await show()).state === 'done-with-failures' ? true : null));
  const total = (performance.now() - approved) / 1000;
  const all = (await trial.look<readonly Call[]>('requests')).filter(({ service }) => service === 'graph');
  await trial.stop();
  const own = total - (IMPORT_MS + ASSIGN_MS + 1_000) / 1000;
  return [
    `start to first answer of the bot, database made before: ${firstAnswer.toFixed(2)} s`,
    `40 devices: ${calls.length} Graph calls from the sentence until all are imported, ${all.length} until all have their profile`,
    `40 devices: ${total.toFixed(1)} s from approval to the end, ${own.toFixed(1)} s beyond the service's own ${(IMPORT_MS + ASSIGN_MS + 1_000) / 1000} s`,
  ];
}

/** From starting the process to the answer to "help", in seconds. */
async function startToFirstAnswer(trial: Trial): Promise<number> {
  await trial.endBot('SIGTERM');
  const began = performance.now();
  await trial.startBot();
  await fetch(`${trial.botUrl}/terminal/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: 'hana', text: 'help' }),
  });
  return (performance.now() - began) / 1000;
}
