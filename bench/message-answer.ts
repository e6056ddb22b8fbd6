// How long the answer to a message takes, beside a bare echo bot on the same stack in the same run, in turn.
import { join } from 'node:path';
import { freePorts } from '../test/support/free-ports.ts';
import { Program, Trial } from '../test/support/trial.ts';
import { load } from './load.ts';

const ROUNDS = 5;
const MESSAGES = 1_200;

export async function benchMessageAnswer(): Promise<string[]> {
  const [echoPort = 0] = await freePorts(1);
  const trial = await Trial.start({ LOG_LEVEL: 'warn' });
  const echo = new Program(join('bench', 'echo-bot.ts'), [String(echoPort)], {});
  await echo.untilReady(`http://127.0.0.1:${echoPort}/readyz`);
  const port = Number(new URL(trial.botUrl).port);
  const lines: string[] = [];
  for (const text of ['help', 'what does 808 mean?']) {
    await load(port, text, 8, 1_500);
    await load(echoPort, text, 8, 1_500);
    for (const connections of [1, 16, 64]) {
      const ratios: number[] = [];
      const ours: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const first = await load(port, text, connections, MESSAGES);
        const second = await load(echoPort, text, connections, MESSAGES);
        ours.push(first.p50Ms);
        bare.push(second.p50Ms);
        ratios.push(first.p50Ms / second.p50Ms);
      }
      lines.push(
        `${JSON.stringify(text)} at ${connections} connections: p50 ${median(ours).toFixed(2)} ms, echo ${median(bare).toFixed(2)} ms, ratio ${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
      );
    }
  }
  await echo.end('SIGTERM');
  await trial.stop();
  return lines;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
