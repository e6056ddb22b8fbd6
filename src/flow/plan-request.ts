import { canonicalJson } from '../domain/canonical-json.ts';
import type { RequestState } from '../domain/request.ts';
import { gatherFacts } from '../plan/gather-facts.ts';
import { makePlan } from '../plan/make-plan.ts';
import { isBlocked, type Plan } from '../plan/plan.ts';
import type { DevicePatch, StoredDevice, StoredRequest } from '../ports/request-store.ts';
import type { FlowDeps } from './flow-deps.ts';

/** How often a plan is made again because somebody changed the draft meanwhile. */
const MOST_ATTEMPTS = 5;

/**
 * Makes the plan of a draft from facts gathered now, and writes it together with the devices that it leaves out.
 * Without a customer or a list there is no plan yet. Where others change the draft faster than it can be planned, it is
 * left as they leave it: each of them plans it after their change.
 */
export async function planRequest(deps: FlowDeps, requestId: string): Promise<StoredRequest> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const request = await existing(deps, requestId);
    if (request.state !== 'draft' && request.state !== 'waiting-for-consent') return request;
    const planned = await planOnce(deps, request);
    if (planned !== null) return planned;
  }
  return existing(deps, requestId);
}

async function existing(deps: FlowDeps, requestId: string): Promise<StoredRequest> {
  const request = await deps.requests.find(requestId);
  if (request === null) throw new Error(`request ${requestId} is gone`);
  return request;
}

async function planOnce(deps: FlowDeps, request: StoredRequest): Promise<StoredRequest | null> {
  const devices = await deps.requests.devices(request.id);
  const customers = await deps.customers.list();
  const customer = customers.find(({ tenantId }) => tenantId === request.customerTenantId);
  if (customer === undefined || devices.length === 0) {
    return request.planDigest === null && request.state === 'draft'
      ? request
      : deps.requests.change(request.id, request.version, { planDigest: null, state: 'draft' });
  }
  const facts = await gatherFacts(deps, request, devices, customer, customers);
  const plan = makePlan(facts);
  return deps.transactions.run(async () => {
    await deps.plans.keep(plan.digest, request.id, canonicalJson(plan));
    const changed = await deps.requests.change(request.id, request.version, {
      planDigest: plan.digest,
      state: draftState(plan),
      customerName: customer.name,
    });
    if (changed === null) return null;
    const patches = devicePatches(devices, plan);
    if (patches.length > 0) await deps.requests.changeDevices(request.id, patches);
    await deps.audit.append({
      what: 'plan.made',
      actor: { kind: 'system', name: 'plan' },
      requestId: request.id,
      details: {
        digest: plan.digest,
        devices: plan.terms.devices.length,
        leftOut: plan.terms.leftOut.length,
        consent: { channel: request.channel, state: plan.consent.state, ...facts.consent?.evidence },
        blocked: isBlocked(plan),
      },
    });
    return deps.requests.find(request.id);
  });
}

/** A plan that only the customer's consent holds up waits for it. */
function draftState(plan: Plan): RequestState {
  const blocking = plan.findings.filter((finding) => finding.blocks);
  return blocking.length > 0 && blocking.every((finding) => finding.code.startsWith('consent.'))
    ? 'waiting-for-consent'
    : 'draft';
}

function devicePatches(devices: readonly StoredDevice[], plan: Plan): DevicePatch[] {
  const leftOut = new Map(plan.terms.leftOut.map((device) => [device.position, device]));
  const planned = new Map(plan.terms.devices.map((device) => [device.position, device]));
  return devices.flatMap((device): DevicePatch[] => {
    const out = leftOut.get(device.position);
    const state = out === undefined ? 'pending' : 'skipped';
    const code = out?.code ?? null;
    const reason = out?.reason ?? null;
    const deviceId = planned.get(device.position)?.deviceId ?? device.deviceId;
    const same =
      device.state === state && device.code === code && device.reason === reason && device.deviceId === deviceId;
    return same ? [] : [{ position: device.position, state, code, reason, deviceId }];
  });
}

/** The plan that a request stands on, from the stored copy. */
export async function storedPlan(deps: Pick<FlowDeps, 'plans'>, request: StoredRequest): Promise<Plan | null> {
  const json = request.planDigest === null ? null : await deps.plans.find(request.planDigest);
  return json === null ? null : (JSON.parse(json) as Plan);
}
