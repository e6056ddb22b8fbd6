import { type Answer, isRecord } from '../http/call.ts';
import { inventedGuid } from '../permissions.ts';
import type { State } from '../state.ts';
import { domainsOf, type Tenant } from '../tenant.ts';
import { CONTINUATION_HEADER, collection, link, pageOf } from './collection.ts';
import { memberOf } from './members.ts';
import { ANY_CALLER, type CustomerCall, type PartnerCall, type PartnerRoute, USER_ONLY } from './partner-call.ts';
import { invalidInput, partnerError } from './partner-error.ts';

/**
 * Customers and how they become ones.
 *
 * Source: Microsoft's pages "Get a list of customers", "Get a customer by name", "Get a customer by ID", "Retrieve a
 * reseller relationship request".
 */
export const customerRoutes: readonly PartnerRoute[] = [
  { about: 'partner', method: 'GET', path: '/customers', callers: ANY_CALLER, answer: listCustomers },
  {
    about: 'partner',
    method: 'GET',
    path: '/customers/relationshiprequests',
    callers: USER_ONLY,
    answer: getInvitation,
  },
  { about: 'customer', method: 'GET', path: '/customers/{customer}', callers: ANY_CALLER, answer: getCustomer },
  {
    about: 'customer',
    method: 'GET',
    path: '/customers/{customer}/profiles/company',
    callers: USER_ONLY,
    answer: (call) => ({ status: 200, body: companyProfile(call.customer) }),
  },
];

export const hasRelationship = (tenant: Tenant): boolean => tenant.consent['partner-center'];

/** A customer who has no relationship, as one way to answer for it shows it. */
export function customerWithoutRelationship(tenant: Tenant): Answer {
  return { status: 200, body: { ...brief(tenant, 'none'), allowDelegatedAccess: false } };
}

/** A customer with two relationships is in the list twice. */
function listCustomers(call: PartnerCall): Answer {
  const filter = call.query.get('filter');
  const size = Number(call.query.get('size') ?? '0');
  if (!Number.isInteger(size) || size < 0) return invalidInput('size');
  const wanted = filter === null ? () => true : readFilter(call.state, filter);
  if (typeof wanted !== 'function') return wanted;

  const found = [...call.state.tenants.values()].filter((tenant) => hasRelationship(tenant) && wanted(tenant));
  const all = found.flatMap((tenant) => tenant.relationships.map((relationship) => brief(tenant, relationship)));
  const page = pageOf(call, all, size);
  if (!page.ok) return page.answer;
  const self = link(`/customers?${call.query.toString()}`);
  const next = page.next === null ? {} : { next: link(self.uri, [{ key: CONTINUATION_HEADER, value: page.next }]) };
  return collection(page.items, { self, ...next });
}

/** Only `starts_with` on four fields; nobody here is an indirect reseller. */
function readFilter(state: State, text: string): ((tenant: Tenant) => boolean) | Answer {
  const filter = parse(text);
  const field = memberOf(filter, 'Field');
  const value = memberOf(filter, 'Value');
  if (memberOf(filter, 'Operator') !== 'starts_with' || typeof value !== 'string') return invalidInput('filter');
  const start = value.toLowerCase();
  switch (field) {
    case 'CompanyName':
      return (tenant) => tenant.name.toLowerCase().startsWith(start);
    case 'Domain':
      if (state.partnerCenter.behaviour.domainFilter === 'fails') {
        return partnerError(500, 800003, 'Unexpected service error');
      }
      return (tenant) => initialDomain(tenant).startsWith(start);
    case 'IndirectReseller':
    case 'IndirectCloudSolutionProvider':
      return () => false;
    default:
      return invalidInput('filter');
  }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function getCustomer({ customer }: CustomerCall): Answer {
  const [relationship = 'reseller'] = customer.relationships;
  const id = (of: string) => inventedGuid(`${of} of ${customer.tenantId}`);
  return {
    status: 200,
    body: {
      ...brief(customer, relationship),
      commerceId: id('commerce'),
      allowDelegatedAccess: false,
      customDomains: [initialDomain(customer)],
      billingProfile: {
        id: id('billing'),
        email: `billing@${customer.domain}`,
        culture: 'en-US',
        language: 'en',
        companyName: customer.name,
        attributes: { etag: '-1111111111111111111', objectType: 'CustomerBillingProfile' },
      },
    },
  };
}

function brief(tenant: Tenant, relationshipToPartner: string) {
  return {
    id: tenant.tenantId,
    companyProfile: companyProfile(tenant),
    relationshipToPartner,
    links: { self: link(`/customers/${tenant.tenantId}`) },
    attributes: { objectType: 'Customer' },
  };
}

function companyProfile(tenant: Tenant) {
  return {
    tenantId: tenant.tenantId,
    domain: initialDomain(tenant),
    companyName: tenant.name,
    links: { self: link(`/customers/${tenant.tenantId}/profiles/company`) },
    attributes: { objectType: 'CustomerCompanyProfile' },
  };
}

/** Customers carry their onmicrosoft.com domain only. Source: issues 40 and 172 of microsoft/Partner-Center-PowerShell. */
function initialDomain(tenant: Tenant): string {
  return domainsOf(tenant).at(-1) ?? tenant.domain;
}

/** The link that makes a reseller relationship. It names the partner only; who opens it decides for which customer. */
function getInvitation({ state }: PartnerCall): Answer {
  const url =
    'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship' +
    `&partnerId=${state.scenario.homeTenantId}&msppId=0&DAP=false#/BillingAccounts/partner-invitation`;
  return { status: 200, body: { url, attributes: { objectType: 'RelationshipRequest' } } };
}
