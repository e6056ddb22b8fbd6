import { describe, expect, test } from 'vitest';
import { slipsBetween } from '../../../src/intent/typo.ts';
import { verbOf } from '../../../src/intent/verbs.ts';

describe('verbs', () => {
  test.each([
    ['registr', 'register', 'base'],
    ['regsitered', 'register', 'past'],
    ['ergister', 'register', 'base'],
    ['derigister', 'deregister', 'base'],
    ['unblok', 'unblock', 'base'],
    ['aprove', 'approve', 'base'],
    ['cancle', 'cancel', 'base'],
    ['unasign', 'unassign', 'base'],
  ])('%s is a slip of %s (%s)', (typed, lemma, form) => {
    expect(verbOf(typed)).toMatchObject({ lemma, form });
  });

  test.each([
    'registry',
    'improve',
    'design',
    'channel',
    'content',
    'object',
    'canteen',
    'registrieren',
    'registrer',
    'cancela',
  ])('%s is no verb of ours', (word) => {
    expect(verbOf(word)).toBeNull();
  });

  test('a word between two verbs of different meaning is none', () => {
    expect(verbOf('nassign')).toBeNull();
  });

  test('register and deregister are never taken for each other', () => {
    expect(verbOf('deregister')?.sense).toBe('deregister');
    expect(verbOf('reregister')?.sense).toBe('register');
  });
});

describe('counting slips', () => {
  test.each([
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['abc', 'abcd', 1],
    ['abc', 'axc', 1],
    ['abcdef', 'badcfe', 3],
    ['abc', 'xyz', 3],
  ])('%s and %s differ by %i', (typed, meant, slips) => {
    expect(slipsBetween(typed, meant, 3)).toBe(slips);
  });

  test('more slips than the limit are not counted on', () => {
    expect(slipsBetween('abcdefgh', 'stuvwxyz', 2)).toBe(3);
  });
});
