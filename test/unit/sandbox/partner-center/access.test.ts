import { beforeEach, describe, expect, test } from 'vitest';
import { TENANTS } from '../../../../sandbox/world.ts';
import {
  FABRIKAM,
  type PartnerCenterClient,
  partnerCenterOf,
  refreshRequest,
  tuple,
} from '../support/partner-center-client.ts';
import { partnerCenterExample } from '../support/partner-center-example.ts';
import { openSandbox, type SandboxClient } from '../support/sandbox-client.ts';
import { shapeDifferences } from '../support/shape.ts';

let sandbox: SandboxClient;
let partner: PartnerCenterClient;

beforeEach(async () => {
  sandbox = await openSandbox();
  partner = partnerCenterOf(sandbox);
});

describe('who may call Partner Center', () => {
  test('the app with the partner’s user may do everything', async () => {
    const token = await partner.userToken();

    const replies = await Promise.all([
      partner.call('GET', '/customers?size=0', undefined, { token }),
      partner.call('GET', '/customers/relationshiprequests', undefined, { token }),
      partner.createBatch('KIOSK', [tuple('FB1')], { token }),
    ]);

    expect(replies.map(({ status }) => status)).toEqual([200, 200, 202]);
  });

  test('the app alone may read and append, and not create a batch or ask for the invitation', async () => {
    const token = await partner.appToken();
    await partner.createBatch('KIOSK', [tuple('FB1')]);

    const allowed = [
      await partner.call('GET', '/customers?size=0', undefined, { token }),
      await partner.call('GET', FABRIKAM, undefined, { token }),
      await partner.call('GET', `${FABRIKAM}/deviceBatches`, undefined, { token }),
      await partner.call('POST', `${FABRIKAM}/deviceBatches/KIOSK/devices`, [tuple('FB2')], { token }),
    ];
    const refused = [
      await partner.createBatch('OTHER', [tuple('FB3')], { token }),
      await partner.call('GET', '/customers/relationshiprequests', undefined, { token }),
      await partner.call('GET', `${FABRIKAM}/profiles/company`, undefined, { token }),
    ];

    expect(allowed.map(({ status }) => status)).toEqual([200, 200, 200, 202]);
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 2032],
      [403, 2032],
      [403, 2032],
    ]);
  });

  test('a token of the old directory API serves the app alone, at the older token endpoint', async () => {
    const request = {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: refreshRequest({
        grant_type: 'client_credentials',
        scope: undefined,
        refresh_token: undefined,
        resource: 'https://graph.windows.net',
      }).body as string,
    };

    const reply = await sandbox.send('POST', '/preflight.example/oauth2/token', request);

    const token = String(reply.body.access_token);
    expect((await partner.call('GET', FABRIKAM, undefined, { token })).status).toBe(200);
  });

  test.each([
    ['no token', {}, 800001],
    ['a token for Graph', { Authorization: 'graph' }, 400],
    ['a token that nobody made', { Authorization: 'Bearer eyJ.eyJ.x' }, 400],
  ])('%s is 401', async (_case, headers, code) => {
    const token = await sandbox.token();
    const given =
      'Authorization' in headers && headers.Authorization === 'graph' ? { Authorization: `Bearer ${token}` } : headers;

    const reply = await sandbox.send('GET', `/partner-center/v1${FABRIKAM}`, { headers: given });

    expect([reply.status, reply.body.code]).toEqual([401, code]);
  });

  test('a token ends after its life', async () => {
    const token = await partner.userToken();
    sandbox.clock.advance(3_600_000);

    const reply = await partner.call('GET', FABRIKAM, undefined, { token });

    expect([reply.status, reply.body.code]).toEqual([401, 400]);
  });

  test('ValidateMfa is answered in a header, and the ids of the call come back', async () => {
    const headers = { ValidateMfa: 'true', 'MS-RequestId': 'r-1', 'MS-CorrelationId': 'c-1' };

    const reply = await partner.call('GET', FABRIKAM, undefined, { headers });

    expect(reply.headers.get('ismfacompliant')).toBe('true');
    expect([reply.headers.get('ms-requestid'), reply.headers.get('ms-correlationid')]).toEqual(['r-1', 'c-1']);
  });
});

describe('the token of app and user', () => {
  test('comes for a refresh token, with the next one, and both stay good', async () => {
    const first = await sandbox.send('POST', '/preflight.example/oauth2/v2.0/token', refreshRequest());
    const again = { refresh_token: String(first.body.refresh_token) };

    const second = await sandbox.send('POST', '/preflight.example/oauth2/v2.0/token', refreshRequest(again));
    const third = await sandbox.send('POST', '/preflight.example/oauth2/v2.0/token', refreshRequest());

    const claims = JSON.parse(Buffer.from(second.body.access_token.split('.')[1], 'base64url').toString('utf8'));
    expect(claims).toMatchObject({
      scp: 'user_impersonation',
      amr: ['pwd', 'mfa'],
      upn: 'partner-agent@preflight.example',
    });
    expect([second.status, third.status]).toEqual([200, 200]);
  });

  test.each([
    ['none', 'preflight.example', { refresh_token: undefined }, 400, 90014],
    ['one that nobody made', 'preflight.example', { refresh_token: 'x' }, 400, 9002313],
    ['one in a customer’s tenant', TENANTS.contoso, {}, 400, 50020],
    ['a wrong secret beside it', 'preflight.example', { client_secret: 'wrong' }, 401, 7000215],
  ])('is refused for %s', async (_case, tenant, changes, status, code) => {
    const reply = await sandbox.send('POST', `/${tenant}/oauth2/v2.0/token`, refreshRequest(changes));

    expect([reply.status, reply.body.error_codes]).toEqual([status, [code]]);
  });

  test('is refused after 90 days without use', async () => {
    const { body } = await sandbox.send('POST', '/preflight.example/oauth2/v2.0/token', refreshRequest());
    sandbox.clock.advance(91 * 24 * 3_600_000);

    const request = refreshRequest({ refresh_token: String(body.refresh_token) });
    const reply = await sandbox.send('POST', '/preflight.example/oauth2/v2.0/token', request);

    expect([reply.body.error, reply.body.error_codes]).toEqual(['invalid_grant', [700082]]);
  });
});

describe('a customer without a relationship', () => {
  test('is refused with code 20002 on every call about it', async () => {
    const replies = await Promise.all(
      ['', '/deviceBatches', '/batchJobStatus/22222222-3333-4444-8555-666666666601', '/policies'].map((rest) =>
        partner.call('GET', `/customers/${TENANTS.adatum}${rest}`),
      ),
    );

    const { status, body } = partnerCenterExample('error-403-20002-no-relationship');
    for (const reply of replies) {
      expect([reply.status, reply.body.code]).toEqual([status, 20002]);
      expect(shapeDifferences(body, reply.body)).toEqual([]);
    }
  });

  test.each([
    ['none', 200],
    ['not-found', 404],
  ])('can be shown by id as "%s", and its batches stay closed', async (noRelationship, status) => {
    await sandbox.control('POST', '/partner-center', { noRelationship });

    const byId = await partner.call('GET', `/customers/${TENANTS.adatum}`);
    const batches = await partner.call('GET', `/customers/${TENANTS.adatum}/deviceBatches`);

    expect([byId.status, batches.status]).toEqual([status, 403]);
    if (status === 200)
      expect(shapeDifferences(partnerCenterExample('customer-by-id-no-relationship'), byId.body)).toEqual([]);
  });

  test('loses and gains it with its consent', async () => {
    await sandbox.control('POST', '/consent', { tenant: 'fabrikam.com', channel: 'partner-center', granted: false });
    const before = await partner.call('GET', FABRIKAM);
    await sandbox.control('POST', '/consent', { tenant: 'fabrikam.com', channel: 'partner-center', granted: true });
    const after = await partner.call('GET', FABRIKAM);

    expect([before.status, after.status]).toEqual([403, 200]);
  });

  test.each([
    ['an id that is no GUID', '/customers/fabrikam.com', 400, 900118, 'error-400-900118-invalid-customer-id'],
    ['an unknown tenant', '/customers/99999999-0000-4000-8000-000000000000', 404, 60003, 'error-404-1000-not-found'],
    ['an unknown path', '/nothing', 404, 1000, 'error-404-1000-not-found'],
  ])('%s is another error', async (_case, path, status, code, example) => {
    const reply = await partner.call('GET', path);

    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(shapeDifferences(partnerCenterExample(example).body, reply.body)).toEqual([]);
  });

  test('a code can be a text, as the schema says', async () => {
    await sandbox.control('POST', '/partner-center', { errorCode: 'text' });

    const reply = await partner.call('GET', `/customers/${TENANTS.adatum}`);

    expect(reply.body.code).toBe('20002');
    expect(shapeDifferences(partnerCenterExample('error-400-3000-code-as-string').body, reply.body)).toEqual([]);
  });
});

describe('over the limit', () => {
  test('one customer is refused by the gateway in its own shape, another is not', async () => {
    const token = await partner.userToken();
    await sandbox.control('POST', '/limits', { 'partner-center': { any: 1 } });
    await partner.call('GET', FABRIKAM, undefined, { token });

    const refused = await partner.call('GET', FABRIKAM, undefined, { token });
    const other = await partner.call('GET', `/customers/${TENANTS.contoso}`, undefined, { token });

    const { status, body } = partnerCenterExample('error-429-throttled');
    expect([refused.status, other.status]).toEqual([status, 200]);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(refused.body).toEqual({ statusCode: 429, message: 'Rate limit is exceeded. Try again in 60 seconds.' });
    expect(shapeDifferences(body, refused.body)).toEqual([]);
  });

  test('the wait can be left out', async () => {
    await sandbox.control('POST', '/limits', { 'partner-center': { any: 0, retryAfter: false } });

    const refused = await partner.call('GET', FABRIKAM);

    expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, false]);
  });
});

describe('a fault in Partner Center’s own words', () => {
  test.each([
    [500, 'error-500-800003', 800003],
    [404, 'error-404-1000-not-found', 1000],
    [403, 'error-403-20002-no-relationship', 2032],
  ])('%i', async (status, example, code) => {
    await sandbox.control('POST', '/faults', { match: { service: 'partner-center' }, status });

    const reply = await partner.call('GET', FABRIKAM);

    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(shapeDifferences(partnerCenterExample(example).body, reply.body)).toEqual([]);
  });

  test('429 tells the wait that the fault gives', async () => {
    const headers = { 'Retry-After': '57' };
    await sandbox.control('POST', '/faults', { match: { service: 'partner-center' }, status: 429, headers });

    const reply = await partner.call('GET', FABRIKAM);

    expect(reply.headers.get('retry-after')).toBe('57');
    expect(reply.body).toEqual(partnerCenterExample('error-429-throttled').body);
  });
});
