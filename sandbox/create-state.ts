import { addSeededDevice } from './autopilot/registry.ts';
import { createSubmissionLog } from './autopilot/submission-log.ts';
import { createCallRecorder } from './controls/call-recorder.ts';
import { createFaults } from './controls/faults.ts';
import { createLimiter } from './controls/limits.ts';
import { createOutcomes } from './controls/outcomes.ts';
import { createRequestLog } from './controls/request-log.ts';
import { GOOD_CREDENTIALS } from './entra/credentials.ts';
import { createOemState } from './oem/oem-state.ts';
import { createCompletions } from './openai/completions.ts';
import { createPartnerCenterState } from './partner-center/partner-state.ts';
import { limitsOf, type Scenario, type TenantSeed, timingOf } from './scenario.ts';
import type { State } from './state.ts';
import type { Tenant } from './tenant.ts';

/** The world of a scenario at this instant. `record`: keep the calls to Graph from the first on. */
export function createState(scenario: Scenario, nowMs: number, record: boolean): State {
  const state: State = {
    scenario,
    timing: timingOf(scenario),
    tenants: new Map(scenario.tenants.map((seed) => [seed.tenantId, tenantOf(seed)])),
    devicesByIdentity: new Map(),
    submissions: createSubmissionLog(),
    submittedDevices: 0,
    lastSequence: 0,
    importing: [],
    arriving: new Set(),
    assigning: new Set(),
    log: createRequestLog(),
    recorder: createCallRecorder(record),
    faults: createFaults(scenario.faults),
    outcomes: createOutcomes(scenario.outcomes),
    limiter: createLimiter(limitsOf(scenario).graph),
    partnerLimiter: createLimiter(limitsOf(scenario).partnerCenter),
    partnerCenter: createPartnerCenterState(),
    oem: createOemState(),
    approvals: new Map(),
    credentials: GOOD_CREDENTIALS,
    files: new Map(),
    completions: createCompletions(),
    toldTime: { offsetMs: 0, tokenOffsetMs: 0 },
  };
  for (const seed of scenario.tenants) {
    const tenant = state.tenants.get(seed.tenantId);
    if (tenant === undefined) continue;
    for (const device of seed.devices) addSeededDevice(state, tenant, device, nowMs);
  }
  return state;
}

function tenantOf(seed: TenantSeed): Tenant {
  return {
    tenantId: seed.tenantId,
    name: seed.name,
    domain: seed.domain,
    hasIntune: seed.intune,
    consent: { ...seed.consent },
    consentPage: seed.consentPage,
    relationships: seed.relationships,
    profiles: seed.profiles,
    people: seed.people,
    managedDevices: seed.managedDevices,
    imports: new Map(),
    devices: new Map(),
    sync: null,
    approvalPolicy: null,
  };
}
