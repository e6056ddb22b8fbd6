import { describe, expect, test } from 'vitest';
import { channelAdvice, channelFitInWords } from '../../../src/lists/channel-words.ts';
import { readDeviceList, readDeviceListNow } from '../../../src/lists/check-list.ts';
import { type ChannelFit, COMPARED_CHANNELS } from '../../../src/lists/compare-channels.ts';
import type { ListChannel } from '../../../src/lists/formats.ts';
import { crlf, hashOf, INTUNE_4, INTUNE_5, intuneRows, PARTNER, serialOf } from '../../support/device-lists.ts';

async function compare(bytes: Buffer, channel: ListChannel | null = null) {
  const { report, channels } = await readDeviceList(bytes, { fileName: 'list.csv', channel });
  const of = (name: string) => channels.find((fit) => fit.channel === name) as ChannelFit;
  return { report, channels, of, advice: channelAdvice(channels, report.channel, report.devices) };
}

const TUPLES = [
  'PF4KIOSK01,,,Contoso Computer,Book 14',
  'PF4KIOSK02,,,Contoso Computer,Book 14',
  'PF4KIOSK03,,,Contoso Computer,',
  'PF4KIOSK04,,,,',
];

describe('what each channel could do with a list', () => {
  test('says the same of its own channel as the check itself', async () => {
    const list = crlf(INTUNE_4, ...intuneRows(3), 'PF4KIOSK01,,,KIOSK', `PF9,,${hashOf(9)},KIOSK`);
    const { report, of } = await compare(list);
    expect(of('intune').ready).toBe(report.ready);
    expect(of('intune')).toMatchObject({
      ready: 3,
      lacks: [{ what: 'hardware hash', devices: 1, lines: [5] }],
      damaged: 1,
    });
  });

  test('is what a check for that channel would say, whatever the list was judged for', async () => {
    const lists = [
      crlf(PARTNER, ...TUPLES, `PF000001,,${hashOf(1)},,`, ',1234567890123,,,'),
      crlf(INTUNE_5, ...intuneRows(3, ',KIOSK,'), `PF000009,,${hashOf(9)},KIOSK,Hana`),
    ];
    for (const list of lists) {
      const { channels } = await compare(list);
      expect(channels.map(({ channel }) => channel).sort()).toEqual([...COMPARED_CHANNELS].sort());
      for (const { channel, ready } of channels) {
        expect([channel, ready]).toEqual([channel, (await compare(list, channel)).report.ready]);
      }
    }
  });

  test('names what the devices lack, with their lines', async () => {
    const { of } = await compare(crlf(PARTNER, ...TUPLES));
    expect(of('oem-direct')).toMatchObject({
      ready: 2,
      lacks: [
        { what: 'model', devices: 1, lines: [4] },
        { what: 'manufacturer and model', devices: 1, lines: [5] },
      ],
    });
    expect(of('intune')).toMatchObject({
      ready: 0,
      lacks: [{ what: 'hardware hash', devices: 4, lines: [2, 3, 4, 5] }],
    });
  });

  test('a row that is damaged for its own channel is damaged for all', async () => {
    const { channels } = await compare(crlf(INTUNE_4, ...intuneRows(1), `${serialOf(1)},,${hashOf(1)},KIOSK`));
    expect(channels.filter(({ ready }) => ready > 1)).toEqual([]);
  });

  test('a proposal is counted apart', async () => {
    const { of } = await compare(crlf(INTUNE_4, `,,${hashOf(1)},KIOSK`, `1.23457E+14,,${hashOf(2)},KIOSK`));
    expect(of('intune')).toMatchObject({ ready: 1, proposed: 1, lacks: [], damaged: 0 });
  });

  test('is empty where no row could be judged', async () => {
    expect((await compare(crlf('Enhetens serienummer,Maskinvaru-hash', 'PF1,x'))).channels).toEqual([]);
  });

  test('comes with the devices of a list, too', () => {
    const { channels, devices } = readDeviceListNow(crlf(INTUNE_4, ...intuneRows(2)), { fileName: 'list.csv' });
    expect([channels[0]?.ready, devices.length]).toEqual([2, 2]);
  });
});

describe('in words', () => {
  test.each([
    [crlf(INTUNE_4, ...intuneRows(2)), 'intune', 'takes all 2'],
    [crlf(INTUNE_4, ...intuneRows(1)), 'intune', 'takes it'],
    [crlf(PARTNER, ...TUPLES), 'intune', 'takes none; all 4 lack a hardware hash'],
    [
      crlf(PARTNER, ...TUPLES),
      'partner-center',
      'takes 2 of 4; 1 lacks model (line 4); 1 lacks manufacturer and model (line 5)',
    ],
    [
      crlf(INTUNE_4, `1.23457E+14,,${hashOf(2)},KIOSK`),
      'intune',
      'takes none; 1 more once you accept what is proposed',
    ],
  ] as const)('%#', async (list, channel, words) => {
    const { of, report } = await compare(list);
    expect(channelFitInWords(of(channel), report.devices)).toBe(words);
  });

  test('asks for the model where that is all that another channel lacks', async () => {
    const { advice } = await compare(crlf(INTUNE_4, 'PF4KIOSK01,,,KIOSK', 'PF4KIOSK02,,,KIOSK'));
    expect(advice).toBe(
      'Partner Center would take these 2 by manufacturer, model and serial number: which manufacturer and model do they have?',
    );
  });

  test('names the channel that takes more as the list stands', async () => {
    const { advice } = await compare(crlf(PARTNER, ...TUPLES.slice(0, 2)), 'intune');
    expect(advice).toBe('Partner Center takes all 2.');
  });

  test('asks for the model of the list’s own channel first', async () => {
    const { advice } = await compare(crlf(PARTNER, ...TUPLES.slice(0, 3)));
    expect(advice).toBe(
      'Partner Center would take 1 more by manufacturer, model and serial number: which model does it have?',
    );
  });

  test('recommends no other channel against damage', async () => {
    const { advice } = await compare(crlf(INTUNE_4, ...intuneRows(1), `PF9,,${hashOf(9)},KIOSK`));
    expect(advice).toBeNull();
  });
});
