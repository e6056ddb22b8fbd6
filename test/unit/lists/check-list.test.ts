import { describe, expect, test } from 'vitest';
import { checkList, readDeviceList } from '../../../src/lists/check-list.ts';
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

const GOOD = crlf(INTUNE_4, ...intuneRows(3)).toString();

async function codes(bytes: Uint8Array | string, channel: Parameters<typeof check>[1] = null): Promise<string[]> {
  return codesOf((await check(bytes, channel)).findings);
}

test('a clean Intune list earns no finding, and the report says all of it', async () => {
  expect(await check(GOOD)).toEqual({
    file: 'list.csv',
    format: 'intune',
    encoding: 'ascii',
    delimiter: ',',
    channel: 'intune',
    devices: 3,
    ready: 3,
    accepted: true,
    repairable: true,
    findings: [],
  });
});

describe('clean lists of every form are taken as they are', () => {
  test.each([
    ['intune', crlf(INTUNE_3, ...intuneRows(2, ''))],
    ['intune', crlf(INTUNE_5, ...intuneRows(2, ',KIOSK,hana@contoso.com'))],
    ['intune', crlf(INTUNE_5, ...intuneRows(2, ''))],
    [
      'partner-center',
      crlf(PARTNER, 'PF000001,,,Contoso Computer,Book 14', ',0000000000011,,,', `${serialOf(2)},,${hashOf(2)},,`),
    ],
    ['m365', crlf('Device Serial Number,,Hardware Hash', ...intuneRows(2, ''))],
  ])('%s', async (format, bytes) => {
    const report = await check(bytes);
    expect(report).toMatchObject({ format, channel: format, accepted: true, findings: [] });
    expect(report.ready).toBe(report.devices);
  });

  test('corporate identifiers, where the channel is named', async () => {
    const report = await check(crlf('Contoso Computer,Book 14,PF000001'), 'corporate-identifiers');
    expect(report).toMatchObject({
      format: 'corporate-identifiers',
      devices: 1,
      ready: 1,
      accepted: true,
      findings: [],
    });
  });

  test('a last line without line end, and lines that end in LF', async () => {
    expect(await codes(GOOD.trimEnd())).toEqual([]);
    expect(await codes(GOOD.replaceAll('\r\n', '\n'))).toEqual([]);
  });
});

describe('how the file is saved', () => {
  test.each([
    ['utf-16le', Buffer.from(`\ufeff${GOOD}`, 'utf16le')],
    ['utf-16le', Buffer.from(GOOD, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${GOOD}`, 'utf16le').swap16()],
    ['utf-16be', Buffer.from(GOOD, 'utf16le').swap16()],
  ])('%s is read and written again', async (encoding, bytes) => {
    expect(await check(bytes)).toMatchObject({ encoding, devices: 3, ready: 3, accepted: false, repairable: true });
    expect(await codes(bytes)).toEqual(['FILE_ENCODING_UTF16']);
  });

  test('a byte order mark is an error that fix removes', async () => {
    expect(await check(`\ufeff${GOOD}`)).toMatchObject({ encoding: 'utf-8-bom', ready: 3, accepted: false });
    expect(await codes(`\ufeff${GOOD}`)).toEqual(['FILE_ENCODING_BOM']);
  });

  test('UTF-8 and Windows-1252 are told apart', async () => {
    const tagged = crlf(INTUNE_4, ...intuneRows(1, ',München')).toString();
    expect(await check(tagged)).toMatchObject({ encoding: 'utf-8', ready: 0 });
    expect(await check(Buffer.from(tagged, 'latin1'))).toMatchObject({ encoding: 'windows-1252', ready: 0 });
    expect(await codes(Buffer.from(tagged, 'latin1'))).toEqual(['VALUE_NOT_ANSI@2']);
  });

  test.each([
    ['a byte that Windows-1252 does not have', Buffer.concat([Buffer.from(GOOD), Buffer.from([0x9d, 13, 10])])],
    ['broken UTF-8 behind a mark', Buffer.concat([Buffer.from(`\ufeff${GOOD}`), Buffer.from([0xc3, 0x28])])],
    ['half a character of UTF-16', Buffer.concat([Buffer.from(`\ufeff${GOOD}`, 'utf16le'), Buffer.from([0x41])])],
    [
      'a lone surrogate',
      Buffer.concat([Buffer.from(`\ufeff${GOOD}`, 'utf16le'), Buffer.from([0x00, 0xd8, 0x41, 0x00])]),
    ],
  ])('%s cannot be read', async (_, bytes) => {
    expect(await check(bytes)).toMatchObject({
      encoding: null,
      devices: 0,
      findings: [{ code: 'FILE_ENCODING_INVALID' }],
    });
  });

  test.each([
    ['an Excel workbook', Buffer.from('PK\x03\x04\x14\x00[Content_Types].xml...xl/workbook.xml', 'latin1')],
    ['an old Excel workbook', Buffer.from('d0cf11e0a1b11ae1000000', 'hex')],
    ['a ZIP archive', Buffer.from('PK\x03\x04\x14\x00list.csv', 'latin1')],
    ['a PDF document', Buffer.from('%PDF-1.7 ...')],
    ['a binary file', Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 37) % 256))],
  ])('%s is named', async (what, bytes) => {
    const report = await check(bytes);
    expect(report).toMatchObject({ encoding: 'binary', findings: [{ code: 'FILE_BINARY', fix: 'none' }] });
    expect(report.findings[0]?.message).toContain(what);
  });

  test('an empty file and one of blank lines are empty', async () => {
    expect(await check('')).toMatchObject({ encoding: null, findings: [{ code: 'FILE_EMPTY' }] });
    expect(await codes('\r\n \r\n,,,\r\n')).toEqual(['FILE_EMPTY']);
  });

  test('a file over the limit is not read to its end', async () => {
    let pieces = 0;
    async function* endless() {
      for (;;) {
        pieces += 1;
        yield Buffer.alloc(1024, 'x');
      }
    }
    const report = await checkList(endless(), { fileName: 'big.csv', maxBytes: 10_000 });
    expect(report).toMatchObject({ encoding: null, findings: [{ code: 'FILE_TOO_LARGE', fix: 'none' }] });
    expect(pieces).toBe(10);
  });
});

describe('how the file is laid out', () => {
  test.each([
    ['semicolons', ';', GOOD.replaceAll(',', ';')],
    ['tabs', '\t', GOOD.replaceAll(',', '\t')],
    ['vertical bars', '|', GOOD.replaceAll(',', '|')],
  ])('%s instead of commas', async (name, delimiter, text) => {
    const report = await check(text);
    expect(report).toMatchObject({ delimiter, ready: 3, accepted: false, repairable: true });
    expect(codesOf(report.findings)).toEqual(['FILE_DELIMITER']);
    expect(report.findings[0]?.message).toContain(name);
  });

  test('lines before the header', async () => {
    expect(await codes(`#TYPE System.Management.Automation.PSCustomObject\r\n${GOOD}`)).toEqual(['FILE_PREAMBLE']);
    expect(await codes(`sep=;\r\n${GOOD.replaceAll(',', ';')}`)).toEqual(['FILE_DELIMITER', 'FILE_PREAMBLE']);
    expect(await codes(`Devices of Contoso\r\n21.11.2026\r\n${GOOD}`)).toEqual(['FILE_PREAMBLE']);
  });

  test('the header again between joined lists', async () => {
    const [first, second, third] = intuneRows(3);
    const report = await check(crlf(INTUNE_4, first ?? '', INTUNE_4, second ?? '', third ?? ''));
    expect(codesOf(report.findings)).toEqual(['FILE_PREAMBLE']);
    expect(report).toMatchObject({ devices: 3, ready: 3 });
  });

  test('untidy lines are a warning and do not shift the line numbers', async () => {
    const bad = `${serialOf(9)},,T0EB,KIOSK`;
    const report = await check(crlf(INTUNE_4, '', ...intuneRows(1), ',,,', '  ', bad));
    expect(codesOf(report.findings)).toEqual(['FILE_LINES', 'HASH_TRUNCATED@6']);
    expect(await codes(GOOD.replaceAll('\r\n', '\r'))).toEqual(['FILE_LINES']);
    expect(await codes(crlf(INTUNE_4, ...intuneRows(2, ',KIOSK,,')))).toEqual(['FILE_LINES']);
    expect((await check(GOOD.replaceAll('\r\n', '\r'))).accepted).toBe(true);
  });

  test('quotation marks are one finding, on the first line that has them', async () => {
    const [first, second] = intuneRows(2);
    const quoted = crlf(INTUNE_4, first ?? '', `"${(second ?? '').replaceAll(',', '","')}"`);
    expect(await codes(quoted)).toEqual(['FILE_QUOTES@3']);
    expect(await codes(crlf(`"${INTUNE_4.replaceAll(',', '","')}"`, ...intuneRows(2)))).toEqual(['FILE_QUOTES@1']);
  });

  test('rows after a cell of several lines keep their own line numbers', async () => {
    const wrapped = hashOf(1).replace(/.{76}/g, '$&\r\n');
    const lines = wrapped.split('\r\n').length;
    const report = await check(crlf(INTUNE_4, `${serialOf(1)},,"${wrapped}",KIOSK`, 'PF000002,,,KIOSK'));
    expect(codesOf(report.findings)).toEqual([
      'FILE_QUOTES@2',
      'HASH_BASE64_STRICT@2',
      `IDENTITY_INSUFFICIENT@${2 + lines}`,
      `HASH_EMPTY@${2 + lines}`,
    ]);
    expect(report.ready).toBe(1);
  });

  test('a quotation mark that is never closed spoils its own row only', async () => {
    const [first, second] = intuneRows(2);
    const report = await check(crlf(INTUNE_4, `"${first}`, second ?? ''));
    expect(report).toMatchObject({ devices: 2, ready: 1 });
    expect(codesOf(report.findings)).toEqual(['VALUE_COMMA@2']);
  });

  test('a device association export is refused by name', async () => {
    const report = await check(crlf('Version,Data', `1,${'b3BhcXVl'.repeat(60)}`));
    expect(report).toMatchObject({ format: 'device-association', ready: 0 });
    expect(codesOf(report.findings)).toEqual(['FILE_DEVICE_ASSOCIATION']);
  });
});

describe('the header', () => {
  test.each([
    ['capitals', crlf(INTUNE_4.toLowerCase(), ...intuneRows(1)), ['HEADER_CASE@1']],
    ['blanks', crlf(INTUNE_4.replaceAll(',', ', '), ...intuneRows(1)), ['HEADER_CASE@1']],
    [
      'the sentence case of Partner Center',
      crlf('Device serial number,Windows product ID,Hardware hash,Manufacturer name,Device model', `,,${hashOf(1)},,`),
      ['HEADER_CASE@1', 'ROW_SERIAL_BLANK@2'],
    ],
    [
      'a user straight after the hash',
      crlf(`${INTUNE_3},Assigned User`, ...intuneRows(1, ',hana@contoso.com')),
      ['HEADER_ORDER@1'],
    ],
    [
      'tag and user turned round',
      crlf(`${INTUNE_3},Assigned User,Group Tag`, ...intuneRows(1, ',hana@contoso.com,K')),
      ['HEADER_ORDER@1'],
    ],
    ['a column too many', crlf(`${INTUNE_4},Location`, ...intuneRows(1, ',KIOSK,Prague')), ['HEADER_COLUMN_EXTRA@1']],
    [
      'no product ID column',
      crlf('Device Serial Number,Hardware Hash', `${serialOf(1)},${hashOf(1)}`),
      ['HEADER_COLUMN_MISSING@1'],
    ],
    ['no header', crlf(...intuneRows(2)), ['HEADER_MISSING']],
    ['nothing but a header', crlf(INTUNE_4), ['ROWS_NONE']],
  ])('%s', async (_, bytes, expected) => {
    expect(await codes(bytes)).toEqual(expected);
  });

  test('a missing hash column cannot be written blank', async () => {
    const report = await check(crlf('Device Serial Number,Windows Product ID', 'PF000001,'));
    expect(report.findings[0]).toMatchObject({
      code: 'HEADER_COLUMN_MISSING',
      fix: 'none',
      column: 'Hardware Hash',
      line: 1,
    });
    expect(report).toMatchObject({ ready: 0, repairable: false });
  });

  test('the same column twice stops the list', async () => {
    const report = await check(crlf(`${INTUNE_4},Group Tag`, ...intuneRows(2, ',KIOSK,OFFICE')));
    expect(codesOf(report.findings)).toEqual(['HEADER_COLUMN_REPEATED@1']);
    expect(report).toMatchObject({ devices: 2, ready: 0, repairable: false });
  });

  test('translated names are explained, not guessed', async () => {
    const report = await check(crlf('Enhetens serienummer,Windows-produkt-ID,Maskinvaru-hash', ...intuneRows(2, '')));
    expect(report).toMatchObject({ format: 'unknown', channel: null, devices: 2, ready: 0 });
    expect(codesOf(report.findings)).toEqual(['HEADER_UNKNOWN@1']);
    expect(report.findings[0]?.message).toContain('Enhetens serienummer');
  });

  test('three columns without header are not guessed', async () => {
    const list = crlf('Contoso Computer,Book 14,PF000001');
    expect(await codes(list)).toEqual(['FILE_FORMAT_AMBIGUOUS']);
    expect(await codes(list, 'partner-center')).toEqual(['FILE_FORMAT_AMBIGUOUS']);
    expect(await codes(list, 'corporate-identifiers')).toEqual([]);
  });

  test('tuples without header are clear where five columns stand', async () => {
    const report = await check(crlf('PF000001,,,Contoso Computer,Book 14'));
    expect(report).toMatchObject({ format: 'partner-center', ready: 1 });
    expect(codesOf(report.findings)).toEqual(['HEADER_MISSING']);
  });
});

describe('another channel than the file is for', () => {
  test('a Partner Center list for Intune: only rows with a hash can go', async () => {
    const rows = [`${serialOf(1)},,${hashOf(1)},,`, 'PF000002,,,Contoso Computer,Book 14', ',0000000000011,,,'];
    const report = await check(crlf(PARTNER, ...rows), 'intune');
    expect(report).toMatchObject({
      format: 'partner-center',
      channel: 'intune',
      devices: 3,
      ready: 1,
      accepted: false,
    });
    expect(codesOf(report.findings)).toEqual([
      'FORMAT_CONVERTED',
      'IDENTITY_INSUFFICIENT@3',
      'HASH_EMPTY@3',
      'IDENTITY_INSUFFICIENT@4',
      'HASH_EMPTY@4',
    ]);
  });

  test('an Intune list for the OEM: a hash is no identity there', async () => {
    expect(await codes(GOOD, 'oem-direct')).toEqual([
      'FORMAT_CONVERTED',
      'IDENTITY_INSUFFICIENT@2',
      'IDENTITY_INSUFFICIENT@3',
      'IDENTITY_INSUFFICIENT@4',
    ]);
  });

  test('an Intune list for Partner Center: one tag for the whole list', async () => {
    expect(await codes(GOOD, 'partner-center')).toEqual(['FORMAT_CONVERTED']);
    const [first, second] = intuneRows(2);
    const mixed = crlf(INTUNE_4, first ?? '', (second ?? '').replace('KIOSK', 'OFFICE'));
    expect(await codes(mixed, 'partner-center')).toEqual(['FORMAT_CONVERTED', 'TAG_MIXED']);
    expect(await codes(mixed)).toEqual([]);
  });

  test('three columns are Intune’s, and Microsoft 365’s where that is named', async () => {
    const list = crlf(INTUNE_3, ...intuneRows(1, ''));
    expect((await check(list)).format).toBe('intune');
    expect(await check(list, 'm365')).toMatchObject({ format: 'm365', accepted: true });
    expect(await codes(crlf(INTUNE_4, ...intuneRows(1)), 'm365')).toEqual(['FORMAT_CONVERTED']);
  });

  test('a manual upload is judged by the form of the file', async () => {
    expect(await check(GOOD, 'manual-upload')).toMatchObject({ channel: 'manual-upload', accepted: true });
    const tuples = crlf(PARTNER, 'PF000001,,,Contoso Computer,Book 14');
    expect(await check(tuples, 'manual-upload')).toMatchObject({ channel: 'manual-upload', accepted: true });
  });

  test('forms of other tools are read', async () => {
    const cipp = crlf(
      'SerialNumber,oemManufacturerName,modelName,productKey,hardwareHash,groupTag',
      'PF000001,Contoso Computer,Book 14,,,KIOSK',
    );
    expect(await check(cipp)).toMatchObject({ format: 'cipp', channel: 'partner-center', ready: 1 });
    expect(await codes(cipp)).toEqual(['FORMAT_CONVERTED']);
    const managed = crlf(
      'Manufacturer,Model,Serial Number,Hardware Hash',
      `EXAMPLE COMPUTER,Example Kiosk 24 G2,${serialOf(1)},${hashOf(1)}`,
    );
    expect(await check(managed)).toMatchObject({ format: 'managed-desktop', ready: 1 });
  });
});

describe('how many rows a file may have', () => {
  test.each([
    ['partner-center', 1000],
    ['oem-direct', 1000],
    ['corporate-identifiers', 5000],
  ] as const)('%s takes %d', async (channel, most) => {
    const rows = Array.from({ length: most + 1 }, (_, index) => `PF${100_000 + index},,,Contoso Computer,Book 14`);
    expect(await codes(crlf(PARTNER, ...rows.slice(0, most)), channel)).not.toContain('ROWS_TOO_MANY');
    expect(await codes(crlf(PARTNER, ...rows), channel)).toContain('ROWS_TOO_MANY');
  });

  test('Intune takes 500', async () => {
    const rows = intuneRows(501);
    expect(await codes(crlf(INTUNE_4, ...rows.slice(0, 500)))).not.toContain('ROWS_TOO_MANY');
    const report = await check(crlf(INTUNE_4, ...rows));
    expect(codesOf(report.findings)).toContain('ROWS_TOO_MANY');
    expect(report).toMatchObject({ devices: 501, ready: 501, accepted: false, repairable: true });
  });
});

test('the pieces in which a file comes change nothing', async () => {
  const bytes = crlf(INTUNE_4, ...intuneRows(3), `"${serialOf(4)}",,${hashOf(4)},München`);
  const whole = await check(bytes);
  for (const size of [1, 7, 4096]) {
    async function* pieces() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    }
    expect(await checkList(pieces(), { fileName: 'list.csv' })).toEqual(whole);
  }
});

test('the devices of a list come with what the planner needs', async () => {
  const rows = [
    `${serialOf(1)},,${hashOf(1)},KIOSK`,
    `${serialOf(2)},,${hashOf(2).slice(0, 3998)},KIOSK`,
    `${serialOf(3)},,x,KIOSK`,
  ];
  const { devices } = await readDeviceList(crlf(INTUNE_4, ...rows, `1.23E+5,,${hashOf(4)},`), { fileName: 'list.csv' });
  expect(devices.map(({ line, state }) => ({ line, state }))).toEqual([
    { line: 2, state: 'ready' },
    { line: 3, state: 'repaired' },
    { line: 4, state: 'unusable' },
    { line: 5, state: 'needs-person' },
  ]);
  expect(devices[1]).toMatchObject({
    identity: { serial: serialOf(2), hardwareHash: hashOf(2), productKeyId: null, manufacturer: null, model: null },
    groupTag: 'KIOSK',
    assignedUser: null,
  });
  expect(devices[2]?.identity.hardwareHash).toBeNull();
});

test('a row that names no device is not among the devices', async () => {
  const { report, devices } = await readDeviceList(crlf(INTUNE_4, ',,,KIOSK', ...intuneRows(1)), {
    fileName: 'list.csv',
  });
  expect(report.devices).toBe(1);
  expect(devices.map(({ line }) => line)).toEqual([3]);
});
