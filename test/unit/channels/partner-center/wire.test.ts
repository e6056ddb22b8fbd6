import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { deviceToWire } from '../../../../src/channels/partner-center/device-to-wire.ts';
import { readJson } from '../../../../src/channels/partner-center/read-json.ts';
import {
  batchesSchema,
  customerSchema,
  devicesSchema,
  errorSchema,
  jobStatusSchema,
  relationshipRequestSchema,
} from '../../../../src/channels/partner-center/wire.ts';
import { bareDevice } from '../../../support/chunks.ts';
import { partnerExample } from '../../../support/partner-fixture.ts';

/** What is read of each example; `null`: it is written by us or never met. */
const READ_BY: readonly (readonly [RegExp, z.ZodType | null])[] = [
  [/^job-status-/, jobStatusSchema],
  [/^batches-list/, batchesSchema],
  [/^batch-devices-/, devicesSchema],
  [/^customer-by-id/, customerSchema],
  [/^relationship-request$/, relationshipRequestSchema],
  [/^error-/, errorSchema],
  // Searched for by tenant id only; written by us; parts of the API that Preflight does not use.
  [/^customers-|-request(-|$)|^batch-create-response|^policy-/, null],
];

const NAMES = readdirSync(new URL('../../../fixtures/partner-center/', import.meta.url)).map((file) =>
  file.replace('.json', ''),
);

describe('the recorded examples of Partner Center', () => {
  test.each(NAMES)('%s can be read', (name) => {
    const schema = READ_BY.find(([pattern]) => pattern.test(name))?.[1];
    expect(schema).toBeDefined();
    if (schema === null || schema === undefined) return;
    const example = partnerExample(name) as { readonly body?: unknown };
    const body = name.startsWith('error-') ? example.body : example;
    if (body === null) return;

    expect(schema.safeParse(readJson(JSON.stringify(body))).error?.issues).toBeUndefined();
  });

  test('tell the code of an error, whether it came as a number or as text', () => {
    const codes = ['error-403-20002-no-relationship', 'error-400-3000-code-as-string', 'error-500-sequence'].map(
      (name) => errorSchema.parse((partnerExample(name) as { body: unknown }).body).code,
    );

    expect(codes).toEqual(['20002', '3000', 'InternalServerError']);
  });

  test('are read in Pascal case, after a byte-order mark, and with a blank inside a name', () => {
    const text = '\uFEFF{"Status":"finished","DevicesStatus":[{"SerialNumber":"A1"," status":"finished"}]}';

    expect(jobStatusSchema.parse(readJson(text))).toMatchObject({
      status: 'finished',
      devicesStatus: [{ serialNumber: 'A1', status: 'finished', errorCode: null }],
    });
  });

  test('what is no JSON is nothing', () => {
    expect(readJson('<html>')).toBeUndefined();
  });
});

describe('a device on its way to Partner Center', () => {
  test('goes in the documented combinations', () => {
    const tuple = bareDevice(1, 'CN0TEST00001', { manufacturer: 'Dell Inc.', model: 'Latitude 5450' });
    const { devices: tuples } = partnerExample('batch-create-request-tuple') as { devices: unknown[] };
    const { devices: keys } = partnerExample('batch-create-request-pkid') as { devices: unknown[] };
    const { devices: hashes } = partnerExample('batch-create-request-hash') as { devices: unknown[] };

    expect(deviceToWire(tuple)).toEqual(tuples[0]);
    expect(deviceToWire({ ...tuple, productKeyId: '3306000000001' })).toEqual(keys[0]);
    expect(deviceToWire(bareDevice(1, '', { hardwareHash: 'T0HLAQEAHAAAAAoAAAAAAAAA' }))).toEqual(hashes[0]);
    expect(
      deviceToWire(bareDevice(1, 'CN0TEST00004', { hardwareHash: 'T0HLAQEAHAAAAAoAAAAAAAAB', model: 'Latitude' })),
    ).toEqual(hashes[1]);
  });
});
