import type { Answer } from '../http/call.ts';
import { isRecord } from '../http/call.ts';
import { findTenant } from '../state.ts';
import { domainsOf, type Tenant } from '../tenant.ts';
import { BOTH, type GraphCall, type Route } from './graph-call.ts';
import { graphError } from './graph-error.ts';
import { entity, listAll } from './odata-list.ts';
import { MEMBERSHIP_READ, ORGANIZATION_READ, TENANT_LOOKUP, USER_READ } from './roles.ts';

/** The most group ids that one checkMemberGroups call takes. */
const MAX_GROUP_IDS = 20;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The tenant itself, other tenants by id or domain, and people with their groups.
 *
 * Source: Microsoft Graph v1.0 documentation, organization; tenantInformation; directoryObject: checkMemberGroups.
 */
export const directoryRoutes: readonly Route[] = [
  { method: 'GET', path: '/organization', versions: BOTH, roles: ORGANIZATION_READ, answer: listOrganization },
  {
    method: 'GET',
    path: '/tenantRelationships/findTenantInformationByTenantId/{tenantId}',
    versions: BOTH,
    roles: TENANT_LOOKUP,
    answer: findByTenantId,
  },
  {
    method: 'GET',
    path: '/tenantRelationships/findTenantInformationByDomainName/{domainName}',
    versions: BOTH,
    roles: TENANT_LOOKUP,
    answer: (call) => tenantInformation(call, findTenant(call.state, call.params['domainName'] ?? '')),
  },
  { method: 'GET', path: '/users/{id}', versions: BOTH, roles: USER_READ, answer: getUser },
  {
    method: 'POST',
    path: '/users/{id}/checkMemberGroups',
    versions: BOTH,
    roles: MEMBERSHIP_READ,
    answer: checkMemberGroups,
  },
];

function listOrganization(call: GraphCall): Answer {
  const { tenant } = call;
  const [domain, initialDomain] = domainsOf(tenant);
  const organization = {
    id: tenant.tenantId,
    displayName: tenant.name,
    tenantType: 'AAD',
    countryLetterCode: 'US',
    verifiedDomains: [
      { name: domain, type: 'Managed', isDefault: true, isInitial: false },
      { name: initialDomain, type: 'Managed', isDefault: false, isInitial: true },
    ],
  };
  return listAll(call, [organization]);
}

function findByTenantId(call: GraphCall): Answer {
  const tenantId = call.params['tenantId'] ?? '';
  if (!GUID.test(tenantId)) return graphError(call.activity, 400, 'BadRequest', 'Invalid tenant id.');
  return tenantInformation(call, call.state.tenants.get(tenantId.toLowerCase()));
}

function tenantInformation(call: GraphCall, tenant: Tenant | undefined): Answer {
  if (tenant === undefined) return graphError(call.activity, 404, 'ResourceNotFound', 'Unable to find target address.');
  return {
    status: 200,
    body: {
      '@odata.context': `${call.origin}/${call.version}/$metadata#microsoft.graph.tenantInformation`,
      tenantId: tenant.tenantId,
      federationBrandName: null,
      displayName: tenant.name,
      defaultDomainName: tenant.domain,
    },
  };
}

function findPerson(call: GraphCall) {
  const wanted = (call.params['id'] ?? '').toLowerCase();
  return call.tenant.people.find(
    ({ id, userPrincipalName }) => id === wanted || userPrincipalName.toLowerCase() === wanted,
  );
}

function getUser(call: GraphCall): Answer {
  const person = findPerson(call);
  if (person === undefined) return userNotFound(call);
  const { id, userPrincipalName, displayName } = person;
  return entity(call, { id, displayName, userPrincipalName, mail: userPrincipalName });
}

function checkMemberGroups(call: GraphCall): Answer {
  const groupIds = isRecord(call.body) ? call.body['groupIds'] : undefined;
  if (!Array.isArray(groupIds) || !groupIds.every((id) => typeof id === 'string' && GUID.test(id))) {
    return graphError(
      call.activity,
      400,
      'Request_BadRequest',
      'Invalid value specified for property groupIds of resource User.',
    );
  }
  if (groupIds.length > MAX_GROUP_IDS) {
    return graphError(
      call.activity,
      400,
      'Request_BadRequest',
      `Too many values for groupIds: at most ${MAX_GROUP_IDS}.`,
    );
  }
  const person = findPerson(call);
  if (person === undefined) return userNotFound(call);
  return listAll(
    call,
    groupIds.filter((id: string) => person.groups.includes(id.toLowerCase())),
  );
}

function userNotFound(call: GraphCall): Answer {
  const text = `Resource '${call.params['id']}' does not exist or one of its queried reference-property objects are not present.`;
  return graphError(call.activity, 404, 'Request_ResourceNotFound', text);
}
