import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGraphConsent } from '../../../../src/channels/graph/graph-consent.ts';
import type { TokenSource } from '../../../../src/ports/token-source.ts';
import {
  createTokens,
  graphFixture,
  linesOf,
  NOW,
  page,
  TENANT,
  violationsIn,
} from '../../../support/graph-fixture.ts';
import { type FakeAnswer, type HttpsFake, startHttpsFake } from '../../../support/https-fake.ts';

let graph: HttpsFake;

beforeAll(async () => {
  graph = await startHttpsFake();
});

afterAll(() => graph.close());

beforeEach(() => {
  graph.requests.length = 0;
  graph.answer(() => page([{ id: TENANT.toUpperCase(), displayName: 'Contoso' }]));
});

const consent = (tokens: TokenSource = createTokens()) =>
  createGraphConsent({
    ...graphFixture(graph, { tokens }).options,
    loginUrl: 'https://login.microsoftonline.com/',
    clientId: 'app-1',
    redirectUri: 'https://preflight.example/consent?from=graph',
  });

describe('consent of a tenant', () => {
  test('is granted where a fresh token has the permission and opens this very tenant, with one call', async () => {
    const tokens = createTokens();

    expect(await consent(tokens).check(TENANT)).toMatchObject({
      channel: 'intune',
      tenantId: TENANT,
      state: 'granted',
      missing: [],
      checkedAt: NOW,
    });
    expect(tokens.asked[0]).toBe(true);
    expect(linesOf(graph.requests)).toEqual(['GET /v1.0/organization']);
    expect(violationsIn(graph.requests)).toEqual([]);
  });

  test('is partial where the permission is missing, which is named, and Graph is not asked', async () => {
    const answer = await consent(createTokens(['DeviceManagementServiceConfig.Read.All'])).check(TENANT);

    expect(answer).toMatchObject({ state: 'partial', missing: ['DeviceManagementServiceConfig.ReadWrite.All'] });
    expect(graph.requests).toEqual([]);
  });

  test('is not granted where the app is not known in the tenant', async () => {
    const fault = {
      code: 'consent.not-granted',
      message: 'No.',
      retry: 'after-change',
      remote: { status: 400, code: 'AADSTS700016' },
    } as const;

    expect(await consent(createTokens([], fault)).check(TENANT)).toMatchObject({
      state: 'not-granted',
      evidence: { method: 'token', fault: 'consent.not-granted', status: 400, code: 'AADSTS700016' },
    });
  });

  test.each(['token.refused', 'token.unreachable', 'token.tenant-unknown'])(
    'is unknown where no token can be had: %s',
    async (code) => {
      const fault = { code, message: 'No.', retry: 'same-request' } as const;

      expect(await consent(createTokens([], fault)).check(TENANT)).toMatchObject({
        state: 'unknown',
        evidence: { fault: code },
      });
    },
  );

  test('is unknown where the token cannot be read', async () => {
    expect(await consent(createTokens(null)).check(TENANT)).toMatchObject({ state: 'unknown' });
    expect(graph.requests).toEqual([]);
  });

  test.each<[string, FakeAnswer]>([
    ['another tenant answers', page([{ id: 'c0000000-0000-4000-8000-000000000002' }])],
    ['nobody answers to the name', page([])],
    ['the service fails', { status: 503 }],
    ['the connection breaks', 'cut'],
    ['the answer is no JSON', { status: 200, text: 'hello' }],
    ['calls are throttled', { status: 429 }],
  ])('is unknown where %s', async (_, answer) => {
    graph.answer(() => answer);

    expect(await consent().check(TENANT)).toMatchObject({ state: 'unknown' });
  });

  test('is not granted where Graph does not let us in', async () => {
    graph.answer(() => ({
      status: 403,
      headers: { 'request-id': 'request-9' },
      body: { error: { code: 'Authorization_RequestDenied', message: 'x' } },
    }));

    expect(await consent().check(TENANT)).toMatchObject({
      state: 'not-granted',
      evidence: { method: 'organization', status: 403, code: 'Authorization_RequestDenied', requestId: 'request-9' },
    });
  });

  test('carries no token in its evidence', async () => {
    expect(JSON.stringify(await consent().check(TENANT))).not.toContain('token-');
  });

  test('has a link to the consent page of the tenant for everything the app asks', async () => {
    const { link } = await consent().check(TENANT);
    const url = new URL(link ?? '');

    expect(url.origin + url.pathname).toBe(`https://login.microsoftonline.com/${TENANT}/v2.0/adminconsent`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'app-1',
      scope: 'https://graph.microsoft.com/.default',
      redirect_uri: 'https://preflight.example/consent?from=graph',
    });
  });
});
