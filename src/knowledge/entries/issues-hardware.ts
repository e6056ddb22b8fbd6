import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

/** Known issues that come from the hardware: TPM, clock, firmware, virtual machines. */
export const hardwareIssues: readonly EntryDraft[] = [
  {
    id: 'issue-dfci-24h2-pro',
    title: 'DFCI enrolment fails on Windows 11 Pro 24H2: install KB5046740',
    kind: 'known-issue',
    codes: ['kb:5046740'],
    asks: [
      'dfci fails on windows 11 24h2 professional',
      'what is KB5046740 for',
      'firmware configuration is not applied on 24h2',
      'dfci on windows 11 pro',
      'firmware management does not enrol on 24h2',
      'dfci needs enterprise edition',
    ],
    summary:
      'DFCI cannot be set up in OOBE on Professional editions of Windows 11 24H2. Devices already in use enrol after KB5046740 (or later) and a reboot; in OOBE only the Enterprise edition works.',
    steps: [
      'Deployed device: install KB5046740 or later and restart it.',
      'In OOBE: have the device upgraded to Windows 11 Enterprise 24H2, sync it, restart it.',
    ],
    facts: [
      'KB5046740 is the cure. Added 9 October 2024, updated 15 January 2025; another page prints other dates for the same issue.',
    ],
    source: from('known-issues', 'DFCI enrollment fails for Professional editions of Windows 11, version 24H2'),
    covers: ['S06', 'Y01', 'Y03', 'CT22'],
  },
  {
    id: 'issue-infineon-tpm',
    title: 'TPM attestation times out with Infineon SLB9672',
    kind: 'known-issue',
    asks: [
      'Something happened, and TPM attestation timed out',
      'Infineon SLB9672 firmware 15.22',
      'infineon tpm problem',
      'tpm attestation timed out message',
    ],
    symptoms: ['Something happened, and TPM attestation timed out'],
    summary:
      'Devices with an Infineon SLB9672 TPM, firmware 15.22 with EK certificate, can fail with "Something happened, and TPM attestation timed out". The maker of the device has an update.',
    steps: ['Ask the maker for the TPM update and install it.'],
    facts: ['Added 2 June 2023.'],
    source: from('known-issues', "TPM attestation isn't working on some platforms with Infineon SLB9672 discrete TPMs"),
    covers: ['U05', 'Y01'],
  },
  {
    id: 'issue-tiger-lake-tpm',
    title: 'TPM attestation on Intel Tiger Lake needs KB5007253',
    kind: 'known-issue',
    codes: ['kb:5007253'],
    asks: [
      'intel tiger lake firmware tpm attestation',
      'KB5007253',
      'intel tiger lake tpm',
      'november 2021 update tpm',
    ],
    summary:
      'Intel firmware TPMs of the Tiger Lake platform need KB5007253 (November 2021) or later on Windows 10 21H2; older versions of Windows are not supported for it.',
    steps: ['Install KB5007253 or later, or use a newer Windows.'],
    facts: ['KB5007253 is the cure.'],
    source: from('known-issues', "TPM attestation isn't working on Intel Tiger Lake platforms"),
    covers: ['U05', 'Y01', 'Y03'],
  },
  {
    id: 'issue-vm-preparing-for-management',
    title: 'Virtual machine fails at "Preparing your device for mobile management"',
    kind: 'known-issue',
    asks: [
      'vm fails at preparing your device for mobile management',
      'how much memory and how many processors does an autopilot vm need',
      'hyper-v test machine hangs',
      'test vm stops at preparing your device',
      'virtual machine stuck preparing for mobile management',
      'vm too small for autopilot',
      'minimum cpu and ram of a test vm',
    ],
    symptoms: ['Preparing your device for mobile management'],
    summary:
      'A virtual machine with too little power fails here. Give it at least 2 processors and 4 GB of memory, and use user-driven mode: the other modes do not work on virtual machines.',
    steps: ['Set 2 processors and 4 GB of memory.', 'Use a user-driven profile.'],
    facts: ['Added 19 February 2022.'],
    source: from('known-issues', 'Virtual machine failing at "Preparing your device for mobile management"'),
    covers: ['U03', 'AH16', 'W11', 'Y01'],
  },
  {
    id: 'issue-reset-button-preprovision',
    title: 'Pre-provisioning fails again after the Reset button',
    kind: 'known-issue',
    asks: [
      'reset button causes pre-provisioning to fail on retry',
      'tpm attestation fails after pressing reset on the red screen',
      'reset pressed after failed esp',
      'attestation error after reset and retry',
    ],
    summary:
      'When pre-provisioning failed on the Enrollment Status Page and Reset was pressed there, TPM attestation may fail on the next try.',
    steps: ['Shut the device down completely and start the technician flow anew; reinstall Windows if it still fails.'],
    facts: ['Added 19 February 2022; the documentation names no cure.'],
    source: from('known-issues', 'Reset button causes pre-provisioning to fail on retry'),
    covers: ['Y01'],
  },
  {
    id: 'issue-preprovision-vm',
    title: 'Pre-provisioning on a virtual machine gives an error screen',
    kind: 'known-issue',
    asks: [
      'pre-provisioning on a virtual machine',
      'can I test white glove in hyper-v',
      'self-deploying mode in a vm',
      'white glove virtual machine',
      'technician flow on hyper-v',
      'why does pre-provisioning not run in my vm',
    ],
    summary:
      'Pre-provisioning is not supported on virtual machines, not even with a virtual TPM; self-deploying mode is not either. Test them on real hardware with TPM 2.0.',
    steps: ['Use a physical device with TPM 2.0.', 'On virtual machines test user-driven mode.'],
    source: from('known-issues', 'Pre-provisioning gives an error screen'),
    covers: ['Y01', 'U03', 'L04'],
  },
  {
    id: 'issue-clock-off',
    title: 'Provisioning fails because the clock of the device is off',
    kind: 'known-issue',
    asks: [
      'clock of the device is wrong',
      'time is off by several minutes and tpm attestation fails',
      'device provisioning can fail real-time clock',
      'w32tm resync',
      'date and time of the device are wrong',
      'wrong time on the laptop',
      'bios clock is off',
      'sync the time in oobe',
      'time server command in setup',
      'bios battery empty and date wrong',
      'laptop thinks it is 2010',
    ],
    cause: 'The real-time clock differs by several minutes or more, for example after a long time in stock.',
    summary:
      'A clock that is off by minutes makes TPM attestation fail or the ESP time out. Connect the network in OOBE and run w32tm /resync /force.',
    steps: [
      'Start OOBE and connect the network.',
      'Shift+F10, then: w32tm /resync /force (time.windows.com must be reachable).',
      'Go on with the deployment.',
    ],
    source: from('known-issues', 'Windows Autopilot device provisioning can fail'),
    covers: ['U07', 'Y01'],
  },
];
