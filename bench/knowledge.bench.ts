// How long the knowledge base takes to load in a fresh process, to answer first, and to answer when warm.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { explain } from '../src/knowledge/explain.ts';

const LOADS = 5;
const ROUNDS = 5;
const root = join(import.meta.dirname, '..');
const cases = ['knowledge-cases.json', 'knowledge-questions.json'].flatMap((name) =>
  z
    .array(z.object({ query: z.string() }))
    .parse(JSON.parse(readFileSync(join(root, 'test', 'fixtures', name), 'utf8'))),
);

/** Runs in the fresh process, with the compile cache that the program uses: prints the milliseconds of loading and of the first answer. */
const FRESH = `
  import module from 'node:module';
  module.enableCompileCache('node_modules/.cache/preflight');
  const begin = performance.now();
  const { explain } = await import('./src/knowledge/explain.ts');
  const loaded = performance.now();
  explain('how do I deregister a device');
  console.log(JSON.stringify([loaded - begin, performance.now() - loaded]));
`;

export async function benchKnowledge(): Promise<string[]> {
  const loads: number[] = [];
  const firsts: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', FRESH], {
      cwd: root,
    });
    const [loaded, first] = z.tuple([z.number(), z.number()]).parse(JSON.parse(stdout));
    loads.push(loaded);
    firsts.push(first);
  }
  const warm: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { query } of cases) {
      const begin = performance.now();
      explain(query);
      // The first round makes the index and warms the program up.
      if (round > 0) warm.push(performance.now() - begin);
    }
  }
  return [
    `load ${at(loads, 0.5)} ms, first answer ${at(firsts, 0.5)} ms (median of ${LOADS} fresh processes)`,
    `warm answer p50 ${at(warm, 0.5)} ms, p99 ${at(warm, 0.99)} ms, worst ${at(warm, 1)} ms (${warm.length} questions)`,
  ];
}

function at(values: readonly number[], share: number): string {
  const sorted = [...values].sort((left, right) => left - right);
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
}
