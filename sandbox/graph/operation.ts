import type { Answer } from '../http/call.ts';
import type { State } from '../state.ts';
import type { Tenant } from '../tenant.ts';
import { throughApproval } from './approval-gate.ts';
import { type Activity, familyOf, type GraphCall, type Route } from './graph-call.ts';
import { familyError, graphError, segmentNotFound, tooManyRequests } from './graph-error.ts';
import { findRoute } from './route-table.ts';

/** Who calls: known from the token, the same for all entries of a batch. */
export interface Caller {
  readonly appId: string;
  readonly roles: readonly string[];
  readonly tenant: Tenant;
}

/**
 * One operation, alone or from a batch: counted against the limits, checked for permission, carried out.
 */
export function answerOperation(
  state: State,
  caller: Caller,
  request: Omit<GraphCall, 'params' | 'state' | 'tenant'>,
): Answer {
  const { activity, path, method, version } = request;
  const { limiter } = state;
  const wait = limiter.count(`${caller.appId} ${caller.tenant.tenantId}`, method !== 'GET', request.nowMs);
  if (wait !== undefined) return tooManyRequests(activity, limiter.limits.retryAfter ? wait : undefined);

  const family = familyOf(path);
  const match = findRoute(version, method, path);
  switch (match.kind) {
    case 'not-found':
      return segmentNotFound(activity, path);
    case 'not-simulated':
      return graphError(activity, 501, 'NotImplemented', `The sandbox does not simulate ${path}.`);
    case 'wrong-method':
      return family === 'intune'
        ? familyError(family, request, 400, 'BadRequest', 'No method match route template')
        : graphError(
            activity,
            405,
            'Request_BadRequest',
            'Specified HTTP method is not allowed for the request target.',
          );
    case 'found':
      return (
        refusal(caller, match.route, request) ??
        carryOut(match.route, {
          ...request,
          params: match.params,
          state,
          tenant: caller.tenant,
        })
      );
    default:
      return match satisfies never;
  }
}

function carryOut(route: Route, call: GraphCall): Answer {
  return throughApproval(call, () => route.answer(call));
}

function refusal(
  caller: Caller,
  route: Route,
  request: { readonly activity: Activity; readonly path: string },
): Answer | undefined {
  const isAllowed = route.roles.some((set) => set.every((role) => caller.roles.includes(role)));
  const family = familyOf(request.path);
  if (!isAllowed && family === 'directory') {
    const text = 'Insufficient privileges to complete the operation.';
    return graphError(request.activity, 403, 'Authorization_RequestDenied', text);
  }
  if (!isAllowed) {
    const text =
      'Application is not authorized to perform this operation. Application must have one of the following scopes: ' +
      route.roles.map((set) => set.join(' ')).join(', ');
    return familyError(family, request, 403, 'Forbidden', text);
  }
  if (family === 'intune' && !caller.tenant.hasIntune) {
    return graphError(request.activity, 400, 'BadRequest', 'Request not applicable to target tenant.');
  }
  return undefined;
}
