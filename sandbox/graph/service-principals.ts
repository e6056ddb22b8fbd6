import { grantedRoles } from '../entra/consent.ts';
import type { Answer } from '../http/call.ts';
import { GRAPH_ROLES, inventedGuid, roleId } from '../permissions.ts';
import { BOTH, type GraphCall, type Route } from './graph-call.ts';
import { graphError } from './graph-error.ts';
import { entity, listAll } from './odata-list.ts';
import { APPLICATION_READ, GRANTS_READ } from './roles.ts';

const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

/**
 * Apps in a tenant: Preflight's own, if it was consented to, and Microsoft Graph with the roles that it offers.
 *
 * Source: Microsoft Graph v1.0 documentation, servicePrincipal; appRoleAssignment; oAuth2PermissionGrant.
 */
export const servicePrincipalRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/servicePrincipals/appId/{appId}',
    versions: BOTH,
    roles: APPLICATION_READ,
    answer: (call) =>
      found(
        call,
        principals(call).find(({ appId }) => appId === call.params['appId']?.toLowerCase()),
      ),
  },
  {
    method: 'GET',
    path: '/servicePrincipals/{id}',
    versions: BOTH,
    roles: APPLICATION_READ,
    answer: (call) =>
      found(
        call,
        principals(call).find(({ id }) => id === call.params['id']?.toLowerCase()),
      ),
  },
  {
    method: 'GET',
    path: '/servicePrincipals/{id}/appRoleAssignments',
    versions: BOTH,
    roles: APPLICATION_READ,
    answer: listAppRoleAssignments,
  },
  // Delegated grants: the app has application permissions only.
  {
    method: 'GET',
    path: '/oauth2PermissionGrants',
    versions: BOTH,
    roles: GRANTS_READ,
    answer: (call) => listAll(call, []),
  },
];

function principals(call: GraphCall) {
  const { app, homeTenantId } = call.state.scenario;
  const own = {
    id: inventedGuid(`${call.tenant.tenantId} ${app.clientId}`),
    appId: app.clientId,
    displayName: app.displayName,
    appOwnerOrganizationId: homeTenantId,
    appRoles: [] as readonly unknown[],
  };
  const graph = {
    id: inventedGuid(`${call.tenant.tenantId} ${GRAPH_APP_ID}`),
    appId: GRAPH_APP_ID,
    displayName: 'Microsoft Graph',
    appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
    appRoles: GRAPH_ROLES.map((value) => ({
      id: roleId(value),
      value,
      displayName: value,
      allowedMemberTypes: ['Application'],
      isEnabled: true,
    })),
  };
  return grantedRoles(call.tenant) === undefined ? [graph] : [own, graph];
}

function found(call: GraphCall, principal: ReturnType<typeof principals>[number] | undefined): Answer {
  if (principal === undefined) return notFound(call);
  return entity(call, { ...principal, accountEnabled: true, servicePrincipalType: 'Application' });
}

function listAppRoleAssignments(call: GraphCall): Answer {
  const all = principals(call);
  const principal = all.find(({ id }) => id === call.params['id']?.toLowerCase());
  const graph = all.find(({ appId }) => appId === GRAPH_APP_ID);
  if (principal === undefined || graph === undefined) return notFound(call);
  const roles = principal === graph ? [] : (grantedRoles(call.tenant) ?? []);
  const assignments = roles.map((role) => ({
    id: Buffer.from(`${principal.id} ${role}`).toString('base64url'),
    createdDateTime: '2026-01-01T00:00:00Z',
    appRoleId: roleId(role),
    principalDisplayName: principal.displayName,
    principalId: principal.id,
    principalType: 'ServicePrincipal',
    resourceDisplayName: graph.displayName,
    resourceId: graph.id,
  }));
  return listAll(call, assignments);
}

function notFound(call: GraphCall): Answer {
  const name = call.params['appId'] ?? call.params['id'];
  const text = `Resource '${name}' does not exist or one of its queried reference-property objects are not present.`;
  return graphError(call.activity, 404, 'Request_ResourceNotFound', text);
}
