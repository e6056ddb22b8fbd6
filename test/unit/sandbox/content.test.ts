import { describe, expect, test } from 'vitest';
import { openSandbox } from './support/sandbox-client.ts';

describe('a shared file', () => {
  test('is downloaded byte for byte until its address expires', async () => {
    const sandbox = await openSandbox();
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x41, 0x80]);
    const file = {
      name: 'liste (ü).csv',
      base64: bytes.toString('base64'),
      contentType: 'text/csv',
      expiresInMs: 60_000,
    };
    const { path } = (await sandbox.control('POST', '/files', file)).body;

    const early = await fetch(sandbox.url + path);
    const guessed = await fetch(sandbox.url + path.replace(/tempauth=.*/, 'tempauth=guess'));
    sandbox.clock.advance(60_000);
    const late = await fetch(sandbox.url + path);

    expect([early.status, early.headers.get('content-type')]).toEqual([200, 'text/csv']);
    expect(Buffer.from(await early.arrayBuffer())).toEqual(bytes);
    expect([guessed.status, late.status]).toEqual([401, 401]);
  });

  test('that nobody shared is 404', async () => {
    const sandbox = await openSandbox();

    expect((await sandbox.send('GET', '/sharepoint/files/none.csv')).status).toBe(404);
  });

  test.each([
    [{ name: 'a' }, /either "text" or "base64"/],
    [{ name: 'a', base64: '*' }, /"base64"/],
  ])('is not made of %j', async (file, text) => {
    const sandbox = await openSandbox();

    const reply = await sandbox.control('POST', '/files', file);

    expect([reply.status, reply.body.error]).toEqual([400, expect.stringMatching(text)]);
  });
});

describe('the language model', () => {
  const ask = async (sandbox: Awaited<ReturnType<typeof openSandbox>>, content: string) => {
    const messages = [
      { role: 'system', content: 'kiosk' },
      { role: 'user', content },
    ];
    const reply = await sandbox.send('POST', '/openai/v1/chat/completions', {
      headers: { Authorization: 'Bearer key', 'Content-Type': 'application/json' },
      body: JSON.stringify({ model: 'gpt-example', messages }),
    });
    return reply.body;
  };

  test('answers the newest script that fits, as often as that says', async () => {
    const sandbox = await openSandbox();
    await sandbox.control('POST', '/completions', [
      { answer: 'anything' },
      { contains: 'KIOSK', answer: { kind: 'register' }, times: 1 },
    ]);

    const first = await ask(sandbox, 'register my kiosk');
    const second = await ask(sandbox, 'register my kiosk');

    expect(first).toMatchObject({ object: 'chat.completion', model: 'gpt-example' });
    expect(first.choices).toMatchObject([
      { message: { role: 'assistant', content: '{"kind":"register"}' }, finish_reason: 'stop' },
    ]);
    expect(second.choices[0].message.content).toBe('anything');
  });

  test('says that it has no script', async () => {
    const sandbox = await openSandbox();

    expect((await ask(sandbox, 'hello')).choices[0].message.content).toContain('/__sandbox/completions');
  });

  test.each([
    ['no key', {}, '{}', 401],
    ['no messages', { 'api-key': 'key', 'Content-Type': 'application/json' }, '{}', 400],
  ])('refuses a call with %s', async (_case, headers, body, status) => {
    const sandbox = await openSandbox();

    const reply = await sandbox.send('POST', '/openai/deployments/gpt/chat/completions', { headers, body });

    expect([reply.status, reply.body.error.type]).toEqual([status, 'invalid_request_error']);
  });
});
