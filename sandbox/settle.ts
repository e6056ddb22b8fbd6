import { registerSubmission } from './autopilot/register-submission.ts';
import { intendedProfile, showInIntune } from './autopilot/registry.ts';
import { type DeviceOutcome, outcome } from './controls/outcomes.ts';
import { finishOemJobs } from './oem/oem-jobs.ts';
import { finishBatchJobs } from './partner-center/batch-jobs.ts';
import type { State } from './state.ts';
import type { Device, ImportRecord } from './tenant.ts';

/**
 * Brings the state up to this instant: finishes imports, lets devices appear and assigns profiles, each at the instant
 * when it was due. Called before every request, so nothing in the sandbox needs a timer.
 */
export function settle(state: State, nowMs: number): void {
  finishImports(state, nowMs);
  finishBatchJobs(state, nowMs);
  finishOemJobs(state, nowMs);
  finishSyncs(state, nowMs);
  letDevicesAppear(state, nowMs);
  assignProfiles(state, nowMs);
}

/** A sync that runs; false once it has ended. */
export function isSyncRunning(state: State, sync: { readonly startedMs: number }, nowMs: number): boolean {
  return nowMs < sync.startedMs + state.timing.syncMs;
}

function finishImports(state: State, nowMs: number): void {
  const dueOf = (record: ImportRecord) => record.submittedMs + state.timing.importMs;
  const firstNotDue = state.importing.findIndex((record) => dueOf(record) > nowMs);
  const due = state.importing.splice(0, firstNotDue === -1 ? state.importing.length : firstNotDue);
  for (const record of due) finishImport(state, record, dueOf(record));
}

function finishImport(state: State, record: ImportRecord, dueMs: number): void {
  record.result = registerSubmission(state, record, refusalOf(record), dueMs);
}

/** Intune takes whole hashes alone. */
function refusalOf({ hardware, serialNumber, productKey }: ImportRecord): DeviceOutcome | undefined {
  if (hardware !== undefined) return undefined;
  return outcome(serialNumber === '' && productKey === '' ? 803 : 802);
}

function finishSyncs(state: State, nowMs: number): void {
  for (const { sync } of state.tenants.values()) {
    if (sync !== null && sync.endedMs === null && !isSyncRunning(state, sync, nowMs)) {
      sync.endedMs = sync.startedMs + state.timing.syncMs;
    }
  }
}

function letDevicesAppear(state: State, nowMs: number): void {
  const waitMs = state.timing.autoSyncMs ?? state.timing.syncMs;
  for (const device of state.arriving) {
    const bySyncMs = device.tenant.sync?.endedMs ?? null;
    const candidates = [device.registeredMs + waitMs];
    if (bySyncMs !== null && bySyncMs >= device.registeredMs) candidates.push(bySyncMs);
    const visibleMs = Math.min(...candidates);
    if (visibleMs > nowMs) continue;
    showInIntune(state, device, visibleMs);
  }
}

function assignProfiles(state: State, nowMs: number): void {
  for (const device of state.assigning) {
    const dueMs = (device.assigningSinceMs ?? nowMs) + state.timing.assignMs;
    if (dueMs > nowMs) continue;
    state.assigning.delete(device);
    device.assigningSinceMs = null;
    const profile = intendedProfile(device);
    device.assigned = profile === undefined ? null : { profile, atMs: dueMs };
  }
}

/** Where the assignment of the device's profile stands, in the service's words. */
export function assignmentStatus(
  state: State,
  device: Device,
  nowMs: number,
): 'notAssigned' | 'pending' | 'assignedInSync' {
  if (device.assigningSinceMs === null) return device.assigned === null ? 'notAssigned' : 'assignedInSync';
  const isFirst = device.assigned === null;
  if (isFirst && intendedProfile(device) === undefined) return 'notAssigned';
  const isEarly = nowMs < device.assigningSinceMs + state.timing.assignMs / 3;
  return isFirst && isEarly ? 'notAssigned' : 'pending';
}
