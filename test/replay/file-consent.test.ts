import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDeviceList } from '../../src/lists/check-list.ts';
import { deliver, messageActivity, PEOPLE, type PersonName, pressActivity, type Where } from '../support/activities.ts';
import { FakeConnector, type StandingMessage } from '../support/fake-connector.ts';
import { FileServer } from '../support/file-server.ts';
import { Trial } from '../support/trial.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const FILE = 'application/vnd.microsoft.teams.card.file.info';

interface Consent {
  readonly sizeInBytes: number;
  readonly acceptContext: { readonly offer: string };
  readonly declineContext: { readonly offer: string };
}

describe('the repaired list in a personal chat of Teams', () => {
  let trial: Trial;
  let connector: FakeConnector;
  let files: FileServer;
  let chats = 0;

  beforeAll(async () => {
    connector = await new FakeConnector().listen();
    files = await new FileServer(await readFile('examples/contoso-40.csv'), 0).listen();
    trial = await Trial.start({ FILE_HOSTS: files.host });
  });
  afterAll(async () => {
    await trial.stop();
    await connector.close();
    await files.close();
  });

  /** A chat in which Hana had a list checked and asked for the repaired one: the question that Teams shows. */
  async function asked(): Promise<{ where: Where; question: StandingMessage; consent: Consent; list: string }> {
    chats += 1;
    const where: Where = { serviceUrl: connector.url, scope: 'personal', conversation: `a:files-${chats}` };
    const content = { downloadUrl: `http://${files.host}/list.csv`, fileType: 'csv' };
    const attachment = {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      name: 'contoso.csv',
      content,
    };
    await deliver(trial.botUrl, messageActivity('hana', 'check this list', where, { attachments: [attachment] }));
    const list = /L-[0-9a-f]{8}/.exec(JSON.stringify(connector.standing(where.conversation)))?.[0] ?? '';
    const answer = await deliver(
      trial.botUrl,
      pressActivity('hana', { request: null, action: 'download-list', list }, where),
    );
    expect(JSON.stringify(answer.body)).toContain('Teams asks below');
    const question = connector.standing(where.conversation).at(-1);
    if (question?.attachment?.contentType !== CONSENT) throw new Error('no question in the chat');
    return { where, question, consent: question.card as Consent, list };
  }

  /** The captured answer to a question, by whom, with where to save the file. */
  async function answered(
    name: 'accepted' | 'declined',
    { where, question, consent }: Awaited<ReturnType<typeof asked>>,
    { by = 'hana', uploadUrl = `http://${files.host}/save-${chats}` }: { by?: PersonName; uploadUrl?: string } = {},
  ) {
    const activity = JSON.parse(
      await readFile(`test/fixtures/activities/personal-file-consent-${name}.json`, 'utf8'),
    ) as { value: { uploadInfo?: object }; conversation: object };
    const { value } = activity;
    return deliver(trial.botUrl, {
      ...activity,
      serviceUrl: connector.url,
      from: { id: `29:${by}`, name: by, aadObjectId: PEOPLE[by] },
      conversation: { ...activity.conversation, id: where.conversation },
      replyToId: question.id,
      value: {
        ...value,
        context: name === 'accepted' ? consent.acceptContext : consent.declineContext,
        ...(value.uploadInfo === undefined ? {} : { uploadInfo: { ...value.uploadInfo, uploadUrl } }),
      },
    });
  }

  const last = ({ where }: Awaited<ReturnType<typeof asked>>) => connector.standing(where.conversation).at(-1);

  test('is saved where Teams says once it is accepted; the question goes and the file stands in the chat', async () => {
    const chat = await asked();
    expect((await answered('accepted', chat)).status).toBe(200);

    const saved = files.saved.get(`/save-${chats}`) ?? Buffer.alloc(0);
    expect(saved.length).toBe(chat.consent.sizeInBytes);
    const { report } = await readDeviceList(saved, { fileName: 'saved.csv' });
    expect([report.devices, report.ready, report.accepted]).toEqual([39, 39, true]);
    expect(connector.deleted).toContain(chat.question.id);
    expect(last(chat)?.attachment).toMatchObject({
      contentType: FILE,
      contentUrl: 'https://preflight-my.sharepoint.example/personal/hana/Documents/R-1.csv',
      content: { uniqueId: 'dddddddd-0000-4000-8000-000000000002', fileType: 'csv' },
    });
  });

  test('accepted twice is saved once', async () => {
    const chat = await asked();
    await answered('accepted', chat);
    await answered('accepted', chat, { uploadUrl: `http://${files.host}/second-time` });

    expect(files.saved.has('/second-time')).toBe(false);
    expect(last(chat)?.text).toContain('over, so nothing was saved');
  });

  test('declined is not saved; the question goes, and an acceptance that comes later saves nothing', async () => {
    const chat = await asked();
    expect((await answered('declined', chat)).status).toBe(200);
    expect(connector.deleted).toContain(chat.question.id);
    expect(last(chat)?.text).toBe('Nothing was saved.');

    await answered('accepted', chat);
    expect(files.saved.has(`/save-${chats}`)).toBe(false);
  });

  test('accepted or declined by somebody else changes nothing: it still waits for its owner', async () => {
    const chat = await asked();
    await answered('accepted', chat, { by: 'sam' });
    await answered('declined', chat, { by: 'ada' });
    expect(files.saved.has(`/save-${chats}`)).toBe(false);
    expect(connector.deleted).not.toContain(chat.question.id);

    await answered('accepted', chat);
    expect(files.saved.has(`/save-${chats}`)).toBe(true);
  });

  test.each([
    ['to another host', () => 'https://files.evil.example/save', /may not write to/],
    ['without encryption', () => 'http://preflight.sharepoint.com/save', /may not write to/],
    ['where there is no room', () => `http://${files.host}/full`, /answered 507/],
    ['to no address', () => 'nowhere', /may not write to/],
  ])('that was to be saved %s is not, and that is said', async (_where, uploadUrl, words) => {
    const chat = await asked();
    await answered('accepted', chat, { uploadUrl: uploadUrl() });

    expect(last(chat)?.text).toMatch(words);
    expect(connector.deleted).toContain(chat.question.id);
  });

  test('in a channel is behind a personal link', async () => {
    const { list } = await asked();
    const where: Where = { serviceUrl: connector.url, scope: 'channel', conversation: '19:files;messageid=1' };
    const { body } = await deliver(
      trial.botUrl,
      pressActivity('hana', { request: null, action: 'download-list', list }, where),
    );
    const url = /https?:[^"]+\/upload\/file\/[A-Za-z0-9_-]+/.exec(JSON.stringify(body))?.[0] ?? '';
    expect(connector.standing(where.conversation)).toEqual([]);

    const path = new URL(url).pathname;
    const response = await fetch(`${trial.botUrl}${path}`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="contoso.fixed.csv"');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
    expect(trial.botOutput).not.toContain(path.slice(-20));
  });
});
