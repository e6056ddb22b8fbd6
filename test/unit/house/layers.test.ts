import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const checker = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');

interface Cruise {
  readonly totalCruised: number;
  readonly totalDependenciesCruised: number;
  readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
}

interface Mistake {
  readonly what: string;
  readonly path: string;
  readonly text: string;
  readonly rule: string;
}

const mistakes: readonly Mistake[] = [
  {
    what: 'an upper layer in a lower one',
    path: 'src/domain/device.ts',
    text: "import '../storage/store.ts';",
    rule: 'domain-imports-only-its-layers',
  },
  {
    what: 'a type of an upper layer in a lower one',
    path: 'src/plan/plan.ts',
    text: "import type { Job } from '../jobs/job.ts';\nexport type Plan = Job;",
    rule: 'plan-imports-only-its-layers',
  },
  {
    what: 'the bot SDK outside its folder',
    path: 'src/flow/answer.ts',
    text: "import 'botbuilder';",
    rule: 'botbuilder-stays-home',
  },
  {
    what: 'the queue in the jobs',
    path: 'src/jobs/run.ts',
    text: "import 'pg-boss';",
    rule: 'pg-stays-home',
  },
  {
    what: 'a type of the Graph client outside the channels',
    path: 'src/plan/facts.ts',
    text: "import type { Client } from '@microsoft/microsoft-graph-client';\nexport type Facts = Client;",
    rule: '@microsoft/microsoft-graph-client-stays-home',
  },
  {
    what: 'the card parser in production',
    path: 'src/cards/card.ts',
    text: "import 'adaptivecards';",
    rule: 'adaptivecards-stays-home',
  },
  {
    what: 'one channel in another',
    path: 'src/channels/graph/graph.ts',
    text: "import '../oem/oem.ts';",
    rule: 'channels-do-not-know-each-other',
  },
  {
    what: 'the sandbox in production',
    path: 'src/cli/dev.ts',
    text: "import '../../sandbox/start.ts';",
    rule: 'src-stands-alone',
  },
  {
    what: 'production in the sandbox',
    path: 'sandbox/main.ts',
    text: "import '../src/storage/store.ts';",
    rule: 'sandbox-shares-nothing-with-src',
  },
  {
    what: 'the composition root in a layer',
    path: 'src/teams/bot.ts',
    text: "import '../app.ts';",
    rule: 'nothing-imports-the-entry',
  },
  { what: 'a circle', path: 'src/lists/one.ts', text: "import './two.ts';", rule: 'no-circles' },
  {
    what: 'a folder that is not on the map',
    path: 'src/utils/text.ts',
    text: "import '../storage/store.ts';",
    rule: 'every-folder-is-in-the-table',
  },
  {
    what: 'a file that is not there',
    path: 'src/intent/read.ts',
    text: "import './gone.ts';",
    rule: 'everything-resolves',
  },
  {
    what: 'a package of development in production',
    path: 'src/security/token.ts',
    text: "import 'fast-check';",
    rule: 'production-packages-only',
  },
];

/** What the mistakes import. */
const others: Readonly<Record<string, string>> = {
  'src/app.ts': '',
  'src/channels/oem/oem.ts': '',
  'src/jobs/job.ts': 'export type Job = 1;',
  'src/lists/two.ts': "import './one.ts';",
  'src/storage/store.ts': '',
  'sandbox/start.ts': '',
};

describe('the layer check', () => {
  test('sees the modules and their imports, and finds the project clean', () => {
    const { totalCruised, totalDependenciesCruised, violations } = cruise(root);

    expect(totalCruised).toBeGreaterThan(200);
    expect(totalDependenciesCruised).toBeGreaterThan(500);
    expect(violations.map(({ from, rule }) => `${from}: ${rule.name}`)).toEqual([]);
  });

  test('checks the very table that docs/architecture.md shows', async () => {
    const { mayImport }: { mayImport: Readonly<Record<string, readonly string[]>> } = await import(
      pathToFileURL(join(root, '.dependency-cruiser.js')).href
    );
    const text = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8');
    const rows = text.matchAll(/^\| `src\/(\w+)` \|[^|]*\| ([^|]*) \|$/gm);
    const shown = Array.from(rows, ([, folder, list]) => [folder, list === 'nothing' ? [] : list?.split(', ')]);

    expect(Object.fromEntries(shown)).toEqual(mayImport);
  });

  describe('of a planted mistake', () => {
    let folder: string;
    let found: Cruise;

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'preflight-layers-'));
      for (const name of ['package.json', 'tsconfig.json']) cpSync(join(root, name), join(folder, name));
      symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
      const planted = Object.fromEntries(mistakes.map(({ path, text }) => [path, text]));
      for (const [path, text] of Object.entries({ ...planted, ...others })) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      for (const name of ['test', 'scripts', 'bench']) mkdirSync(join(folder, name));
      found = cruise(folder);
    });

    afterAll(() => rmSync(folder, { recursive: true }));

    test.each(mistakes)('finds $what', ({ path, rule }) => {
      expect(found.violations).toContainEqual(
        expect.objectContaining({ from: path, rule: expect.objectContaining({ name: rule }) }),
      );
    });
  });
});

function cruise(folder: string): Cruise {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      checker,
      '--config',
      join(root, '.dependency-cruiser.js'),
      '--output-type',
      'json',
      'src',
      'sandbox',
      'test',
      'scripts',
      'bench',
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { readonly summary: Cruise }).summary;
}
