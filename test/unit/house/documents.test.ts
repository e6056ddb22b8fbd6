import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..', '..');
const documents = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** Made on a machine, so not in the repository. */
const madeLater = [/^node_modules\//, /^appPackage\/build\//, /^env\/\.env\.production(?:\.user)?$/];

describe.each(documents)('what %s says of the project is true', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const quoted = Array.from(text.matchAll(/`([^`\n]+)`/g), ([, code]) => String(code));

  test('its files and folders exist', () => {
    const tops = 'src|sandbox|test|scripts|bench|bin|docs|env|examples|appPackage|[.]ci|infra';
    const isPath = new RegExp(`^(?:${tops})/[\\w./-]*$|^[\\w.-]+[.](?:md|json|js|ts|yml)$`);
    const paths = quoted.filter((code) => isPath.test(code) && !madeLater.some((made) => made.test(code)));
    const isAnywhere = (path: string) =>
      existsSync(join(root, path)) ||
      (!path.includes('/') && globSync(`{src,test}/**/${path}`, { cwd: root }).length > 0);

    expect(paths.filter((path) => !isAnywhere(path))).toEqual([]);
  });

  test('its npm scripts exist', () => {
    const named = Array.from(text.matchAll(/npm run ([\w:-]+)|`((?:check|test):\w+)`/g), ([, one, two]) => one ?? two);

    expect(named.filter((name) => scripts[String(name)] === undefined)).toEqual([]);
  });
});

test('the documents are looked at', () => {
  expect(documents.length).toBeGreaterThan(8);
});
