import type { Profile } from '../scenario.ts';
import { assignmentStatus } from '../settle.ts';
import type { Device } from '../tenant.ts';
import type { GraphCall } from './graph-call.ts';

/** How Graph writes an instant that never was. */
const NEVER = '0001-01-01T00:00:00Z';

/** A registered device as Graph shows it: v1.0 has no assignment, no unblock status and no `blocked`. */
export function showDevice(call: GraphCall, device: Device): Readonly<Record<string, unknown>> {
  const isBeta = call.version === 'beta';
  const common = {
    '@odata.type': '#microsoft.graph.windowsAutopilotDeviceIdentity',
    id: device.id,
    groupTag: device.groupTag,
    purchaseOrderIdentifier: '',
    serialNumber: device.serial,
    productKey: device.productKey,
    manufacturer: device.hardware.manufacturer,
    model: device.hardware.model,
    enrollmentState: !isBeta && device.enrollmentState === 'blocked' ? 'unknown' : device.enrollmentState,
    lastContactedDateTime: NEVER,
    addressableUserName: device.addressableUserName,
    userPrincipalName: device.userPrincipalName,
    resourceName: '',
    skuNumber: device.hardware.sku,
    systemFamily: device.hardware.family,
    azureActiveDirectoryDeviceId: '',
    managedDeviceId: '',
    displayName: device.displayName,
  };
  if (!isBeta) return common;
  return {
    ...common,
    deploymentProfileAssignmentStatus: assignmentStatus(call.state, device, call.nowMs),
    deploymentProfileAssignmentDetailedStatus: 'none',
    deploymentProfileAssignedDateTime: device.assigned === null ? NEVER : new Date(device.assigned.atMs).toISOString(),
    azureAdDeviceId: '',
    deviceAccountUpn: device.deviceAccountUpn,
    deviceAccountPassword: '',
    deviceFriendlyName: device.deviceFriendlyName,
    remediationState: 'noRemediationRequired',
    remediationStateLastModifiedDateTime: NEVER,
    userlessEnrollmentStatus: device.userlessEnrollmentStatus,
  };
}

/** A deployment profile, in the old and the new names of its properties. */
export function showProfile(profile: Profile): Readonly<Record<string, unknown>> {
  const isSelfDeploying = profile.mode === 'self-deploying';
  const usage = isSelfDeploying ? 'shared' : 'singleUser';
  return {
    '@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile',
    id: profile.id,
    displayName: profile.displayName,
    description: '',
    language: 'os-default',
    locale: 'os-default',
    createdDateTime: '2026-01-01T00:00:00Z',
    lastModifiedDateTime: '2026-01-01T00:00:00Z',
    outOfBoxExperienceSettings: {
      hidePrivacySettings: true,
      hideEULA: true,
      userType: 'standard',
      deviceUsageType: usage,
      skipKeyboardSelectionPage: isSelfDeploying,
      hideEscapeLink: true,
    },
    outOfBoxExperienceSetting: {
      privacySettingsHidden: true,
      eulaHidden: true,
      userType: 'standard',
      deviceUsageType: usage,
      keyboardSelectionPageSkipped: isSelfDeploying,
      escapeLinkHidden: true,
    },
    extractHardwareHash: false,
    hardwareHashExtractionEnabled: false,
    deviceNameTemplate: '',
    deviceType: 'windowsPc',
    enableWhiteGlove: false,
    preprovisioningAllowed: false,
    roleScopeTagIds: ['0'],
  };
}
