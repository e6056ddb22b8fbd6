import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPartnerConsent } from '../../../../src/channels/partner-center/partner-consent.ts';
import { type FakeAnswer, type HttpsFake, startHttpsFake } from '../../../support/https-fake.ts';
import { byPath, CUSTOMER, partnerAnswer, partnerExample, partnerFixture } from '../../../support/partner-fixture.ts';

const STRANGER = '11111111-2222-4333-8444-555555555502';
const INVITATION = (partnerExample('relationship-request') as { url: string }).url;

let fake: HttpsFake;

beforeAll(async () => {
  fake = await startHttpsFake();
});

afterAll(() => fake.close());

beforeEach(() => {
  fake.requests.length = 0;
});

const check = (
  tenantId: string,
  customer: FakeAnswer,
  invitation: FakeAnswer = okJson(partnerExample('relationship-request')),
) => {
  fake.answer(
    byPath({
      [`GET /v1/customers/${tenantId}`]: customer,
      'GET /v1/customers/relationshiprequests': invitation,
    }),
  );
  return createPartnerConsent(partnerFixture(fake, { callTimeoutMs: customer === 'hang' ? 200 : 2_000 }).options).check(
    tenantId,
  );
};
const okJson = (body: unknown): FakeAnswer => ({ status: 200, body });
const customer = partnerExample('customer-by-id') as Readonly<Record<string, unknown>>;

describe('reseller consent', () => {
  test('is granted by the relationship, asked for by tenant id, in one call', async () => {
    expect(await check(CUSTOMER, okJson(customer))).toMatchObject({
      channel: 'partner-center',
      tenantId: CUSTOMER,
      state: 'granted',
      link: null,
      evidence: { customer: CUSTOMER, relationship: 'reseller' },
    });
    expect(fake.requests).toHaveLength(1);
  });

  test('is not granted with another relationship, and the link is the one that the service gives', async () => {
    expect(await check(STRANGER, okJson(partnerExample('customer-by-id-no-relationship')))).toMatchObject({
      state: 'not-granted',
      evidence: { relationship: 'none' },
      link: INVITATION,
    });
  });

  test.each(['none', 'advisor', 'syndication', 'microsoft_support', 'Reseller2', null])(
    'is not granted as %s',
    async (relationshipToPartner) => {
      expect(await check(CUSTOMER, okJson({ ...customer, relationshipToPartner }))).toMatchObject({
        state: 'not-granted',
      });
    },
  );

  test.each(['error-403-20002-no-relationship', 'error-404-1000-not-found'])(
    'is not granted after %s',
    async (name) => {
      expect(await check(CUSTOMER, partnerAnswer(name))).toMatchObject({ state: 'not-granted', link: INVITATION });
    },
  );

  test.each<[string, FakeAnswer]>([
    ['a sign-in without multifactor authentication', partnerAnswer('error-401-900421-mfa')],
    ['a throttled call', partnerAnswer('error-429-throttled')],
    ['a failing service', partnerAnswer('error-500-800003')],
    ['another refusal', { status: 403, body: { code: 2032, description: 'Access denied' } }],
    ['no answer', 'hang'],
    ['a broken connection', 'cut'],
    ['something that is no answer', { status: 200, text: '<html>' }],
    ['an answer about somebody else', okJson({ ...customer, id: STRANGER })],
    ['an answer that is of two minds', okJson({ ...customer, companyProfile: { tenantId: STRANGER } })],
  ])('is unknown after %s', async (_, answer) => {
    expect(await check(CUSTOMER, answer)).toMatchObject({ state: 'unknown', link: null });
  });

  test.each([
    'http://admin.microsoft.com/Adminportal/Home?partnerId=99999999-8888-4777-8666-555555555500',
    'https://admin.microsoft.com.example/?partnerId=99999999-8888-4777-8666-555555555500',
    'https://someone@admin.microsoft.com/?partnerId=99999999-8888-4777-8666-555555555500',
    'https://admin.microsoft.com/?partnerId=11111111-8888-4777-8666-555555555500',
    'https://admin.microsoft.com/',
    'no address',
  ])('has no link where the service gives %s', async (url) => {
    expect(
      await check(STRANGER, okJson(partnerExample('customer-by-id-no-relationship')), okJson({ url })),
    ).toMatchObject({ state: 'not-granted', link: null });
  });
});
