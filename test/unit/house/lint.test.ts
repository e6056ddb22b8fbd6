import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');

/** Path of a file with the mistake, the line, and the rule that must find it. */
const mistakes: readonly [path: string, line: string, rule: string][] = [
  ['src/plan/hidden-clock.ts', 'export const at = Date.now();', 'plugin'],
  ['src/plan/clock-as-value.ts', 'export const clock = { now: Date.now };', 'plugin'],
  ['src/jobs/hidden-date.ts', 'export const at = new Date();', 'plugin'],
  ['src/jobs/chance.ts', 'export const chance = Math.random();', 'plugin'],
  ['src/cards/timer.ts', 'export const since = performance.now();', 'plugin'],
  ['src/storage/id.ts', "import { randomUUID } from 'node:crypto'; export const id = randomUUID();", 'plugin'],
  ['src/teams/id.ts', 'export const id = crypto.randomUUID();', 'plugin'],
  ['src/security/setting.ts', "export const port = process.env['PORT'];", 'lint/style/noProcessEnv'],
  ['src/domain/state.ts', 'export enum State { Open }', 'lint/style/noEnum'],
  ['src/domain/default.ts', 'export default 1;', 'lint/style/noDefaultExport'],
  ['src/domain/any.ts', 'export type Anything = any;', 'lint/suspicious/noExplicitAny'],
  ['src/flow/loud.ts', "console.log('hello');", 'lint/suspicious/noConsole'],
  ['src/flow/BadName.ts', 'export const name = 1;', 'lint/style/useFilenamingConvention'],
];

const allowed: readonly [path: string, line: string][] = [
  ['src/app.ts', 'export const clock = { now: () => new Date() };'],
  ['src/cli/main.ts', 'export const at = Date.now();'],
  ['src/cli/dev.ts', "export const port = process.env['PORT'];"],
  ['src/plan/date.ts', 'export const at = (instant: number) => new Date(instant);'],
  ['vitest.config.ts', 'export default {};'],
];

describe('the lint', () => {
  let folder: string;
  let found: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'preflight-lint-'));
    for (const name of ['biome.json', '.biome', '.gitignore']) {
      cpSync(join(root, name), join(folder, name), { recursive: true });
    }
    for (const [path, line] of [...mistakes, ...allowed]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), `${line}\n`);
    }
    const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
    const args = [biome, 'lint', '--reporter=github', '--max-diagnostics=none'];
    found = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(mistakes)('refuses in %s: %s', (path, _, rule) => {
    expect(complaintsAbout(path)).toContain(rule);
  });

  test.each(allowed)('allows in %s: %s', (path) => {
    expect(complaintsAbout(path)).toEqual([]);
  });

  function complaintsAbout(path: string): string[] {
    const lines = found.split('\n').filter((line) => line.includes(`/${path},`) || line.includes(`file=${path},`));
    return lines.map((line) => /title=([^,]+)/.exec(line)?.[1] ?? line);
  }
});
