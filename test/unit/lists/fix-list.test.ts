import { describe, expect, test } from 'vitest';
import { checkList } from '../../../src/lists/check-list.ts';
import type { FixResult } from '../../../src/lists/fix-list.ts';
import type { ListChannel } from '../../../src/lists/formats.ts';
import {
  codesOf,
  crlf,
  fix,
  hashOf,
  INTUNE_3,
  INTUNE_4,
  INTUNE_5,
  intuneRows,
  PARTNER,
  serialOf,
} from '../../support/device-lists.ts';
import { vectorHash } from '../../support/hardware-hash-vectors.ts';

function textOf(result: FixResult, index = 0): string {
  return result.outputs[index]?.content.toString('latin1') ?? '';
}

describe('what changes says of the file', () => {
  test('names every column that is left out', async () => {
    const { changes } = await fix(crlf(`${INTUNE_4},Location,Owner`, ...intuneRows(1, ',KIOSK,Room 1,Hana')));
    expect(changes.map(({ code, column }) => [code, column])).toEqual([
      ['HEADER_COLUMN_EXTRA', 'Location'],
      ['HEADER_COLUMN_EXTRA', 'Owner'],
    ]);
  });

  test('tells of line ends once', async () => {
    const { changes } = await fix([INTUNE_4, ...intuneRows(2)].join('\r'));
    expect(changes.map(({ code }) => code)).toEqual(['FILE_LINES']);
  });
});

describe('a clean list', () => {
  test('is copied byte for byte under another name', async () => {
    const bytes = crlf(INTUNE_5, ...intuneRows(2, ','));
    const result = await fix(bytes);
    expect(result.outputs).toEqual([{ file: 'list.fixed.csv', devices: 2, groupTag: null, content: bytes }]);
    expect([result.changes, result.left, result.dropped]).toEqual([[], [], []]);
  });

  test('with notes only is copied, too, and the notes are left', async () => {
    const bytes = crlf(INTUNE_3, `SYNEX000003,,${vectorHash('B04')}`);
    const result = await fix(bytes);
    expect(result.outputs[0]?.content).toEqual(bytes);
    expect(codesOf(result.left)).toEqual(['CAPTURED_IN_WINPE@2']);
  });

  test('with other line ends gets Microsoft’s, and that is said', async () => {
    const result = await fix(
      crlf(INTUNE_4, ...intuneRows(2))
        .toString()
        .replaceAll('\r\n', '\n'),
    );
    expect(textOf(result)).toBe(crlf(INTUNE_4, ...intuneRows(2)).toString());
    expect(result.changes).toMatchObject([{ code: 'FILE_LINES', line: null, to: 'CR LF' }]);
  });
});

describe('what is mended is listed', () => {
  test('the text of the file', async () => {
    const clean = crlf(INTUNE_4, ...intuneRows(2)).toString();
    const result = await fix(Buffer.from(`\ufeff${clean.replaceAll(',', ';')}`, 'utf16le'));
    expect(textOf(result)).toBe(clean);
    expect(result.changes).toMatchObject([
      { code: 'FILE_ENCODING_UTF16' },
      { code: 'FILE_DELIMITER', from: ';', to: ',' },
    ]);
    expect([result.left, result.dropped]).toEqual([[], []]);
  });

  test('every value of a row, not only the first', async () => {
    const result = await fix(
      crlf(INTUNE_4, ` ${serialOf(1)},,${hashOf(1)},KIO\u200bSK`, `${serialOf(2)} ,,${hashOf(2)},KIOSK `),
    );
    expect(textOf(result)).toBe(crlf(INTUNE_4, ...intuneRows(2)).toString());
    expect(result.changes).toEqual([
      { code: 'VALUE_BLANKS', line: 2, column: 'Device Serial Number', from: ` ${serialOf(1)}`, to: serialOf(1) },
      { code: 'VALUE_HIDDEN', line: 2, column: 'Group Tag', from: 'KIO·SK', to: 'KIOSK' },
      { code: 'VALUE_BLANKS', line: 3, column: 'Device Serial Number', from: `${serialOf(2)} `, to: serialOf(2) },
      { code: 'VALUE_BLANKS', line: 3, column: 'Group Tag', from: 'KIOSK ', to: 'KIOSK' },
    ]);
  });

  test('a hash, exactly', async () => {
    const result = await fix(crlf(INTUNE_3, `${serialOf(1)},,${hashOf(1).slice(0, 3998)}`));
    expect(textOf(result)).toBe(crlf(INTUNE_3, ...intuneRows(1, '')).toString());
    expect(result.changes).toMatchObject([{ code: 'HASH_BASE64_STRICT', line: 2, column: 'Hardware Hash' }]);
    expect(JSON.stringify(result.changes).length).toBeLessThan(300);
  });

  test('columns in the right order, none too many, none too few', async () => {
    const rows = [`hana@contoso.com,${hashOf(1)},${serialOf(1)},Prague`];
    const result = await fix(crlf('assigned user,Hardware Hash,Device Serial Number,Location', ...rows));
    expect(textOf(result)).toBe(crlf(INTUNE_5, `${serialOf(1)},,${hashOf(1)},,hana@contoso.com`).toString());
    expect(result.changes.map(({ code }) => code)).toEqual([
      'HEADER_ORDER',
      'HEADER_COLUMN_MISSING',
      'HEADER_CASE',
      'HEADER_COLUMN_EXTRA',
    ]);
  });
});

describe('a row that keeps an error is left out and named', () => {
  test('beside rows that are mended', async () => {
    const damaged = `${hashOf(3).slice(0, 700)}${hashOf(3).slice(701)}A`;
    const result = await fix(
      crlf(INTUNE_4, ...intuneRows(1), `${serialOf(2)} ,,${hashOf(2)},KIOSK`, ` ${serialOf(3)},,${damaged},KIOSK`),
    );
    expect(textOf(result)).toBe(crlf(INTUNE_4, ...intuneRows(2)).toString());
    expect(result.dropped).toEqual([{ line: 4, code: expect.stringMatching(/^HASH_/) }]);
    expect(result.left.every(({ line }) => line === 4)).toBe(true);
    expect(codesOf(result.left)).toContain('VALUE_BLANKS@4');
    expect(result.changes.every(({ line }) => line === 3)).toBe(true);
  });

  test('where none remains, no file is written', async () => {
    const result = await fix(crlf(INTUNE_4, 'PF000001,,,KIOSK'));
    expect(result.outputs).toEqual([]);
    expect(result.dropped).toEqual([{ line: 2, code: 'IDENTITY_INSUFFICIENT' }]);
    expect(codesOf(result.left)).toEqual(['IDENTITY_INSUFFICIENT@2', 'HASH_EMPTY@2']);
  });

  test('where the columns are not known, every row is named', async () => {
    const result = await fix(crlf('Contoso Computer,Book 14,PF000001', 'Contoso Computer,Book 14,PF000002'));
    expect(result.outputs).toEqual([]);
    expect(result.dropped).toEqual([
      { line: 1, code: 'FILE_FORMAT_AMBIGUOUS' },
      { line: 2, code: 'FILE_FORMAT_AMBIGUOUS' },
    ]);
    expect(codesOf(result.left)).toEqual(['FILE_FORMAT_AMBIGUOUS']);
  });

  test('a file that is none has nothing to drop', async () => {
    const result = await fix(Buffer.from('PK\x03\x04xl/workbook.xml', 'latin1'));
    expect([result.outputs, result.dropped]).toEqual([[], []]);
    expect(codesOf(result.left)).toEqual(['FILE_BINARY']);
  });
});

describe('one list, several files', () => {
  test('500 devices in each for Intune', async () => {
    const result = await fix(crlf(INTUNE_4, ...intuneRows(501)));
    expect(result.outputs.map(({ file, devices, groupTag }) => ({ file, devices, groupTag }))).toEqual([
      { file: 'list.fixed-1.csv', devices: 500, groupTag: 'KIOSK' },
      { file: 'list.fixed-2.csv', devices: 1, groupTag: 'KIOSK' },
    ]);
    expect(textOf(result, 1)).toBe(`${INTUNE_4}\r\n${intuneRows(501).at(-1)}\r\n`);
  });

  test('one for each group tag for Partner Center', async () => {
    const [first, second, third] = intuneRows(3, '');
    const rows = [`${first},KIOSK`, `${second},Kiosk`, `${third},`];
    const result = await fix(crlf(INTUNE_4, ...rows), { channel: 'partner-center' });
    expect(result.outputs.map(({ file, devices, groupTag }) => ({ file, devices, groupTag }))).toEqual([
      { file: 'list.fixed-KIOSK.csv', devices: 1, groupTag: 'KIOSK' },
      { file: 'list.fixed-Kiosk-2.csv', devices: 1, groupTag: 'Kiosk' },
      { file: 'list.fixed-untagged.csv', devices: 1, groupTag: null },
    ]);
    expect(textOf(result)).toBe(crlf(PARTNER, `${first},,`).toString());
    expect(result.changes.find(({ column }) => column === 'Group Tag')).toBeDefined();
    expect(codesOf(result.left)).toEqual(['TAG_CASE']);
  });
});

describe('another form', () => {
  test('for Intune, with only the columns that are needed', async () => {
    const result = await fix(crlf(PARTNER, `${serialOf(1)},,${hashOf(1)},EXAMPLE COMPUTER,Example Kiosk 24 G2`), {
      channel: 'intune',
    });
    expect(textOf(result)).toBe(crlf(INTUNE_3, ...intuneRows(1, '')).toString());
    expect(result.changes.map(({ column }) => column)).toEqual([null, 'Manufacturer name', 'Device model']);
  });

  test('for Microsoft 365, with column B blank', async () => {
    const result = await fix(crlf(INTUNE_4, `${serialOf(1)},0000000000011,${hashOf(1)},KIOSK`), { channel: 'm365' });
    expect(textOf(result)).toBe(crlf(INTUNE_3, ...intuneRows(1, '')).toString());
    expect(result.changes.map(({ column }) => column)).toEqual([null, 'Windows Product ID', 'Group Tag']);
  });

  test('for corporate identifiers: no header, manufacturer first, no period', async () => {
    const result = await fix(crlf(PARTNER, 'AB.1,,,Contoso Inc.,Book 14'), { channel: 'corporate-identifiers' });
    expect(textOf(result)).toBe('Contoso Inc.,Book 14,AB1\r\n');
  });

  test('manufacturer and model are not taken from the hash', async () => {
    const result = await fix(crlf(INTUNE_4, ...intuneRows(1)), { channel: 'partner-center' });
    expect(textOf(result)).toBe(crlf(PARTNER, `${intuneRows(1, '')[0]},,`).toString());
  });
});

describe('proposals', () => {
  const spoilt = [`1.23457E+14,,${vectorHash('B14')}`, `1234567,,${vectorHash('B13')}`, `,,${vectorHash('B01')}`];

  test('are not done without a yes', async () => {
    const result = await fix(crlf(INTUNE_3, ...spoilt));
    expect(textOf(result)).toBe(crlf(INTUNE_3, spoilt[2] ?? '').toString());
    expect(result.dropped).toEqual([
      { line: 2, code: 'SERIAL_SCIENTIFIC' },
      { line: 3, code: 'ROW_SERIAL_SPREADSHEET' },
    ]);
    expect(codesOf(result.left)).toEqual(['SERIAL_SCIENTIFIC@2', 'ROW_SERIAL_SPREADSHEET@3', 'ROW_SERIAL_BLANK@4']);
  });

  test('are done and listed with one', async () => {
    const result = await fix(crlf(INTUNE_3, ...spoilt), { acceptProposals: true });
    const expected = [
      `123456789012345,,${vectorHash('B14')}`,
      `0001234567,,${vectorHash('B13')}`,
      `SYNEX000001,,${vectorHash('B01')}`,
    ];
    expect(textOf(result)).toBe(crlf(INTUNE_3, ...expected).toString());
    expect(result.changes).toMatchObject([
      { code: 'SERIAL_SCIENTIFIC', line: 2, from: '1.23457E+14', to: '123456789012345' },
      { code: 'ROW_SERIAL_SPREADSHEET', line: 3, from: '1234567', to: '0001234567' },
      { code: 'ROW_SERIAL_BLANK', line: 4, from: '', to: 'SYNEX000001' },
    ]);
    expect([result.left, result.dropped]).toEqual([[], []]);
  });

  test('of two captures of a device the newer is kept, wherever it stands', async () => {
    const newer = hashOf(1, { capturedAt: '2026-06-01T00:00:00Z' });
    const older = hashOf(1, { capturedAt: '2026-01-01T00:00:00Z' });
    for (const rows of [
      [older, newer],
      [newer, older],
    ]) {
      const result = await fix(crlf(INTUNE_3, ...rows.map((hash) => `${serialOf(1)},,${hash}`)), {
        acceptProposals: true,
      });
      expect(textOf(result)).toBe(crlf(INTUNE_3, `${serialOf(1)},,${newer}`).toString());
      expect(result.dropped).toEqual([{ line: rows[0] === older ? 2 : 3, code: 'FILE_DEVICE_RECAPTURED' }]);
      expect(result.left).toEqual([]);
    }
  });

  test('the same hash three times becomes one row', async () => {
    const result = await fix(crlf(INTUNE_3, ...[1, 1, 1].map(() => intuneRows(1, '')[0] ?? '')), {
      acceptProposals: true,
    });
    expect(result.outputs.map(({ devices }) => devices)).toEqual([1]);
    expect(result.dropped).toEqual([
      { line: 3, code: 'FILE_HASH_DUPLICATE' },
      { line: 4, code: 'FILE_HASH_DUPLICATE' },
    ]);
  });

  test('a true serial number that stands in the list already is found', async () => {
    const same = hashOf(14, { serial: '123456789012345', board: 'another board' });
    const result = await fix(crlf(INTUNE_3, `123456789012345,,${vectorHash('B14')}`, `1.23457E+14,,${same}`), {
      acceptProposals: true,
    });
    expect(result.outputs.map(({ devices }) => devices)).toEqual([1]);
    expect(result.dropped).toMatchObject([{ line: 3 }]);
    expect(codesOf(result.left)).toEqual(['SERIAL_DUPLICATE@3', 'FILE_SERIAL_SHARED@3']);
  });
});

const SPOILT: readonly (readonly [string, Uint8Array, ListChannel | null])[] = [
  [
    'quotes',
    crlf(`"${INTUNE_4.replaceAll(',', '","')}"`, ...intuneRows(2).map((row) => `"${row.replaceAll(',', '","')}"`)),
    null,
  ],
  ['no header', crlf(...intuneRows(2)), null],
  ['conversion', crlf(INTUNE_5, ...intuneRows(3, ',KIOSK,hana@contoso.com')), 'partner-center'],
  ['identifiers', crlf(PARTNER, 'A.B1234,,,Contoso,Book'), 'corporate-identifiers'],
  ['m365', crlf(INTUNE_5, ...intuneRows(3, ',KIOSK,')), 'm365'],
  [
    'cipp',
    crlf('SerialNumber,oemManufacturerName,modelName,productKey,hardwareHash,groupTag', 'PF1234,Contoso,Book,,,A'),
    null,
  ],
  ['joined', crlf('A title', INTUNE_4, '', ...intuneRows(2), ',,,', INTUNE_4, `${serialOf(3)},,${hashOf(3)},,`), null],
];

describe('fixing an output again changes nothing, and the output is accepted', () => {
  test.each(SPOILT)('%s', async (_, bytes, channel) => {
    const first = await fix(bytes, { channel });
    expect(first.outputs.length).toBeGreaterThan(0);
    for (const { content } of first.outputs) {
      expect(await checkList(content, { fileName: 'x.csv', channel })).toMatchObject({ accepted: true, findings: [] });
      const again = await fix(content, { channel });
      expect(again.outputs.map((output) => output.content)).toEqual([content]);
      expect(again.changes).toEqual([]);
    }
  });
});

test('an output never has the original’s name or a path', async () => {
  const bytes = crlf(INTUNE_4, ...intuneRows(1));
  const names = [
    'list.csv',
    '/home/hana/list.csv',
    'C:\\Temp\\list.csv',
    '../../list.csv',
    'list',
    '.csv',
    'Gerät 1.csv',
    '',
  ];
  for (const fileName of names) {
    const [output] = (await fix(bytes, { fileName })).outputs;
    expect(output?.file).toMatch(/^[A-Za-z0-9][A-Za-z0-9._ -]*\.fixed\.csv$/);
    expect(output?.file).not.toBe(fileName);
  }
});
