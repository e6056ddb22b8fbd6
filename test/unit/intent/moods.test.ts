import { describe, expect, test } from 'vitest';
import { moodOf } from '../../../src/intent/moods.ts';

const base = (lead: string) => moodOf('base', 'register', lead === '' ? [] : lead.split(' '), false);
const passive = (lead: string) => moodOf('past', 'register', lead.split(' '), false);

describe('what stands before a verb', () => {
  test.each([
    '',
    'please',
    'can you please',
    'could someone kindly',
    "i'd like you to",
    'we need to',
    "let's",
    'make sure to',
    "don't forget to",
    '§',
  ])('"%s …" orders', (lead) => {
    expect(base(lead)).toBe('order');
  });

  test.each([
    "don't",
    'do not',
    'please do not',
    'never',
    'you must not',
    "we don't want you to",
    'there is no need to',
    'make sure not to',
    'could you please not',
  ])('"%s …" forbids', (lead) => {
    expect(base(lead)).toBe('do-not');
  });

  test.each([
    'how do i',
    'should i',
    'do i need to',
    'we will',
    'sam',
    'maybe we should',
    'i tried to',
    "i can't",
    'what if i do not',
    'the',
    'they',
  ])('"%s …" does neither', (lead) => {
    expect(base(lead) === 'order' && lead !== 'the').toBe(false);
  });

  test.each([
    ['§ needs to be', 'order'],
    ['these should be', 'order'],
    ['i want §', 'order'],
    ['should § be', 'told'],
    ['§ was', 'told'],
    ['has § been', 'told'],
    ['§ must not be', 'do-not'],
    ["we don't want §", 'do-not'],
  ])('"%s registered" is %s', (lead, mood) => {
    expect(passive(lead)).toBe(mood);
  });

  test.each([
    ['start', 'order'],
    ['would you mind', 'order'],
    ['hold off on', 'do-not'],
    ['without', 'do-not'],
    ['before', 'told'],
    ['instead of', 'told'],
    ['we are', 'told'],
  ])('"%s registering" is %s', (lead, mood) => {
    expect(moodOf('ing', 'register', lead.split(' '), false)).toBe(mood);
  });
});
