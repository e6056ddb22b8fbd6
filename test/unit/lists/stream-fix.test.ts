import { expect, test } from 'vitest';
import type { FixSink } from '../../../src/lists/fix-sink.ts';
import { streamFix } from '../../../src/lists/stream-fix.ts';
import { crlf, hashOf, INTUNE_3, INTUNE_4, intuneRows, serialOf } from '../../support/device-lists.ts';

function sinkThat(takes: { readonly outputs?: boolean; readonly text?: boolean } = {}) {
  const told: string[] = [];
  const sink: FixSink = {
    open(outputs) {
      told.push(`open ${outputs.map(({ devices }) => devices).join(' ')}`);
      return takes.outputs ?? true;
    },
    write(output, text) {
      told.push(`write ${output} ${text.slice(0, 8)}`);
      return takes.text ?? true;
    },
    change: ({ code, line }) => void told.push(`change ${code}@${line}`),
    left: ({ code, line }) => void told.push(`left ${code}@${line}`),
    dropped: ({ code, line }) => void told.push(`dropped ${code}@${line}`),
  };
  return { sink, told };
}

const OPTIONS = { fileName: 'list.csv' };
const SPOILT = crlf(INTUNE_4, ` ${serialOf(1)},,${hashOf(1)},KIOSK`, 'PF9,,,KIOSK', `${serialOf(2)},,${hashOf(2)},A`);

test('tells everything in the order of the list, outputs first', async () => {
  const { sink, told } = sinkThat();
  expect(await streamFix(() => SPOILT, OPTIONS, sink)).toBe('done');
  expect(told).toEqual([
    'open 2',
    'change VALUE_BLANKS@2',
    'write 0 Device S',
    'write 0 PF000001',
    'dropped IDENTITY_INSUFFICIENT@3',
    'left IDENTITY_INSUFFICIENT@3',
    'left HASH_EMPTY@3',
    'write 0 PF000002',
  ]);
});

test('reads the list once more for every round of proposals, and once to write', async () => {
  const rows = ['2026-03-01', '2026-01-01', '2026-02-01'].map(
    (day) => `${serialOf(1)},,${hashOf(1, { capturedAt: `${day}T00:00:00Z` })}`,
  );
  let readings = 0;
  const source = () => {
    readings += 1;
    return crlf(INTUNE_3, ...rows);
  };
  const { sink, told } = sinkThat();
  expect(await streamFix(source, { ...OPTIONS, acceptProposals: true }, sink)).toBe('done');
  expect(told[0]).toBe('open 1');
  expect(told.filter((entry) => entry.startsWith('dropped'))).toEqual([
    'dropped FILE_DEVICE_RECAPTURED@3',
    'dropped FILE_DEVICE_RECAPTURED@4',
  ]);
  expect(readings).toBeLessThanOrEqual(4);
});

test.each([
  ['shorter', crlf(INTUNE_4, ` ${serialOf(1)},,${hashOf(1)},KIOSK`)],
  ['longer', crlf(INTUNE_4, ...intuneRows(3))],
  ['gone', crlf()],
])('says that a list changed where it is %s when it is read again', async (_, later) => {
  let readings = 0;
  const source = () => {
    readings += 1;
    return readings === 1 ? SPOILT : later;
  };
  expect(await streamFix(source, OPTIONS, sinkThat().sink)).toBe('changed');
});

test('tells nothing more to a sink that takes no outputs, and stops for one that is full', async () => {
  const closed = sinkThat({ outputs: false });
  expect(await streamFix(() => SPOILT, OPTIONS, closed.sink)).toBe('refused');
  expect(closed.told).toEqual(['open 2']);
  const full = sinkThat({ text: false });
  expect(await streamFix(() => SPOILT, OPTIONS, full.sink)).toBe('refused');
  expect(full.told.filter((entry) => entry.startsWith('write'))).toHaveLength(1);
});
