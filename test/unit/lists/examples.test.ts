import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { exampleFiles } from '../../../scripts/example-files.ts';
import { findingDocs } from '../../../scripts/finding-docs.ts';
import { readDeviceList } from '../../../src/lists/check-list.ts';
import { CODES } from '../../../src/lists/codes.ts';
import { parsePastedList } from '../../../src/lists/parse-pasted-list.ts';
import { check, codesOf, fix } from '../../support/device-lists.ts';
import { readWholeInventory } from '../../support/whole-inventory.ts';

function example(name: string): Buffer {
  return readFileSync(new URL(`../../../examples/${name}`, import.meta.url));
}

test('the lists under examples/ are what their script writes', () => {
  const files = [...exampleFiles()];
  expect(files.length).toBeGreaterThan(20);
  for (const [name, bytes] of files) expect([name, example(name).equals(bytes)]).toEqual([name, true]);
});

test('the page of finding codes is what the table says', () => {
  const page = readFileSync(new URL('../../../docs/finding-codes.md', import.meta.url), 'utf8');
  expect(page).toBe(findingDocs());
  for (const code of Object.keys(CODES)) expect(page).toContain(`### ${code}\n`);
});

test('Contoso’s forty: one repaired by proof, one beyond repair', async () => {
  const { report, devices } = await readDeviceList(example('contoso-40.csv'), { fileName: 'contoso-40.csv' });
  expect(report).toMatchObject({
    format: 'intune',
    channel: 'intune',
    devices: 40,
    ready: 39,
    accepted: false,
    repairable: false,
  });
  expect(codesOf(report.findings)).toEqual(['HASH_BASE64_STRICT@18', 'HASH_DIGEST_MISMATCH@41']);
  expect(report.findings.map((finding) => finding.fix)).toEqual(['automatic', 'none']);
  expect(devices.map(({ identity }) => identity.serial)).toEqual(
    Array.from({ length: 40 }, (_, index) => `PF4KIOSK${String(index + 1).padStart(2, '0')}`),
  );
  expect(devices.filter(({ state }) => state !== 'ready').map(({ line, state }) => [line, state])).toEqual([
    [18, 'repaired'],
    [41, 'unusable'],
  ]);
  expect(new Set(devices.map(({ groupTag }) => groupTag))).toEqual(new Set(['KIOSK']));
});

test('the inventory knows the same forty', () => {
  const { rows, findings } = readWholeInventory(example('inventory-40.csv'));
  expect(rows.map(({ serial }) => serial)).toEqual(
    Array.from({ length: 40 }, (_, index) => `PF4KIOSK${String(index + 1).padStart(2, '0')}`),
  );
  expect(codesOf(findings)).toEqual(['HASH_BASE64_STRICT@18', 'HASH_DIGEST_MISMATCH@41']);
  expect(rows.filter(({ hash }) => hash === null).map(({ serial }) => serial)).toEqual(['PF4KIOSK40']);
  expect(rows[16]).toMatchObject({ hashProblem: null, repair: expect.stringContaining('padding') });
  expect(rows[0]).toMatchObject({
    line: 2,
    manufacturer: 'EXAMPLE COMPUTER',
    model: 'Example Kiosk 24 G2',
    productKeyId: expect.stringMatching(/^\d{13}$/),
    capturedAt: '2026-03-02T08:15:00.000Z',
    repair: null,
  });
});

test('the message names the same forty', () => {
  const pasted = parsePastedList(example('contoso-40.txt').toString());
  expect(pasted).toMatchObject({
    kind: 'serials',
    before: '@Preflight register these 40 serials to Contoso with tag KIOSK',
  });
  expect(pasted.kind === 'serials' && pasted.serials.length).toBe(40);
});

describe('the other customers’ lists are clean', () => {
  test.each([
    ['fabrikam-5.csv', 'partner-center', 5],
    ['northwind-3.csv', 'oem-direct', 3],
    ['adatum-5.csv', 'intune', 5],
  ] as const)('%s', async (name, channel, devices) => {
    expect(await check(example(name), channel)).toMatchObject({
      devices,
      ready: devices,
      accepted: true,
      findings: [],
    });
  });
});

describe('each broken list is wrong in its own way', () => {
  test.each([
    ['utf-16', ['FILE_ENCODING_UTF16'], 3],
    ['byte-order-mark', ['FILE_ENCODING_BOM'], 3],
    ['semicolons', ['FILE_DELIMITER'], 3],
    ['quotes', ['FILE_PREAMBLE', 'FILE_QUOTES@2'], 3],
    ['no-header', ['HEADER_MISSING'], 3],
    ['header-capitals', ['HEADER_CASE@1'], 3],
    ['header-translated', ['HEADER_UNKNOWN@1'], 0],
    ['user-before-tag', ['HEADER_ORDER@1'], 1],
    ['no-user', ['USER_SHAPE@2'], 0],
    ['excel-serials', ['SERIAL_SCIENTIFIC@2', 'ROW_SERIAL_SPREADSHEET@3'], 0],
    ['hidden-characters', ['VALUE_HIDDEN@2', 'VALUE_BLANKS@3'], 2],
    ['swapped-hashes', ['ROW_SERIAL_MISMATCH@2', 'ROW_SERIAL_MISMATCH@3'], 1],
    [
      'duplicates',
      [
        'SERIAL_DUPLICATE@5',
        'FILE_HASH_DUPLICATE@5',
        'SERIAL_DUPLICATE@6',
        'HASH_BASE64_STRICT@6',
        'FILE_HASH_DUPLICATE@6',
      ],
      3,
    ],
    ['captured-twice', ['SERIAL_DUPLICATE@5', 'FILE_DEVICE_RECAPTURED@5'], 3],
    [
      'damaged-hashes',
      ['HASH_BASE64_STRICT@2', 'HASH_CUT_IN_RECORD@2', 'HASH_TRUNCATED@2', 'HASH_MAGIC@3', 'HASH_DIGEST_MISMATCH@4'],
      0,
    ],
    ['comma-in-model', ['FILE_QUOTES@2', 'VALUE_COMMA@2'], 1],
    ['two-tags', ['TAG_CASE'], 3],
    ['three-columns', ['FILE_FORMAT_AMBIGUOUS'], 0],
  ])('%s', async (name, expected, ready) => {
    const report = await check(example(`broken/${name}.csv`));
    expect([codesOf(report.findings), report.ready]).toEqual([expected, ready]);
    expect(report.accepted).toBe(expected.every((code) => code === 'TAG_CASE'));
    const { outputs } = await fix(example(`broken/${name}.csv`));
    expect(outputs.reduce((sum, { devices }) => sum + devices, 0)).toBe(ready);
  });

  test('repairable hashes are all repaired', async () => {
    const result = await fix(example('broken/repairable-hashes.csv'));
    expect(result.outputs.map(({ devices }) => devices)).toEqual([3]);
    expect([result.left, result.dropped]).toEqual([[], []]);
  });
});
