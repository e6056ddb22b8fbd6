import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ALL_ENTRIES } from '../../../src/knowledge/all-entries.ts';
import { ENTRY_KINDS } from '../../../src/knowledge/entry.ts';
import { entryById } from '../../../src/knowledge/entry-by-id.ts';

const fixture = join(import.meta.dirname, '..', '..', 'fixtures', 'seed-inventory-ids.json');
const inventory = z.record(z.string(), z.array(z.string())).parse(JSON.parse(readFileSync(fixture, 'utf8')));
const covered = new Set(ALL_ENTRIES.flatMap(({ covers }) => covers));

test('ids are kebab-case and each is used once', () => {
  const ids = ALL_ENTRIES.map(({ id }) => id);

  expect(ids.filter((id) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([]);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('an entry is found by its id, and an unknown id is null', () => {
  expect(entryById('import-808-other-tenant')?.codes).toContain('import:808');
  expect(entryById('import-999')).toBeNull();
});

describe('every line of the documents’ inventory that is to be explained, guided through or routed has an entry', () => {
  const wanted = Object.entries(inventory).filter(([, marks]) =>
    marks.some((mark) => ['EXPLAIN', 'GUIDE', 'ROUTE'].includes(mark)),
  );

  test.each(wanted.map(([id]) => id))('%s', (id) => {
    expect(covered).toContain(id);
  });
});

test('every contradiction and every gap of the documents has an entry', () => {
  const wanted = Object.entries(inventory).filter(
    ([, marks]) => marks.includes('CONTRADICTION') || marks.includes('GAP'),
  );

  expect(wanted.map(([id]) => id).filter((id) => !covered.has(id))).toEqual([]);
});

test('an entry covers only lines that the inventory has', () => {
  expect([...covered].filter((id) => inventory[id] === undefined)).toEqual([]);
});

test('an entry answers: it has a title, a summary of a few sentences, and a dated source', () => {
  const poor = ALL_ENTRIES.filter(
    ({ title, summary, source }) =>
      title.length < 8 ||
      summary.length < 40 ||
      summary.length > 480 ||
      source.section.trim() === '' ||
      !/^20\d\d-\d\d(?:-\d\d)?$/.test(source.date),
  );

  expect(poor.map(({ id }) => id)).toEqual([]);
});

test('kinds are known and all but the rarest are in use', () => {
  const used = new Set(ALL_ENTRIES.map(({ kind }) => kind));

  expect(ENTRY_KINDS.filter((kind) => !used.has(kind))).toEqual([]);
});

test('codes are written with the table they stand in', () => {
  const tables =
    /^(?:hresult:[0-9a-f]{8}|event:\d+|import:\d+|ztd:\w+|kb:\d+|http:\d{3}|partner:\d+|fault:[a-z-]+\.[a-z-]+|finding:[A-Z0-9_]+|name:\S+)$/;

  expect(ALL_ENTRIES.flatMap(({ codes }) => codes).filter((code) => !tables.test(code))).toEqual([]);
});

test('no text speaks of a place that a reader cannot open, and none is doubled', () => {
  const texts = ALL_ENTRIES.flatMap(({ title, summary, cause, steps, facts, asks }) => [
    title,
    summary,
    cause ?? '',
    ...steps,
    ...facts,
    ...asks,
  ]);

  expect(texts.filter((text) => /\/(?:work|root|tmp|home)\//.test(text))).toEqual([]);
  expect(texts.filter((text) => text !== text.trim() || / {2}/.test(text))).toEqual([]);
  const summaries = ALL_ENTRIES.map(({ summary }) => summary);
  expect(summaries.filter((summary, index) => summaries.indexOf(summary) !== index)).toEqual([]);
});
