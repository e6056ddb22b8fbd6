import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

/** Known issues of deployments: what goes wrong on the device although everything is set up rightly. */
export const issuesDeployment: readonly EntryDraft[] = [
  {
    id: 'issue-laps-technician-flow',
    title: 'LAPS is not applied in the technician flow',
    kind: 'known-issue',
    asks: [
      'laps policy not applied during pre-provisioning',
      'local administrator password solution technician flow',
      'local admin password is missing after white glove',
    ],
    summary:
      'During the technician flow of pre-provisioning a LAPS policy is not applied, whether it targets the device or the user. It is applied when the user phase begins.',
    steps: ['Expect the password only after the user flow has begun.'],
    facts: ['Added 9 December 2024.'],
    source: from('known-issues', "LAPS policy isn't being applied during the Technician Flow"),
    covers: ['X06', 'Y01'],
  },
  {
    id: 'issue-dfci-24h2-pro',
    title: 'DFCI enrolment fails on Windows 11 Pro 24H2: install KB5046740',
    kind: 'known-issue',
    codes: ['kb:5046740'],
    asks: [
      'dfci fails on windows 11 24h2 professional',
      'what is KB5046740 for',
      'firmware configuration is not applied on 24h2',
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
    id: 'issue-kiosk-autologon-partial',
    title: 'Kiosk does not sign in by itself after extra reboots (fixed only in part)',
    kind: 'known-issue',
    asks: [
      'kiosk autologon stops working',
      'kiosk stays at the sign in screen after several reboots',
      'assigned access does not log on automatically',
      'AutoAdminLogon registry entries are deleted',
      'kiosk asks for a password',
    ],
    summary:
      'When a kiosk restarts several times during OOBE, the autologon entries in the registry can be deleted, and it waits at the sign-in screen. The issue was reported as fixed but is so only in part.',
    steps: [
      'Apply the kiosk profile (again) after Autopilot has finished.',
      'Or write the autologon entries under Winlogon: AutoAdminLogon=1, DefaultDomainName=".", DefaultUserName=kioskUser0.',
      'Or keep things that need a restart out of the deployment, or sign in by hand as kioskUser0.',
    ],
    facts: ['Added 21 August 2024; open in February 2025.'],
    source: from('known-issues', 'Auto logon for Kiosk device profile only partially fixed'),
    covers: ['U04', 'Y01', 'Y02'],
  },
  {
    id: 'issue-kiosk-autologon-2023',
    title: 'Kiosk does not sign in by itself: updates of January 2023',
    kind: 'known-issue',
    codes: ['kb:5022303', 'kb:5022287', 'kb:5022282', 'kb:5025239', 'kb:5025224'],
    asks: [
      'KB5022303 kiosk auto logon',
      'kiosk device profile not auto logging in',
      'which update fixes kiosk autologon',
    ],
    cause: 'KB5022303, KB5022287 and KB5022282 of January 2023 broke autologon.',
    summary:
      'The updates of January 2023 stopped kiosk autologon. Cures: KB5025239 (Windows 11 22H2), KB5025224 (Windows 11 21H2), KB5023773 (Windows 10 22H2) or later. By hand: kioskUser0, no password.',
    steps: ['Install the current cumulative update.', 'Until then sign in as kioskUser0 without a password.'],
    facts: [
      'Causes: KB5022303, KB5022287, KB5022282. Cures: KB5025239, KB5025224, KB5023773. Reopened in part in August 2024.',
    ],
    source: from('known-issues', 'Kiosk device profile not auto logging in'),
    covers: ['U04', 'Y01', 'Y02', 'Y03'],
  },
  {
    id: 'issue-bitlocker-128',
    title: 'BitLocker uses 128 bit although 256 bit is configured',
    kind: 'known-issue',
    asks: [
      'bitlocker encrypts with 128 bit instead of 256',
      '256-bit encryption is not used',
      'bitlocker race condition',
      'encryption strength is wrong',
    ],
    cause: 'A race condition between the policy and automatic encryption.',
    summary:
      'A known race: BitLocker can start with 128 bit before the policy for 256 bit arrives. Classic Autopilot: Microsoft ' +
      'advises to register the devices. Device preparation: wait for the fix if you need 256 bit.',
    steps: [
      'Register devices that need 256 bit for Windows Autopilot.',
      'A device that has the wrong algorithm must be decrypted first.',
    ],
    facts: [
      'Two issues of the same title, both added 8 July 2024: one for unregistered devices in Autopilot, one for device preparation; their advice differs.',
    ],
    source: from('known-issues', 'BitLocker encryption defaults to 128-bit when 256-bit encryption is configured'),
    covers: ['T05', 'Y01', 'CT22', 'Q09'],
  },
  {
    id: 'issue-apps-after-reset',
    title: 'Required apps are not tracked on the ESP after an Autopilot Reset',
    kind: 'known-issue',
    asks: [
      'apps missing on the enrollment status page after autopilot reset',
      'apps are not installed before the desktop after a reset',
    ],
    summary:
      'After an Autopilot Reset the required apps are not installed during the Enrollment Status Page. They follow when the user signs in to the desktop.',
    steps: ['Let the user sign in and wait for the apps.'],
    facts: ['Added 17 May 2024.'],
    source: from(
      'known-issues',
      "Required apps aren't shown on the Enrollment Status Page (ESP) after an Autopilot Reset",
    ),
    covers: ['N09', 'Y01'],
  },
  {
    id: 'issue-infineon-tpm',
    title: 'TPM attestation times out with Infineon SLB9672',
    kind: 'known-issue',
    asks: ['Something happened, and TPM attestation timed out', 'Infineon SLB9672 firmware 15.22'],
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
    asks: ['intel tiger lake firmware tpm attestation', 'KB5007253'],
    summary:
      'Intel firmware TPMs of the Tiger Lake platform need KB5007253 (November 2021) or later on Windows 10 21H2; older versions of Windows are not supported for it.',
    steps: ['Install KB5007253 or later, or use a newer Windows.'],
    facts: ['KB5007253 is the cure.'],
    source: from('known-issues', "TPM attestation isn't working on Intel Tiger Lake platforms"),
    covers: ['U05', 'Y01', 'Y03'],
  },
  {
    id: 'issue-profile-not-applied-kb5015020',
    title: 'Assigned profile is not applied on Windows 10 21H2: KB5015020',
    kind: 'known-issue',
    codes: ['kb:5015020'],
    asks: [
      'profile is assigned but not applied on windows 10 21H2',
      'device is not renamed, profile settings ignored',
      'KB5015020',
      'hardware hash not harvested after april 2022 update',
      'profile is ignored on windows 10',
    ],
    cause: 'Updates of April 2022 and some of May 2022 for Windows 10 21H2.',
    summary:
      'With updates of April and May 2022 on Windows 10 21H2 the profile may not be applied, the device not be renamed, and the hash not be harvested. KB5015020 or later cures it.',
    steps: ['Install KB5015020 or a later cumulative update.', 'Reset the device and deploy again.'],
    facts: ['KB5015020 is the cure. Added 15 June 2022.'],
    source: from('known-issues', 'Autopilot profile not being applied when assigned'),
    covers: ['Y01', 'Y03'],
  },
  {
    id: 'issue-defaultuser-profile',
    title: 'The profile defaultuserX is left behind',
    kind: 'known-issue',
    asks: [
      'defaultuser0 profile not deleted',
      'strange defaultuser profile on the device',
      'EnableWebSignIn leaves defaultuserX',
    ],
    summary:
      'Where the policy EnableWebSignIn is used, the temporary profile defaultuserX may not be deleted after the deployment.',
    steps: ['Delete the profile by hand or with a script after the deployment.'],
    facts: ['Added 28 March 2022.'],
    source: from('known-issues', 'DefaultuserX profile not deleted'),
    covers: ['Y01'],
  },
  {
    id: 'issue-reset-recovery-environment',
    title: 'Autopilot Reset ran into trouble: could not find the recovery environment',
    kind: 'known-issue',
    asks: ['could not find the recovery environment', 'autopilot reset ran into trouble'],
    symptoms: ['Autopilot reset ran into trouble. Could not find the recovery environment'],
    summary:
      'The message can come up although the recovery environment is fine. Then enter the credentials of an administrator, and the reset goes on.',
    steps: ['Check WinRE: reagentc.exe /info.', 'If it is enabled, enter administrator credentials on the device.'],
    facts: ['Added 28 March 2022.'],
    source: from('known-issues', 'Autopilot reset ran into trouble. Could not find the recovery environment'),
    covers: ['Y01', 'N08'],
  },
  {
    id: 'issue-white-screen-hybrid',
    title: 'White screen during hybrid join (resolved in September 2022)',
    kind: 'known-issue',
    asks: ['white screen during hybrid autopilot', 'enrollment status page is blank white'],
    summary:
      'The Enrollment Status Page was drawn as a white screen during hybrid join. Only the display was affected, not the deployment. Resolved in September 2022.',
    steps: ['Install current updates; wait, the deployment goes on behind it.'],
    facts: ['Added 19 February 2022, resolved September 2022.'],
    source: from('known-issues', 'White screen during Microsoft Entra hybrid joined deployment'),
    covers: ['Y01', 'Y02'],
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
    asks: ['pre-provisioning on a virtual machine', 'can I test white glove in hyper-v', 'self-deploying mode in a vm'],
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
  {
    id: 'issue-something-went-wrong',
    title: '"Something went wrong" in OOBE without a code: addresses cannot be reached',
    kind: 'known-issue',
    asks: [
      'Something went wrong page during OOBE',
      'oobe shows something went wrong',
      'firewall blocks autopilot urls',
      'setup shows something went wrong',
    ],
    symptoms: ['Something went wrong'],
    cause: 'The device cannot reach all addresses of Microsoft Entra ID and Microsoft account.',
    summary:
      'Most likely the network blocks addresses of Entra ID or the Microsoft account that the first start needs. Try another network, then open the documented addresses.',
    steps: [
      'Try a phone’s hotspot to see whether the network is the cause.',
      'Open the addresses of the Autopilot networking requirements.',
      'If a code stands on the page, ask about the code instead.',
    ],
    source: from('known-issues', 'Something went wrong is displayed page during OOBE'),
    covers: ['W11', 'Y01'],
  },
  {
    id: 'issue-username-other-organization',
    title: '"That username looks like it belongs to another organization"',
    kind: 'known-issue',
    asks: [
      'That username looks like it belongs to another organization',
      'sign in page of another company on the laptop',
      'user belongs to another organization try signing in again',
      'user name belongs to another organization',
    ],
    symptoms: [
      'That username looks like it belongs to another organization. Try signing in again or start over with a different account',
    ],
    cause: 'The user’s tenant is not the one the device is registered to.',
    summary:
      'The device is registered to another tenant than the user belongs to. Check the tenant in the registry key Provisioning\\Diagnostics\\Autopilot, and use an account of that tenant.',
    steps: [
      'Shift+F10, regedit: compare CloudAssignedTenantDomain with the user’s domain.',
      'Sign in with the right account, or have the device released and registered to the right tenant.',
    ],
    source: from('known-issues', 'That username looks like it belongs to another organization'),
    covers: ['W11', 'Y01'],
  },
  {
    id: 'issue-branding-html',
    title: 'Sign-in page shows HTML tags of the company branding',
    kind: 'known-issue',
    asks: ['html tags visible on the sign in page', 'company branding shows raw html'],
    summary:
      'On the page for a new password, HTML tags from the company branding can be visible. It is a flaw of the display; a future Windows shall mend it.',
    steps: ['Leave HTML out of the branding text.'],
    source: from('known-issues', 'Autopilot sign-in page displays HTML tags from company branding settings'),
    covers: ['Y01'],
  },
  {
    id: 'issue-hybrid-no-admin-rights',
    title: 'Hybrid join: the user gets no administrator rights although the profile says so',
    kind: 'known-issue',
    asks: [
      'hybrid user is not local administrator despite the profile',
      'user should be admin after hybrid deployment but is standard',
    ],
    cause: 'Another account on the device is in the Administrators group already, made by a script or policy.',
    summary:
      'In user-driven hybrid join the user does not become an administrator when another administrator account exists already. Create such accounts only after Autopilot has finished.',
    steps: ['Find the script or policy that makes a local administrator.', 'Let it run after the deployment.'],
    source: from('known-issues', "Hybrid Microsoft Entra deployments don't grant users Administrator rights"),
    covers: ['Y01'],
  },
  {
    id: 'issue-ppkg',
    title: 'Provisioning packages (PPKG) together with Autopilot are not recommended',
    kind: 'known-issue',
    asks: ['can I combine a provisioning package with autopilot', 'ppkg and autopilot'],
    summary:
      'A provisioning package together with Autopilot can cause trouble, above all when it holds join, enrolment or device name settings. Use one of the two.',
    steps: ['Move the settings of the package into Intune.'],
    source: from('known-issues', 'Using a provisioning package in combination with Windows Autopilot'),
    covers: ['X05', 'Y01'],
  },
  {
    id: 'issue-csv-excel',
    title: 'Error importing the CSV after it was edited in Excel',
    kind: 'known-issue',
    asks: [
      'can I edit the csv in excel',
      'csv was saved with excel and cannot be imported',
      'which editor should I use for the csv file',
      'file format invalid after editing',
      'excel destroyed the file',
      'which program to edit the csv',
      'can I open the list in excel',
    ],
    cause: 'Excel and other editors add characters, quotes, semicolons, or drop leading zeros.',
    summary:
      'Edit the list in Notepad only. Excel and some other editors add extra characters or drop zeros, and the import then fails with a wrong format.',
    steps: [
      'Send the file to Preflight: "check this file", then "fix".',
      'Or take the original file again and edit it in Notepad.',
    ],
    actions: [{ do: 'check-file' }, { do: 'fix-file' }, open('autopilot-devices')],
    source: from('known-issues', 'Error importing Windows Autopilot devices from a .csv file'),
    covers: ['B09', 'Y01'],
  },
];
