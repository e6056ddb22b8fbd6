import { describe, expect, test } from 'vitest';
import { adoptableRecords, outcomesOf, recordsOf } from '../../../../src/channels/graph/match-imports.ts';
import type { ImportRecord } from '../../../../src/channels/graph/wire.ts';

const CHUNK = { importId: '11111111-0000-4000-8000-000000000001', serials: ['pf3xk2a9', 'PF3XK2B0'] };
const OTHER_OF_OURS = '11111111-0000-4000-8000-000000000002';
const NOTHING_KNOWN = { ours: new Set<string>(), keepsImportIds: undefined };

function record(id: string, serialNumber: string | null, importId: string | null, status = 'pending'): ImportRecord {
  return {
    id,
    serialNumber,
    importId,
    state: { deviceImportStatus: status, deviceRegistrationId: null, deviceErrorCode: 0, deviceErrorName: null },
  };
}

const ids = (records: readonly ImportRecord[]) => records.map(({ id }) => id);

describe('records of a chunk', () => {
  test('are those with its import id, in any capitals', () => {
    const records = [
      record('a', 'PF3XK2A9', CHUNK.importId.toUpperCase()),
      record('b', 'PF3XK2A9', OTHER_OF_OURS),
      record('c', 'PF3XK2A9', null),
    ];

    expect(ids(recordsOf(CHUNK.importId, records))).toEqual(['a']);
  });
});

describe('records without its import id', () => {
  test('are taken by exact serial number', () => {
    const records = [
      record('a', 'PF3XK2A9', null),
      record('b', 'PF3XK2A99', null),
      record('c', null, null),
      record('d', ' PF3XK2B0 ', null),
    ];

    expect(ids(adoptableRecords(CHUNK, records, NOTHING_KNOWN))).toEqual(['a', 'd']);
  });

  test('are not taken where they carry another import id of ours', () => {
    const records = [record('a', 'PF3XK2A9', OTHER_OF_OURS, 'error')];
    const ours = new Set([OTHER_OF_OURS]);

    expect(adoptableRecords(CHUNK, records, { ours, keepsImportIds: undefined })).toEqual([]);
  });

  test('with a strange import id are taken where the service makes its own', () => {
    const records = [record('a', 'PF3XK2A9', 'made-by-the-service')];

    expect(ids(adoptableRecords(CHUNK, records, { ours: new Set(), keepsImportIds: false }))).toEqual(['a']);
  });

  test('with a strange import id are somebody else’s where the service keeps ours', () => {
    const records = [record('a', 'PF3XK2A9', 'of-the-portal', 'error'), record('b', 'PF3XK2B0', null)];

    expect(ids(adoptableRecords(CHUNK, records, { ours: new Set(), keepsImportIds: true }))).toEqual(['b']);
  });

  test('with a strange import id are somebody else’s where another record shows one of ours', () => {
    const records = [record('a', 'PF3XK2A9', 'of-the-portal', 'error'), record('b', 'PF9999999', OTHER_OF_OURS)];

    expect(adoptableRecords(CHUNK, records, { ours: new Set([OTHER_OF_OURS]), keepsImportIds: undefined })).toEqual([]);
  });
});

describe('outcomes', () => {
  test('carry the serial number as the list wrote it', () => {
    expect(outcomesOf([record('a', 'PF3XK2A9', null)], CHUNK.serials, 'own').map(({ serial }) => serial)).toEqual([
      'pf3xk2a9',
    ]);
  });

  test('are one a device: of two of its own records, what was registered counts', () => {
    const records = [
      record('a', 'PF3XK2A9', null, 'error'),
      record('b', 'PF3XK2A9', null, 'complete'),
      record('c', 'PF3XK2A9', null, 'pending'),
    ];

    expect(outcomesOf(records, CHUNK.serials, 'own')).toMatchObject([{ remoteId: 'b', state: 'complete' }]);
  });

  test('are one a device: of records of unknown age, the one on the way is the new one', () => {
    const records = [record('a', 'PF3XK2A9', null, 'complete'), record('b', 'PF3XK2A9', null, 'pending')];

    expect(outcomesOf(records, CHUNK.serials, 'newest')).toMatchObject([{ remoteId: 'b', state: 'pending' }]);
  });
});
