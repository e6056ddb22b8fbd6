import { z } from 'zod';
import { type ApprovalRequest, statusOfApproval } from '../graph/approval-state.ts';
import { nowMs } from '../sandbox-context.ts';
import { findTenant, type State } from '../state.ts';
import { type Control, ControlInputError, readInput } from './control-input.ts';

/** A request expires when it was not carried out within three days. */
const EXPIRE_MS = 3 * 24 * 60 * 60 * 1000;

const policySchema = z.strictObject({
  /** Id or domain. */
  tenant: z.string().min(1),
  required: z.boolean(),
  /** Parts of paths of the writes that are held; absent: all writes to Intune. */
  paths: z.array(z.string().min(1)).min(1).optional(),
  expireMs: z.number().int().min(1).default(EXPIRE_MS),
});

const DECISIONS = { approve: 'approved', reject: 'rejected', cancel: 'cancelled', expire: 'expired' } as const;

const decisionSchema = z.strictObject({
  code: z.string().min(1),
  decision: z.enum(['approve', 'reject', 'cancel', 'expire']),
  by: z.string().min(1).default('Second administrator'),
  note: z.string().default(''),
});

/** Intune's Multi Admin Approval: turns it on for a tenant, and decides as its second administrator. */
export const approvalControls: Readonly<Record<string, Control>> = {
  'GET /approvals': (context) =>
    [...context.state.approvals.values()].map((request) => showApproval(request, nowMs(context))),
  'POST /approvals': (context, _options, body) => {
    const isDecision = typeof body === 'object' && body !== null && 'code' in body;
    if (!isDecision) return setPolicy(context.state, body);
    return showApproval(decide(context.state, body, nowMs(context)), nowMs(context));
  },
};

function setPolicy(state: State, body: unknown): unknown {
  const { tenant: name, required, paths, expireMs } = readInput(policySchema, body);
  const tenant = findTenant(state, name);
  if (tenant === undefined) throw new ControlInputError(`there is no tenant "${name}"`);
  tenant.approvalPolicy = required ? { paths: paths ?? null, expireMs } : null;
  return { tenant: tenant.tenantId, policy: tenant.approvalPolicy };
}

function decide(state: State, body: unknown, atMs: number): ApprovalRequest {
  const { code, decision, by, note } = readInput(decisionSchema, body);
  const request = state.approvals.get(code.toLowerCase());
  if (request === undefined) throw new ControlInputError(`there is no approval request "${code}"`);
  const status = statusOfApproval(request, atMs);
  const isOpen = status === 'needsApproval' || (status === 'approved' && decision !== 'approve');
  if (!isOpen) throw new ControlInputError(`approval request "${code}" is ${status} already`);
  Object.assign(request, { decision: DECISIONS[decision], approver: by, note, modifiedMs: atMs });
  return request;
}

function showApproval(request: ApprovalRequest, atMs: number) {
  const { id: code, tenantId: tenant, operation, justification, approver, note } = request;
  const expiresAt = new Date(request.expiresMs).toISOString();
  return { code, tenant, operation, status: statusOfApproval(request, atMs), justification, approver, note, expiresAt };
}
