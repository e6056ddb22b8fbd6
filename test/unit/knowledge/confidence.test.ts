import { describe, expect, test } from 'vitest';
import { confidenceOf } from '../../../src/knowledge/confidence.ts';

const evidence = { coverage: 0.7, phrase: 0.6, lead: 0.1, question: { count: 5, unknown: 0, foreign: 0 } };

describe('how sure an answer is', () => {
  test('is a share between 0 and 1', () => {
    expect(confidenceOf(evidence)).toBeGreaterThan(0.5);
    expect(confidenceOf({ ...evidence, coverage: 1, phrase: 1, lead: 1 })).toBeLessThan(1);
    expect(confidenceOf({ ...evidence, coverage: 0, phrase: 0, lead: 0 })).toBeLessThan(0.2);
  });

  test.each([
    ['more of the question is spoken of', { ...evidence, coverage: 0.9 }],
    ['the wording is nearer', { ...evidence, phrase: 0.9 }],
    ['the lead over the next entry is clear', { ...evidence, lead: 0.2 }],
  ])('rises where %s', (_, better) => {
    expect(confidenceOf(better)).toBeGreaterThan(confidenceOf(evidence));
  });

  test.each([
    ['words are unknown', { ...evidence, question: { count: 5, unknown: 2, foreign: 0 } }],
    ['words are at home in other fields', { ...evidence, question: { count: 5, unknown: 0, foreign: 1 } }],
    ['it hangs on a single word', { ...evidence, question: { count: 1, unknown: 0, foreign: 0 } }],
  ])('falls where %s', (_, worse) => {
    expect(confidenceOf(worse)).toBeLessThan(confidenceOf(evidence));
  });
});
