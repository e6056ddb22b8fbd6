import type { Answer } from '../http/call.ts';
import { type ApprovalRequest, statusOfApproval } from './approval-state.ts';
import { BETA, type GraphCall, type Route } from './graph-call.ts';
import { intuneError } from './graph-error.ts';
import { badQuery, entity, listPage, meets, readFilter } from './odata-list.ts';
import { APPROVAL_READ } from './roles.ts';

const COLLECTION = '/deviceManagement/operationApprovalRequests';

/** Requests for a second administrator's approval, to be read. Source: Microsoft Graph beta documentation, operationApprovalRequest. */
export const approvalRequestRoutes: readonly Route[] = [
  { method: 'GET', path: COLLECTION, versions: BETA, roles: APPROVAL_READ, answer: listRequests },
  { method: 'GET', path: `${COLLECTION}/{id}`, versions: BETA, roles: APPROVAL_READ, answer: getRequest },
];

function requestsOf({ state, tenant }: GraphCall): readonly ApprovalRequest[] {
  return [...state.approvals.values()].filter(({ tenantId }) => tenantId === tenant.tenantId);
}

function listRequests(call: GraphCall): Answer {
  const requests = requestsOf(call);
  const filter = call.query.get('$filter');
  if (filter === null) return listPage(call, requests, (request) => show(call, request));
  const condition = readFilter(filter);
  if (condition === 'not-understood' || condition.operator !== 'eq') return badQuery(call);
  const text = FILTERABLE[condition.property];
  if (text === undefined) return badQuery(call);
  const found = requests.filter((request) => meets(condition, text(request, call.nowMs)));
  return listPage(call, found, (request) => show(call, request));
}

/** Filters of public scripts; the documentation names no property that can be filtered. */
const FILTERABLE: Readonly<Record<string, (request: ApprovalRequest, nowMs: number) => string>> = {
  status: statusOfApproval,
  id: ({ id }) => id,
};

function getRequest(call: GraphCall): Answer {
  const request = requestsOf(call).find(({ id }) => id === call.params['id']?.toLowerCase());
  if (request === undefined) {
    return intuneError(call.activity, call.path, 404, 'ResourceNotFound', 'Resource not found');
  }
  return entity(call, show(call, request));
}

function show({ state, nowMs }: GraphCall, request: ApprovalRequest) {
  const { clientId, displayName } = state.scenario.app;
  return {
    '@odata.type': '#microsoft.graph.operationApprovalRequest',
    id: request.id,
    requestDateTime: new Date(request.requestedMs).toISOString(),
    expirationDateTime: new Date(request.expiresMs).toISOString(),
    lastModifiedDateTime: new Date(request.modifiedMs).toISOString(),
    requestor: { application: { id: clientId, displayName }, device: null, user: null },
    approver:
      request.approver === null ? null : { application: null, device: null, user: { displayName: request.approver } },
    status: statusOfApproval(request, nowMs),
    requestJustification: request.justification,
    approvalJustification: request.note,
    requiredOperationApprovalPolicyTypes: ['windowsEnrollment'],
  };
}
