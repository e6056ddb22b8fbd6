import { expect, test } from 'vitest';
import { readCodes } from '../../../src/knowledge/read-codes.ts';

const known = (...keys: string[]) => {
  const set = new Set(keys);
  return (key: string): boolean => set.has(key);
};

test.each([
  ['0x80180014', 'hresult:80180014'],
  ['error 80180014 on the screen', 'hresult:80180014'],
  ['HRESULT -2145910764', 'hresult:80180014'],
  ['0x80180014.', 'hresult:80180014'],
])('results of programs are read in each of their forms: %s', (text, key) => {
  expect(readCodes(text, known(key)).known).toEqual([key]);
});

test('a code that is in no table is told apart from a text without codes', () => {
  expect(readCodes('0x80070005', known()).unknown).toEqual(['0x80070005']);
  expect(readCodes('my laptop is slow', known()).unknown).toEqual([]);
});

test('a number is a code only where the words beside it say so', () => {
  const isKnown = known('import:808', 'import:500', 'http:500');

  expect(readCodes('import failed with 808', isKnown).known).toEqual(['import:808']);
  expect(readCodes('500 devices', isKnown).known).toEqual([]);
  expect(readCodes('import of 500 devices', isKnown).known).toEqual([]);
  expect(readCodes('error 500', isKnown).known).toEqual(['import:500', 'http:500']);
});

test('ids of objects are not read as results', () => {
  expect(readCodes('device 80180014-1111-2222-3333-444455556666', known('hresult:80180014')).known).toEqual([]);
});

test('the rest is the text without its codes', () => {
  const { rest } = readCodes('what does KB5046740 do', known('kb:5046740'));

  expect(rest.split(/\s+/)).toEqual(['what', 'does', 'do']);
});

test('codes are told in the order of the text', () => {
  const isKnown = known('event:171', 'hresult:81039024', 'ztd:storageerror');

  expect(readCodes('StorageError, event 171, 0x81039024', isKnown).known).toEqual([
    'ztd:storageerror',
    'event:171',
    'hresult:81039024',
  ]);
});
