import { describe, expect, test } from 'vitest';
import { codesOf, crlf, hashOf, INTUNE_4, intuneRows, serialOf } from '../../support/device-lists.ts';
import { vectorHash } from '../../support/hardware-hash-vectors.ts';
import { readWholeInventory } from '../../support/whole-inventory.ts';

const read = readWholeInventory;

describe('inventories of other systems are understood', () => {
  test('an Intune list', () => {
    const { rows } = read(crlf(INTUNE_4, ...intuneRows(2)));
    expect(rows.map(({ serial, hash }) => [serial, hash])).toEqual([
      [serialOf(1), hashOf(1)],
      [serialOf(2), hashOf(2)],
    ]);
  });

  test('a report of Configuration Manager: quoted, UTF-16, with more columns', () => {
    const lines = [
      '"Device Name","Serial Number","Manufacturer","Model","Hardware Hash"',
      `"DESK-1","${serialOf(1)}","EXAMPLE COMPUTER","Example Kiosk 24 G2","${hashOf(1)}"`,
    ];
    const { rows, findings } = read(Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf16le'));
    expect(rows).toMatchObject([{ line: 2, serial: serialOf(1), manufacturer: 'EXAMPLE COMPUTER', hash: hashOf(1) }]);
    expect(findings).toEqual([]);
  });

  test('a delivery list of a maker, with orders and without hashes', () => {
    const lines = [
      'Delivery of 21.11.2026',
      'PO Number;S/N;Vendor;Product Name;PKID',
      '4500012345;PF000001;Contoso Computer;Book 14, 7th Edition;0000000000011',
    ];
    const { rows, findings } = read(crlf(...lines));
    expect(rows).toEqual([
      {
        line: 3,
        serial: 'PF000001',
        manufacturer: 'Contoso Computer',
        model: 'Book 14, 7th Edition',
        productKeyId: '0000000000011',
        hash: null,
        hashProblem: null,
        repair: null,
        capturedAt: null,
        order: '4500012345',
        capture: null,
      },
    ]);
    expect(findings).toEqual([]);
  });

  test('a list without header where a hash shows the columns', () => {
    expect(read(crlf(...intuneRows(2))).rows.map(({ serial }) => serial)).toEqual([serialOf(1), serialOf(2)]);
  });
});

describe('the report “Windows Autopilot Device Information” of Configuration Manager', () => {
  const CAPTIONS = 'Device Serial Number,Windows Product ID,Hardware Hash';
  const report = (...devices: readonly string[]) =>
    crlf(
      'Windows Autopilot Device Information,,,,,',
      '"Site: CTS, 28.11.2026",,,,,',
      '',
      'Textbox12,Textbox14,Textbox18,SerialNumber0,ProductID,HardwareHash',
      ...devices.map((device) => `${CAPTIONS},${device}`),
    );

  test('names its columns in every row, before the values', () => {
    const { rows, findings, leftOut } = read(
      report(`${serialOf(1)},,${hashOf(1)}`, `${serialOf(2)},0000000000012,${hashOf(2)}`),
    );

    expect(rows).toMatchObject([
      { line: 5, serial: serialOf(1), hash: hashOf(1) },
      { line: 6, serial: serialOf(2), hash: hashOf(2), productKeyId: '0000000000012' },
    ]);
    expect([findings.map(({ code }) => code), leftOut]).toEqual([['ROW_PKID_MISMATCH'], 0]);
  });

  test('of one device', () => {
    expect(read(report(`${serialOf(1)},,${hashOf(1)}`)).rows.map(({ serial }) => serial)).toEqual([serialOf(1)]);
  });
});

describe('delivery lists of makers, as they come', () => {
  test.each([
    'S/N',
    'Serial No.',
    'SERIAL_NUMBER',
    'Service Tag',
    '"Serial Number"',
    'Seriennummer',
    'Equipment Serial Number',
  ])('the serial number may be called %s', (name) => {
    expect(read(crlf(`${name};Customer PO`, 'PF000001;4500012345')).rows).toMatchObject([
      { serial: 'PF000001', order: '4500012345' },
    ]);
  });

  test('a header that a printed report repeats on every page is no device', () => {
    const { rows, findings } = read(
      crlf('Serial Number,Order No', 'PF000001,1', 'Serial Number,Order No', 'PF000002,1'),
    );
    expect(rows.map(({ serial }) => serial)).toEqual(['PF000001', 'PF000002']);
    expect(findings).toEqual([]);
  });

  test('columns that are not read are named', () => {
    const { unreadColumns } = read(crlf('Serial Number,Delivery date,Model,,Ship-to', 'PF000001,21.11.2026,Book,,Ulm'));
    expect(unreadColumns).toEqual(['Delivery date', 'Ship-to']);
  });

  test('a row without a serial number is left out and named, and so is a placeholder', () => {
    const { rows, leftOut, findings } = read(
      crlf('Serial Number,Model', 'PF000001,Book', ',Book', 'To be filled by O.E.M.,Book', '1.23457E+14,Book'),
    );
    expect(rows.map(({ serial }) => serial)).toEqual(['PF000001']);
    expect(leftOut).toBe(3);
    expect(findings.map(({ line }) => line)).toEqual([3, 4, 5]);
  });
});

describe('a list of any length is read in pieces', () => {
  const list = crlf(INTUNE_4, ...intuneRows(6), ',,,KIOSK');

  test.each([1, 3, 4096, 100_000])('of %i bytes, with the same result', (pieceBytes) => {
    expect(read(list, { pieceBytes })).toEqual(read(list));
  });

  test('what it has to say is counted to the end, and kept up to a bound', () => {
    const { findings, findingCount, leftOut } = read(
      crlf('Serial Number,Model', ...Array.from({ length: 1_000 }, () => ',Book')),
    );
    expect([findings.length, findingCount, leftOut]).toEqual([200, 1_000, 1_000]);
  });

  test('a list that is too large is read up to its limit', () => {
    const { rows, findings } = read(list, { pieceBytes: 4096, maxBytes: 5 * 4096 });
    expect(rows.length).toBeLessThan(6);
    expect(codesOf(findings)).toEqual(['FILE_TOO_LARGE']);
  });
});

describe('a hash is kept only where it belongs to the serial number', () => {
  test('the serial number that a spreadsheet spoilt is taken from the hash', () => {
    const { rows, findings } = read(
      crlf('Serial Number,Hardware Hash', `1.23457E+14,${vectorHash('B14')}`, `,${vectorHash('B01')}`),
    );
    expect(rows.map(({ serial, hashProblem }) => [serial, hashProblem])).toEqual([
      ['123456789012345', null],
      ['SYNEX000001', null],
    ]);
    expect(codesOf(findings)).toEqual(['SERIAL_SCIENTIFIC@2', 'ROW_SERIAL_BLANK@3']);
  });

  test('another device’s hash is not', () => {
    const { rows } = read(crlf('Serial Number,Hardware Hash', `${serialOf(1)},${hashOf(2)}`));
    expect(rows).toMatchObject([{ serial: serialOf(1), hash: null, capturedAt: null }]);
    expect(rows[0]?.hashProblem).toContain(serialOf(2));
    expect(rows[0]?.capture?.foreignSerial).toBe(serialOf(2));
    expect(rows[0]?.manufacturer).toBeNull();
  });

  test('what is not in the row is read from the hash', () => {
    const { rows } = read(crlf('Serial Number,Hardware Hash', `SYNEX000001,${vectorHash('B01')}`));
    expect(rows[0]).toMatchObject({
      manufacturer: 'EXAMPLE COMPUTER',
      model: 'Example Book 14 G1',
      productKeyId: '0000000000011',
      capturedAt: '2026-01-02T03:04:05.000Z',
    });
  });
});

describe('what is no inventory is said so', () => {
  test.each([
    ['FILE_BINARY', Buffer.from('PK\x03\x04xl/', 'latin1')],
    ['FILE_EMPTY', Buffer.from('\r\n')],
    ['HEADER_UNKNOWN', crlf('Enhetens serienummer,Modell', 'PF000001,Book')],
    ['FILE_FORMAT_AMBIGUOUS', crlf('PF000001,Contoso,Book')],
    ['ROWS_NONE', crlf('Serial Number,Model')],
  ])('%s', (code, bytes) => {
    const { rows, findings } = read(bytes);
    expect([rows, findings.map((finding) => finding.code)]).toEqual([[], [code]]);
  });

  test('FILE_TOO_LARGE', () => {
    const { findings } = read(crlf(INTUNE_4, ...intuneRows(1)), { maxBytes: 100 });
    expect(codesOf(findings)).toEqual(['FILE_TOO_LARGE']);
  });
});
