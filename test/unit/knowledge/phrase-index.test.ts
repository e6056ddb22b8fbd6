import { expect, test } from 'vitest';
import { PhraseIndex } from '../../../src/knowledge/phrase-index.ts';
import { WordWeights } from '../../../src/knowledge/word-weights.ts';
import { readWords } from '../../../src/knowledge/words.ts';

const own = [
  readWords(['profile wins conflict', 'oldest profile']),
  readWords(['Enrollment blocked for AP device by SDM check']),
];
const weights = new WordWeights([
  ...own.map((phrases) => phrases.flatMap(({ tokens }) => tokens)),
  ...Array.from({ length: 40 }, () => ['filler']),
]);
const index = new PhraseIndex(own, weights, new WordWeights([]));
const likeness = (question: string) => {
  const [words] = readWords([question]);
  return index.likeness([...new Set(words?.tokens)], words?.soft ?? []);
};

test('the same words in any order are the same wording', () => {
  expect(likeness('oldest profile').get(0)?.like).toBeCloseTo(1);
  expect(likeness('profile oldest').get(0)?.like).toBeCloseTo(1);
});

test('an entry without a common word has no likeness', () => {
  expect(likeness('oldest profile').has(1)).toBe(false);
});

test('a long wording that stands whole in a pasted text is noticed', () => {
  const pasted = 'fault 17 at line 4: enrollment blocked for ap device by sdm check, please look at this soon';

  expect(likeness(pasted).get(1)?.whole).toBe(true);
  expect(likeness('enrollment of a device').get(1)?.whole).toBe(false);
});
