import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPartnerTokens } from '../../../src/security/partner-tokens.ts';
import { type FakeAnswer, type HttpsFake, startHttpsFake } from '../../support/https-fake.ts';

const PARTNER = '3f2b8c1a-6d4e-4f5a-9b7c-8d9e0f1a2b3c';
const CLIENT_ID = '6d6f2c2e-0000-4000-8000-0000000000aa';
const USER = '7d6f2c2e-0000-4000-8000-0000000000bb';

let entra: HttpsFake;

beforeAll(async () => {
  entra = await startHttpsFake();
});

afterAll(() => entra.close());

beforeEach(() => {
  entra.requests.length = 0;
  entra.answer(() => granted(entra.requests.length));
});

const source = () =>
  createPartnerTokens({
    loginUrl: entra.url,
    clientId: CLIENT_ID,
    secret: 'not-a-real-secret',
    refreshToken: 'refresh-of-the-settings',
    callTimeoutMs: 2_000,
  });

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function granted(number: number): FakeAnswer {
  const claims = {
    aud: CLIENT_ID,
    oid: USER,
    tid: PARTNER,
    sub: USER,
    preferred_username: 'partner@preflight.example',
  };
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      scope: 'https://api.partnercenter.microsoft.com/user_impersonation',
      expires_in: 3600,
      access_token: `access-${number}`,
      refresh_token: `refresh-${number}`,
      id_token: `${part({ alg: 'none' })}.${part(claims)}.`,
      client_info: part({ uid: USER, utid: PARTNER }),
    },
  };
}

const refused = (word: string, code: number): FakeAnswer => ({
  status: 400,
  body: { error: word, error_description: `AADSTS${code}: said`, error_codes: [code] },
});
const forms = () => entra.requests.map(({ text }) => new URLSearchParams(text));

describe('tokens of the partner', () => {
  test('are traded for the refresh token at the partner’s own tenant, with the scope of Partner Center', async () => {
    expect(await source().token(PARTNER)).toMatchObject({ ok: true, value: { token: 'access-1' } });

    expect(entra.requests.map(({ path }) => path)).toEqual([`/${PARTNER}/oauth2/v2.0/token`]);
    expect(forms()[0]?.get('grant_type')).toBe('refresh_token');
    expect(forms()[0]?.get('refresh_token')).toBe('refresh-of-the-settings');
    expect(forms()[0]?.get('scope')).toContain('https://api.partnercenter.microsoft.com/user_impersonation');
  });

  test('are kept in memory, and asked once by several calls at the same time', async () => {
    const tokens = source();

    await Promise.all([tokens.token(PARTNER), tokens.token(PARTNER)]);
    await tokens.token(PARTNER);

    expect(entra.requests).toHaveLength(1);
  });

  test('are renewed with the newest refresh token that the service gave', async () => {
    const tokens = source();
    await tokens.token(PARTNER);

    expect(await tokens.token(PARTNER, { fresh: true })).toMatchObject({ ok: true, value: { token: 'access-2' } });
    expect(forms()[1]?.get('refresh_token')).toBe('refresh-1');
  });

  test('fall back to the refresh token of the settings where the newer one was withdrawn', async () => {
    const tokens = source();
    await tokens.token(PARTNER);
    entra.answer(({ text }) =>
      new URLSearchParams(text).get('refresh_token') === 'refresh-1' ? refused('invalid_grant', 50173) : granted(9),
    );

    expect(await tokens.token(PARTNER, { fresh: true })).toMatchObject({ ok: true, value: { token: 'access-9' } });
  });

  test.each([
    ['an expired sign-in', refused('invalid_grant', 700082), 'token.sign-in-again'],
    ['a sign-in without multifactor authentication', refused('invalid_grant', 50076), 'token.sign-in-again'],
    ['a withdrawn consent of the partner', refused('interaction_required', 65001), 'token.sign-in-again'],
    ['a wrong secret', refused('invalid_client', 7000215), 'token.refused'],
    ['an unknown app', refused('unauthorized_client', 700016), 'token.refused'],
    ['an unknown tenant', refused('invalid_request', 90002), 'token.refused'],
    ['a failing service', { status: 503 } satisfies FakeAnswer, 'token.unreachable'],
    ['a broken connection', 'cut' as const, 'token.unreachable'],
  ])('after %s tell whoever runs Preflight, never that a customer does not consent', async (_, answer, code) => {
    entra.answer(() => answer);

    const token = await source().token(PARTNER);

    expect(token).toMatchObject({ ok: false, fault: { code } });
    expect(JSON.stringify(token)).not.toMatch(/refresh-of-the-settings|not-a-real-secret|said/);
  });
});
