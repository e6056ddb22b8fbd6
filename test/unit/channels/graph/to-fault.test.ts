import { describe, expect, test } from 'vitest';
import { OPERATIONS } from '../../../../src/channels/graph/operations.ts';
import { faultOfAnswer, faultOfBrokenCall, faultOfUnreadable } from '../../../../src/channels/graph/to-fault.ts';
import { graphExample } from '../../../support/graph-example.ts';

const TENANT = 'c0000000-0000-4000-8000-000000000001';
const READ = { operation: OPERATIONS.listDevices, tenantId: TENANT, now: new Date('2026-11-21T10:00:00Z') };
const WRITE = { ...READ, operation: OPERATIONS.importDevices };

interface Raw {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const answer = ({ status, headers = {}, body }: Raw) => {
  const read = new Headers(headers);
  return { status, header: (name: string) => read.get(name), body };
};

describe('an answer that is no success', () => {
  test.each([
    [400, 'channel.request-invalid', 'after-change'],
    [401, 'channel.forbidden', 'after-change'],
    [403, 'channel.forbidden', 'after-change'],
    [404, 'channel.not-found', 'after-change'],
    [405, 'channel.failed', 'after-change'],
    [409, 'channel.conflict', 'same-request'],
    [412, 'channel.condition-not-met', 'same-request'],
    [413, 'channel.request-invalid', 'after-change'],
    [429, 'channel.throttled', 'same-request'],
    [500, 'channel.failed', 'same-request'],
    [503, 'channel.failed', 'same-request'],
  ])('%i is %s', (status, code, retry) => {
    expect(faultOfAnswer(answer({ status }), WRITE)).toMatchObject({
      code,
      retry,
      subject: TENANT,
      remote: { status },
    });
  });

  test.each([500, 502, 503, 504, 408, 302])('%i to a write leaves doubt, to a read none', (status) => {
    expect(faultOfAnswer(answer({ status }), WRITE).doubt).toBe(true);
    expect(faultOfAnswer(answer({ status }), READ).doubt).toBeUndefined();
  });

  test.each([400, 401, 403, 404, 409, 412, 413, 429])('%i was refused before any work: no doubt', (status) => {
    expect(faultOfAnswer(answer({ status }), WRITE).doubt).toBeUndefined();
  });

  test('names the permission that is missing', () => {
    const fault = faultOfAnswer(answer(graphExample('errors.graphForbidden').response), WRITE);

    expect(fault.message).toContain('DeviceManagementServiceConfig.ReadWrite.All');
    expect(fault.remote).toEqual({ status: 403, code: 'Forbidden', requestId: 'e51b8bfd-b616-4b35-bcd1-86c428f48538' });
  });

  test('carries the request id of the header before that of the body', () => {
    const { status, body } = graphExample('errors.graphForbidden').response;

    expect(
      faultOfAnswer(answer({ status, body, headers: { 'Request-Id': 'of-the-header' } }), READ).remote?.requestId,
    ).toBe('of-the-header');
  });

  test('never shows the address of an internal host', () => {
    for (const name of [
      'importedWindowsAutopilotDeviceIdentities.create',
      'windowsAutopilotDeviceIdentities.list.filterSerial',
      'errors.graphForbidden',
    ]) {
      const example = graphExample(name);
      for (const raw of [example.response, ...Object.values(example.alternateResponses ?? {})]) {
        expect(JSON.stringify(faultOfAnswer(answer(raw), WRITE))).not.toMatch(
          /fef|manage\.microsoft\.com|Operation ID/,
        );
      }
    }
  });

  test('repeats what the service says where it says something', () => {
    const { alternateResponses } = graphExample('errors.graphForbidden');
    const raw = alternateResponses?.['noIntuneLicense400'];

    expect(faultOfAnswer(answer(raw ?? { status: 0 }), WRITE).message).toContain(
      'Microsoft says: Request not applicable to target tenant.',
    );
  });
});

describe('the wait that the service asks for', () => {
  const throttled = graphExample('importedWindowsAutopilotDeviceIdentities.create').alternateResponses?.[
    'throttled'
  ] ?? { status: 0 };
  const inEnvelope = (retryAfter: unknown) => ({
    status: 429,
    body: {
      error: {
        code: 'TooManyRequests',
        message: JSON.stringify({ Message: 'Too many requests.', RetryAfter: retryAfter }),
      },
    },
  });

  test('is that of the header', () => {
    expect(faultOfAnswer(answer(throttled), WRITE).retryAfterMs).toBe(10_000);
  });

  test("is that of Intune's envelope where no header comes", () => {
    expect(faultOfAnswer(answer(inEnvelope(12)), WRITE).retryAfterMs).toBe(12_000);
  });

  test('is unknown where Intune leaves it out', () => {
    expect(faultOfAnswer(answer(inEnvelope(null)), WRITE)).not.toHaveProperty('retryAfterMs');
  });

  test('is kept with a 503, too', () => {
    expect(faultOfAnswer(answer({ status: 503, headers: { 'retry-after': '3' } }), READ).retryAfterMs).toBe(3_000);
  });
});

describe('a call without a whole answer', () => {
  test.each(['timeout', 'broken'] as const)('%s leaves doubt for a write only', (why) => {
    expect(faultOfBrokenCall(why, WRITE)).toMatchObject({
      code: 'channel.unreachable',
      retry: 'same-request',
      doubt: true,
    });
    expect(faultOfBrokenCall(why, READ).doubt).toBeUndefined();
  });

  test('without a connection nothing can have been done', () => {
    expect(faultOfBrokenCall('neverLeft', WRITE).doubt).toBeUndefined();
  });

  test('a success that cannot be read leaves doubt for a write only', () => {
    expect(faultOfUnreadable(answer({ status: 200 }), WRITE)).toMatchObject({
      code: 'channel.answer-unreadable',
      doubt: true,
    });
    expect(faultOfUnreadable(answer({ status: 200 }), READ).doubt).toBeUndefined();
  });
});
