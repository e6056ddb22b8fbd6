import { describe, expect, test } from 'vitest';
import { IMPORTS, importEntry, openSandbox } from './support/sandbox-client.ts';

const submissions = async (sandbox: Awaited<ReturnType<typeof openSandbox>>) =>
  (await sandbox.control('GET', '/state')).body.submissions;

describe('an answer that arrives spoilt after the work was done', () => {
  test.each([
    ['not-json', /^<!DOCTYPE html>/],
    ['half-json', /^\{"@odata.context".*[^}]$/],
    ['empty', /^$/],
  ])('%s', async (damage, text) => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/faults', { match: { path: '/import' }, damage, times: 1 });

    const reply = await sandbox.importDevices(['PF1']);

    expect([reply.status, String(reply.body)]).toEqual([200, expect.stringMatching(text)]);
    expect(await submissions(sandbox)).toEqual({ PF1: 1 });
  });

  test('cut-off breaks the connection in the middle of the body', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/faults', { match: { path: '/import' }, damage: 'cut-off', times: 1 });

    await expect(sandbox.importDevices(['PF1'])).rejects.toThrow();

    expect(await submissions(sandbox)).toEqual({ PF1: 1 });
    expect((await sandbox.control('GET', '/requests')).body.at(-1)).toMatchObject({ status: null });
  });

  test('a slow body takes its time and arrives whole', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/faults', { match: { path: '/import' }, slowBodyMs: 8000, times: 1 });

    const reply = await sandbox.importDevices(['PF1']);

    expect(reply.body.value).toMatchObject([{ serialNumber: 'PF1' }]);
    expect(sandbox.clock.waits).toEqual([2000, 2000, 2000, 2000]);
  });

  test('some entries of a batch are struck, each in its way, and the others are not', async () => {
    const sandbox = await openSandbox();
    const path = '/importedWindowsAutopilotDeviceIdentities';
    await sandbox.control('POST', '/faults', [
      { match: { method: 'POST', path }, status: 429, headers: { 'Retry-After': '7' }, times: 1 },
      { match: { method: 'POST', path }, status: 429, times: 1 },
      { match: { method: 'POST', path }, damage: 'half-json', times: 1 },
    ]);
    const requests = ['1', '2', '3', '4'].map((id) => ({
      id,
      method: 'POST',
      url: `/deviceManagement${path}`,
      headers: { 'Content-Type': 'application/json' },
      body: importEntry(`PF${id}`),
    }));

    const reply = await sandbox.graph('POST', '/v1.0/$batch', { requests });

    const answers = Object.fromEntries(reply.body.responses.map((entry: { id: string }) => [entry.id, entry]));
    expect(answers['1']).toMatchObject({ status: 429, headers: { 'Retry-After': '7' } });
    expect(answers['2']).toMatchObject({ status: 429 });
    expect(answers['2'].headers).not.toHaveProperty('Retry-After');
    expect(answers['3']).toMatchObject({ status: 201, body: expect.stringMatching(/^\{"@odata/) });
    expect(answers['4']).toMatchObject({ status: 201, body: { serialNumber: 'PF4' } });
    expect(await submissions(sandbox)).toEqual({ PF3: 1, PF4: 1 });
  });

  test.each([
    [{ damage: 'burnt' }, /"damage"/],
    [{ damage: 'empty', drop: 'after' }, /not both/],
    [{ slowBodyMs: 0 }, /"slowBodyMs"/],
  ])('%j is refused with a sentence', async (fault, text) => {
    const sandbox = await openSandbox();

    const reply = await sandbox.control('POST', '/faults', fault);

    expect([reply.status, reply.body.error]).toEqual([400, expect.stringMatching(text)]);
  });

  test('412 and 503 speak Intune’s words', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/faults', [
      { match: { path: '/import' }, status: 412, times: 1 },
      { match: { path: '/import' }, status: 503, times: 1 },
    ]);

    const replies = [await sandbox.graph('GET', IMPORTS), await sandbox.graph('GET', IMPORTS)];

    expect(replies.map(({ status, body }) => [status, body.error.code])).toEqual([
      [412, 'ConditionNotMet'],
      [503, 'ServiceUnavailable'],
    ]);
  });
});
