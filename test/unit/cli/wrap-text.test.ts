import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapText } from '../../../src/cli/wrap-text.ts';

test('breaks between words, and every line but the first is indented', () => {
  expect(wrapText('one two three four', 10, '  ', '    ')).toEqual(['  one two', '    three', '    four']);
});

test('keeps every word in its order, and no line is too long that could be shorter', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,15}$/), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(words, fc.integer({ min: 4, max: 60 }), (list, width) => {
      const lines = wrapText(list.join(' '), width, '- ', '  ');
      expect(lines.flatMap((line) => line.slice(2).split(' '))).toEqual(list);
      for (const line of lines) expect(line.length <= width || !line.slice(2).includes(' ')).toBe(true);
    }),
  );
});
