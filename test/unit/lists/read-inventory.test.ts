import { describe, expect, test } from 'vitest';
import { readInventory } from '../../../src/lists/read-inventory.ts';
import { codesOf, crlf, hashOf, INTUNE_4, intuneRows, serialOf } from '../../support/device-lists.ts';
import { vectorHash } from '../../support/hardware-hash-vectors.ts';

function read(bytes: Uint8Array) {
  return readInventory(bytes, { fileName: 'inventory.csv' });
}

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
      },
    ]);
    expect(findings).toEqual([]);
  });

  test('a list without header where a hash shows the columns', () => {
    expect(read(crlf(...intuneRows(2))).rows.map(({ serial }) => serial)).toEqual([serialOf(1), serialOf(2)]);
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
    const { findings } = readInventory(crlf(INTUNE_4, ...intuneRows(1)), { fileName: 'x.csv', maxBytes: 100 });
    expect(codesOf(findings)).toEqual(['FILE_TOO_LARGE']);
  });
});
