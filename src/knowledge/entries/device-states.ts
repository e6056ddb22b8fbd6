import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

/** Why a device waits or is stuck: the hints for its states. */
export const deviceStates: readonly EntryDraft[] = [
  {
    id: 'state-blocked',
    title: 'The device is blocked: it may not enrol a second time until it is unblocked',
    kind: 'state',
    states: ['blocked', 'userlessEnrollmentStatus:blocked', 'enrollmentState:blocked'],
    asks: [
      'device is blocked',
      'how do I unblock a device',
      'device cannot be enrolled again in self-deploying or pre-provisioning mode',
      'what does unblock do and when is it allowed',
      'unblock device button',
      'no success message after unblock',
      'one time enrollment block',
      'my device is blocked',
      'device was blocked after the reset',
      'why is the laptop blocked',
      'unblock shows no confirmation',
      'unblock several devices',
    ],
    symptoms: ['enrolment fails with 0x80180014 on a device that was enrolled before'],
    cause:
      'Self-deploying and pre-provisioning let a device enrol once; a reset device of certain makers is then held back.',
    summary:
      'The device went through self-deploying or pre-provisioning once and is blocked from doing it again. Unblock it ' +
      '(Unblock device), then start the deployment again; deleting its Intune record is the other way.',
    steps: [
      'Let an admin press Unblock on the card, or in Intune: Devices > Windows > Enrollment > Windows Autopilot > Devices, select the device, Unblock device.',
      'Expect no success message: that is normal.',
      'Start the deployment on the device again.',
      'If it is still refused with 0x80180014, delete its Intune device record and try again.',
    ],
    facts: [
      'The button exists since the Intune release 2310 (October 2023).',
      'It works for certain OEMs only; ask the maker of the device. It does not work on the status Fix pending.',
    ],
    actions: [{ do: 'unblock' }, open('autopilot-devices')],
    source: from(
      'whats-new',
      'Unblock fix pending state for self-deploying and pre-provisioning mode for disabled OEMs',
    ),
    covers: ['Z08', 'L17'],
  },
  {
    id: 'state-not-assigned',
    title: 'Not assigned: the device is registered but has no profile yet',
    kind: 'state',
    states: ['notAssigned', 'not-assigned', 'unassigned', 'assignment:none', 'registered'],
    asks: [
      'profile is not assigned after an hour',
      'device is registered but has no profile',
      'profile status stays on not assigned',
      'waiting for profile assignment',
      'why does my device get no deployment profile',
      'profile status Unassigned',
      'profile not assigned to the device',
      'device has no profile yet',
      'no profile arrives',
      'deployment profile is missing on the device',
    ],
    symptoms: ['Profile status: Not assigned', 'Profile status: Unassigned'],
    cause: 'No profile targets a group that the device is in, or the group has not been worked out yet.',
    summary:
      'The registration is fine, but no deployment profile has reached the device. Check the group tag against the rule of ' +
      'the dynamic group, that the profile is assigned to that group as included, and that a sync has run. Microsoft gives no time for it.',
    steps: [
      "Compare the device's group tag with the rule of the group: they must be equal to the letter.",
      'Check in Entra ID that the device is a member of the group; a dynamic group takes its time.',
      'Check that the profile includes the group and does not exclude it.',
      'Press Sync (at most once every 10 minutes) and look again.',
      'Do not deploy the device before the status is Assigned and Date assigned is filled.',
    ],
    facts: ['One page of the documentation calls the status Not assigned, another Unassigned.'],
    actions: [{ do: 'sync' }, open('autopilot-devices')],
    source: from('profiles', 'Assignment of Autopilot deployment profiles to devices'),
    covers: ['E04', 'CT21'],
  },
  {
    id: 'state-assigning',
    title: 'Assigning: the profile is on its way',
    kind: 'state',
    states: ['pending', 'assigning', 'assignedOutOfSync', 'assignedUnkownSyncState'],
    asks: [
      'profile status is stuck on assigning',
      'what does profile status assigning mean',
      'assigned but out of sync',
      'status assigning for hours',
      'profile assignment is pending',
    ],
    symptoms: ['Profile status: Assigning'],
    summary:
      'Intune has chosen a profile and is handing it to the Autopilot service. Wait until the status is Assigned and Date ' +
      'assigned is filled; only then start the device.',
    steps: [
      'Refresh the list every few minutes.',
      'If it does not move for hours, press Sync and check the group and the profile.',
    ],
    facts: [
      'In Microsoft Graph assignedInSync, assignedOutOfSync and assignedUnkownSyncState all mean that the profile is assigned.',
    ],
    actions: [{ do: 'sync' }],
    source: from('profiles', 'Assignment of Autopilot deployment profiles to devices'),
    covers: ['E04'],
  },
  {
    id: 'state-assigned-ready',
    title: 'When a device is ready to be deployed',
    kind: 'procedure',
    asks: [
      'when is a device ready to deploy',
      'is it safe to hand out the laptop now',
      'what must be checked before deployment starts',
      'profile status assigned and date assigned',
      'can I ship the laptop to the user now',
      'is the device ready for the user',
      'may I hand over the computer',
      'go or no go before deployment',
      'what to check before the user gets the device',
    ],
    summary:
      'A device is ready when three things hold: the profile status is Assigned, Date assigned is filled, and the assigned ' +
      'profile is the one you expect.',
    steps: [
      'Open Windows Autopilot devices in Intune and find the serial number.',
      'Check that Profile status is Assigned.',
      'Open its properties: Date assigned must be filled and Assigned profile must be the right one.',
      'If one of them is missing, wait and refresh before the device is started.',
    ],
    actions: [open('autopilot-devices')],
    source: from('profiles', 'Assignment of Autopilot deployment profiles to devices'),
    covers: ['E05'],
  },
  {
    id: 'assignment-time',
    title: 'How long the assignment of a profile takes',
    kind: 'faq',
    asks: [
      'how long does it take until the profile is assigned',
      'when will the profile arrive',
      'how many minutes for profile assignment',
      'how long until the device gets its profile',
      'how long does profile assignment take',
      'when does the device get its profile',
      'profile takes ages',
      'how many hours until assigned',
    ],
    summary:
      'Microsoft promises no time. It depends on the groups and their rules, the hash, the Intune and Autopilot services and ' +
      'the network, so it differs from case to case.',
    steps: [
      'Watch the profile status instead of the clock.',
      'After an hour without a change, check the group, the tag and the last sync.',
    ],
    source: from('profiles', 'Assignment of Autopilot deployment profiles to devices'),
    covers: ['E06'],
  },
  {
    id: 'state-assignment-failed',
    title: 'Assignment failed: the profile does not suit the device',
    kind: 'state',
    states: [
      'assignment:failed',
      'hardwareRequirementsNotMet',
      'surfaceHubProfileNotSupported',
      'holoLensProfileNotSupported',
      'windowsPcProfileNotSupported',
      'surfaceHub2SProfileNotSupported',
    ],
    codes: [
      'fault:assignment.failed',
      'name:hardwareRequirementsNotMet',
      'name:surfaceHubProfileNotSupported',
      'name:holoLensProfileNotSupported',
      'name:windowsPcProfileNotSupported',
      'name:surfaceHub2SProfileNotSupported',
    ],
    asks: [
      'profile assignment failed',
      'hardware requirements not met for the profile',
      'profile kind is not supported on the device',
    ],
    symptoms: ['deploymentProfileAssignmentStatus: failed'],
    cause: 'The profile is made for another kind of device, or its mode needs hardware that the device does not have.',
    summary:
      'The assigned profile cannot be used on this device: it is made for another kind of device (Windows PC, HoloLens, ' +
      'Surface Hub) or its mode needs hardware such as a TPM 2.0 that is not there. Assign a profile that suits it.',
    steps: [
      'Read the detailed status of the assignment.',
      'Assign a profile for the right kind of device, or user-driven mode where there is no TPM 2.0.',
    ],
    actions: [open('profiles')],
    source: from('graph', 'windowsAutopilotProfileAssignmentDetailedStatus'),
  },
  {
    id: 'state-fix-pending',
    title: 'Fix pending: the service is registering changed hardware',
    kind: 'state',
    states: [
      'fixPending',
      'fix-pending',
      'automaticRemediationRequired',
      'remediationState:automaticRemediationRequired',
    ],
    codes: ['name:automaticRemediationRequired'],
    asks: [
      'profile status shows fix pending',
      'we have detected a hardware change on this device',
      'how long does fix pending take',
      'fix pending does not go away',
      'stuck in fix pending',
      'status says fix pending',
      'hardware change detected',
      'see whether the hardware was changed',
    ],
    symptoms: ['Fix pending', "We've detected a hardware change on this device"],
    cause: 'Hardware of the registered device was changed, for example its motherboard.',
    summary:
      'A hardware change was noticed and the service tries to register the new hardware by itself at the next check-in. ' +
      'While it is fresh there is nothing to do; when it lasts, deregister the device and register it again with a new hash.',
    steps: [
      'Start the device with a network connection and let it check in.',
      'Look again later; the status should turn to Assigned.',
      'If it stays for long or turns to Attention required: deregister, capture a new hash, register again.',
    ],
    facts: [
      'Unblock does not work on this status.',
      'The documentation tells three things: nothing to do, deregister and register again, and the latter only when it lasts. So go by its age.',
    ],
    actions: [{ do: 'deregister' }],
    source: from('motherboard', 'Fix pending and Attention required'),
    covers: ['AA11', 'CT6b'],
  },
  {
    id: 'state-attention-required',
    title: 'Attention required: the changed hardware could not be registered',
    kind: 'state',
    states: [
      'attentionRequired',
      'attention-required',
      'manualRemediationRequired',
      'remediationState:manualRemediationRequired',
    ],
    codes: ['name:manualRemediationRequired'],
    asks: [
      'profile status attention required',
      'what to do about attention required',
      'device needs manual remediation',
      'attention required what now',
    ],
    symptoms: ['Attention required'],
    cause: 'The service gave up registering the changed hardware of the device.',
    summary:
      'The hardware change could not be mended automatically. Deregister the device, capture a new hardware hash and register it again.',
    steps: [
      'Delete the device from Intune and from Windows Autopilot devices.',
      'Capture a new hardware hash on the device.',
      'Register it again and reset it to the first start (OOBE).',
    ],
    actions: [{ do: 'deregister' }],
    source: from('motherboard', 'Fix pending and Attention required'),
    covers: ['AA11'],
  },
  {
    id: 'state-enrolled-already',
    title: 'The device is enrolled already',
    kind: 'state',
    states: ['enrolled', 'alreadyEnrolled', 'enrollmentState:enrolled'],
    asks: [
      'device is already enrolled in intune, does a new profile apply',
      'enrolled already',
      'can I delete a device that is enrolled',
      'new registration of a device in use',
      'change settings on a laptop in use',
    ],
    cause: 'The device is in use and managed by Intune.',
    summary:
      'The device is already enrolled, so a new registration, tag or profile changes nothing on it now. It takes effect when ' +
      'the device is reset and goes through the first start again.',
    steps: [
      'Decide whether the device may be reset; its user loses local data and apps.',
      'Reset it (Autopilot Reset or a wipe) when the new profile should apply.',
    ],
    facts: ['Profiles are fetched in OOBE and are not kept on the device.'],
    source: from('profiles', 'Edit an Autopilot deployment profile'),
  },
  {
    id: 'state-sync-not-run',
    title: 'No sync has run since the import',
    kind: 'state',
    states: ['syncNotRun', 'sync-not-run', 'syncPending', 'notSynced'],
    asks: [
      'imported devices do not appear in the list',
      'device is missing after import',
      'sync was not run',
      'devices do not show up in intune after the upload',
      'csv import succeeded but list is empty',
      'devices do not appear after import',
      'imported devices are not visible',
      'csv was accepted but devices are missing',
      'only half of the imported devices appear',
      'list went through but devices are not visible',
    ],
    cause: 'Intune shows new devices only after it has synchronised with the Autopilot service.',
    summary:
      'The import is done, but Intune has not synchronised with the Autopilot service since. Press Sync (at most once every ' +
      '10 minutes), then Refresh until the devices appear; large lists take several minutes.',
    steps: [
      'Press Sync in Windows Autopilot devices, or let Preflight ask for it.',
      'Press Refresh every few minutes until the serial numbers appear.',
    ],
    actions: [{ do: 'sync' }, open('autopilot-devices')],
    source: from('add-devices', 'Add devices'),
    covers: ['E03'],
  },
  {
    id: 'state-not-contacted',
    title: 'Not contacted: the registered device has not been started with a network yet',
    kind: 'state',
    states: ['notContacted', 'enrollmentState:notContacted'],
    codes: ['name:notContacted'],
    asks: [
      'enrollment state not contacted',
      'device has never contacted intune',
      'registered device is not in the windows devices list',
      'device never checked in',
    ],
    summary:
      'The device is registered and has simply not been deployed yet. It appears among the Windows devices of Intune only ' +
      'after it was deployed and a licensed user signed in.',
    steps: ['Start the device, connect it to the network and let the user sign in.'],
    source: from('registration-overview', 'Windows Autopilot devices'),
  },
  {
    id: 'state-enrollment-failed',
    title: 'Enrolment failed on the device',
    kind: 'state',
    states: ['enrollmentFailed', 'enrollmentState:failed'],
    asks: ['enrollment state failed', 'enrolment failed what to collect', 'enrollment failed'],
    summary:
      'The device is registered, but its enrolment in Intune failed. The code on its screen or in its event log says why.',
    steps: [
      'Read the code on the screen and ask Preflight about it.',
      'On Windows 11 press Ctrl+Shift+D for the diagnostics page, or collect the logs.',
      'Look into Event Viewer: Microsoft > Windows > ModernDeployment-Diagnostics-Provider > Autopilot.',
    ],
    source: from('troubleshooting', 'What are the key activities to perform when troubleshooting?'),
  },
  {
    id: 'state-pending-reset',
    title: 'Pending reset: the device waits for its reset',
    kind: 'state',
    states: ['pendingReset', 'enrollmentState:pendingReset'],
    codes: ['name:pendingReset'],
    asks: ['enrollment state pending reset', 'reset is pending and does not start', 'reset hangs'],
    summary:
      'A reset was ordered and waits for the next check-in of the device. A Sync in Intune, or starting the device with a network, speeds it up.',
    steps: ['Start the device and connect it.', 'Press Sync on the device in Intune.'],
    source: from('reset', 'Trigger a remote Windows Autopilot Reset'),
  },
  {
    id: 'state-submitted-unconfirmed',
    title: 'Sent, not confirmed: no answer of the service about this device yet',
    kind: 'state',
    states: ['submitted', 'deviceImportStatus:unknown', 'deviceImportStatus:pending'],
    asks: [
      'request shows sent but not confirmed',
      'device state submitted',
      'import is still pending',
      'how long does an import take',
      'sent not confirmed',
      'import takes very long',
      'how long does the import take',
    ],
    summary:
      'The device was handed over and the service has not said yet what became of it. An import usually takes some minutes; ' +
      'Preflight keeps asking and never calls it done before the service does.',
    steps: ['Wait; the card changes by itself.', 'Do not send the device a second time.'],
    facts: [
      'One device was seen to take 60 to 95 seconds, larger lists 5 to 15 minutes; Microsoft says several minutes.',
    ],
    source: from('graph', 'importedWindowsAutopilotDeviceIdentityState'),
    covers: ['E01'],
  },
];
