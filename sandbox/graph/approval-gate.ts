import { createHash, randomUUID } from 'node:crypto';
import { nextSequence } from '../autopilot/registry.ts';
import type { Answer } from '../http/call.ts';
import { type ApprovalRequest, statusOfApproval } from './approval-state.ts';
import { familyOf, type GraphCall } from './graph-call.ts';
import { graphError, intuneError } from './graph-error.ts';

const JUSTIFICATION = 'x-msft-approval-justification';
const CODE = 'x-msft-approval-code';
const MAX_JUSTIFICATION = 1024;

/**
 * Intune's Multi Admin Approval before a write: without a justification it is refused (400), with one it becomes a
 * request for approval (412 and a code), and the identical call with the code of an approved request goes through once.
 *
 * Sources: Microsoft Learn, "Use Multi Admin Approval with the Microsoft Graph API"; bodies and statuses from public
 * reports (Microsoft365DSC issue 7236, CIPP-API's approval retry, published lab runs of 2026). Reads are never held.
 */
export function throughApproval(call: GraphCall, work: () => Answer): Answer {
  if (!isHeld(call)) return work();
  const code = call.headers[CODE];
  return code === undefined ? askForApproval(call) : resume(call, code, work);
}

function isHeld({ method, path, tenant }: GraphCall): boolean {
  if (method === 'GET' || tenant.approvalPolicy === null || familyOf(path) !== 'intune') return false;
  const { paths } = tenant.approvalPolicy;
  return paths === null || paths.some((part) => path.toLowerCase().includes(part.toLowerCase()));
}

function askForApproval(call: GraphCall): Answer {
  const { state, tenant, nowMs } = call;
  const justification = readJustification(call);
  if (!justification.ok) return justification.answer;
  const fingerprint = fingerprintOf(call);
  const object = objectOf(call);
  const isAsked = [...state.approvals.values()].some(
    (request) =>
      request.tenantId === tenant.tenantId &&
      (request.fingerprint === fingerprint || (object !== null && request.object === object)) &&
      ['needsApproval', 'approved'].includes(statusOfApproval(request, nowMs)),
  );
  if (isAsked) return refuse(call, 409, 'Conflict', 'An active Approval Request already exists');

  const request: ApprovalRequest = {
    id: randomUUID(),
    sequence: nextSequence(state),
    tenantId: tenant.tenantId,
    operation: `${call.method} ${call.path}`,
    fingerprint,
    object,
    justification: justification.value,
    requestedMs: nowMs,
    expiresMs: nowMs + (tenant.approvalPolicy?.expireMs ?? 0),
    modifiedMs: nowMs,
    decision: null,
    approver: null,
    note: '',
  };
  state.approvals.set(request.id, request);
  return approvalRequired(call, request);
}

/** The outer code is `BadRequest` although the status is 412, as it was seen. */
function approvalRequired(call: GraphCall, { id }: ApprovalRequest): Answer {
  const text =
    'Approval Required. Request Approval using the request ID returned as part of the x-msft-approval-code response ' +
    `header. x-msft-approval-code: ${id}`;
  return { ...graphError(call.activity, 412, 'BadRequest', text), headers: { [CODE]: id } };
}

function resume(call: GraphCall, code: string, work: () => Answer): Answer {
  const request = call.state.approvals.get(code.toLowerCase());
  if (request === undefined || request.tenantId !== call.tenant.tenantId) {
    return refuse(call, 404, 'ResourceNotFound', 'Approval Request not found');
  }
  if (request.fingerprint !== fingerprintOf(call)) {
    return refuse(call, 400, 'BadRequest', 'The operation is not the one of the Approval Request');
  }
  const status = statusOfApproval(request, call.nowMs);
  if (status === 'needsApproval') return approvalRequired(call, request);
  if (status !== 'approved') return refuse(call, 400, 'BadRequest', `The Approval Request is in the state '${status}'`);
  const answer = work();
  if (answer.status < 400) {
    request.decision = 'completed';
    request.modifiedMs = call.nowMs;
  }
  return answer;
}

type JustificationRead =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly answer: Answer };

function readJustification(call: GraphCall): JustificationRead {
  const given = call.headers[JUSTIFICATION];
  const refused = (text: string) => ({ ok: false, answer: refuse(call, 400, 'BadRequest', text) }) as const;
  if (given === undefined || given === '') return refused(`Header '${JUSTIFICATION}' is required to request approval`);
  const bytes = Buffer.from(given, 'base64');
  if (bytes.toString('base64') !== given) return refused(`Header '${JUSTIFICATION}' must be base64 encoded`);
  const value = bytes.toString('utf8');
  if (value.length <= MAX_JUSTIFICATION) return { ok: true, value };
  return refused(
    `Decoded content of '${JUSTIFICATION}' header must be no greater than ${MAX_JUSTIFICATION} characters`,
  );
}

function refuse(call: GraphCall, status: number, code: string, text: string): Answer {
  return intuneError(call.activity, call.path, status, code, text);
}

/** Method, address and body; a hash of them, so that no hardware hash is kept. */
function fingerprintOf({ method, version, path, query, body }: GraphCall): string {
  const text = JSON.stringify([method, version, path, query.toString(), body ?? null]);
  return createHash('sha256').update(text).digest('hex');
}

function objectOf({ params }: GraphCall): string | null {
  return params['id']?.toLowerCase() ?? null;
}
