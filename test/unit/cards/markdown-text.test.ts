import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { markdownText } from '../../../src/cards/markdown-text.ts';
import { plainText } from '../../../src/cards/plain-text.ts';

const markdown = new MarkdownIt({ html: true, linkify: true });
const shown = (value: string) => markdown.render(markdownText(value, 400)).trim();

describe('a value from outside', () => {
  test.each([
    ['[x](http://evil)', '<p>[x](http://evil)</p>'],
    ['<b>bold</b>', '<p>&lt;b&gt;bold&lt;/b&gt;</p>'],
    ['<at>Ada</at>', '<p>&lt;at&gt;Ada&lt;/at&gt;</p>'],
    ['![x](http://evil/x.png)', '<p>![x](http://evil/x.png)</p>'],
    ['<http://evil>', '<p>&lt;http://evil&gt;</p>'],
    ['https://evil.example/path', '<p>https://evil.example/path</p>'],
    ['**bold** _italic_ `code` ~~gone~~', '<p>**bold** _italic_ `code` ~~gone~~</p>'],
    ['# title', '<p># title</p>'],
    ['- item', '<p>- item</p>'],
    ['1. item', '<p>1. item</p>'],
    ['> quote', '<p>&gt; quote</p>'],
    ['---', '<p>---</p>'],
    ['a &lt; b', '<p>a &amp;lt; b</p>'],
    ['back\\slash', '<p>back\\slash</p>'],
    ['__init__', '<p>__init__</p>'],
    ['one\n\n# two', '<p>one # two</p>'],
  ])('%j shows literally', (value, html) => {
    expect(shown(value)).toBe(html);
  });

  test('runs no date function of the card', () => {
    expect(markdownText('{{DATE(2026-11-21T10:15:00Z, SHORT)}}', 100)).not.toContain('{{');
  });

  test.each([
    'PF3XK001',
    '5CG-1234-XYZ',
    'HASH_BASE64_STRICT',
    'Contoso & Sons (contoso.com)',
    'ZtdDeviceAlreadyAssigned',
    'Devices > Enrollment',
  ])('%s needs no escape', (value) => {
    expect(markdownText(value, 100)).toBe(value);
  });
});

describe('plain text', () => {
  test('shows that there are characters which cannot be seen or turn the direction', () => {
    expect(plainText('KI\u202EOSK\u200B\u0007', 50)).toBe('KI\uFFFDOSK\uFFFD\uFFFD');
  });

  test('is cut at its limit and says so', () => {
    expect(plainText('abcdef', 4)).toBe('abc…');
    expect(plainText('abcd', 4)).toBe('abcd');
  });

  test('is never cut inside a character', () => {
    expect(plainText('ab😀cd', 4).isWellFormed()).toBe(true);
  });

  test('never holds a hardware hash', () => {
    const hash = 'T0FLAQEAHAAAAAoAbQg'.repeat(200);
    expect(plainText(`hash ${hash} of PF3XK001`, 400)).toBe('hash T0FLAQEA… of PF3XK001');
  });

  test('leaves the longest group tag whole', () => {
    expect(plainText('K'.repeat(128), 400)).toBe('K'.repeat(128));
  });
});
