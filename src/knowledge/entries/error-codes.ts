import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

/** Result codes that a person reads on the device. */
export const errorCodes: readonly EntryDraft[] = [
  {
    id: 'error-80180014',
    title: '0x80180014: the device may not enrol a second time, or Windows enrolment is blocked',
    kind: 'error',
    codes: ['hresult:80180014'],
    states: ['one-time-limit'],
    asks: [
      'error 0x80180014 during autopilot',
      'Enrollment blocked for AP device by SDM One Time Limit Check',
      'reset device cannot be enrolled again',
      'unblock or delete after 0x80180014',
      'DeviceNotSupported when enrolling',
      'kiosk cannot be redeployed', 'device cannot be redeployed after a reset', 'enrollment blocked for this device', 'self-deploying works only once', 'one-time limit check', 'cannot enroll again after wipe'],
    symptoms: ['0x80180014', 'SDM One Time Limit Check'],
    cause:
      'A device that went through self-deploying or pre-provisioning keeps its Intune record, or the tenant blocks Windows (MDM) or personal devices.',
    summary:
      'Two causes. A device that enrolled once by self-deploying or pre-provisioning is held back: unblock it, or delete its ' +
      'Intune record. Or an enrolment restriction blocks Windows (MDM): allow it.',
    steps: [
      'Press Unblock (Windows Autopilot devices > Unblock device); no success message is normal. Deploy again.',
      'If it stays: delete the device record under Devices > Windows, then deploy again. The Autopilot registration stays.',
      'If it still stays: Enrollment > Device platform restriction > check that Windows (MDM) is Allow for the groups of the device, and that personally owned devices are not in the way.',
    ],
    facts: [
      'The documentation names all these ways on different pages; unblocking only works for certain makers, so try it first and delete after.',
    ],
    actions: [{ do: 'unblock' }, open('autopilot-devices'), open('restrictions')],
    source: from('troubleshooting', 'Why is error code 0x80180014 occurring?'),
    covers: ['W04', 'CT5', 'L17', 'Y01'],
  },
  {
    id: 'error-80180005',
    title: '0x80180005: pre-provisioning is not allowed by the profile',
    kind: 'error',
    codes: ['hresult:80180005'],
    asks: [
      'pre-provisioning fails with 0x80180005',
      'five times windows key works but provisioning fails',
      'allow pre-provisioned deployment is set to no',
    ],
    cause: 'The profile setting "Allow pre-provisioned deployment" is No; the key presses still open the page.',
    summary:
      'The profile of the device does not allow pre-provisioning. Pressing the Windows key five times still works, but the deployment then fails with 0x80180005.',
    steps: [
      'Set "Allow pre-provisioned deployment" to Yes in the deployment profile.',
      'Wait for the profile to be assigned, restart the device, try again.',
    ],
    actions: [open('profiles')],
    source: from('profiles', 'Create an Autopilot deployment profile'),
    covers: ['W05', 'L10'],
  },
  {
    id: 'error-80180018',
    title: '80180018: licence missing, or too many devices for the user',
    kind: 'error',
    codes: ['hresult:80180018'],
    asks: ['enrollment fails with 80180018', 'Something went wrong 80180018', 'user has no intune license', 'user cannot enroll because of license', 'licence problem during enrollment'],
    symptoms: ['Something went wrong (80180018)'],
    cause: 'The user has no or the wrong licence, or has enrolled too many devices.',
    summary:
      'Enrolment in Intune failed. Usually the user has no Intune licence, or has reached the number of devices that one person may enrol.',
    steps: [
      'Check the user’s licence (Intune, EMS or Microsoft 365).',
      'Count the user’s devices and remove old ones, or raise the limit.',
      'Try again.',
    ],
    actions: [open('m365')],
    source: from('troubleshooting', 'Why is enrollment failing with an error code 80180018?'),
    covers: ['W09'],
  },
  {
    id: 'error-801c0003',
    title: '801c0003: this user is not authorized to enrol',
    kind: 'error',
    codes: ['hresult:801c0003'],
    asks: [
      "This user isn't authorized to enroll",
      'user is not authorized to enroll 801c0003',
      'device limit reached for the user',
      'user may not join more devices', 'user not authorized to enroll'],
    symptoms: ["This user isn't authorized to enroll"],
    cause: 'The user has reached the device limit in Entra ID or in Intune, or may not join devices at all.',
    summary:
      'The user has joined as many devices as Entra ID or Intune allows. The limits can be raised but not removed. It comes up often with reused devices and restored virtual machines.',
    steps: [
      'Remove old devices of the user in Entra ID and Intune.',
      'Or raise the limits (Entra ID default: 50 devices for a user).',
      'Check that the user may join devices: Entra ID > Devices > Device settings.',
    ],
    actions: [open('entra')],
    source: from('faq', 'What does the error message "This user isn\'t authorized to enroll" mean?'),
    covers: ['W09'],
  },
  {
    id: 'error-801c03f3',
    title: '0x801C03F3: the Entra device object is gone',
    kind: 'error',
    codes: ['hresult:801c03f3'],
    asks: [
      'pre-provisioning error screen 0x801C03F3',
      'azure ad device object was deleted by hand',
      'entra object missing', 'azure ad device missing during white glove'],
    cause: 'Somebody deleted the device object in Microsoft Entra ID that the registration had made.',
    summary:
      'Entra ID has no device object for this device, because it was deleted by hand. Remove the device from Intune, Autopilot and Entra ID, then register it again; that makes the object anew.',
    steps: [
      'Delete the device from Intune and from Windows Autopilot devices; remove what is left in Entra ID.',
      'Register it again with its hash.',
      'Logs: Mdmdiagnosticstool.exe -area Autopilot;TPM -cab c:\\autopilot.cab.',
    ],
    facts: ['This is the one case in which the documentation itself asks to remove the device from Entra ID too.'],
    actions: [{ do: 'deregister' }],
    source: from('known-issues', 'Pre-provisioning gives an error screen with HResult error code 0x801C03F3'),
    covers: ['W07', 'V08', 'Y01'],
  },
  {
    id: 'error-800705b4',
    title: '0x800705B4: time-out; in self-deploying mode usually no TPM 2.0',
    kind: 'error',
    codes: ['hresult:800705b4'],
    asks: [
      '0x800705B4 in self-deploying mode',
      'timeout error during self deployment',
      'self deploying fails on a virtual machine', 'timeout in self-deploying mode'],
    cause: 'A general time-out. In self-deploying mode the device often has no TPM 2.0, for example a virtual machine.',
    summary:
      'A general time-out. In self-deploying mode the usual reason is that the device has no usable TPM 2.0, as with a virtual machine; such devices cannot use this mode.',
    steps: [
      'Check the TPM: tpm.msc or Get-Tpm, version 2.0, ready.',
      'Use a user-driven profile for devices without TPM 2.0.',
      'In user-driven mode look at the time-out of the Enrollment Status Page.',
    ],
    source: from('known-issues', 'Windows Autopilot self-deploying mode fails with an error code'),
    covers: ['W06', 'Y01'],
  },
  {
    id: 'error-801c03ea',
    title: '0x801c03ea: TPM attestation failed',
    kind: 'error',
    codes: ['hresult:801c03ea'],
    asks: ['0x801c03ea self deploying', 'tpm attestation failed joining entra id with a device token'],
    cause: 'The TPM could not prove the device’s identity, so it cannot join Entra ID with a device token.',
    summary:
      'TPM attestation failed, so the device could not join Entra ID by itself. Check TPM 2.0, its firmware, the clock, and that the TPM maker’s addresses can be reached.',
    steps: [
      'Update the TPM firmware.',
      'Correct the clock: w32tm /resync /force.',
      'Open HTTPS to the TPM maker’s addresses.',
      'Try again; if it stays, ask the maker of the device.',
    ],
    source: from('known-issues', 'Windows Autopilot self-deploying mode fails with an error code'),
    covers: ['W06', 'Y01'],
  },
  {
    id: 'error-c1036501',
    title: '0xc1036501: several MDM configurations in Entra ID',
    kind: 'error',
    codes: ['hresult:c1036501'],
    asks: ['multiple MDM configurations in entra id', '0xc1036501'],
    cause: 'Entra ID > Mobility holds more than one MDM provider.',
    summary:
      'The device cannot enrol automatically, because Entra ID has several MDM configurations. Leave one MDM provider in scope for these users or devices.',
    steps: [
      'Open Entra ID > Mobility (MDM and WIP).',
      'Leave only the provider that shall manage the devices in scope.',
      'Try again.',
    ],
    actions: [open('entra')],
    source: from('known-issues', 'Windows Autopilot self-deploying mode fails with an error code'),
    covers: ['W06', 'Y01'],
  },
  {
    id: 'error-81039001',
    title: '0x81039001: too many attestation retries (E_AUTOPILOT_CLIENT_TPM_MAX_ATTESTATION_RETRY_EXCEEDED)',
    kind: 'known-issue',
    codes: ['hresult:81039001', 'name:E_AUTOPILOT_CLIENT_TPM_MAX_ATTESTATION_RETRY_EXCEEDED'],
    asks: [
      'securing your hardware fails',
      'tpm attestation retry exceeded',
      'stops at the step securing your hardware', 'securing your hardware fails now and then'],
    symptoms: ['Securing your hardware'],
    summary:
      'Some devices fail TPM attestation now and then in the step "Securing your hardware" of self-deploying or pre-provisioning. Trying the deployment again often succeeds.',
    steps: [
      'Restart the deployment and try again.',
      'If it fails every time, update the TPM firmware and check the clock.',
    ],
    facts: ['Known issue, added 6 October 2022.'],
    source: from('known-issues', 'TPM attestation failure with error code 0x81039001'),
    covers: ['W08', 'Y01'],
  },
  {
    id: 'error-81039023',
    title: '0x81039023: TPM attestation fails on Windows 11 21H2 without KB5013943',
    kind: 'known-issue',
    codes: ['hresult:81039023', 'kb:5013943'],
    asks: ['tpm attestation failure on windows 11 0x81039023', 'what is KB5013943 for'],
    summary:
      'On some devices with Windows 11 21H2 TPM attestation fails in self-deploying or pre-provisioning. The cure is the update of May 2022, KB5013943, or a later one.',
    steps: ['Install KB5013943 or later (or a newer Windows 11).', 'Deploy again.'],
    facts: ['KB5013943 is the cure, not the cause. Added 19 February 2022.'],
    source: from('known-issues', 'TPM attestation failure on Windows 11 error code 0x81039023'),
    covers: ['W08', 'Y01', 'Y03'],
  },
  {
    id: 'error-81039024',
    title: '0x81039024: known vulnerabilities of the TPM, update its firmware',
    kind: 'known-issue',
    codes: ['hresult:81039024'],
    asks: ['vulnerabilities detected with the tpm', 'tpm firmware must be updated for autopilot'],
    summary:
      'The TPM has known vulnerabilities, and attestation refuses it. Update the TPM firmware from the website of the PC maker.',
    steps: ['Download the TPM firmware from the maker of the PC and install it.', 'Deploy again.'],
    facts: ['Added 8 December 2021.'],
    source: from('known-issues', 'TPM attestation failure on Windows 11 error code 0x81039024'),
    covers: ['W08', 'Y01', 'U05'],
  },
  {
    id: 'error-80070490',
    title: '0x80070490: TPM attestation fails on AMD platforms with ASP firmware TPM',
    kind: 'known-issue',
    codes: ['hresult:80070490'],
    asks: ['amd ftpm attestation fails', 'AMD ASP firmware tpm autopilot', 'ryzen laptop fails tpm attestation'],
    summary:
      'AMD devices with the ASP firmware TPM can fail attestation with 0x80070490. Later AMD firmware cures it: ask the maker which version holds the fix.',
    steps: ['Look into the maker’s firmware notes for the fix.', 'Update the firmware and deploy again.'],
    facts: ['Added 1 December 2022.'],
    source: from('known-issues', "TPM attestation isn't working on AMD platforms with ASP fTPM"),
    covers: ['W08', 'Y01', 'U05'],
  },
  {
    id: 'error-80070032',
    title: '0x80070032 ERROR_NOT_SUPPORTED: Autopilot Reset fails because the recovery environment is off',
    kind: 'error',
    codes: ['hresult:80070032', 'name:ERROR_NOT_SUPPORTED'],
    asks: [
      'autopilot reset fails immediately',
      'enable winre with reagentc',
      'Ran into trouble. Please sign in with an administrator account',
      'reset fails at once', 'reset ends immediately with an error'],
    symptoms: [
      'ERROR_NOT_SUPPORTED (0x80070032)',
      'Ran into trouble. Please sign in with an administrator account to see why and reset manually',
    ],
    cause: 'The Windows Recovery Environment (WinRE) is disabled on the device.',
    summary:
      'Autopilot Reset needs the Windows Recovery Environment (WinRE), which is switched off here. Enable it with reagentc.exe /enable as an administrator, then reset again.',
    steps: [
      'Open a command prompt as administrator.',
      'Run reagentc.exe /info, then reagentc.exe /enable.',
      'Start the reset again.',
    ],
    facts: ['If it cannot be enabled, or the reset still fails, ask Microsoft support.'],
    source: from('reset', 'Troubleshooting'),
    covers: ['N02', 'N08', 'W10'],
  },
];
