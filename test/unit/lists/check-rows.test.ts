import { describe, expect, test } from 'vitest';
import {
  check,
  codesOf,
  crlf,
  hashOf,
  INTUNE_3,
  INTUNE_4,
  INTUNE_5,
  intuneRows,
  PARTNER,
  serialOf,
} from '../../support/device-lists.ts';
import { vectorHash, vectors } from '../../support/hardware-hash-vectors.ts';

async function findings(header: string, ...rows: readonly string[]) {
  return (await check(crlf(header, ...rows))).findings;
}

describe('what a single row can be wrong about', () => {
  test.each([
    ['too few columns', INTUNE_4, `PF000001,${hashOf(1)}`, ['ROW_COLUMNS_FEW@2']],
    ['too many columns', INTUNE_4, `${serialOf(1)},,${hashOf(1)},KIOSK,here,there`, ['ROW_COLUMNS_MANY@2']],
    ['a tuple with shifted columns', PARTNER, 'PF000001,Contoso Computer,Book 14', ['ROW_COLUMNS_FEW@2']],
    ['blank ends may be left off', INTUNE_5, `${serialOf(1)},,${hashOf(1)}`, []],
    ['blanks round a value', INTUNE_4, `${serialOf(1)} ,,${hashOf(1)},KIOSK`, ['VALUE_BLANKS@2']],
    ['blanks round two values are one finding', INTUNE_4, `${serialOf(1)} ,,${hashOf(1)}, KIOSK`, ['VALUE_BLANKS@2']],
    ['a zero-width space', INTUNE_4, `PF00\u200b0001,,${hashOf(1)},KIOSK`, ['VALUE_HIDDEN@2']],
    ['a no-break space', INTUNE_4, `${serialOf(1)},,${hashOf(1)},OFFICE\u00a0EAST`, ['VALUE_HIDDEN@2']],
    ['a control character', INTUNE_4, `${serialOf(1)}\u0000,,${hashOf(1)},KIOSK`, ['VALUE_HIDDEN@2']],
    [
      'a comma inside',
      PARTNER,
      'PF000001,,,Contoso Computer,"Book 14, 7th Edition"',
      ['FILE_QUOTES@2', 'VALUE_COMMA@2'],
    ],
    ['a quotation mark inside', PARTNER, 'PF000001,,,Contoso Computer,Book 14"', ['VALUE_COMMA@2']],
    ['a letter outside ASCII', INTUNE_4, `${serialOf(1)},,${hashOf(1)},Köln`, ['VALUE_NOT_ANSI@2']],
    ['no serial number', PARTNER, ',,,Contoso Computer,Book 14', ['SERIAL_MISSING@2']],
    ['a placeholder', PARTNER, 'System Serial Number,,,Contoso Computer,Book 14', ['SERIAL_PLACEHOLDER@2']],
    ['one character again and again', PARTNER, '0000000,,,Contoso Computer,Book 14', ['SERIAL_PLACEHOLDER@2']],
    ['a number with an exponent', PARTNER, '1.23457E+14,,,Contoso Computer,Book 14', ['SERIAL_SCIENTIFIC@2']],
    ['a serial number alone, Partner Center', PARTNER, 'PF000001,,,,', ['IDENTITY_INSUFFICIENT@2']],
    ['a serial number alone, Intune', INTUNE_3, 'PF000001,,', ['IDENTITY_INSUFFICIENT@2', 'HASH_EMPTY@2']],
    ['a product key ID for Intune', INTUNE_3, ',0000000000011,', ['IDENTITY_INSUFFICIENT@2', 'HASH_EMPTY@2']],
    ['a product key ID of another shape', PARTNER, ',00330-80000-00000-AA123,,,', ['PKID_SHAPE@2']],
    [
      'placeholders of firmware as manufacturer and model',
      PARTNER,
      'PF000001,,,System manufacturer,To be filled by O.E.M.',
      ['MANUFACTURER_MISSING@2', 'MODEL_MISSING@2'],
    ],
    ['no manufacturer', PARTNER, 'PF000001,,,,Book 14', ['MANUFACTURER_MISSING@2']],
    ['no model', PARTNER, 'PF000001,,,Contoso Computer,', ['MODEL_MISSING@2']],
    ['a group tag of 129 characters', INTUNE_4, `${serialOf(1)},,${hashOf(1)},${'K'.repeat(129)}`, ['TAG_LENGTH@2']],
    ['a group tag of 128 characters', INTUNE_4, `${serialOf(1)},,${hashOf(1)},${'K'.repeat(128)}`, []],
    ['a name instead of a user', INTUNE_5, `${serialOf(1)},,${hashOf(1)},,Hana Novak`, ['USER_SHAPE@2']],
    [
      'a hash cut inside its zeros',
      INTUNE_3,
      `${serialOf(1)},,${hashOf(1).slice(0, 2000)}`,
      ['HASH_SIZE_NONSTANDARD@2'],
    ],
    ['a hash that lost its padding', INTUNE_3, `${serialOf(1)},,${hashOf(1).slice(0, 3998)}`, ['HASH_BASE64_STRICT@2']],
    [
      'a comma inside a hash',
      INTUNE_3,
      `${serialOf(1)},,"${hashOf(1).slice(0, 99)},${hashOf(1).slice(99)}"`,
      ['FILE_QUOTES@2', 'HASH_BASE64_STRICT@2', 'HASH_BASE64_CHARS@2'],
    ],
  ])('%s', async (_, header, row, expected) => {
    expect(codesOf(await findings(header, row))).toEqual(expected);
  });

  test('periods in corporate identifiers', async () => {
    const report = await check(crlf('Contoso Computer,Book 14,AB.12345'), 'corporate-identifiers');
    expect(report.findings).toMatchObject([{ code: 'IDENTIFIER_PERIOD', fix: 'automatic', line: 1 }]);
    expect(report.ready).toBe(1);
  });

  test('a row with a tag and nothing else is no device', async () => {
    const report = await check(crlf(INTUNE_4, ',,,KIOSK', ...intuneRows(1)));
    expect(report).toMatchObject({ devices: 1, ready: 1, repairable: false });
    expect(codesOf(report.findings)).toEqual(['SERIAL_MISSING@2']);
  });

  test('every mutation of a hash is told in a list as it is alone', async () => {
    for (const { id, expect: expected } of vectors.mutations) {
      if (id === 'M33') continue; // its serial number was changed: the row shows it
      const text = vectorHash(id);
      const cell = /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      const report = await check(crlf(INTUNE_3, `SYNEX000001,,${cell}`));
      const found = report.findings.map(({ code }) => code).filter((code) => code.startsWith('HASH_'));
      expect([id, found]).toEqual([id, expected.findings]);
      expect([id, report.ready]).toEqual([id, expected.verdict === 'bad' ? 0 : 1]);
      expect([id, report.accepted]).toEqual([id, false]);
    }
  });
});

describe('a proposal says what would be written', () => {
  test('the true serial number of a scientific one stands in its hash', async () => {
    const found = await findings(INTUNE_3, `1.23457E+14,,${vectorHash('B14')}`);
    expect(found).toMatchObject([
      {
        code: 'SERIAL_SCIENTIFIC',
        severity: 'error',
        fix: 'proposal',
        proposal: '123456789012345',
        column: 'Device Serial Number',
      },
    ]);
  });

  test('without a whole hash there is nothing to propose', async () => {
    const found = await findings(INTUNE_3, `1.23457E+14,,${vectorHash('M21')}`);
    expect(found).toMatchObject([
      { code: 'SERIAL_SCIENTIFIC', fix: 'none', proposal: null },
      { code: 'HASH_DIGEST_MISMATCH' },
    ]);
  });

  test('lost leading zeros', async () => {
    const found = await findings(INTUNE_3, `1234567,,${vectorHash('B13')}`);
    expect(found).toMatchObject([{ code: 'ROW_SERIAL_SPREADSHEET', fix: 'proposal', proposal: '0001234567' }]);
  });

  test('a blank serial number', async () => {
    const report = await check(crlf(INTUNE_3, `,,${hashOf(1)}`, `,,${vectorHash('B07')}`));
    expect(report.findings).toMatchObject([
      { code: 'ROW_SERIAL_BLANK', severity: 'warning', fix: 'proposal', proposal: serialOf(1), line: 2 },
      { code: 'ROW_SERIAL_BLANK', severity: 'warning', fix: 'none', proposal: null, line: 3 },
      { code: 'FIELD_SERIAL_PLACEHOLDER', line: 3 },
      { code: 'TPM_ABSENT', line: 3 },
      { code: 'DEVICE_VIRTUAL', line: 3 },
    ]);
    expect(report.ready).toBe(1);
  });
});

describe('rows that contradict each other', () => {
  const FILE_CODES = /^FILE_/;
  test.each(vectors.files)('$id: $note', async ({ rows, expect: expected }) => {
    const report = await check(crlf(INTUNE_3, ...rows.map(({ serial, hash }) => `${serial},,${vectorHash(hash)}`)));
    const ofFile = report.findings.filter(({ code }) => FILE_CODES.test(code));
    expect(ofFile.map(({ code, line }) => ({ code, line }))).toEqual(
      expected.fileFindings.map(({ code, rows: places }) => ({ code, line: 2 + Math.max(...places) })),
    );
    rows.forEach((_, index) => {
      const ofRow = report.findings.filter(({ line, code }) => line === 2 + index && code.startsWith('ROW_'));
      expect(ofRow.map(({ code }) => code)).toEqual(expected.rowFindings[index]);
    });
  });

  test('swapped hashes are said on both rows, without a fix', async () => {
    const found = await findings(INTUNE_3, `${serialOf(1)},,${hashOf(2)}`, `${serialOf(2)},,${hashOf(1)}`);
    expect(found).toMatchObject([
      { code: 'ROW_SERIAL_MISMATCH', severity: 'error', fix: 'none', line: 2 },
      { code: 'ROW_SERIAL_MISMATCH', severity: 'error', fix: 'none', line: 3 },
    ]);
    for (const { message } of found) expect(message).toContain('swapped');
  });

  test('swapped hashes are found beside another row for one of the devices', async () => {
    const found = await findings(
      INTUNE_3,
      `${serialOf(1)},,${hashOf(2)}`,
      `${serialOf(2)},,${hashOf(1)}`,
      `${serialOf(1)},,${hashOf(4)}`,
    );
    const mismatches = found.filter(({ code }) => code === 'ROW_SERIAL_MISMATCH');
    expect(mismatches.map(({ line, message }) => [line, message.includes('swapped')])).toEqual([
      [2, true],
      [3, true],
      [4, false],
    ]);
  });

  test('where a column slipped by a row, each row names the line of its hash’s device', async () => {
    const found = await findings(
      INTUNE_3,
      ...[1, 2, 3].map((number) => `${serialOf(number)},,${hashOf((number % 3) + 1)}`),
    );
    expect(found.map(({ code, message }) => [code, /the device of line (\d)/.exec(message)?.[1]])).toEqual([
      ['ROW_SERIAL_MISMATCH', '3'],
      ['ROW_SERIAL_MISMATCH', '4'],
      ['ROW_SERIAL_MISMATCH', '2'],
    ]);
  });

  test('the same serial number again, in any case', async () => {
    const found = await findings(PARTNER, 'PF000001,0000000000011,,,', 'pf000001,0000000000012,,,');
    expect(found).toMatchObject([{ code: 'SERIAL_DUPLICATE', line: 3, severity: 'error', fix: 'none' }]);
    expect(found[0]?.message).toContain('line 2');
  });

  test('a tuple and a row with a hash are the same device by their serial number', async () => {
    const tuple = `${serialOf(1)},,,Contoso,Book`;
    const hashed = `${serialOf(1)},,${hashOf(1)},,`;
    expect(codesOf(await findings(PARTNER, tuple, hashed))).toEqual(['SERIAL_DUPLICATE@3']);
    expect(codesOf(await findings(PARTNER, hashed, tuple))).toEqual(['SERIAL_DUPLICATE@3']);
  });

  test('a product key ID beside a tuple does not make two devices one', async () => {
    const rows = ['PF000001,0000000000011,,Contoso,Book', 'PF000001,0000000000012,,Fabrikam,Book'];
    expect(codesOf(await findings(PARTNER, ...rows))).toEqual([]);
    expect(codesOf(await findings(PARTNER, rows[0] ?? '', rows[0] ?? ''))).toEqual(['SERIAL_DUPLICATE@3']);
  });

  test('tuples are the same only with the same manufacturer and model', async () => {
    expect(codesOf(await findings(PARTNER, 'PF000001,,,Contoso,Book', 'PF000001,,,Fabrikam,Book'))).toEqual([]);
    expect(codesOf(await findings(PARTNER, 'PF000001,,,Contoso,Book', 'PF000001,,,CONTOSO,book'))).toEqual([
      'SERIAL_DUPLICATE@3',
    ]);
  });

  test('group tags that differ only by capitals or blanks', async () => {
    const found = await findings(INTUNE_4, `${serialOf(1)},,${hashOf(1)},KIOSK`, `${serialOf(2)},,${hashOf(2)},Kiosk`);
    expect(found).toMatchObject([{ code: 'TAG_CASE', severity: 'warning', line: null }]);
  });

  test('every group of such tags is named', async () => {
    const tags = ['KIOSK', 'OFFICE EAST', 'kiosk', 'Office East', 'officeeast', 'LAB'];
    const rows = tags.map((tag, index) => `${serialOf(index + 1)},,${hashOf(index + 1)},${tag}`);
    const [found, ...others] = await findings(INTUNE_4, ...rows);
    expect(others).toEqual([]);
    expect(found?.message).toContain('“KIOSK” and “kiosk”, “OFFICE EAST” and “Office East” and “officeeast” differ');
  });

  test('a row whose columns cannot be told apart has no tag to count', async () => {
    const rows = [`${serialOf(1)},,${hashOf(1)},KIOSK`, `${serialOf(2)},,${hashOf(2)},KIOSK,here`];
    const report = await check(crlf(INTUNE_4, ...rows), 'partner-center');
    expect(codesOf(report.findings)).toEqual(['FORMAT_CONVERTED', 'ROW_COLUMNS_MANY@3']);
  });

  test('where every hash fails in the same way, the message says who may be at fault', async () => {
    const spoil = (hash: string) => `${hash.slice(0, 600)}${hash[600] === 'q' ? 'r' : 'q'}${hash.slice(601)}`;
    const rows = [1, 2, 3].map((number) => `${serialOf(number)},,${spoil(hashOf(number))}`);
    for (const { code, message } of await findings(INTUNE_3, ...rows)) {
      expect(code).toBe('HASH_DIGEST_MISMATCH');
      expect(message).toContain('All hashes of this list fail in the same way');
    }
    const mixed = await findings(INTUNE_3, ...rows, `${serialOf(4)},,${hashOf(4)}`);
    expect(mixed[0]?.message).not.toContain('All hashes');
  });
});

test('no message ever holds a hash or a good part of one', async () => {
  const hash = hashOf(1);
  const rows = [
    `${hash},,${hash},${hash}`,
    `${serialOf(2)},${hash},${hash}`,
    `${serialOf(3)},,"${hash}"${hash},K`,
    `${hash}`,
  ];
  for (const header of [INTUNE_4, PARTNER]) {
    for (const finding of await findings(header, ...rows)) {
      const text = JSON.stringify(finding);
      for (let at = 0; at + 64 <= 1400; at += 16) expect(text).not.toContain(hash.slice(at, at + 64));
    }
  }
});

test('nothing is told twice of one hash', async () => {
  const texts = [...vectors.mutations.map(({ id }) => vectorHash(id)), 'T0FzAQEAHAAAAAoA6AOCOgAACgDoA4I6aA'];
  for (const text of texts) {
    const cell = /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    const messages = (await findings(INTUNE_3, `SYNEX000001,,${cell}`)).map(({ message }) => message);
    expect(new Set(messages).size).toBe(messages.length);
  }
});

test('every message of a row says the line, and is one sentence', async () => {
  const found = await findings(INTUNE_5, 'None,,x,K,y', '1E+5,,,K\u200b,a b', `${serialOf(1)},,${hashOf(2)},K,`);
  expect(found.length).toBeGreaterThan(8);
  for (const { line, message } of found) {
    expect(message.startsWith(`Line ${line}`)).toBe(true);
    expect(message.endsWith('.')).toBe(true);
  }
});
