import { beforeEach, describe, expect, test } from 'vitest';
import { APP, TENANTS } from '../../../sandbox/world.ts';
import { FABRIKAM, partnerCenterOf, refreshRequest } from './support/partner-center-client.ts';
import { partnerCenterExample } from './support/partner-center-example.ts';
import { IMPORTS, openSandbox, type SandboxClient, tokenRequest } from './support/sandbox-client.ts';

const HOUR_MS = 3_600_000;

let sandbox: SandboxClient;

beforeEach(async () => {
  sandbox = await openSandbox();
});

const tokenFor = (request = tokenRequest(), tenant: string = TENANTS.contoso) =>
  sandbox.send('POST', `/${tenant}/oauth2/v2.0/token`, request);

/** An assertion as MSAL makes it, valid for ten minutes from now on the client's clock. */
function assertion(changes: Record<string, unknown> = {}, clientOffsetMs = 0) {
  const seconds = (sandbox.clock.now().getTime() + clientOffsetMs) / 1000;
  const claims = { iss: APP.clientId, sub: APP.clientId, nbf: seconds, exp: seconds + 600, ...changes };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return tokenRequest({
    client_secret: undefined,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: `${part({ alg: 'PS256' })}.${part(claims)}.c2ln`,
  });
}

describe('credentials that are not good', () => {
  test.each([
    [{ clientSecret: 'wrong' }, 7000215],
    [{ clientSecret: 'expired' }, 7000222],
  ])('%j', async (credentials, code) => {
    await sandbox.control('POST', '/credentials', credentials);

    const reply = await tokenFor();

    expect([reply.status, reply.body.error, reply.body.error_codes]).toEqual([401, 'invalid_client', [code]]);
  });

  test.each([
    [{ certificate: 'expired' }, 700027, /key used is expired/],
    [{ certificate: 'unknown' }, 700027, /key was not found/],
  ])('%j', async (credentials, code, text) => {
    await sandbox.control('POST', '/credentials', credentials);

    const reply = await tokenFor(assertion());

    expect([reply.status, reply.body.error_codes]).toEqual([401, [code]]);
    expect(reply.body.error_description).toMatch(text);
  });

  test('a good certificate gets a token', async () => {
    expect((await tokenFor(assertion())).status).toBe(200);
  });

  test.each([
    ['of another app', { iss: 'other' }, 700021],
    ['that has ended', { exp: 0 }, 700024],
  ])('an assertion %s is refused', async (_case, changes, code) => {
    expect((await tokenFor(assertion(changes))).body.error_codes).toEqual([code]);
  });

  test('an assertion that is no token is refused', async () => {
    const request = tokenRequest({ client_secret: undefined, client_assertion: 'x' });

    expect((await tokenFor(request)).body.error_codes).toEqual([50027]);
  });

  test.each([
    ['expired', 700082],
    ['revoked', 50173],
  ])('a refresh token that is %s has to be replaced by a new sign-in', async (refreshToken, code) => {
    await sandbox.control('POST', '/credentials', { refreshToken });

    const reply = await tokenFor(refreshRequest(), 'preflight.example');

    expect([reply.status, reply.body.error, reply.body.error_codes]).toEqual([400, 'invalid_grant', [code]]);
  });
});

describe('a partner’s user who signed in without a second factor', () => {
  test.each([
    ['json', 'error-401-900421-mfa', 900421],
    ['header', 'error-401-mfa-legacy', undefined],
  ])('is refused by Partner Center in the form "%s", and the app alone is not', async (mfaRefusal, example, code) => {
    const partner = partnerCenterOf(sandbox);
    await sandbox.control('POST', '/credentials', { mfa: false });
    await sandbox.control('POST', '/partner-center', { mfaRefusal });

    const refused = await partner.call('GET', FABRIKAM);
    const alone = await partner.call('GET', FABRIKAM, undefined, { token: await partner.appToken() });

    const wanted = partnerCenterExample(example);
    expect([refused.status, refused.body.code, alone.status]).toEqual([wanted.status, code, 200]);
    const header = wanted.headers?.['WWW-Authenticate'] ?? null;
    expect(refused.headers.get('www-authenticate')).toBe(header);
  });
});

describe('a clock an hour off', () => {
  test('shows in the Date header of every service and in the life of tokens', async () => {
    await sandbox.control('POST', '/clock', { offsetMs: HOUR_MS });

    const token = await tokenFor();
    const reply = await sandbox.graph('GET', IMPORTS);

    const claims = JSON.parse(Buffer.from(token.body.access_token.split('.')[1], 'base64url').toString('utf8'));
    const aheadMs = sandbox.clock.now().getTime() + HOUR_MS;
    expect(claims.nbf * 1000).toBe(aheadMs);
    expect(Date.parse(String(token.headers.get('date')))).toBe(aheadMs);
    expect([reply.status, Date.parse(String(reply.headers.get('date')))]).toEqual([200, aheadMs]);
  });

  test.each([HOUR_MS, -HOUR_MS])('of the client by %i ms makes its assertion invalid', async (offsetMs) => {
    expect((await tokenFor(assertion({}, offsetMs))).body.error_codes).toEqual([700024]);
  });

  test('of the token endpoint makes tokens that Graph does not take yet, or no longer', async () => {
    await sandbox.control('POST', '/clock', { tokenOffsetMs: HOUR_MS });
    const early = await sandbox.graph('GET', IMPORTS);
    await sandbox.control('POST', '/clock', { tokenOffsetMs: -HOUR_MS });
    const late = await sandbox.graph('GET', IMPORTS);

    expect([early.status, early.body.error.message]).toEqual([401, expect.stringContaining('not yet valid')]);
    expect([late.status, late.body.error.message]).toEqual([401, expect.stringContaining('expired')]);
  });
});
