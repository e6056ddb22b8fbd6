import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { deliver, messageActivity, pressActivity, type Where } from '../support/activities.ts';
import { FakeConnector } from '../support/fake-connector.ts';
import { FileServer } from '../support/file-server.ts';
import { Trial, until } from '../support/trial.ts';

interface Captured {
  readonly type: string;
  readonly id: string;
  readonly conversation: { readonly id: string };
  readonly value?: object;
  readonly attachments?: readonly object[];
}

interface InvokeAnswer {
  readonly statusCode: number;
  readonly type: string;
  readonly value: { readonly code?: string; readonly message?: string };
}

describe('activities as Teams and the Playground send them', () => {
  let trial: Trial;
  let connector: FakeConnector;
  let files: FileServer;

  beforeAll(async () => {
    connector = await new FakeConnector().listen();
    files = await new FileServer(await readFile('examples/contoso-40.csv'), 600_000).listen();
    trial = await Trial.start({ FILE_HOSTS: files.host, MAX_LIST_BYTES: '500000', LOG_LEVEL: 'debug' });
  });
  afterAll(async () => {
    await trial.stop();
    await connector.close();
    await files.close();
  });
  beforeEach(() => {
    connector.messages.clear();
  });

  /** A captured activity, answered at our connector; `id` makes it another one. */
  async function captured(name: string, changed: object = {}): Promise<Captured> {
    const activity = JSON.parse(await readFile(`test/fixtures/activities/${name}.json`, 'utf8')) as Captured;
    return { ...activity, serviceUrl: connector.url, ...changed } as Captured;
  }

  async function requests(): Promise<readonly { readonly id: string; readonly state: string }[]> {
    return (await (await fetch(`${trial.botUrl}/terminal/requests`)).json()) as { id: string; state: string }[];
  }

  const personal = (conversation: string): Where => ({ serviceUrl: connector.url, scope: 'personal', conversation });

  test('a mention in a channel is answered in its thread with one card', async () => {
    const message = await captured('channel-message-with-mention');
    expect((await deliver(trial.botUrl, message)).status).toBe(200);

    const [answer, ...others] = connector.standing(message.conversation.id);
    expect(others).toEqual([]);
    expect(JSON.stringify(answer?.card)).toContain('PF3XK2A9');
  });

  test('a message with entities for blanks and a copy in HTML becomes one request for its two devices', async () => {
    const before = (await requests()).length;
    const message = await captured('channel-message-from-teams');
    await deliver(trial.botUrl, message);
    const card = JSON.stringify(connector.standing(message.conversation.id)[0]?.card);

    expect(card).toContain('PF3XK2A9');
    expect(card).toContain('PF3XK2B1');
    expect(await requests()).toHaveLength(before + 1);
  });

  test('a personal message is answered', async () => {
    const message = await captured('personal-message');
    await deliver(trial.botUrl, message);
    expect(connector.standing(message.conversation.id)).toHaveLength(1);
  });

  test.each(['channel', 'personal'])('the bot is added (%s): one welcome, none for the installation', async (where) => {
    const installed = await captured(`${where}-installation`);
    const added = await captured(`${where}-members-added`);
    expect((await deliver(trial.botUrl, installed)).status).toBe(200);
    expect((await deliver(trial.botUrl, added)).status).toBe(200);
    await deliver(trial.botUrl, added);

    expect(connector.standing(added.conversation.id)).toHaveLength(1);
  });

  test('somebody else is added: nothing is said', async () => {
    const added = await captured('channel-members-added', { id: 'other', membersAdded: [{ id: '29:sam' }] });
    await deliver(trial.botUrl, added);
    expect(connector.standing(added.conversation.id)).toEqual([]);
  });

  describe('presses', () => {
    let request: string;

    beforeAll(async () => {
      await deliver(
        trial.botUrl,
        messageActivity('hana', 'register PF4KIOSK21 to Contoso with tag KIOSK', personal('a:presses')),
      );
      const [card] = connector.standing('a:presses');
      request = /R-\d+/.exec(JSON.stringify(card?.card))?.[0] ?? '';
    });

    const state = async () => (await requests()).find(({ id }) => id === request)?.state;

    test('an automatic refresh shows the card and does nothing, whatever its button would do', async () => {
      for (const data of [{ request }, { request, action: 'send' }, { request, action: 'cancel' }]) {
        const refresh = await captured('channel-refresh-from-teams', {
          value: { action: { type: 'Action.Execute', verb: 'refresh', data }, trigger: 'automatic' },
        });
        const answer = (await deliver(trial.botUrl, refresh)).body as InvokeAnswer;
        expect(answer).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
      }
      expect(await state()).toBe('draft');
    });

    test('a press that is not allowed says why, on the card as it stands', async () => {
      const answer = await deliver(
        trial.botUrl,
        pressActivity('hana', { request, action: 'approve' }, personal('a:presses')),
      );
      expect(answer.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
      expect(JSON.stringify(answer.body)).toMatch(/admin|approv/i);
      expect(await state()).toBe('draft');
    });

    test('somebody without a role gets the reason and no card', async () => {
      const answer = await deliver(trial.botUrl, pressActivity('zoe', { request, action: 'send' }, personal('a:zoe')));
      expect(answer.body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.activity.message' });
      expect(JSON.stringify(answer.body)).toContain('role');
      expect(await state()).toBe('draft');
    });

    test('the upload card leads back to the request', async () => {
      const answer = await deliver(
        trial.botUrl,
        pressActivity('hana', { request, action: 'upload' }, personal('a:presses')),
      );
      expect(JSON.stringify(answer.body)).toContain('/upload/');
      expect(JSON.stringify(answer.body)).toContain('"action":"refresh"');
    });

    test.each([
      ['nothing', undefined],
      ['text', 'text'],
      ['no action', {}],
      [
        'a version that is no number',
        { action: { verb: 'press', data: { request: 'R-1', action: 'send', version: 'x' } } },
      ],
    ])('a press that holds %s is answered with words', async (_name, value) => {
      const answer = await deliver(trial.botUrl, await captured('personal-action-execute', { value }));
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
      expect((answer.body as InvokeAnswer).value.message).toContain('button');
    });

    test('a button that nobody knows is answered with words', async () => {
      const value = { action: { type: 'Action.Execute', verb: 'launch', data: { request } }, trigger: 'manual' };
      const answer = await deliver(trial.botUrl, await captured('personal-action-execute', { value }));
      expect(JSON.stringify(answer.body)).toContain('not known');
    });

    test('a card that nobody remembers (a crash right after it was sent) is kept true from its first press on', async () => {
      const where = personal('a:forgotten');
      await deliver(trial.botUrl, messageActivity('hana', 'help', where));
      const [forgotten] = connector.standing('a:forgotten');
      const refresh = pressActivity('hana', { request, action: 'refresh' }, where);
      await deliver(trial.botUrl, { ...refresh, replyToId: forgotten?.id });
      const edited = await until('the edit', () => {
        const text = JSON.stringify(connector.messages.get(forgotten?.id ?? '')?.card);
        return Promise.resolve(text.includes('PF4KIOSK21') ? text : null);
      });

      expect(edited).toContain(request);
    });

    test('a button of the older kind works: the message is edited, a refusal is said', async () => {
      const where = personal('a:submit');
      await deliver(trial.botUrl, messageActivity('hana', `status of ${request}`, where));
      const [shown] = connector.standing('a:submit');
      const submit = { text: '', value: { request, action: 'approve' }, replyToId: shown?.id };
      await deliver(trial.botUrl, messageActivity('hana', '', where, submit));
      const [after, said] = connector.standing('a:submit');

      expect(after?.edits).toBeGreaterThan(0);
      expect(said?.text).toMatch(/admin/i);
      await deliver(
        trial.botUrl,
        messageActivity('hana', '', where, { ...submit, value: { request, action: 'cancel' } }),
      );
      expect(await state()).toBe('cancelled');
    });
  });

  describe('from the compose box', () => {
    const search = async (words: string | null, changed: object = {}) => {
      const parameters = words === null ? [{ name: 'initialRun', value: 'true' }] : [{ name: 'query', value: words }];
      const value = { commandId: 'search', parameters };
      const { status, body } = await deliver(
        trial.botUrl,
        await captured('message-extension-query', { value, ...changed }),
      );
      expect(status).toBe(200);
      return body as { composeExtension: { type: string; text?: string; attachments?: { preview: object }[] } };
    };
    const choose = async (value: unknown, changed: object = {}) =>
      (
        await deliver(
          trial.botUrl,
          await captured('message-extension-query', { name: 'composeExtension/selectItem', value, ...changed }),
        )
      ).body;
    const zoe = { from: { id: '29:zoe', name: 'zoe', aadObjectId: 'bbbbbbbb-0000-4000-8000-0000000000a5' } };

    beforeAll(async () => {
      await deliver(
        trial.botUrl,
        messageActivity('hana', 'register PF4KIOSK22 to Contoso with tag KIOSK', personal('a:search')),
      );
    });

    test.each([
      ['PF4KIOSK22', 'device', 'PF4KIOSK22'],
      ['contoso pharma', 'customer', 'c0000000-0000-4000-8000-000000000004'],
    ])('%s finds a %s, whose card can be inserted', async (words, kind, id) => {
      const { composeExtension } = await search(words);
      expect(composeExtension).toMatchObject({ type: 'result', attachmentLayout: 'list' });
      const [first] = composeExtension.attachments ?? [];
      expect(first?.preview).toMatchObject({ content: { tap: { type: 'invoke', value: { kind, id } } } });
      const chosen = await choose({ kind, id });
      expect(chosen).toMatchObject({
        composeExtension: { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }] },
      });
      expect(JSON.stringify(chosen)).toContain(kind === 'device' ? 'PF4KIOSK22' : 'Contoso Pharma');
    });

    test('without words the newest requests are offered, and one is found by its number', async () => {
      const [{ id = '' } = {}] = await requests();
      expect(JSON.stringify(await search(null))).toContain(`"id":"${id}"`);
      const { composeExtension } = await search(id.toLowerCase());
      expect(composeExtension.attachments).toHaveLength(1);
      expect(JSON.stringify(await choose({ kind: 'request', id }))).toContain(`${id} ·`);
    });

    test('nothing is found, and that is said', async () => {
      expect(await search('Wingtip')).toMatchObject({
        composeExtension: { type: 'message', text: expect.stringContaining('Nothing found') },
      });
    });

    test('somebody without a role finds nothing and opens nothing', async () => {
      const refusal = { composeExtension: { type: 'message', text: expect.stringContaining('no role') } };
      expect(await search('PF4KIOSK22', zoe)).toMatchObject(refusal);
      expect(await choose({ kind: 'device', id: 'PF4KIOSK22' }, zoe)).toMatchObject(refusal);
    });

    test.each([[null], [{ kind: 'tenant', id: 'x' }], ['R-1'], [{ kind: 'request', id: 'R-999999' }]])(
      'a choice %j that cannot be opened is answered with words',
      async (value) => {
        const text = JSON.stringify(await choose(value));
        expect(text).toMatch(/cannot be opened|There is no request/);
      },
    );
  });

  describe('the action "Register these serials"', () => {
    const act = async (content: string, changed: object = {}) => {
      const value = {
        commandId: 'registerSerials',
        commandContext: 'message',
        messagePayload: { id: `payload-${content.length}`, body: { contentType: 'html', content } },
      };
      const activity = await captured('message-extension-query', {
        name: 'composeExtension/fetchTask',
        value,
        ...changed,
      });
      return (await deliver(trial.botUrl, activity)).body;
    };
    const message =
      '<div><p>New laptops for Contoso:</p><p>PF4KIOSK23<br>PF4KIOSK24</p><p>please approve R-1</p></div>';

    test('makes one draft, however often it is pressed, and puts its card into the conversation', async () => {
      const before = (await requests()).length;
      const first = await act(message);
      expect(first).toMatchObject({ task: { type: 'message', value: expect.stringMatching(/^R-\d+ is a draft now/) } });
      expect(await act(message)).toEqual(first);
      const after = await requests();
      expect(after).toHaveLength(before + 1);
      expect(after.find(({ id }) => JSON.stringify(first).includes(`${id} is`))?.state).toBe('draft');
      const [card] = connector.standing('19:devices@thread.tacv2;messageid=1795253400487');
      expect(JSON.stringify(card?.card)).toContain('PF4KIOSK24');
    });

    test('says so where the message names no device, and to somebody without a role', async () => {
      const before = await requests();
      expect(await act('<p>Lunch at noon?</p>')).toMatchObject({
        task: { value: expect.stringContaining('no serial') },
      });
      const zoe = { from: { id: '29:zoe', name: 'zoe', aadObjectId: 'bbbbbbbb-0000-4000-8000-0000000000a5' } };
      expect(await act(`${message} `, zoe)).toMatchObject({ task: { value: expect.stringContaining('no role') } });
      expect(await requests()).toEqual(before);
    });
  });

  test('an accepted file that was never offered changes nothing, and that is said', async () => {
    const consent = await captured('personal-file-consent-accepted');
    expect((await deliver(trial.botUrl, consent)).status).toBe(200);
    expect(connector.standing(consent.conversation.id)[0]?.text).toContain('nothing was saved');
  });

  test.each(['task/fetch', 'task/submit'])('%s is answered with words', async (name) => {
    const { status, body } = await deliver(trial.botUrl, await captured('personal-action-execute', { name }));
    expect(status).toBe(200);
    expect(body).toMatchObject({ task: { type: 'message' } });
  });

  test.each(['signin/verifyState', 'composeExtension/submitAction', 'unheard/of', null])(
    'the invoke %s is answered with words',
    async (name) => {
      const { status, body } = await deliver(trial.botUrl, await captured('personal-action-execute', { name }));
      expect(status).toBe(200);
      expect(body).toMatchObject({ statusCode: 400, type: 'application/vnd.microsoft.error' });
    },
  );

  test.each(['messageUpdate', 'messageDelete', 'messageReaction', 'typing', 'endOfConversation', 'event', 'unheardOf'])(
    'the event %s is taken in silence and changes nothing',
    async (type) => {
      const before = await requests();
      const event = await captured('personal-message', { type, reactionsAdded: [{ type: 'like' }] });
      expect((await deliver(trial.botUrl, event)).status).toBe(200);
      expect(connector.standing(event.conversation.id)).toEqual([]);
      expect(await requests()).toEqual(before);
    },
  );

  describe('an attached file', () => {
    let sent = 0;

    async function sendFile(downloadUrl: unknown, id: string): Promise<string> {
      const message = await captured('personal-message-with-file', {
        id,
        conversation: { id: `a:${id}`, conversationType: 'personal', tenantId: 'aaaaaaaa-0000-4000-8000-000000000001' },
      });
      const [file, ...others] = message.attachments ?? [];
      const attachments = [{ ...file, content: { downloadUrl, fileType: 'csv' } }, ...others];
      expect((await deliver(trial.botUrl, { ...message, attachments })).status).toBe(200);
      return JSON.stringify(connector.standing(`a:${id}`).map(({ card }) => card));
    }

    test('from an allowed host is read into a request', async () => {
      const card = await sendFile(`http://${files.host}/list.csv`, 'file-good');
      expect(card).toContain('KIOSK');
      expect(card).toContain('40');
    });

    test.each<[string, (host: string) => unknown, RegExp]>([
      ['from another host', () => 'http://127.0.0.1:9/list.csv', /place that Preflight may read/],
      [
        'from a host whose name only ends alike',
        () => 'https://evilsharepoint.com/list.csv',
        /place that Preflight may read/,
      ],
      ['from SharePoint without TLS', () => 'http://contoso.sharepoint.com/list.csv', /place that Preflight may read/],
      ['from this machine’s disk', () => 'file:///etc/passwd', /place that Preflight may read/],
      ['without an address', () => null, /place that Preflight may read/],
      ['that is too large', (host) => `http://${host}/large`, /larger than 488 KB/],
      ['that moved', (host) => `http://${host}/moved`, /could not be fetched \(answer 302\)/],
      ['that is gone', (host) => `http://${host}/gone`, /could not be fetched \(answer 404\)/],
      ['that never comes', (host) => `http://${host}/slow`, /could not be fetched in time/],
    ])('%s is refused with words, and nothing is made of it', async (_name, address, words) => {
      const before = (await requests()).length;
      sent += 1;
      expect(await sendFile(address(files.host), `file-${sent}`)).toMatch(words);
      expect(await requests()).toHaveLength(before);
    });

    test('a redirect is not followed', () => {
      expect(files.asked.filter((path) => path === '/list.csv')).toHaveLength(1);
    });
  });

  test('messages without an id are told apart', async () => {
    const where = personal('a:no-id');
    await deliver(trial.botUrl, messageActivity('hana', 'help', where, { id: undefined }));
    await deliver(trial.botUrl, messageActivity('hana', 'what does 808 mean?', where, { id: undefined }));
    expect(connector.standing('a:no-id')).toHaveLength(2);
  });

  test('a slow service: a word within a second, and the same message becomes the card', async () => {
    await trial.control('timing', { latencyMs: 1_500 });
    const where = personal('a:slow');
    const delivered = deliver(
      trial.botUrl,
      messageActivity('hana', 'register PF4KIOSK22 to Contoso with tag KIOSK', where),
    );
    const early = await until('a word', () => Promise.resolve(connector.standing('a:slow')[0] ?? null));
    expect(early.text).toMatch(/^Got it: R-\d+, checking one device for Contoso/);
    await delivered;
    await trial.control('timing', { latencyMs: 1 });

    const [only, ...others] = connector.standing('a:slow');
    expect(others).toEqual([]);
    expect(only?.id).toBe(early.id);
    expect(JSON.stringify(only?.card)).toContain('PF4KIOSK22');
    expect(JSON.stringify(only?.card)).not.toContain('Got it');
  });

  test('the answer in the response itself is one message, however slow', async () => {
    await trial.control('timing', { latencyMs: 1_200 });
    const message = messageActivity('hana', 'register PF4KIOSK23 to Contoso with tag KIOSK', personal('a:replies'), {
      deliveryMode: 'expectReplies',
    });
    const { body } = await deliver(trial.botUrl, message);
    await trial.control('timing', { latencyMs: 1 });

    expect((body as { activities: readonly { type: string }[] }).activities.map(({ type }) => type)).toEqual([
      'message',
    ]);
  });

  test('the log of all this holds no text, no token, no hash and no secret', () => {
    const log = trial.botOutput;
    expect(log).toContain('server.listening');
    expect(log).not.toMatch(/eyJ[\w-]+\.|Bearer |sandbox-secret|[A-Za-z0-9+/]{200}|\/upload\/[\w-]{20}/);
    expect(log).not.toMatch(/what does 808|checking one device|register PF4/);
  });
});
