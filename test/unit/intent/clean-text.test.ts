import { describe, expect, test } from 'vitest';
import { cleanText, MENTION } from '../../../src/intent/clean-text.ts';

describe('cleaning a message', () => {
  test('both forms have the same length, so that a span of one is a span of the other', () => {
    const { shown, plain } = cleanText('“Fabrikam Inc” – ‘KIOSK’ → O’Brien\u200b\u00a0• x');

    expect(shown).toHaveLength(plain.length);
  });

  test('a name keeps the apostrophe that was typed', () => {
    const { shown, plain } = cleanText('O’Brien Ltd');

    expect(shown).toBe('O’Brien Ltd');
    expect(plain).toBe("O'Brien Ltd");
  });

  test('a mention becomes one mark, whoever it names', () => {
    expect(cleanText('<at id="0">Preflight Bot</at> hi').shown.trim()).toBe(`${MENTION}  hi`);
  });

  test('invisible characters inside a serial number go', () => {
    expect(cleanText('PF3\u200bXK\u00ad2A9').shown).toBe('PF3XK2A9');
  });

  test('a quoted block becomes quoted lines', () => {
    const lines = cleanText('<blockquote>one<br>two</blockquote>three').shown.split('\n');

    expect(lines.filter((line) => line.startsWith('>'))).toEqual(['> one', '> two']);
    expect(lines.at(-1)).toBe('three');
  });

  test('an unknown tag is text', () => {
    expect(cleanText('for <tenant> a < b').shown).toBe('for <tenant> a < b');
  });

  test('the entities that Teams writes are read', () => {
    expect(cleanText('A&nbsp;&amp;&nbsp;B &lt;x&gt; &unknown;').shown).toBe('A & B <x> &unknown;');
  });
});
