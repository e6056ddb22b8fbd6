import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAdapter } from '../../../src/teams/adapter.ts';
import { type RunningServer, startServer } from '../../../src/teams/server.ts';
import { type ChannelKey, ChannelKeys, signed } from '../../support/channel-keys.ts';
import { createKeptLog } from '../../support/kept-log.ts';

const APP_ID = '11111111-2222-4333-8444-555555555555';
const TENANT = 'aaaaaaaa-0000-4000-8000-000000000001';
const SERVICE_URL = 'https://smba.trafficmanager.net/emea/';
const ISSUER = 'https://api.botframework.com';

const ACTIVITY = {
  type: 'event',
  id: '1',
  channelId: 'msteams',
  serviceUrl: SERVICE_URL,
  from: { id: '29:hana', aadObjectId: 'bbbbbbbb-0000-4000-8000-0000000000a1' },
  recipient: { id: '28:preflight' },
  conversation: { id: 'a:hana', conversationType: 'personal', tenantId: TENANT },
  channelData: { tenant: { id: TENANT } },
};

const now = () => Math.floor(Date.now() / 1000);
const claims = (changed: object = {}) => ({
  iss: ISSUER,
  aud: APP_ID,
  serviceurl: SERVICE_URL,
  nbf: now() - 60,
  exp: now() + 3_600,
  ...changed,
});

/** The token with another payload under the same signature. */
function withClaim(token: string, changed: object): string {
  const [header, , signature] = token.split('.');
  return `${header}.${Buffer.from(JSON.stringify(claims(changed))).toString('base64url')}.${signature}`;
}

async function serve(openIdMetadataUrl: string, turns: string[]): Promise<RunningServer> {
  const identity = { appId: APP_ID, password: 'invented', tenantId: TENANT, cloud: { openIdMetadataUrl } };
  const log = createKeptLog();
  const started = await startServer({
    port: 0,
    host: '127.0.0.1',
    adapter: createAdapter(identity, log, () => 'reference'),
    run: (_context, activity) => {
      turns.push(activity.type);
      return Promise.resolve();
    },
    identity,
    notReady: () => Promise.resolve([]),
    log,
    newId: () => 'reference',
    routes: [],
  });
  if (!started.ok) throw new Error(started.fault.message);
  return started.value;
}

async function post(server: RunningServer, token: string | null, activity: object = ACTIVITY) {
  const response = await fetch(`${server.url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: token }) },
    body: JSON.stringify(activity),
  });
  return { status: response.status, body: await response.text() };
}

describe('who may send activities', () => {
  let keys: ChannelKeys;
  let server: RunningServer;
  let teams: ChannelKey;
  let webChat: ChannelKey;
  let noEndorsements: ChannelKey;
  let stranger: ChannelKey;
  const turns: string[] = [];

  beforeAll(async () => {
    keys = await new ChannelKeys().listen();
    teams = keys.publish('teams', ['msteams', 'skype']);
    webChat = keys.publish('web-chat', ['webchat', 'directline']);
    noEndorsements = keys.publish('no-endorsements', null);
    const elsewhere = new ChannelKeys();
    stranger = { ...elsewhere.publish('teams', ['msteams']) };
    server = await serve(keys.url, turns);
  });
  afterAll(async () => {
    await server.close();
    await keys.close();
  });

  test('an activity that the Teams channel signed for this bot is taken', async () => {
    const before = turns.length;
    expect((await post(server, `Bearer ${signed(teams, claims())}`)).status).toBe(200);
    expect(turns.length).toBe(before + 1);
  });

  test.each<[string, () => string | null]>([
    ['no token', () => null],
    ['an empty token', () => ''],
    ['another scheme', () => `Basic ${signed(teams, claims())}`],
    ['no JWT', () => 'Bearer abc'],
    ['a token for another bot', () => `Bearer ${signed(teams, claims({ aud: TENANT }))}`],
    ['a token for nobody', () => `Bearer ${signed(teams, claims({ aud: undefined }))}`],
    ['another issuer', () => `Bearer ${signed(teams, claims({ iss: 'https://issuer.example' }))}`],
    [
      'the emulator’s issuer with the bot’s own id',
      () =>
        `Bearer ${signed(teams, claims({ iss: `https://sts.windows.net/${TENANT}/`, appid: APP_ID, ver: '1.0', aud: APP_ID }))}`,
    ],
    [
      'the emulator’s well-known issuer',
      () =>
        `Bearer ${signed(teams, claims({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', appid: APP_ID, ver: '1.0' }))}`,
    ],
    ['another bot’s token (skill)', () => `Bearer ${signed(teams, claims({ ver: '1.0', appid: TENANT }))}`],
    [
      'a changed claim under a good signature',
      () => `Bearer ${withClaim(signed(teams, claims()), { aud: APP_ID, exp: now() + 9_999 })}`,
    ],
    ['a token that is over for ten minutes', () => `Bearer ${signed(teams, claims({ exp: now() - 600 }))}`],
    ['a token of tomorrow', () => `Bearer ${signed(teams, claims({ nbf: now() + 86_400, exp: now() + 90_000 }))}`],
    ['an unknown key', () => `Bearer ${signed({ ...teams, kid: 'unknown' }, claims())}`],
    ['no key id', () => `Bearer ${signed(teams, claims(), { kid: undefined })}`],
    ['somebody else’s signature under a known key id', () => `Bearer ${signed(stranger, claims())}`],
    [
      'another address than the activity’s',
      () => `Bearer ${signed(teams, claims({ serviceurl: 'https://other.example/' }))}`,
    ],
    ['no address', () => `Bearer ${signed(teams, claims({ serviceurl: undefined }))}`],
    ['a key endorsed for other channels', () => `Bearer ${signed(webChat, claims())}`],
    ['a key without endorsements', () => `Bearer ${signed(noEndorsements, claims())}`],
    [
      'no signature (alg none)',
      () => `Bearer ${signed(teams, claims(), { alg: 'none' }).split('.').slice(0, 2).join('.')}.`,
    ],
    ['alg none beside a signature', () => `Bearer ${signed(teams, claims(), { alg: 'none' })}`],
    [
      'a shared secret instead of a key (HS256)',
      () => {
        const [header, payload] = signed(teams, claims(), { alg: 'HS256' }).split('.');
        return `Bearer ${header}.${payload}.${createHmac('sha256', 'teams').update(`${header}.${payload}`).digest('base64url')}`;
      },
    ],
  ])('%s: 401, without a reason, and no turn is run', async (_name, token) => {
    const before = turns.length;
    const { status, body } = await post(server, token());

    expect({ status, body: JSON.parse(body) as unknown }).toEqual({ status: 401, body: { message: 'unauthorized' } });
    expect(turns.length).toBe(before);
  });

  test.each([
    [
      'another tenant',
      { conversation: { ...ACTIVITY.conversation, tenantId: 'cccccccc-0000-4000-8000-000000000009' }, channelData: {} },
    ],
    ['no tenant', { conversation: { id: 'a:hana' }, channelData: {} }],
    ['another channel', { channelId: 'webchat' }],
    ['a channel with keys of its own', { channelId: 'AseChannel' }],
    ['no channel', { channelId: undefined }],
  ])('an activity of %s, however well signed: 403', async (_name, changed) => {
    const before = turns.length;
    expect((await post(server, `Bearer ${signed(teams, claims())}`, { ...ACTIVITY, ...changed })).status).toBe(403);
    expect(turns.length).toBe(before);
  });

  test('without a token nobody learns which tenant is served: 401', async () => {
    expect((await post(server, null, { ...ACTIVITY, channelId: 'webchat' })).status).toBe(401);
  });

  test('keys that cannot be had are an outage (503), which ends when they are back', async () => {
    const away = await new ChannelKeys().listen();
    away.refuseWith = 500;
    const key = away.publish('teams', ['msteams']);
    const waiting = await serve(away.url, []);
    const token = `Bearer ${signed(key, claims())}`;

    expect((await post(waiting, token)).status).toBe(503);
    away.refuseWith = null;
    expect((await post(waiting, token)).status).toBe(200);
    await waiting.close();
    await away.close();
  });

  test('an address of the keys that nobody answers is an outage (503)', async () => {
    const gone = await new ChannelKeys().listen();
    const key = gone.publish('teams', ['msteams']);
    await gone.close();
    const waiting = await serve(gone.url, []);

    expect((await post(waiting, `Bearer ${signed(key, claims())}`)).status).toBe(503);
    await waiting.close();
  });
});
