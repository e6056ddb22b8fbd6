import { beforeEach, describe, expect, test } from 'vitest';
import { HOME_TENANT_ID, TENANTS } from '../../../../sandbox/world.ts';
import { FABRIKAM, type PartnerCenterClient, partnerCenterOf } from '../support/partner-center-client.ts';
import { partnerCenterExample } from '../support/partner-center-example.ts';
import { openSandbox, type Reply, type SandboxClient } from '../support/sandbox-client.ts';
import { shapeDifferences } from '../support/shape.ts';

let sandbox: SandboxClient;
let partner: PartnerCenterClient;

beforeEach(async () => {
  sandbox = await openSandbox();
  partner = partnerCenterOf(sandbox);
});

const filter = (Field: string, Value: string, Operator = 'starts_with') =>
  `/customers?size=0&filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`;

const namesOf = (reply: Reply) =>
  reply.body.items.map((item: { companyProfile: { companyName: string } }) => item.companyProfile.companyName);

describe('customers', () => {
  test('are those with a relationship, each with its onmicrosoft.com domain', async () => {
    const reply = await partner.call('GET', '/customers?size=40');

    expect(namesOf(reply)).toEqual(['Contoso', 'Fabrikam', 'Contoso Pharma']);
    expect(reply.body.items[1]).toMatchObject({
      id: TENANTS.fabrikam,
      relationshipToPartner: 'reseller',
      companyProfile: { domain: 'fabrikam.onmicrosoft.com' },
    });
    expect(shapeDifferences(partnerCenterExample('customers-list'), reply.body)).toEqual([]);
  });

  test('come in pages, and the last page names no next one', async () => {
    const first = await partner.call('GET', '/customers?size=2');
    const { headers } = first.body.links.next;
    const next = { headers: { [headers[0].key]: headers[0].value } };
    const second = await partner.call('GET', '/customers?size=2', undefined, next);

    expect([namesOf(first), namesOf(second)]).toEqual([['Contoso', 'Fabrikam'], ['Contoso Pharma']]);
    expect(second.body.links.next).toBeUndefined();
  });

  test('a name that two customers begin with finds both', async () => {
    const reply = await partner.call('GET', filter('CompanyName', 'CONTO'));

    expect(namesOf(reply)).toEqual(['Contoso', 'Contoso Pharma']);
    expect(shapeDifferences(partnerCenterExample('customers-filter-ambiguous'), reply.body)).toEqual([]);
  });

  test('a name that nobody has finds nobody', async () => {
    const reply = await partner.call('GET', filter('CompanyName', 'Tailspin'));

    expect(reply.body).toMatchObject({ totalCount: 0, items: [] });
    expect(shapeDifferences(partnerCenterExample('customers-filter-none'), reply.body)).toEqual([]);
  });

  test('can be searched by their onmicrosoft.com domain, until that fails', async () => {
    const found = await partner.call('GET', filter('Domain', 'fabrikam.onmicrosoft'));
    const vanity = await partner.call('GET', filter('Domain', 'fabrikam.com'));
    await sandbox.control('POST', '/partner-center', { domainFilter: 'fails' });
    const failed = await partner.call('GET', filter('Domain', 'fabrikam.onmicrosoft'));

    expect([namesOf(found), namesOf(vanity), failed.status]).toEqual([['Fabrikam'], [], 500]);
  });

  test.each([
    filter('CompanyName', 'x', 'contains'),
    filter('Colour', 'x'),
    '/customers?size=0&filter=no-json',
    '/customers?size=-1',
  ])('%s is 400', async (path) => {
    const reply = await partner.call('GET', path);

    expect([reply.status, reply.body.code]).toEqual([400, 3000]);
  });

  test('one by id has all that the list leaves out', async () => {
    const reply = await partner.call('GET', FABRIKAM);

    expect(shapeDifferences(partnerCenterExample('customer-by-id'), reply.body)).toEqual([]);
  });

  test('one with two relationships is in the list twice', async () => {
    const relationships = ['reseller', 'advisor'];
    await sandbox.control('POST', '/consent', {
      tenant: 'fabrikam.com',
      channel: 'partner-center',
      granted: true,
      relationships,
    });

    const list = await partner.call('GET', filter('CompanyName', 'Fabrikam'));
    const byId = await partner.call('GET', FABRIKAM);

    const words = list.body.items.map((item: { relationshipToPartner: string }) => item.relationshipToPartner);
    expect(words).toEqual(relationships);
    expect(byId.body.relationshipToPartner).toBe('reseller');
  });
});

describe('the invitation link', () => {
  test('names the partner and nobody else', async () => {
    const reply = await partner.call('GET', '/customers/relationshiprequests');

    const url = new URL(reply.body.url);
    expect(url.origin).toBe('https://admin.microsoft.com');
    expect(url.searchParams.get('partnerId')).toBe(HOME_TENANT_ID);
    expect(shapeDifferences(partnerCenterExample('relationship-request'), reply.body)).toEqual([]);
  });
});
