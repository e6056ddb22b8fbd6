import { generate } from 'selfsigned';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMsalTokens } from '../../../src/security/msal-tokens.ts';
import { type FakeAnswer, type HttpsFake, startHttpsFake } from '../../support/https-fake.ts';

const TENANT = '3f2b8c1a-6d4e-4f5a-9b7c-8d9e0f1a2b3c';
const OTHER_TENANT = 'a1b2c3d4-0000-4000-8000-1234567890ab';
const CLIENT_ID = '6d6f2c2e-0000-4000-8000-0000000000aa';
const SECRET = 'not-a-real-secret~1';

let entra: HttpsFake;

beforeAll(async () => {
  entra = await startHttpsFake();
});

afterAll(() => entra.close());

afterEach(() => {
  vi.useRealTimers();
});

beforeEach(() => {
  entra.requests.length = 0;
  entra.answer(() => granted(['DeviceManagementServiceConfig.ReadWrite.All']));
});

const source = () =>
  createMsalTokens({ loginUrl: entra.url, clientId: CLIENT_ID, secret: SECRET, callTimeoutMs: 2_000 });

describe('tokens for a customer tenant', () => {
  test('are asked with the client credentials grant at the tenant and carry its permissions', async () => {
    const token = await source().token(TENANT);

    expect(token).toMatchObject({
      ok: true,
      value: {
        token: jwt(['DeviceManagementServiceConfig.ReadWrite.All']),
        roles: ['DeviceManagementServiceConfig.ReadWrite.All'],
      },
    });
    expect(entra.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST /${TENANT}/oauth2/v2.0/token`,
    ]);
    const form = new URLSearchParams(entra.requests[0]?.text);
    expect(form.get('grant_type')).toBe('client_credentials');
    expect(form.get('client_id')).toBe(CLIENT_ID);
    expect(form.get('client_secret')).toBe(SECRET);
    expect(form.get('scope')).toContain('https://graph.microsoft.com/.default');
  });

  test('say when they expire', async () => {
    const token = await source().token(TENANT);

    expect(token.ok && token.value.expiresAt).toBeInstanceOf(Date);
  });

  test('are kept in memory, one for each tenant', async () => {
    const tokens = source();

    await tokens.token(TENANT);
    await tokens.token(OTHER_TENANT);
    await tokens.token(TENANT);

    expect(entra.requests.map(({ path }) => path)).toEqual([
      `/${TENANT}/oauth2/v2.0/token`,
      `/${OTHER_TENANT}/oauth2/v2.0/token`,
    ]);
  });

  test('are asked once when several calls need the same one at the same time', async () => {
    const tokens = source();

    const answers = await Promise.all([tokens.token(TENANT), tokens.token(TENANT), tokens.token(TENANT)]);

    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(entra.requests).toHaveLength(1);
  });

  test('are asked anew where a fresh one is wanted, and the fresh one is kept', async () => {
    const tokens = source();
    await tokens.token(TENANT);
    entra.answer(() => granted([]));

    expect(await tokens.token(TENANT, { fresh: true })).toMatchObject({ ok: true, value: { roles: [] } });
    expect(await tokens.token(TENANT)).toMatchObject({ ok: true, value: { roles: [] } });
    expect(entra.requests).toHaveLength(2);
  });

  test('are used until shortly before they expire, whatever happens to the service meanwhile', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-21T10:00:00Z') });
    const tokens = source();
    entra.answer(() => ({
      status: 200,
      body: { token_type: 'Bearer', expires_in: 3600, refresh_in: 1800, access_token: jwt([]) },
    }));
    await tokens.token(TENANT);
    entra.answer(() => ({ status: 503 }));

    vi.setSystemTime(Date.parse('2026-11-21T10:50:00Z'));
    const later = await tokens.token(TENANT);
    vi.setSystemTime(Date.parse('2026-11-21T10:59:00Z'));
    const last = await tokens.token(TENANT);

    expect(later).toMatchObject({ ok: true });
    expect(last).toMatchObject({ ok: false, fault: { code: 'token.unreachable' } });
  });

  test('have unknown permissions where the token is no JWT', async () => {
    entra.answer(() => ({ status: 200, body: { token_type: 'Bearer', expires_in: 3600, access_token: 'opaque' } }));

    expect(await source().token(TENANT)).toMatchObject({ ok: true, value: { token: 'opaque', roles: null } });
  });

  test('can be asked with a certificate instead of a secret', async () => {
    const pair = await generate([{ name: 'commonName', value: 'preflight.example' }], {
      keyType: 'rsa',
      keySize: 2048,
      algorithm: 'sha256',
    });
    const tokens = createMsalTokens({
      loginUrl: entra.url,
      clientId: CLIENT_ID,
      certificate: { certificatePem: pair.cert, privateKeyPem: pair.private },
      callTimeoutMs: 2_000,
    });

    expect(await tokens.token(TENANT)).toMatchObject({ ok: true });
    const form = new URLSearchParams(entra.requests[0]?.text);
    expect(form.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    const claims = JSON.parse(
      Buffer.from(form.get('client_assertion')?.split('.')[1] ?? '', 'base64url').toString('utf8'),
    );
    expect(claims).toMatchObject({ iss: CLIENT_ID, sub: CLIENT_ID, aud: `${entra.url}/${TENANT}/oauth2/v2.0/token` });
    expect(form.has('client_secret')).toBe(false);
  });
});

describe('a token that cannot be had', () => {
  test.each([
    [700016, 400, 'unauthorized_client'],
    [7000229, 401, 'invalid_client'],
    [65001, 400, 'invalid_grant'],
    [7000112, 401, 'unauthorized_client'],
  ])('is missing consent where Entra says AADSTS%i', async (code, status, error) => {
    entra.answer(() => refused(status, error, code));

    expect(await source().token(TENANT)).toMatchObject({
      ok: false,
      fault: {
        code: 'consent.not-granted',
        retry: 'after-change',
        subject: TENANT,
        remote: { status, code: `AADSTS${code}`, requestId: 'trace-1' },
      },
    });
  });

  test('is a refusal of our own credentials where the secret is wrong, and the secret is not told', async () => {
    entra.answer(() => refused(401, 'invalid_client', 7000215));

    const answer = await source().token(TENANT);

    expect(answer).toMatchObject({
      ok: false,
      fault: { code: 'token.refused', retry: 'after-change', remote: { code: 'AADSTS7000215' } },
    });
    expect(JSON.stringify(answer)).not.toContain(SECRET);
  });

  test('is told by the code in the description where no list of codes comes', async () => {
    entra.answer(() => ({
      status: 400,
      body: { error: 'unauthorized_client', error_description: 'AADSTS700016: Application not found.' },
    }));

    expect(await source().token(TENANT)).toMatchObject({ ok: false, fault: { code: 'consent.not-granted' } });
  });

  test('is an unknown tenant where Entra does not know it', async () => {
    entra.answer(() => refused(400, 'invalid_request', 90002));

    expect(await source().token(TENANT)).toMatchObject({ ok: false, fault: { code: 'token.tenant-unknown' } });
  });

  test.each(['contoso.com', '', '../common', `${TENANT}/../x`])(
    'is an unknown tenant for %j, and nothing is asked',
    async (tenant) => {
      expect(await source().token(tenant)).toMatchObject({ ok: false, fault: { code: 'token.tenant-unknown' } });
      expect(entra.requests).toEqual([]);
    },
  );

  test.each<[string, FakeAnswer]>([
    ['the connection breaks', 'cut'],
    ['the service is down', { status: 503, body: { error: 'temporarily_unavailable', error_codes: [90033] } }],
    ['a gateway answers with a page', { status: 502, text: '<html></html>' }],
  ])('is a service out of reach where %s', async (_, answer) => {
    entra.answer(() => answer);

    expect(await source().token(TENANT)).toMatchObject({
      ok: false,
      fault: { code: 'token.unreachable', retry: 'same-request' },
    });
  });

  test('is a service out of reach where no answer comes in time', async () => {
    entra.answer(() => 'hang');
    const tokens = createMsalTokens({ loginUrl: entra.url, clientId: CLIENT_ID, secret: SECRET, callTimeoutMs: 50 });

    expect(await tokens.token(TENANT)).toMatchObject({ ok: false, fault: { code: 'token.unreachable' } });
  });

  test('is asked for again at once after an outage, not answered from memory', async () => {
    const tokens = source();
    entra.answer(() => ({ status: 503, body: { error: 'temporarily_unavailable' } }));
    await tokens.token(TENANT);
    entra.answer(() => granted(['DeviceManagementServiceConfig.ReadWrite.All']));

    expect(await tokens.token(TENANT)).toMatchObject({ ok: true });
  });

  test('is throttled with the wait that the service asks for', async () => {
    entra.answer(() => ({ status: 429, headers: { 'Retry-After': '7' }, body: { error: 'throttled' } }));

    expect(await source().token(TENANT)).toMatchObject({
      ok: false,
      fault: { code: 'token.throttled', retry: 'same-request', retryAfterMs: 7_000 },
    });
  });

  test('is an unreadable answer where a success is no JSON', async () => {
    entra.answer(() => ({ status: 200, text: 'welcome' }));

    expect(await source().token(TENANT)).toMatchObject({ ok: false, fault: { code: 'token.answer-unreadable' } });
  });
});

describe('settings that cannot work', () => {
  test.each(['http://login.example', 'https://login.example/tenants', 'login.example'])(
    'the sign-in address %s is refused',
    (loginUrl) => {
      expect(() => createMsalTokens({ loginUrl, clientId: CLIENT_ID, secret: SECRET, callTimeoutMs: 1 })).toThrow(
        /sign-in address must be https/,
      );
    },
  );

  test('a private key of another certificate is refused', async () => {
    const make = () =>
      generate([{ name: 'commonName', value: 'preflight.example' }], { keyType: 'ec', curve: 'P-256' });
    const [one, other] = await Promise.all([make(), make()]);

    expect(() =>
      createMsalTokens({
        clientId: CLIENT_ID,
        certificate: { certificatePem: one.cert, privateKeyPem: other.private },
        callTimeoutMs: 1,
      }),
    ).toThrow(/does not belong to its certificate/);
  });
});

function granted(roles: readonly string[]): FakeAnswer {
  return { status: 200, body: { token_type: 'Bearer', expires_in: 3600, access_token: jwt(roles) } };
}

function refused(status: number, error: string, code: number): FakeAnswer {
  const error_description = `AADSTS${code}: Text of the service. Trace ID: trace-1`;
  return { status, body: { error, error_description, error_codes: [code], trace_id: 'trace-1' } };
}

function jwt(roles: readonly string[]): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part({ roles })}.c2ln`;
}
