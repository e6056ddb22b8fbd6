import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Intent, intentSchema } from '../../../src/intent/intent.ts';
import { readIntent } from '../../../src/intent/read-intent.ts';

interface Case {
  readonly id: string;
  readonly text: string;
  readonly expect: Intent;
  readonly query_match?: 'exact' | 'contains';
  readonly unscored?: readonly (keyof Intent)[];
}

function readCases(path: string): Case[] {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Case[];
}

/** The intent with what the case does not score, or scores by "contains", taken over from the expectation. */
function scored(wanted: Case, found: Intent): Intent {
  const result: Record<string, unknown> = { ...found };
  for (const field of wanted.unscored ?? []) result[field] = wanted.expect[field];
  const words = wanted.expect.query?.toLowerCase();
  if (wanted.query_match === 'contains' && words !== undefined && found.query?.toLowerCase().includes(words)) {
    result['query'] = wanted.expect.query;
  }
  return result as Intent;
}

describe.each([
  ['the utterances of the contract', '../../../examples/utterances.json'],
  ['our own cases', '../../fixtures/intent-cases.json'],
])('%s', (_, path) => {
  test.each(readCases(path).map((wanted) => [wanted.text, wanted] as const))('%j', (text, wanted) => {
    const found = readIntent(text);

    expect(scored(wanted, found)).toEqual(wanted.expect);
    expect(intentSchema.parse(found)).toEqual(found);
  });
});

test('our own cases have every intent, and more than one of each', () => {
  const counts = Map.groupBy(readCases('../../fixtures/intent-cases.json'), (wanted) => wanted.expect.intent);

  expect(counts.size).toBe(intentSchema.shape.intent.options.length);
  for (const cases of counts.values()) expect(cases.length).toBeGreaterThan(1);
});

describe('an order that is not clear changes nothing', () => {
  test.each([
    'approve all',
    'register or retag PF3AA1B2',
    'register PF3AA1B2 with tag A-1 and PF3AA1B3 with tag B-1 for Contoso',
    'Register PF3AA1B2 for Contoso - no, for Fabrikam',
    'approve R-1044, no, reject it',
    'Unblock PF3AA1B2 and then register it for Contoso',
  ])('%s', (text) => {
    expect(readIntent(text).intent).toBe('unknown');
  });
});

describe('a message in another language is not read as English', () => {
  test.each([
    'Bitte PF3AA1B2 für Contoso registrieren',
    'Kannst du PF3AA1B2 bitte unblocken?',
    'Merci de débloquer PF3AA1B2',
    'Por favor, cancela R-1042',
    'Registra PF3AA1B2 per Contoso, grazie',
    'Graag PF3AA1B2 voor Contoso registreren',
    'Vennligst registrer PF3AA1B2 for Contoso',
    'пожалуйста, register PF3AA1B2',
  ])('%s', (text) => {
    expect(readIntent(text).intent).toBe('unknown');
  });
});
