import type { SerialNumber } from '../../domain/device.ts';
import type { AssignmentState, ImportOutcome, RegisteredDevice } from '../../ports/device-channel.ts';
import type { Device, ImportRecord } from './wire.ts';

/**
 * `unknown`, `pending`, `partial` and any new word: still on the way. `unknown` is what a fresh record shows.
 * Source: Microsoft Graph reference, importedWindowsAutopilotDeviceIdentityImportStatus.
 */
export function importOutcome(record: ImportRecord, serial: SerialNumber): ImportOutcome {
  const { state } = record;
  const base = { serial, remoteId: record.id, deviceId: null, code: null, name: null };
  switch (state?.deviceImportStatus) {
    case 'complete':
      return { ...base, state: 'complete', deviceId: state.deviceRegistrationId };
    case 'error':
      return { ...base, state: 'error', code: state.deviceErrorCode ?? null, name: state.deviceErrorName };
    default:
      return { ...base, state: 'pending' };
  }
}

/** `assignedUnkownSyncState` is spelled like this by Microsoft. Source: windowsAutopilotProfileAssignmentStatus (beta). */
const ASSIGNMENTS: ReadonlyMap<string, AssignmentState> = new Map([
  ['assignedInSync', 'assigned'],
  ['assignedOutOfSync', 'assigned'],
  ['assignedUnkownSyncState', 'assigned'],
  ['notAssigned', 'not-assigned'],
  ['pending', 'pending'],
  ['failed', 'failed'],
]);

/** Words that say that there is nothing to mend. Source: windowsAutopilotDeviceRemediationState (beta). */
const NOTHING_TO_MEND: ReadonlySet<string> = new Set(['unknown', 'noRemediationRequired', 'unknownFutureValue']);

/**
 * A device as the tenant shows it. The profile is the one in force; before there is one, the one that is meant.
 * `remediation` is null where nothing is to be mended.
 */
export function registeredDevice(device: Device): RegisteredDevice {
  const word = device.deploymentProfileAssignmentStatus ?? 'unknown';
  const detail = device.deploymentProfileAssignmentDetailedStatus;
  const remediation = device.remediationState ?? 'unknown';
  return {
    deviceId: device.id,
    serial: device.serialNumber?.trim() ?? '',
    groupTag: device.groupTag,
    manufacturer: device.manufacturer,
    model: device.model,
    enrollmentState: device.enrollmentState ?? 'unknown',
    assignment: ASSIGNMENTS.get(word) ?? 'unknown',
    assignmentWord: word,
    assignmentDetail: detail === 'none' ? null : detail,
    assignedAt: instant(device.deploymentProfileAssignedDateTime),
    profile: device.deploymentProfile?.displayName ?? device.intendedDeploymentProfile?.displayName ?? null,
    blocked: device.userlessEnrollmentStatus === 'blocked',
    remediation: NOTHING_TO_MEND.has(remediation) ? null : remediation,
    assignedUser: device.userPrincipalName,
    lastContactedAt: instant(device.lastContactedDateTime),
  };
}

/** The first instant of .NET's calendar stands for "never". */
function instant(text: string | null): string | null {
  return text === null || text.startsWith('0001-01-01') ? null : text;
}
