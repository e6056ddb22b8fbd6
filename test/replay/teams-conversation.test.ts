import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliver, messageActivity, pressActivity, type Where } from '../support/activities.ts';
import { FakeConnector } from '../support/fake-connector.ts';
import { Trial, until } from '../support/trial.ts';

interface CardAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
}

describe('a conversation in Teams', () => {
  let trial: Trial;
  let connector: FakeConnector;
  const channel = (): Where => ({
    serviceUrl: connector.url,
    scope: 'channel',
    conversation: '19:channel;messageid=1',
  });
  const personal = (): Where => ({ serviceUrl: connector.url, scope: 'personal', conversation: 'a:hana' });

  beforeAll(async () => {
    connector = await new FakeConnector().listen();
    trial = await Trial.start();
  });
  afterAll(async () => {
    await trial.stop();
    await connector.close();
  });

  async function state(id: string): Promise<string> {
    const shown = (await (await fetch(`${trial.botUrl}/terminal/requests/${id}`)).json()) as { state: string };
    return shown.state;
  }

  test('one message holds one card, which is edited in place until the end; the requester is told personally', async () => {
    await deliver(trial.botUrl, messageActivity('hana', 'hello', personal()));
    const list = (await readFile('examples/contoso-40.txt', 'utf8')).replace(/^@Preflight\s*/, '');
    await deliver(trial.botUrl, messageActivity('hana', list, channel()));
    const [card, ...others] = connector.standing('19:channel;messageid=1');
    expect(others).toEqual([]);
    expect(JSON.stringify(card?.card)).toContain('R-1');

    const refused = await deliver(
      trial.botUrl,
      pressActivity('hana', { request: 'R-1', action: 'approve' }, channel()),
    );
    expect((refused.body as CardAnswer).statusCode).toBe(200);
    expect(await state('R-1')).toBe('draft');
    await deliver(trial.botUrl, pressActivity('hana', { request: 'R-1', action: 'send' }, channel()));
    const approved = await deliver(
      trial.botUrl,
      pressActivity('ada', { request: 'R-1', action: 'approve' }, channel()),
    );
    expect((approved.body as CardAnswer).type).toBe('application/vnd.microsoft.card.adaptive');
    await until('the end of R-1', async () => ((await state('R-1')) === 'done-with-failures' ? true : null));
    const last = await until('the last edit', () => {
      const text = JSON.stringify(connector.messages.get(card?.id ?? '')?.card);
      return Promise.resolve(text.includes('Done with failures') ? text : null);
    });

    expect(last).toContain('PF4KIOSK39');
    expect(last).toContain('808');
    expect(last).toContain('PF4KIOSK40');
    expect(last).toContain('Chart.Donut');
    expect(connector.standing('19:channel;messageid=1')).toHaveLength(1);
    const told = await until('the personal message', () => {
      const message = connector.standing('a:hana').find(({ text }) => text?.startsWith('R-1 for Contoso') === true);
      return Promise.resolve(message ?? null);
    });
    expect(told.text).toContain('38 of 40');
  });

  test('a press on an old card changes nothing and is answered with the card as it is', async () => {
    const answer = await deliver(
      trial.botUrl,
      pressActivity('ada', { request: 'R-1', action: 'reject', version: 1, plan: 'old' }, channel()),
    );

    expect(JSON.stringify((answer.body as CardAnswer).value)).toContain('already');
    expect(await state('R-1')).toBe('done-with-failures');
  });

  test('the same message delivered twice makes one request', async () => {
    const message = messageActivity('hana', 'register PF4KIOSK02 to Contoso with tag KIOSK', personal());
    await deliver(trial.botUrl, message);
    await deliver(trial.botUrl, message);

    expect(JSON.stringify(connector.standing('a:hana')).match(/"R-2/g)).not.toBeNull();
    const list = (await (await fetch(`${trial.botUrl}/terminal/requests`)).json()) as readonly unknown[];
    expect(list).toHaveLength(2);
  });

  test.each([
    ['no object', '"text"', 400],
    [
      'an activity without a sender',
      '{"type":"message","serviceUrl":"http://127.0.0.1:1","conversation":{"id":"c"}}',
      400,
    ],
    [
      'a text that is no text',
      '{"type":"message","text":{"a":1},"from":{"id":"x"},"serviceUrl":"http://127.0.0.1:1","conversation":{"id":"c"}}',
      400,
    ],
    ['no JSON', '{', 400],
  ])('%s is refused without harm', async (_name, body, status) => {
    const response = await fetch(`${trial.botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });

    expect(response.status).toBe(status);
    expect((await fetch(`${trial.botUrl}/healthz`)).status).toBe(200);
  });

  test('somebody without a role gets help and explanations, nothing else', async () => {
    const where = { ...personal(), conversation: 'a:zoe' };
    await deliver(trial.botUrl, messageActivity('zoe', 'register PF4KIOSK03 to Contoso', where));
    await deliver(trial.botUrl, messageActivity('zoe', 'what does 808 mean?', where));
    const [refusal, explanation] = connector.standing('a:zoe');

    expect(JSON.stringify(refusal?.card)).toContain('no role');
    expect(JSON.stringify(explanation?.card)).toContain('808');
  });
});
