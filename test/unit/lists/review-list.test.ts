import { describe, expect, test } from 'vitest';
import { groupOf, reasonOf } from '../../../src/lists/group-rows.ts';
import { reviewList } from '../../../src/lists/review-list.ts';
import { codesOf, crlf, hashOf, INTUNE_3, serialOf } from '../../support/device-lists.ts';

const DAMAGED = hashOf(5).slice(0, 900);

/** Ready, repaired, needing a person (a spreadsheet's serial number, a double), and beyond use. */
const LIST = crlf(
  INTUNE_3,
  `${serialOf(1)},,${hashOf(1)}`,
  ` ${serialOf(2)},,${hashOf(2)}`,
  `1.23457E+14,,${hashOf(3, { serial: '123456789012345' })}`,
  `${serialOf(1)},,${hashOf(1)}`,
  `${serialOf(5)},,${DAMAGED}`,
  `,,${hashOf(6)}`,
);

function review(accepts: Parameters<typeof reviewList>[1]['accepts'] = () => false) {
  return reviewList(LIST, { fileName: 'list.csv', accepts });
}

describe('the rows of a list by what can be done with them', () => {
  test('stand in one group each, with their reason', () => {
    const { rows } = review();
    expect(rows.map((row) => [row.line, groupOf(row)])).toEqual([
      [2, 'ready'],
      [3, 'repaired'],
      [4, 'needs-you'],
      [5, 'cannot-be-used'],
      [6, 'cannot-be-used'],
      [7, 'ready'],
    ]);
    expect(reasonOf(rows[0] ?? { state: 'ready', findings: [] })).toBeNull();
    expect(rows.slice(1, 3).map(reasonOf)).toEqual([
      expect.stringMatching(/^Line 3, Device Serial Number: there are blanks/),
      expect.stringMatching(/^Line 4, Device Serial Number: .*123456789012345/),
    ]);
  });

  test('are those of the check as long as nothing was accepted', () => {
    const { rows, report, findings, accepted, setAside } = review();
    expect(rows.filter(({ state }) => state === 'ready' || state === 'repaired')).toHaveLength(report.ready);
    expect(findings).toEqual(report.findings);
    expect([accepted, setAside]).toEqual([[], []]);
  });
});

describe('what a person accepts', () => {
  test('changes its row alone, which is judged again', () => {
    const { rows, accepted, findings, report } = review(({ code }) => code === 'SERIAL_SCIENTIFIC');
    expect(rows.find(({ line }) => line === 4)).toMatchObject({
      state: 'ready',
      identity: { serial: '123456789012345' },
    });
    expect(accepted).toEqual([
      {
        code: 'SERIAL_SCIENTIFIC',
        line: 4,
        column: 'Device Serial Number',
        from: '1.23457E+14',
        to: '123456789012345',
      },
    ]);
    expect(codesOf(report.findings)).toContain('SERIAL_SCIENTIFIC@4');
    expect(codesOf(findings)).not.toContain('SERIAL_SCIENTIFIC@4');
    expect(codesOf(findings)).toContain('FILE_HASH_DUPLICATE@5');
    // What was repaired before is still told.
    expect(codesOf(findings)).toContain('VALUE_BLANKS@3');
    expect(rows.find(({ line }) => line === 3)?.state).toBe('repaired');
  });

  test('may set a row aside, which stays known', () => {
    const { rows, setAside } = review(({ code }) => code === 'FILE_HASH_DUPLICATE');
    expect(rows.map(({ line }) => line)).not.toContain(5);
    expect(setAside.map(({ row, code }) => [row.line, row.identity.serial, code])).toEqual([
      [5, serialOf(1), 'FILE_HASH_DUPLICATE'],
    ]);
  });

  test('may bring up a double, which is then an error of its own', () => {
    const list = crlf(
      INTUNE_3,
      `123456789012345,,${hashOf(1, { serial: '123456789012345' })}`,
      `1.23457E+14,,${hashOf(2, { serial: '123456789012345' })}`,
    );
    const { rows, findings } = reviewList(list, {
      fileName: 'list.csv',
      accepts: ({ code }) => code === 'SERIAL_SCIENTIFIC',
    });
    expect(codesOf(findings)).toContain('SERIAL_DUPLICATE@3');
    expect(rows.find(({ line }) => line === 3)?.state).toBe('unusable');
  });
});

test('a list that cannot be read has no rows and says why', () => {
  const { rows, findings, report } = reviewList(Buffer.from('PK\u0003\u0004zip'), {
    fileName: 'list.xlsx',
    accepts: () => true,
  });
  expect(rows).toEqual([]);
  expect(findings).toEqual(report.findings);
  expect(codesOf(findings)).toEqual(['FILE_BINARY']);
});
