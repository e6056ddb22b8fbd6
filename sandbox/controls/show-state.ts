import { intendedProfile } from '../autopilot/registry.ts';
import { grantedRoles } from '../entra/consent.ts';
import { importState } from '../graph/imports.ts';
import { assignmentStatus } from '../settle.ts';
import type { State } from '../state.ts';
import type { Device, ImportRecord, Tenant } from '../tenant.ts';

/** The whole world for a test to look at: everything but hardware hashes, which are not kept. */
export function showState(state: State, nowMs: number) {
  const tenants = [...state.tenants.values()];
  return {
    tenants: tenants.map((tenant) => showTenant(state, tenant)),
    imports: tenants.flatMap(({ imports }) => [...imports.values()].map((record) => showImport(state, record, nowMs))),
    devices: tenants.flatMap(({ devices }) => [...devices.values()].map((device) => showDevice(state, device, nowMs))),
    blankTenantCalls: state.oem.blankTenantCalls,
    submissions: state.submissions.totals(),
    submissionsByChannel: state.submissions.byChannel(),
    ends: state.submissions.ends(),
  };
}

function showTenant(state: State, tenant: Tenant) {
  return {
    tenantId: tenant.tenantId,
    name: tenant.name,
    domain: tenant.domain,
    intune: tenant.hasIntune,
    consent: { ...tenant.consent, intune: grantedRoles(tenant) !== undefined },
    roles: grantedRoles(tenant) ?? [],
    relationships: tenant.consent['partner-center'] ? tenant.relationships : [],
    authorizedOems: tenant.consent['oem-direct'] ? [state.scenario.oem.name] : [],
    profiles: tenant.profiles.map(({ id, displayName }) => ({ id, displayName })),
    sync: tenant.sync,
  };
}

function showImport(state: State, record: ImportRecord, nowMs: number) {
  return {
    id: record.id,
    tenant: record.tenant.tenantId,
    serial: record.serialNumber,
    tag: record.groupTag,
    user: record.userPrincipalName,
    importId: record.importId,
    ...importState(state, record, nowMs),
  };
}

function showDevice(state: State, device: Device, nowMs: number) {
  return {
    id: device.id,
    serial: device.serial,
    owner: device.tenant.tenantId,
    tag: device.groupTag,
    user: device.userPrincipalName,
    registeredBy: device.registeredBy,
    submissions: state.submissions.timesOf(device.serial || device.productKey),
    visible: device.visibleMs !== null,
    assignment: assignmentStatus(state, device, nowMs),
    profile: device.assigned?.profile.displayName ?? null,
    intendedProfile: intendedProfile(device)?.displayName ?? null,
    blocked: device.userlessEnrollmentStatus === 'blocked',
    enrollmentState: device.enrollmentState,
  };
}
