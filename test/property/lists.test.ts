import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { type CheckReport, checkList, readDeviceList } from '../../src/lists/check-list.ts';
import { CODES } from '../../src/lists/codes.ts';
import { fixList } from '../../src/lists/fix-list.ts';
import {
  type Field,
  FORMATS,
  headerOf,
  type KnownFormat,
  LIST_CHANNELS,
  type ListChannel,
} from '../../src/lists/formats.ts';
import { isTold } from '../../src/lists/judge-identity.ts';
import { parsePastedList } from '../../src/lists/parse-pasted-list.ts';
import { reviewList } from '../../src/lists/review-list.ts';
import { crlf, hashOf, INTUNE_3, INTUNE_4, INTUNE_5, PARTNER, serialOf } from '../support/device-lists.ts';
import { inventedDevices } from '../support/invented-devices.ts';
import { readWholeInventory } from '../support/whole-inventory.ts';

const channels = fc.constantFrom<(ListChannel | null)[]>(null, ...LIST_CHANNELS);

/** What cells hold in practice, good and bad. */
const cells = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }).map(serialOf) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }).map((number) => hashOf(number)) },
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 4000 }))
    .map(([number, cut]) => hashOf(number).slice(0, cut)),
  fc.constantFrom(
    'KIOSK',
    'Kiosk',
    ' KIOSK',
    'KIO\u200bSK',
    'hana@contoso.com',
    '0000000000011',
    'None',
    '1.23457E+14',
    '1,2E+5',
  ),
  fc.constantFrom('"', '"x', 'a"b', '""', 'a,b', 'a\r\nb', '\u00a0', 'München', 'A.B.1', '=1+1', '\u0000', ';', '\t'),
  fc.string({ maxLength: 12 }),
);

const headers = fc.constantFrom(
  INTUNE_3,
  INTUNE_4,
  INTUNE_5,
  PARTNER,
  INTUNE_4.toLowerCase(),
  'Device Serial Number,,Hardware Hash',
  'SerialNumber,oemManufacturerName,modelName,productKey,hardwareHash,groupTag',
  'Manufacturer,Model,Serial Number,Hardware Hash',
  `${INTUNE_3},Assigned User,Group Tag`,
  'Hardware Hash,Device Serial Number,Location',
  '',
);

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Lists as they come: some header, rows of anything, some separator, line end and encoding. */
const lists = fc
  .record({
    header: headers,
    rows: fc.array(fc.array(cells, { minLength: 1, maxLength: 7 }), { maxLength: 8 }),
    raw: fc.boolean(),
    delimiter: fc.constantFrom(',', ',', ',', ';', '\t'),
    lineEnd: fc.constantFrom('\r\n', '\r\n', '\n', '\r'),
    encoding: fc.constantFrom<BufferEncoding[]>('utf8', 'utf8', 'latin1', 'utf16le'),
    mark: fc.boolean(),
  })
  .map(({ header, rows, raw, delimiter, lineEnd, encoding, mark }) => {
    const lines = rows.map((row) => row.map((cell) => (raw ? cell : quote(cell))).join(delimiter));
    const text = [header.replaceAll(',', delimiter), ...lines].join(lineEnd);
    return Buffer.from(mark && encoding !== 'latin1' ? `\ufeff${text}` : text, encoding);
  });

function expectWellFormed(report: CheckReport): void {
  expect(report.ready).toBeLessThanOrEqual(report.devices);
  let previous = 0;
  for (const { code, severity, line, message, fix, proposal } of report.findings) {
    expect(Object.hasOwn(CODES, code)).toBe(true);
    expect(severity).toBe(CODES[code as keyof typeof CODES].severity);
    expect(CODES[code as keyof typeof CODES].fixes).toContain(fix);
    expect(fix === 'proposal').toBe(proposal !== null);
    expect(message.length).toBeGreaterThan(20);
    expect(line ?? 0).toBeGreaterThanOrEqual(previous);
    previous = line ?? 0;
  }
  const perRow = report.findings.filter(({ line }) => line !== null).map(({ code, line }) => `${code}@${line}`);
  expect(new Set(perRow).size).toBe(perRow.length);
  const hasError = report.findings.some(({ severity }) => severity === 'error');
  if (report.accepted) expect(hasError).toBe(false);
}

describe('reading a list', () => {
  test('any bytes give a report, never an exception', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
      lists,
    );
    await fc.assert(
      fc.asyncProperty(bytes, channels, async (input, channel) => {
        expectWellFormed(await checkList(input, { fileName: 'x', channel }));
        readWholeInventory(input, { pieceBytes: 7 });
        parsePastedList(Buffer.from(input).toString('latin1'));
      }),
      { numRuns: 400 },
    );
  });

  test('the pieces in which bytes come make no difference', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 20 }), async (bytes, sizes) => {
        async function* pieces() {
          let at = 0;
          for (const size of [...sizes, bytes.length]) {
            yield bytes.subarray(at, at + size);
            at += size;
          }
        }
        expect(await checkList(pieces(), { fileName: 'x' })).toEqual(await checkList(bytes, { fileName: 'x' }));
      }),
      { numRuns: 200 },
    );
  });
});

describe('fixing a list', () => {
  test('loses no row, writes no error, and changes nothing the second time', async () => {
    await fc.assert(
      fc.asyncProperty(lists, channels, fc.boolean(), async (bytes, channel, acceptProposals) => {
        const result = await fixList(bytes, { fileName: 'x.csv', channel, acceptProposals });
        const { report } = result;
        const written = result.outputs.reduce((sum, { devices }) => sum + devices, 0);
        expect(written + result.dropped.length).toBeGreaterThanOrEqual(report.devices);
        expect(new Set(result.dropped.map(({ line }) => line)).size).toBe(result.dropped.length);
        if (!acceptProposals) expect(written).toBe(report.ready);
        if (!acceptProposals && report.repairable) {
          expect(result.dropped).toEqual([]);
          expect(result.left.filter(({ severity }) => severity === 'error')).toEqual([]);
        }
        for (const { content, devices } of result.outputs) {
          expect(content.toString('latin1')).toMatch(/^[ !#-~\r\n]*$/);
          const again = await fixList(content, {
            fileName: 'y.csv',
            channel: channel ?? report.channel,
            acceptProposals,
          });
          expect(
            again.report.findings.filter(({ severity, fix }) => severity === 'error' || fix === 'automatic'),
          ).toEqual([]);
          expect(again.report).toMatchObject({ devices, ready: devices, accepted: true });
          expect(again.outputs.map((output) => output.content.toString())).toEqual([content.toString()]);
          expect([again.changes, again.dropped]).toEqual([[], []]);
        }
      }),
      { numRuns: 400 },
    );
  });
});

/** Good devices in one of the known forms, each with all that the form can hold of it, or with less. */
const goodLists = fc
  .record({
    format: fc.constantFrom(...(Object.keys(FORMATS) as KnownFormat[])),
    devices: fc.uniqueArray(
      fc.record({ number: fc.integer({ min: 1, max: 40 }), isHashed: fc.boolean(), isTagged: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 8,
        selector: ({ number }) => number,
      },
    ),
  })
  .map(({ format, devices }) => {
    const { columns, hasHeader, mustBeFilled, alwaysBlank } = FORMATS[format];
    const rows = devices.map(({ number, isHashed, isTagged }) => {
      const values: Readonly<Record<Field, string>> = {
        serial: serialOf(number),
        productId: '',
        hash: isHashed || mustBeFilled.includes('hash') ? hashOf(number) : '',
        manufacturer: 'EXAMPLE COMPUTER',
        model: 'Example Kiosk 24 G2',
        groupTag: isTagged ? 'KIOSK' : '',
        assignedUser: isTagged ? 'hana@contoso.com' : '',
      };
      return columns.map(({ field }) => (alwaysBlank.includes(field) ? '' : values[field])).join(',');
    });
    return { format, bytes: crlf(...(hasHeader ? [headerOf(format)] : []), ...rows), devices: devices.length };
  });

describe('a good list of every form', () => {
  test('is found to be of that form, and each device is written for every channel or named as left out', async () => {
    await fc.assert(
      fc.asyncProperty(goodLists, fc.constantFrom(...LIST_CHANNELS), async ({ format, bytes, devices }, channel) => {
        fc.pre(format !== 'corporate-identifiers' || channel === 'corporate-identifiers');
        const { report, outputs, dropped, changes } = await fixList(bytes, { fileName: 'x.csv', channel });
        expect(report).toMatchObject({ devices, format: format === 'm365' && channel !== 'm365' ? 'intune' : format });
        expect(outputs.reduce((sum, output) => sum + output.devices, 0) + dropped.length).toBe(devices);
        for (const { content } of outputs) {
          const again = await checkList(content, { fileName: 'x.csv', channel });
          expect(again).toMatchObject({ accepted: true, ready: again.devices });
        }
        const isTagged = bytes.includes('KIOSK,') || bytes.includes('KIOSK\r');
        if (format !== 'intune' || channel === 'intune' || channel === 'manual-upload' || outputs.length === 0) return;
        const tags = outputs.some(({ groupTag }) => groupTag !== null);
        if (isTagged && tags) expect(changes).toContainEqual(expect.objectContaining({ column: 'Group Tag' }));
      }),
      { numRuns: 150 },
    );
  });

  test('that is damaged anywhere throws nothing, loses no row, and never gains a device', async () => {
    const damage = fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        away: fc.integer({ min: 0, max: 40 }),
        instead: fc.oneof(
          fc.constantFrom('', ',', '"', '\r\n', ';', ' ', '=', '\u0000', 'A'),
          fc.string({ maxLength: 8 }),
        ),
      }),
      { minLength: 1, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(goodLists, damage, channels, async ({ bytes }, places, channel) => {
        const spoilt = places.reduce((text, { at, away, instead }) => {
          const from = Math.floor(at * text.length);
          return text.slice(0, from) + instead + text.slice(from + away);
        }, bytes.toString('latin1'));
        const input = Buffer.from(spoilt, 'utf8');
        const { report, outputs, dropped } = await fixList(input, { fileName: 'x.csv', channel });
        expectWellFormed(report);
        const written = outputs.reduce((sum, { devices }) => sum + devices, 0);
        expect(written).toBe(report.ready);
        expect(written + dropped.length).toBeGreaterThanOrEqual(report.devices);
        expect(inventedDevices(input, outputs)).toEqual([]);
        for (const { content } of outputs) {
          const again = await checkList(content, { fileName: 'x.csv', channel: channel ?? report.channel });
          expect(again.accepted).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

test('what is written is read back as it was', async () => {
  const value = fc
    .stringMatching(/^[!#-+\--~]([ !#-+\--~]{0,20}[!#-+\--~])?$/)
    .filter((text) => !/^[#"]/.test(text) && isTold(text));
  const rows = fc.uniqueArray(
    fc.record({ serial: fc.stringMatching(/^[A-Z]{2}\d{4}[A-Z0-9]{2}$/), manufacturer: value, model: value }),
    { minLength: 1, maxLength: 20, selector: ({ serial }) => serial },
  );
  await fc.assert(
    fc.asyncProperty(rows, async (devices) => {
      const bytes = crlf(
        PARTNER,
        ...devices.map(({ serial, manufacturer, model }) => `${serial},,,${manufacturer},${model}`),
      );
      const { outputs, report } = await fixList(bytes, { fileName: 'x.csv' });
      expect(report.findings).toEqual([]);
      expect(outputs[0]?.content.equals(bytes)).toBe(true);
    }),
  );
});

describe('a list of which some proposals were accepted', () => {
  /** Lists with hashes for every row, so that there is something to propose. */
  const proposing = fc
    .array(
      fc.tuple(
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('', '1.23457E+14', ' PF000001', 'PF000002', 'PF000003'),
        fc.boolean(),
      ),
      { minLength: 1, maxLength: 8 },
    )
    .map((rows) =>
      crlf(
        INTUNE_3,
        ...rows.map(([number, serial, cut]) => `${serial},,${cut ? hashOf(number).slice(0, 900) : hashOf(number)}`),
      ),
    );

  test('is written with exactly the rows that are judged fit to be sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(proposing, lists), fc.func(fc.boolean()), async (bytes, choice) => {
        const accepts = ({ line, code, proposal }: Finding) => choice(line, code, proposal);
        const { rows } = reviewList(bytes, { fileName: 'list.csv', accepts });
        const { outputs } = await fixList(bytes, { fileName: 'list.csv', acceptProposals: accepts });
        const written = await Promise.all(
          outputs.map(({ content }) => readDeviceList(content, { fileName: 'out.csv' })),
        );

        const sendable = rows.filter(({ state }) => state === 'ready' || state === 'repaired');
        expect(written.flatMap(({ devices }) => devices.map(({ identity }) => identity.hardwareHash))).toEqual(
          sendable.map(({ identity }) => identity.hardwareHash),
        );
        expect(written.flatMap(({ devices }) => devices.map(({ identity }) => identity.serial))).toEqual(
          sendable.map(({ identity }) => identity.serial),
        );
      }),
      { numRuns: 150 },
    );
  });
});
