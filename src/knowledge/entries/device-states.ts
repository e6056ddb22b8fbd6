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
      'laptop was never switched on since registration',
      'device has not talked to intune yet',
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
    asks: [
      'enrollment state failed',
      'enrolment failed what to collect',
      'enrollment failed',
      'enrolment state shows failed',
      'device did not get into intune',
    ],
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
    asks: [
      'enrollment state pending reset',
      'reset is pending and does not start',
      'reset hangs',
      'waiting for the reset to begin',
      'reset ordered but nothing happens yet',
    ],
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
