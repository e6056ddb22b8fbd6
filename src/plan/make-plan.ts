import { serialKey } from '../domain/device.ts';
import { CHECKS } from './checks/index.ts';
import type { PlanFacts } from './facts.ts';
import { identityFormOf } from './identity-forms.ts';
import { type LeftOutDevice, type Plan, type PlannedDevice, type PlanTerms, sealPlan } from './plan.ts';
import type { PlanFinding } from './plan-finding.ts';

/** Runs every check over the facts and makes the plan. Pure: the same facts give the same plan and digest. */
export function makePlan(facts: PlanFacts): Plan {
  const results = CHECKS.map((check) => check(facts));
  const leftOut = new Map<number, LeftOutDevice>();
  for (const device of results.flatMap((result) => result.leftOut ?? [])) {
    if (!leftOut.has(device.position)) leftOut.set(device.position, device);
  }
  const devices = facts.devices
    .filter(({ position }) => !leftOut.has(position))
    .map((device) => planned(device, facts));
  const findings = results.flatMap((result) => result.findings ?? []);
  const terms: PlanTerms = {
    request: facts.request,
    kind: facts.kind,
    tenantId: facts.customer.tenantId,
    channel: facts.channel,
    groupTag: facts.groupTag,
    requestedBy: facts.requestedBy,
    devices,
    leftOut: [...leftOut.values()].sort((left, right) => left.position - right.position),
  };
  return sealPlan({
    terms,
    findings: devices.length === 0 ? [...findings, nothingToSend(facts)] : findings,
    consent: {
      state: facts.consent?.state ?? 'unknown',
      missing: facts.consent?.missing ?? [],
      link: facts.consent?.link ?? null,
    },
  });
}

function planned(device: PlanFacts['devices'][number], facts: PlanFacts): PlannedDevice {
  const { position, serial, hashDigest, productKeyId, manufacturer, model, assignedUser } = device;
  const registered = facts.registered instanceof Map ? facts.registered.get(serialKey(serial)) : undefined;
  return {
    position,
    serial,
    hashDigest,
    productKeyId,
    manufacturer,
    model,
    assignedUser,
    identity: facts.kind === 'unblock' || facts.declaration === null ? null : identityFormOf(facts.declaration, device),
    deviceId: facts.kind === 'unblock' ? (registered?.deviceId ?? null) : null,
  };
}

function nothingToSend({ devices }: PlanFacts): PlanFinding {
  return {
    code: 'plan.nothing-to-send',
    severity: 'error',
    message:
      devices.length === 0
        ? 'There is no device to send yet. Write the serial numbers or upload a list.'
        : 'No device of the list can be sent; the reason stands with each of them.',
    lines: [],
    serials: [],
    blocks: true,
  };
}
