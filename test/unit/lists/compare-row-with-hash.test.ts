import { describe, expect, test } from 'vitest';
import { compareRowWithHash, couldBecome, isScientific } from '../../../src/lists/compare-row-with-hash.ts';
import { inspectHash } from '../../../src/lists/hash/inspect-hash.ts';
import { vectorHash, vectors } from '../../support/hardware-hash-vectors.ts';

describe('a row and its hash are compared', () => {
  test.each(vectors.rows)('$id: $note', ({ hash, csv, expect: expected }) => {
    const { facts } = inspectHash(vectorHash(hash));
    if (facts === null) throw new Error('the vector is whole');
    const row = { productId: '', manufacturer: '', model: '', ...csv };
    expect(compareRowWithHash(row, facts)).toEqual(expected.findings);
  });

  test('a spreadsheet that kept fifteen digits of a long serial number is found', () => {
    const { facts } = inspectHash(vectorHash('B01'));
    if (facts === null) throw new Error('the vector is whole');
    const row = { serial: '1234567890123450000', productId: '', manufacturer: '', model: '' };
    const compared = (serial: string) => compareRowWithHash(row, { ...facts, serial });
    expect(compared('1234567890123456789')).toEqual(['ROW_SERIAL_SPREADSHEET']);
    expect(compared('1234567890123450000')).toEqual([]);
    expect(compared('1234567890999456789')).toEqual(['ROW_SERIAL_MISMATCH']);
    expect(compared('123456789012345678')).toEqual(['ROW_SERIAL_MISMATCH']);
  });
});

test('what a spreadsheet makes of numbers is told from serial numbers', () => {
  for (const spoilt of ['1.23457E+14', '1,23457E+14', '1E+10', '1.2e15', '9.99E-05'])
    expect(isScientific(spoilt)).toBe(true);
  for (const serial of ['12E5', 'PF3E+1', '1E10', 'E+14', '5CG1234ABC', '']) expect(isScientific(serial)).toBe(false);
});

test('a serial number could have become the number, or not', () => {
  expect(couldBecome('1.23457E+14', '123456789012345')).toBe(true);
  expect(couldBecome('1,23457E+14', '123456789012345')).toBe(true);
  expect(couldBecome('1.23457E+14', '123999999012345')).toBe(false);
  expect(couldBecome('1.2E+06', '12E5')).toBe(true);
  expect(couldBecome('1.23457E+14', 'SYNEX000001')).toBe(false);
});
