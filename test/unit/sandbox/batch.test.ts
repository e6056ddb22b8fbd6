import { describe, expect, test } from 'vitest';
import { DEVICES, importEntry, openSandbox, type Reply } from './support/sandbox-client.ts';

const RELATIVE_IMPORTS = '/deviceManagement/importedWindowsAutopilotDeviceIdentities';
const JSON_HEADERS = { 'Content-Type': 'application/json' };

const post = (id: string, body: unknown, more: Record<string, unknown> = {}) => ({
  id,
  method: 'POST',
  url: RELATIVE_IMPORTS,
  headers: JSON_HEADERS,
  body,
  ...more,
});

const statusById = (reply: Reply) =>
  Object.fromEntries(reply.body.responses.map(({ id, status }: { id: string; status: number }) => [id, status]));

describe('$batch', () => {
  test('answers each entry by itself, in an order of its own', async () => {
    const sandbox = await openSandbox();

    const reply = await sandbox.graph('POST', '/v1.0/$batch', {
      requests: [
        post('1', importEntry('PF1')),
        { id: '2', method: 'GET', url: '/deviceManagement/windowsAutopilotSettings' },
        { id: '3', method: 'GET', url: `${RELATIVE_IMPORTS}?$filter=contains(serialNumber,'PF1')` },
      ],
    });

    expect(reply.status).toBe(200);
    expect(statusById(reply)).toEqual({ 1: 201, 2: 400, 3: 200 });
    expect(reply.body.responses.map(({ id }: { id: string }) => id)).toEqual(['3', '2', '1']);
    expect(reply.body.responses[0].body.value).toMatchObject([{ serialNumber: 'PF1' }]);
  });

  test('counts each entry against the limit; those beyond it are 429 with their own Retry-After', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/limits', { writes: 2 });

    const reply = await sandbox.graph('POST', '/v1.0/$batch', {
      requests: ['1', '2', '3'].map((id) => post(id, importEntry(`PF${id}`))),
    });

    const throttled = reply.body.responses.find(({ id }: { id: string }) => id === '3');
    expect(statusById(reply)).toEqual({ 1: 201, 2: 201, 3: 429 });
    expect(throttled.headers['Retry-After']).toBe('20');
    expect((await sandbox.control('GET', '/state')).body.imports).toHaveLength(2);
  });

  test('an entry whose parent failed is 424', async () => {
    const sandbox = await openSandbox();

    const reply = await sandbox.graph('POST', '/v1.0/$batch', {
      requests: [post('1', { unknown: 1 }), post('2', importEntry('PF2'), { dependsOn: ['1'] })],
    });

    expect(statusById(reply)).toEqual({ 1: 400, 2: 424 });
  });

  test('refuses a body without a content type in the entry alone', async () => {
    const sandbox = await openSandbox();

    const reply = await sandbox.graph('POST', '/v1.0/$batch', {
      requests: [post('1', importEntry('PF1'), { headers: {} }), post('2', importEntry('PF2'))],
    });

    expect(statusById(reply)).toEqual({ 1: 400, 2: 201 });
  });

  test.each([
    [
      'more than 20 entries',
      Array.from({ length: 21 }, (_unused, index) => post(String(index), {})),
      /maximum value of 20/,
    ],
    ['an id used twice', [post('1', {}), post('1', {})], /unique/],
    ['a parent that does not come before', [post('1', {}, { dependsOn: ['2'] }), post('2', {})], /dependsOn/],
    ['an entry without a method', [{ id: '1', url: '/organization' }], /payload format/],
    ['no entries at all', undefined, /Unable to read/],
  ])('%s is refused whole', async (_case, requests, text) => {
    const sandbox = await openSandbox();

    const reply = await sandbox.graph('POST', '/v1.0/$batch', { requests });

    expect(reply.status).toBe(400);
    expect(reply.body.error.message).toMatch(text);
  });

  test('a fault strikes single entries, and a broken entry breaks the whole connection', async () => {
    const sandbox = await openSandbox();
    const requests = [
      { id: '1', method: 'GET', url: '/deviceManagement/windowsAutopilotDeviceIdentities' },
      { id: '2', method: 'GET', url: '/organization' },
    ];
    await sandbox.control('POST', '/faults', { match: { path: '/organization' }, status: 503, times: 1 });

    const struck = await sandbox.graph('POST', '/beta/$batch', { requests });
    await sandbox.control('POST', '/faults', { match: { path: '/organization' }, drop: 'before' });

    expect(statusById(struck)).toEqual({ 1: 200, 2: 503 });
    await expect(sandbox.graph('POST', '/beta/$batch', { requests })).rejects.toThrow();
    expect((await sandbox.graph('GET', DEVICES)).status).toBe(200);
  });
});
