import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

const RESET = from('reset', 'Windows Autopilot Reset');

/** Autopilot Reset and the reuse of devices. */
export const reset: readonly EntryDraft[] = [
  {
    id: 'reset-what',
    title: 'Autopilot Reset: what it keeps and what it removes',
    kind: 'concept',
    asks: [
      'what is autopilot reset',
      'what does autopilot reset delete',
      'does a reset keep the wifi',
      'prepare a used laptop for a new employee',
      'are files deleted by autopilot reset',
      'what is kept after an autopilot reset',
      'clean a laptop for the next user',
      'give a laptop to another employee',
      'prepare used device for next employee',
      'reset keeps enrollment',
      'what is lost with autopilot reset',
      'laptop of a leaver for a colleague',
      'hand over a notebook from one person to the next',
    ],
    summary:
      'It brings the device back to a business-ready state. Removed: personal files, apps, settings. Kept: Wi-Fi, provisioning packages, Entra membership, Intune enrolment, SCEP certificates.',
    steps: ['Save the user’s data first.', 'Start it remotely in Intune, or locally with Ctrl+Windows+R.'],
    facts: [
      'SCEP here is the Simple Certificate Enrollment Protocol; elsewhere the page spells it out as System Center Endpoint Protection, which is wrong.',
    ],
    source: RESET,
    covers: ['N06', 'N07', 'CT18'],
  },
  {
    id: 'reset-hybrid',
    title: 'Autopilot Reset does not work for hybrid joined devices',
    kind: 'requirement',
    asks: [
      'autopilot reset hybrid joined device',
      'reset a hybrid device for a new user',
      'how long after wiping a hybrid device can it be deployed',
      'hybrid wipe redeploy',
    ],
    summary:
      'Entra joined devices only. A hybrid device needs a full wipe, and it can take up to 24 hours until it can be deployed again; registering it again may shorten that.',
    steps: ['Intune > the device > Wipe.', 'Wait up to 24 hours, or deregister and register it again.'],
    source: RESET,
    covers: ['N01', 'AH11'],
  },
  {
    id: 'reset-requirements',
    title: 'What Autopilot Reset needs',
    kind: 'requirement',
    asks: ['requirements for autopilot reset', 'who may trigger a remote reset', 'which role for autopilot reset'],
    summary:
      'Entra join, Intune enrolment, the recovery environment (WinRE) enabled. Remote: Intune Service Administrator. Local: an administrator on the device and a policy that allows it.',
    steps: ['reagentc.exe /info shows whether WinRE is enabled.'],
    source: from('reset-tutorial', 'Requirements'),
    covers: ['N02', 'AB08'],
  },
  {
    id: 'reset-local',
    title: 'Local reset: Ctrl+Windows+R',
    kind: 'procedure',
    codes: ['name:DisableAutomaticReDeploymentCredentials'],
    asks: [
      'local autopilot reset',
      'ctrl win r on the lock screen',
      'DisableAutomaticReDeploymentCredentials',
      'enable local reset with windows configuration designer',
      'reset without internet access to intune',
      'reset at the lock screen',
      'reset without intune',
    ],
    summary:
      'Allow it first (off by default): policy Autopilot Reset = Allow, or DisableAutomaticReDeploymentCredentials = 0. Then Ctrl+Windows+R on the lock screen and sign in as local administrator.',
    steps: [
      'Intune: device restrictions > General > Autopilot Reset: Allow. Other ways: Windows Configuration Designer, Set up School PCs.',
      'On the lock screen press Ctrl+Windows+R.',
      'Sign in with an account that is administrator on the device.',
    ],
    source: from('reset', 'Reset devices with local Windows Autopilot Reset'),
    covers: ['N03', 'AG15'],
  },
  {
    id: 'reset-remote',
    title: 'Remote reset from Intune',
    kind: 'procedure',
    asks: [
      'trigger a remote autopilot reset',
      'reset the device from intune',
      'autopilot reset does not start',
      'reset is still pending',
      'reset a laptop remotely',
      'remote wipe versus autopilot reset',
    ],
    summary: 'Intune > Devices > the device > Autopilot Reset. It begins at the next check-in; Sync speeds it up.',
    steps: ['Open the device, choose Autopilot Reset, confirm.', 'Start the device and connect it; press Sync.'],
    actions: [open('windows-devices')],
    source: from('reset', 'Trigger a remote Windows Autopilot Reset'),
    covers: ['N04'],
  },
  {
    id: 'reset-primary-user',
    title: 'Who is primary user after a reset: local and remote differ',
    kind: 'faq',
    asks: [
      'primary user after autopilot reset',
      'does remote reset remove the owner',
      'who owns the device after the reset',
    ],
    summary:
      'A local reset keeps primary user and Entra owner. A remote reset clears both; the next user who signs in becomes both. Shared devices stay shared.',
    steps: ['For a new owner use the remote reset.'],
    source: RESET,
    covers: ['N05'],
  },
  {
    id: 'reset-bitlocker-key',
    title: 'New owner cannot get the BitLocker key of a reused device',
    kind: 'news',
    asks: [
      'bitlocker recovery key for the new owner',
      'user cannot see the bitlocker key after the device was reused',
      'bitlocker self service after reuse',
      'who gets the recovery key',
      'new user needs the recovery key',
      'recovery key help desk',
    ],
    summary:
      'Since September 2023 a new primary user cannot fetch the BitLocker key of a reused device; an administrator must give it. ' +
      'Unless the device was reset remotely, or its primary user was changed before.',
    steps: [
      'Before reuse: remote Autopilot Reset, or change the primary user.',
      'Afterwards: an administrator reads the key, or sets the primary user.',
    ],
    facts: ['Administrators limited to an administrative unit lose access too; they ask one without limit.'],
    source: from('whats-new', 'Update to BitLocker Recovery Key Process for Windows Autopilot'),
    covers: ['N10', 'T06', 'AF02'],
  },
  {
    id: 'reset-wipe-keeps-autopilot',
    title: 'Wiped device: does it run Autopilot again? Yes, while it is registered',
    kind: 'faq',
    asks: [
      'if I wipe the machine do I still receive autopilot',
      'does a reinstall remove autopilot',
      'format the disk and autopilot',
      'stolen laptop was reinstalled',
      'after formatting does autopilot still come',
      'does autopilot survive a reinstall',
      'machine was wiped does it come back to our setup',
    ],
    summary:
      'Yes. As long as the device is registered and runs a supported Windows, it gets Autopilot at every first start, also after a wipe or a new disk.',
    steps: ['To get rid of Autopilot deregister the device.'],
    source: from('faq', 'If I wipe the machine and restart, do I still receive the Windows Autopilot experience?'),
    covers: ['AE07'],
  },
];
