import { expect, test } from 'vitest';
import { findLeaks } from '../../../scripts/find-leaks.ts';

const hash = 'T0'.repeat(800);

/** Put together here, so that this file itself is clean. */
const leaks: readonly [what: string, text: string][] = [
  ['a private key', `-----BEGIN ${'PRIVATE'} KEY-----\n${'MIIEvQIBADANBgkq'.repeat(2)}`],
  [
    'a signed token',
    ['eyJhbGciOiJSUzI1NiJ9abc', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'c2lnbmF0dXJlLXNpZ25hdHVyZQ'].join('.'),
  ],
  ['a client secret of Entra ID', `abc${'8Q'}~${'x'.repeat(34)}`],
  ['a token of GitHub', `ghp${'_'}${'a1B2'.repeat(9)}`],
  ['what may be a whole hardware hash', hash],
  ["a path of somebody's machine", `see ${['', 'home', 'somebody', 'notes.md'].join('/')}`],
];

test.each(leaks)('the check for leaks finds %s and does not repeat it', (what, text) => {
  const found = findLeaks('docs/page.md', `first line\n${text}\n`);

  expect(found).toEqual([{ path: 'docs/page.md', lineNumber: 2, what }]);
});

test('whole hardware hashes may stand in the examples and the fixtures of tests', () => {
  expect(findLeaks('examples/list.csv', hash)).toEqual([]);
  expect(findLeaks('test/fixtures/list.csv', hash)).toEqual([]);
});

test('addresses of the web are no paths of a machine', () => {
  expect(findLeaks('docs/page.md', 'https://partner.microsoft.example/home/page and ./work/page')).toEqual([]);
});
