// What `npm start`, `npm test` and `preflight` share: the packages are installed, and the program runs on the project's
// own Node 24 (node_modules/node), whichever Node began. Plain JavaScript that Node 20 runs, without any package.
import { mkdtempSync, rmSync } from 'node:fs';
import module from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { canWrite } from './can-write.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { runOwnNode, runsOnOwnNode } from './own-node.mjs';
import { Refusal } from './refusal.mjs';
import { root } from './root.mjs';
import { summaryOf } from './test-summary.mjs';

const program = join(root, 'src', 'cli', 'main.ts');
const testProjects = ['unit', 'property', 'contract', 'replay', 'e2e'];

/**
 * Runs one of the commands below and sets the exit status from what it returns.
 *
 * @param {() => Promise<number | string | undefined>} run
 * @param {number} [refusedStatus] exit status of a Refusal
 */
export async function main(run, refusedStatus = 1) {
  try {
    process.exitCode = await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    process.exitCode = refusedStatus;
  }
}

/**
 * `npm start`: sandbox, bot and Playground. `--watch` as the first argument starts anew when a source file changes.
 *
 * @param {string[]} args
 */
export async function start(args) {
  await ensurePackages({ quiet: false });
  const data = resolve(root, process.env.PREFLIGHT_DATA || '.preflight');
  if (!canWrite(data)) {
    throw new Refusal(
      `Preflight keeps its database in ${data}, and that cannot be written.\n` +
        'Set PREFLIGHT_DATA to a folder that can be written, or move the project to one, and run npm start again.\n' +
        'What keeps no data works as it is: npx preflight check, hash, parse, explain.',
    );
  }
  const watch = args[0] === '--watch';
  return runOwnNode([...(watch ? ['--watch'] : []), program, 'dev', ...args.slice(watch ? 1 : 0)]);
}

/**
 * `npm test`: all kinds of tests, or what vitest's own arguments choose. Ends with one line of counts.
 *
 * @param {string[]} args
 */
export async function test(args) {
  await ensurePackages({ quiet: false });
  const writable = canWrite(root);
  if (!writable) console.error(`${root} cannot be written: the report goes to a temporary folder, nothing is cached.`);
  const folder = writable ? join(root, '.ci', 'out') : mkdtempSync(join(tmpdir(), 'preflight-'));
  const report = join(folder, 'tests.json');
  rmSync(report, { force: true });
  const has = (flag) => args.some((arg) => arg === flag || arg.startsWith(`${flag}=`));
  const status = await runOwnNode([
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--configLoader=native', // the other loaders write beside the packages
    ...(has('--project') ? [] : testProjects.map((project) => `--project=${project}`)),
    ...(has('--reporter') ? [] : ['--reporter=default']),
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ]);
  console.log(`\n${summaryOf(report).line}`);
  return status;
}

/**
 * The command `preflight`. Nothing of ours on standard output, which belongs to the command's answer.
 *
 * @param {string[]} args
 */
export async function command(args) {
  await ensurePackages({ quiet: true });
  if (!runsOnOwnNode()) return runOwnNode([program, ...args]);
  module.enableCompileCache(join(root, 'node_modules', '.cache', 'preflight'));
  process.argv = [process.execPath, program, ...args];
  await import(pathToFileURL(program).href);
  return process.exitCode;
}
