// `npm run bench [name …]`: prints figures; compares only what runs in the same run.
import { availableParallelism, cpus } from 'node:os';
import { benchIdleMemory } from './idle-memory.ts';
import { benchKnowledge } from './knowledge.bench.ts';
import { benchLists } from './lists.ts';
import { benchMainJob } from './main-job.ts';
import { benchMessageAnswer } from './message-answer.ts';

const BENCHES: Readonly<Record<string, () => Promise<string[]>>> = {
  lists: benchLists,
  knowledge: benchKnowledge,
  'main-job': benchMainJob,
  'idle-memory': benchIdleMemory,
  'message-answer': benchMessageAnswer,
};

const wanted = process.argv.slice(2);
process.stdout.write(
  `Node ${process.versions.node}, ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown processor'}\n`,
);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  for (const line of await bench()) process.stdout.write(`  ${line}\n`);
}
