import { describe, expect, test } from 'vitest';
import { parsePastedList } from '../../../src/lists/parse-pasted-list.ts';
import { hashOf, INTUNE_4, intuneRows, PARTNER, serialOf } from '../../support/device-lists.ts';

describe('serial numbers in a message', () => {
  test.each([
    ['one a line', 'PF000001\nPF000002\r\nPF000003'],
    ['with commas', 'PF000001, PF000002,PF000003'],
    ['with semicolons and tabs', 'PF000001;PF000002\tPF000003'],
    ['with bullets', '• PF000001\n- PF000002\n* PF000003'],
    ['numbered', '1. PF000001\n2) PF000002\n(3) PF000003'],
    ['quoted and in a code block', '```\n"PF000001"\n`PF000002`\nPF000003\n```'],
    ['with zero-width spaces', '\u200bPF000001\nPF000002\u200b\nPF000003'],
  ])('%s', (_, text) => {
    const sentence = 'register these to Contoso with tag KIOSK:';
    expect(parsePastedList(`${sentence}\n${text}`)).toEqual({
      kind: 'serials',
      before: sentence,
      serials: ['PF000001', 'PF000002', 'PF000003'],
    });
  });

  test('order, case and doubles are kept', () => {
    expect(parsePastedList('pf000002\nPF000001\npf000002')).toMatchObject({
      serials: ['pf000002', 'PF000001', 'pf000002'],
    });
  });

  test('a sentence is no list', () => {
    expect(parsePastedList('register PF000001 to Contoso')).toEqual({ kind: 'none' });
    expect(parsePastedList('what does hardware hash mean, and where is it?')).toEqual({ kind: 'none' });
    expect(parsePastedList('')).toEqual({ kind: 'none' });
  });
});

describe('a CSV in a message', () => {
  test('with a header, below the sentence', () => {
    const pasted = parsePastedList(['please register for Contoso', INTUNE_4, ...intuneRows(2)].join('\n'));
    expect(pasted).toMatchObject({
      kind: 'list',
      before: 'please register for Contoso',
      report: { format: 'intune', devices: 2, ready: 2, findings: [] },
      devices: [
        { line: 2, identity: { serial: serialOf(1), hardwareHash: hashOf(1) }, groupTag: 'KIOSK' },
        { line: 3, identity: { serial: serialOf(2), hardwareHash: hashOf(2) }, groupTag: 'KIOSK' },
      ],
    });
  });

  test('with hashes and without header', () => {
    const pasted = parsePastedList(`for Contoso:\n\n${intuneRows(1, '').join('\n')}`);
    expect(pasted).toMatchObject({
      kind: 'list',
      report: { devices: 1, ready: 1, findings: [{ code: 'HEADER_MISSING' }] },
    });
  });

  test('copied from a spreadsheet, with tabs', () => {
    const pasted = parsePastedList([PARTNER, 'PF000001,,,Contoso Computer,Book 14'].join('\n').replaceAll(',', '\t'));
    expect(pasted).toMatchObject({ kind: 'list', report: { format: 'partner-center', delimiter: '\t', ready: 1 } });
  });

  test('judged for the channel that was named', () => {
    const pasted = parsePastedList([PARTNER, 'PF000001,,,Contoso Computer,Book 14'].join('\n'), 'intune');
    expect(pasted).toMatchObject({ report: { channel: 'intune', ready: 0 }, devices: [{ state: 'unusable' }] });
  });
});
