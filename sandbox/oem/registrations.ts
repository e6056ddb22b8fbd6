import { holdersOf, removeDevice } from '../autopilot/registry.ts';
import { submitRows } from '../autopilot/submit-rows.ts';
import { outcome } from '../controls/outcomes.ts';
import type { Answer } from '../http/call.ts';
import type { State } from '../state.ts';
import type { DeviceRef } from './device-ref.ts';
import { type OemCall, type OemRoute, read, readTenant } from './oem-call.ts';
import { oemError } from './oem-error.ts';
import { finishOemJob, resultsOf, startOemJob } from './oem-jobs.ts';
import { deregistrationSchema, registrationSchema, rowOfRef } from './oem-request.ts';
import type { OemJob, OemJobRow } from './oem-state.ts';

/** Devices put into Autopilot and taken out. */
export const registrationRoutes: readonly OemRoute[] = [
  { method: 'POST', path: '/registrations', answer: register },
  { method: 'GET', path: '/registrations/{reference}', answer: getRegistration },
  { method: 'POST', path: '/deregistrations', answer: deregister },
];

function register(call: OemCall): Answer {
  const { state } = call;
  const request = read(registrationSchema, call.body);
  if (!request.ok) return request.answer;
  const { jobKey, tenantId, tenantDomain, devices, groupTag = '' } = request.value;
  const tooMany = refuseTooMany(state, devices);
  if (tooMany !== undefined) return tooMany;
  if (tenantId === '' && tenantDomain === '') {
    state.oem.blankTenantCalls += 1;
    return once(state, jobKey, () => takeOut(state, devices));
  }
  const tenant = readTenant(state, request.value);
  if (!tenant.ok) return tenant.answer;
  if (!tenant.value.consent['oem-direct']) {
    return oemError('consent-missing', `${tenant.value.name} has not authorised this OEM.`);
  }
  const target = { channel: 'oem-direct', tenant: tenant.value, groupTag } as const;
  return once(state, jobKey, () => {
    const rows = rowsOf(state, target, devices);
    const job = startOemJob(state, rows, call.nowMs);
    if (state.oem.behaviour.answers === 'per-device') finishOemJob(state, job, call.nowMs);
    return state.oem.behaviour.answers === 'unknown' ? { kind: 'unknown' } : showJob(job);
  });
}

/** The rows of a job, counted as submitted. */
function rowsOf(
  state: State,
  target: Parameters<typeof submitRows>[1],
  refs: readonly DeviceRef[],
): readonly OemJobRow[] {
  const rows = refs.map((ref) => ({ ref, ...rowOfRef(state, ref) }));
  return submitRows(state, target, rows).map(({ row, submission }) => {
    const { ref, refusal } = row;
    return { ref, refusal, submission, result: null };
  });
}

/** A second call with the same job key does nothing and gets the first one's answer. */
function once(state: State, jobKey: string, work: () => unknown): Answer {
  const body = state.oem.answered.get(jobKey) ?? work();
  state.oem.answered.set(jobKey, body);
  return { status: 200, body };
}

function showJob(job: OemJob) {
  return job.isDone ? { kind: 'per-device', results: resultsOf(job) } : { kind: 'accepted', reference: job.reference };
}

function getRegistration({ state, params }: OemCall): Answer {
  const job = state.oem.jobs.get((params['reference'] ?? '').toLowerCase());
  return job === undefined
    ? oemError('not-found', 'There is no such registration.')
    : { status: 200, body: showJob(job) };
}

function deregister({ state, body }: OemCall): Answer {
  const request = read(deregistrationSchema, body);
  if (!request.ok) return request.answer;
  const { devices, jobKey } = request.value;
  return refuseTooMany(state, devices) ?? once(state, jobKey, () => takeOut(state, devices));
}

function refuseTooMany(state: State, devices: readonly DeviceRef[]): Answer | undefined {
  const { maxDevices } = state.oem.behaviour;
  if (devices.length <= maxDevices) return undefined;
  return oemError('too-many-devices', `More than ${maxDevices} devices in one call.`);
}

/** Takes devices out of Autopilot, whoever registered them, where their customer has authorised the OEM. */
function takeOut(state: State, devices: readonly DeviceRef[]) {
  const results = devices.map((ref) => {
    const { serialNumber, productKey } = rowOfRef(state, ref);
    const [device] = holdersOf(state, { serial: serialNumber, otherSerial: undefined, productKey });
    const refusal =
      device === undefined ? outcome(807) : device.tenant.consent['oem-direct'] ? undefined : outcome(811);
    if (device !== undefined && refusal === undefined) removeDevice(state, device);
    return {
      ref,
      ok: refusal === undefined,
      ...(refusal === undefined ? {} : { rawCode: String(refusal.code), rawText: refusal.name }),
    };
  });
  return { kind: 'per-device', results };
}
