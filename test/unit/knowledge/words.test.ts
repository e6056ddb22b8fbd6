import { describe, expect, test } from 'vitest';
import { Spelling } from '../../../src/knowledge/spelling.ts';
import { readWords } from '../../../src/knowledge/words.ts';

const tokens = (text: string): readonly string[] => readWords([text])[0]?.tokens ?? [];

describe('different words for one thing are one word', () => {
  test.each([
    ['white glove', 'pre-provisioning'],
    ['mainboard', 'motherboards'],
    ['SCCM', 'Configuration Manager'],
    ['laptops', 'computer'],
    ['ESP', 'Enrollment Status Page'],
    ['hardware ID', '4K HH'],
    ['Azure AD', 'Microsoft Entra ID'],
    ['licences', 'license'],
    ['enrolment', 'enrolled'],
    ['un-block', 'unblocked'],
  ])('%s and %s', (left, right) => {
    expect(tokens(left)).toEqual(tokens(right));
  });

  test('several texts at once are read as each alone', () => {
    const texts = ['remove the device', 'from Autopilot', '', 'group tag | order ID'];

    expect(readWords(texts.slice(0, 3))).toEqual(texts.slice(0, 3).flatMap((text) => readWords([text])));
  });

  test('grammar is left out, and words of any question are kept apart', () => {
    expect(readWords(['what is the new profile'])[0]).toEqual({ tokens: ['profil'], soft: ['what', 'new'] });
  });
});

describe('typing errors are corrected to the words of the entries', () => {
  const spelling = new Spelling(
    ['profile profile profile profile motherboard enrollment deregister the device', 'device device device'],
    [],
  );

  test.each([
    ['motherbord', 'motherboard'],
    ['derigester', 'deregister'],
    ['devcie', 'device'],
    ['profle', 'profile'],
  ])('%s', (typed, meant) => {
    expect(spelling.correct(typed)).toBe(meant);
  });

  test.each(['printer', 'coffee', 'pf3qc5u3', 'keyboard'])('%s is no typing error of ours', (word) => {
    expect(spelling.correct(word)).toBe(word);
  });
});
