import { describe, expect, test } from 'vitest';
import {
  check,
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

const CIPP = 'SerialNumber,oemManufacturerName,modelName,productKey,hardwareHash,groupTag';
const TUPLE = 'PF000001,,,Contoso Computer,Book 14';

async function codes(bytes: Uint8Array, channel: Parameters<typeof check>[1] = null): Promise<string[]> {
  return codesOf((await check(bytes, channel)).findings);
}

describe('names that are nearly right', () => {
  test.each([
    ['underscores of a Configuration Manager report', INTUNE_4.replaceAll(' ', '_')],
    ['names without blanks', INTUNE_4.replaceAll(' ', '')],
    ['a doubled blank', INTUNE_4.replace('Device Serial', 'Device  Serial')],
    ['a no-break space', INTUNE_4.replace('Group Tag', 'Group\u00a0Tag')],
    ['a second byte order mark', `\u200b${INTUNE_4}`],
  ])('%s', async (_, header) => {
    const result = await fix(crlf(header, ...intuneRows(1)));
    expect(codesOf(result.report.findings)).toEqual(['HEADER_CASE@1']);
    expect(result.report).toMatchObject({ format: 'intune', ready: 1, accepted: false, repairable: true });
    expect(result.outputs[0]?.content).toEqual(crlf(INTUNE_4, ...intuneRows(1)));
    for (const { from, to } of result.changes) expect(from).not.toBe(to);
  });

  test('each renamed column is told with both spellings', async () => {
    const { changes } = await fix(crlf('device serial number,Windows Product ID,Hardware hash', ...intuneRows(1, '')));
    expect(changes).toEqual([
      {
        code: 'HEADER_CASE',
        line: 1,
        column: 'Device Serial Number',
        from: 'device serial number',
        to: 'Device Serial Number',
      },
      { code: 'HEADER_CASE', line: 1, column: 'Hardware Hash', from: 'Hardware hash', to: 'Hardware Hash' },
    ]);
  });

  test('a name of another form stands for the column, which no portal would accept', async () => {
    const bytes = crlf('Serial Number,Windows Product ID,Hardware Hash', ...intuneRows(1, ''));
    const report = await check(bytes);
    expect(report).toMatchObject({ ready: 1, accepted: false, repairable: true });
    expect(report.findings).toMatchObject([
      { code: 'HEADER_COLUMN_MISSING', fix: 'automatic', column: 'Device Serial Number', line: 1 },
    ]);
    expect(report.findings[0]?.message).toContain('“Serial Number” where Microsoft expects “Device Serial Number”');
    expect((await fix(bytes)).outputs[0]?.content).toEqual(crlf(INTUNE_3, ...intuneRows(1, '')));
  });

  test('a name of another form beside the right one is a column too many, not the same twice', async () => {
    const bytes = crlf(
      'Device Serial Number,Serial Number,Windows Product ID,Hardware Hash',
      `PF000001,9,,${hashOf(1)}`,
    );
    expect(await codes(bytes)).toEqual(['HEADER_COLUMN_EXTRA@1']);
  });

  test('the spelling of a form that is only read does not matter', async () => {
    expect(await codes(crlf(CIPP.toLowerCase(), 'PF000001,Contoso,Book,,,'))).toEqual(['FORMAT_CONVERTED']);
  });

  test('a column without a name is told by its place', async () => {
    const { findings } = await check(crlf(`${INTUNE_3},,Group Tag`, ...intuneRows(1, ',,KIOSK')));
    expect(findings).toMatchObject([{ code: 'HEADER_COLUMN_EXTRA', column: 'column 4' }]);
  });
});

describe('a column that is absent', () => {
  test('is written blank where this channel can do without', async () => {
    const result = await fix(crlf('Device Serial Number,Windows Product ID', ',0000000000011'), {
      channel: 'partner-center',
    });
    expect(result.report).toMatchObject({ ready: 1, repairable: true });
    expect(result.outputs[0]?.content).toEqual(crlf(PARTNER, ',0000000000011,,,'));
  });

  test('is beyond repair where this channel lives on it', async () => {
    const bytes = crlf('Device Serial Number,Manufacturer name,Device model', 'PF000001,Contoso,Book');
    expect((await check(bytes)).repairable).toBe(true);
    const report = await check(bytes, 'intune');
    expect(report.findings).toContainEqual(
      expect.objectContaining({ code: 'HEADER_COLUMN_MISSING', fix: 'none', column: 'Hardware Hash' }),
    );
    expect(report).toMatchObject({ ready: 0, repairable: false });
  });
});

describe('a header between the devices', () => {
  test('of a list that was joined, with more or fewer columns', async () => {
    const [first, second] = intuneRows(2, '');
    const report = await check(crlf(INTUNE_4, `${first},KIOSK`, INTUNE_3, second ?? ''));
    expect(codesOf(report.findings)).toEqual(['FILE_PREAMBLE']);
    expect(report).toMatchObject({ devices: 2, ready: 2 });
    const longer = await check(crlf(INTUNE_3, first ?? '', INTUNE_4, `${second},KIOSK`));
    expect(codesOf(longer.findings)).toEqual(['FILE_PREAMBLE', 'ROW_COLUMNS_MANY@4']);
  });

  test('of a list whose lines were sorted', async () => {
    for (const before of [1, 20]) {
      const rows = Array.from({ length: before }, (_, index) => `1PF${1000 + index},,,Contoso,Book`);
      const report = await check(crlf(...rows, PARTNER, TUPLE));
      expect(codesOf(report.findings)).toEqual(['FILE_PREAMBLE', 'HEADER_MISSING']);
      expect(report).toMatchObject({ format: 'partner-center', devices: before + 1, ready: before + 1 });
    }
    const hashes = intuneRows(2);
    expect(await codes(crlf(hashes[0] ?? '', INTUNE_4, hashes[1] ?? ''))).toEqual(['FILE_PREAMBLE', 'HEADER_MISSING']);
  });

  test('titles of a report are none, although it fills them up with commas', async () => {
    const report = await check(crlf('Report,A,B,C,D', 'Created,21.11.2026,,,', PARTNER, TUPLE));
    expect(codesOf(report.findings)).toEqual(['FILE_PREAMBLE']);
    expect(report).toMatchObject({ devices: 1, ready: 1 });
  });

  test('quotation marks round a title only are no finding of their own', async () => {
    expect(await codes(crlf('"Devices, all"', INTUNE_4, ...intuneRows(1)))).toEqual(['FILE_PREAMBLE']);
  });
});

describe('a group tag in a Partner Center list', () => {
  const tagged = crlf(`${PARTNER},Group Tag`, `${TUPLE},KIOSK`, 'PF000002,,,Contoso Computer,Book 14,OFFICE');

  test('is a column too many, whose value is to be entered as group name', async () => {
    const result = await fix(tagged, { channel: 'partner-center' });
    expect(codesOf(result.report.findings)).toEqual(['TAG_MIXED', 'HEADER_COLUMN_EXTRA@1']);
    expect(result.outputs.map(({ groupTag, devices }) => [groupTag, devices])).toEqual([
      ['KIOSK', 1],
      ['OFFICE', 1],
    ]);
    expect(result.changes).toContainEqual({
      code: 'HEADER_COLUMN_EXTRA',
      line: 1,
      column: 'Group Tag',
      from: 'column',
      to: 'to be entered as group name with the upload',
    });
  });
});

describe('corporate identifiers', () => {
  test.each([
    ['Manufacturer,Model,Serial Number', null],
    ['manufacturer,model,serial number', null],
    ['Manufacturer name,Device model,Device Serial Number', 'corporate-identifiers'],
  ] as const)('with the header %s, which is left out', async (header, channel) => {
    const result = await fix(crlf(header, 'Contoso,Book 14,PF000001'), { channel });
    expect(codesOf(result.report.findings)).toEqual(['FILE_PREAMBLE']);
    expect(result.report).toMatchObject({ format: 'corporate-identifiers', devices: 1, ready: 1 });
    expect(result.outputs[0]?.content).toEqual(crlf('Contoso,Book 14,PF000001'));
  });

  test.each([
    ['a blank serial number', 'Contoso,Book 14,', 'SERIAL_MISSING@1'],
    ['a placeholder', 'Contoso,Book,Default string', 'SERIAL_PLACEHOLDER@1'],
  ])('whose first row has %s are rows from the first on', async (_, first, expected) => {
    const report = await check(crlf(first, 'Contoso,Book 14,PF000002'), 'corporate-identifiers');
    expect(codesOf(report.findings)).toEqual([expected]);
    expect(report).toMatchObject({ devices: 2, ready: 1 });
  });
});

test('a first serial number without digits is none of a header where its manufacturer stands below, too', async () => {
  const report = await check(crlf('Contoso,Book 14,KIOSK', 'Contoso,Book 14,PF000002'), 'corporate-identifiers');
  expect(report).toMatchObject({ devices: 2, ready: 2, accepted: true });
  const translated = await check(
    crlf('Hersteller,Modell,Seriennummer', 'Contoso,Book 14,PF000002'),
    'corporate-identifiers',
  );
  expect(codesOf(translated.findings)).toEqual(['HEADER_UNKNOWN@1']);
});

describe('Microsoft 365 wants its column B blank', () => {
  test.each([
    ['Device Serial Number,,Hardware Hash', null, 'm365'],
    [INTUNE_3, 'm365', 'm365'],
    ['Device Serial Number,,Hardware Hash', 'manual-upload', 'manual-upload'],
  ] as const)('product IDs under %s for %s', async (header, channel, judgedFor) => {
    const result = await fix(crlf(header, `${serialOf(1)},00330-80000-00000-AA123,${hashOf(1)}`), { channel });
    expect(result.report).toMatchObject({ format: 'intune', channel: judgedFor, ready: 1, accepted: false });
    expect(codesOf(result.report.findings)).toEqual(['FORMAT_CONVERTED']);
    expect(result.outputs[0]?.content).toEqual(crlf(INTUNE_3, ...intuneRows(1, '')));
    expect(result.changes).toContainEqual(
      expect.objectContaining({ code: 'FORMAT_CONVERTED', column: 'Windows Product ID', from: '1 value' }),
    );
  });
});

describe('what is no list is told as what it is', () => {
  test.each(['<?xml version="1.0"?><HardwareReport/>', '<html><body>Sign in</body></html>', '{"value":[]}'])(
    '%s',
    async (text) => {
      const { findings } = await check(text);
      expect(codesOf(findings)).toEqual(['HEADER_UNKNOWN@1']);
      expect(findings[0]?.message).toContain('not a list');
    },
  );

  test('the one long value of device association, with a header or without', async () => {
    const value = 'b3BhcXVl'.repeat(60);
    for (const bytes of [crlf('Id,Data', `1,${value}`), crlf(value)]) {
      expect(await check(bytes)).toMatchObject({ format: 'device-association', ready: 0 });
      expect(await codes(bytes)).toEqual(['FILE_DEVICE_ASSOCIATION']);
    }
  });

  test('a hash whose capitals were lost is not taken for it', async () => {
    expect(await codes(crlf(`PF000001,,${hashOf(1).toLowerCase()}`))).toEqual(['FILE_FORMAT_AMBIGUOUS']);
  });
});

test('a user column alone is written behind the group tag, which stays blank', async () => {
  const { outputs } = await fix(crlf(`${INTUNE_3},Assigned User`, ...intuneRows(1, ',hana@contoso.com')));
  expect(outputs[0]?.content).toEqual(crlf(INTUNE_5, ...intuneRows(1, ',,hana@contoso.com')));
});
