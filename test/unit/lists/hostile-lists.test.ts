import { describe, expect, test } from 'vitest';
import {
  check,
  codesOf,
  crlf,
  fix,
  hashOf,
  INTUNE_4,
  INTUNE_5,
  intuneRows,
  PARTNER,
  serialOf,
} from '../../support/device-lists.ts';

describe('input that nobody would write by hand is judged like any other', () => {
  test('a line of five megabytes', async () => {
    const report = await check(crlf(INTUNE_4, `${serialOf(1)},,${'A'.repeat(5_000_000)},KIOSK`, ...intuneRows(1)));
    expect(codesOf(report.findings)).toEqual(['HASH_TEXT_TOO_LONG@2', 'SERIAL_DUPLICATE@3']);
    expect(JSON.stringify(report).length).toBeLessThan(2000);
  });

  test.each([
    ['blanks', ' '],
    ['no-break spaces', '\u00a0'],
    ['invisible characters', '\u200b'],
    ['quotation marks', '"'],
    ['periods', '.'],
  ])('a run of a million %s inside a value', async (_name, character) => {
    const run = character.repeat(1_000_000);
    const report = await check(crlf(INTUNE_5, `PF${run}1,,T0${run.slice(0, 16_000)}E,K${run}K,hana@${run}x`));
    expect(report).toMatchObject({ devices: 1, ready: 0 });
    expect(JSON.stringify(report).length).toBeLessThan(5000);
  });

  test('a header with a run of a million blanks inside a name', async () => {
    const report = await check(crlf(`Device${' '.repeat(1_000_000)}Serial,b,c`, 'a,b,c'));
    expect(codesOf(report.findings)).toEqual(['HEADER_UNKNOWN@1']);
  });

  test('a line of five megabytes without any delimiter', async () => {
    const report = await check('x'.repeat(5_000_000));
    expect(codesOf(report.findings)).toEqual(['HEADER_UNKNOWN@1']);
    expect(JSON.stringify(report).length).toBeLessThan(2000);
  });

  test('a million blank lines before, between and behind the devices', async () => {
    const [first, second] = intuneRows(2);
    const blank = '\r\n'.repeat(400_000);
    const report = await check(`${blank}${INTUNE_4}\r\n${blank}${first}\r\n${blank}${second} \r\n`);
    expect(report).toMatchObject({ devices: 2, ready: 2, repairable: true });
    expect(codesOf(report.findings)).toEqual(['FILE_LINES', 'VALUE_BLANKS@1200003']);
  });

  test('ten thousand columns', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `Column ${index}`).join(',');
    const report = await check(crlf(`${INTUNE_4},${names}`, `${intuneRows(1)[0]}${',x'.repeat(10_000)}`));
    expect(codesOf(report.findings)).toEqual(['HEADER_COLUMN_EXTRA@1']);
    expect(report.ready).toBe(1);
    const wide = await check(crlf(INTUNE_4, `${intuneRows(1)[0]}${','.repeat(100_000)}`, ','.repeat(100_000)));
    expect(codesOf(wide.findings)).toEqual(['FILE_LINES']);
    expect(JSON.stringify(report).length).toBeLessThan(2000);
  });

  test('a quotation mark on every line that is never closed', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `"PF${100_000 + index},,,Contoso,Book`);
    const report = await check(crlf(PARTNER, ...rows));
    expect(report).toMatchObject({ devices: 20_000, ready: 0 });
    expect(report.findings.filter(({ code }) => code === 'VALUE_COMMA')).toHaveLength(20_000);
  });

  test('one quotation mark at the start of a long list', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `PF${100_000 + index},,,Contoso,Book`);
    const report = await check(crlf(PARTNER, '"PF1,,,Contoso,Book', ...rows));
    expect(report).toMatchObject({ devices: 5_001, ready: 5_000 });
  });

  test('more rows than a device list has', async () => {
    const report = await check(`${INTUNE_4}\n${'x\n'.repeat(1_000_001)}`);
    expect(codesOf(report.findings)).toEqual(['FILE_TOO_LARGE']);
  });

  test('very many bad rows are counted, and listed up to a limit', async () => {
    const report = await check(`${INTUNE_4}\n${'x\n'.repeat(300_000)}`);
    expect(report).toMatchObject({ devices: 300_000, ready: 0, repairable: false });
    expect(report.findings.length).toBeLessThanOrEqual(250_001);
  });

  test('a value that looks like a formula is kept as it is', async () => {
    const result = await fix(crlf(PARTNER, '=cmd()PF1,,,+Contoso,@Book '));
    expect(result.outputs[0]?.content.toString()).toBe(crlf(PARTNER, '=cmd()PF1,,,+Contoso,@Book').toString());
  });

  test('names that mean something to the language itself', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const report = await check(crlf(PARTNER, ...names.map((name) => `${name},,,${name},${name}`)));
    expect(report).toMatchObject({ devices: 4, ready: 4, findings: [] });
    expect(codesOf((await check(crlf(names.join(','), 'a,b,c,d'))).findings)).toEqual(['HEADER_UNKNOWN@1']);
  });

  test('a hash in every column', async () => {
    const report = await check(crlf(`${INTUNE_4},Assigned User`, Array(5).fill(hashOf(1)).join(',')));
    expect(report.ready).toBe(0);
    expect(JSON.stringify(report)).not.toContain(hashOf(1).slice(0, 100));
  });
});
