import { describe, expect, test } from 'vitest';
import { readLines } from '../../../src/intent/lines.ts';

const HASH = 'T0HLAQEAHAAAAAoAbQhhAGYAbABvAHcAQgBhAHMAZQA2ADQAVABlAHgAdABIAGUAcgBlAA==';
const serialsOf = (text: string) => readLines(text).columns.serials.map((cell) => cell.text);

describe('pasted lists', () => {
  test('of a list with a header the column of serial numbers counts', () => {
    const text = `Device Serial Number,Windows Product ID,Hardware Hash,Group Tag\nPF3XK2A9,,${HASH},KIOSK\nPF3XK2B1,,${HASH},KIOSK`;

    expect(serialsOf(text)).toEqual(['PF3XK2A9', 'PF3XK2B1']);
    expect(readLines(text).columns.tags.map((cell) => cell.text)).toEqual(['KIOSK', 'KIOSK']);
  });

  test('a table with bars has its serial numbers where its header says', () => {
    expect(serialsOf('| # | Serial number | Model |\n|---|:---:|---|\n| 1 | PF3XK2A9 | 20XW004YGE |')).toEqual([
      'PF3XK2A9',
    ]);
  });

  test('without a header the first cell beside a hash counts', () => {
    expect(serialsOf(`PF3XK2A9,,${HASH}`)).toEqual(['PF3XK2A9']);
  });

  test('two rows alike are a list', () => {
    expect(serialsOf('PF3XK2A9\tLenovo T14\nPF3XK2B1\tLenovo T14')).toEqual(['PF3XK2A9', 'PF3XK2B1']);
  });

  test('serial numbers with commas in a sentence are no table', () => {
    expect(readLines('register PF3XK2A9, PF3XK2B1 and PF3XK2B2').kinds).toEqual(['prose']);
  });

  test('labels with values are no table', () => {
    expect(readLines('| Customer | Contoso |\n| Serial | PF3XK2A9 |').kinds).toEqual(['prose', 'prose']);
  });

  test('the place of a cell is its place in the text', () => {
    const text = 'serial;tag\n  "PF3XK2A9" ;A';
    const [cell] = readLines(text).columns.serials;

    expect(text.slice(cell?.start, (cell?.start ?? 0) + (cell?.text.length ?? 0))).toBe('PF3XK2A9');
  });
});

describe('other people’s words', () => {
  test.each([
    ['> please deregister PF3XK2A9', ['quoted']],
    ['ok\n-----Original Message-----\nderegister it', ['prose', 'quoted', 'quoted']],
    ['ok\nFrom: Sam\nSent: Monday\nderegister it', ['prose', 'quoted', 'quoted', 'quoted']],
    ['Sam wrote:\nderegister it', ['prose', 'quoted']],
    ['[10:02] Sam: deregister it', ['quoted']],
    ['[09:01:12] DEBUG RegisterJob done', ['log']],
    ['2025-05-14 10:22:31 INFO import done', ['log']],
    ['hi\n--\nSam Miller', ['prose', 'signature', 'signature']],
    ['hi\nBest regards\nSam Miller', ['prose', 'signature', 'signature']],
  ])('%j', (text, kinds) => {
    expect(readLines(text).kinds).toEqual(kinds);
  });
});
