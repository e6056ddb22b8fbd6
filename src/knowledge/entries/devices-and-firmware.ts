import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

const BITLOCKER = from('bitlocker', 'Encryption algorithm');
const DFCI = from('dfci', 'Device Firmware Configuration Interface (DFCI) Management');
const GUIDELINES = from('guidelines', 'Hardware and firmware best practice guidelines');

/** Firmware (DFCI, TPM), BitLocker, kinds of devices, and what makers have to do. */
export const devicesAndFirmware: readonly EntryDraft[] = [
  {
    id: 'dfci-who',
    title: 'DFCI: only for devices registered by the OEM or a CSP partner',
    kind: 'requirement',
    asks: [
      'can dfci be used for devices imported by csv',
      'what is dfci',
      'manage uefi settings with intune',
      'bios settings from intune',
      'dfci not available for our devices',
      'control bios settings',
      'uefi management',
    ],
    summary:
      'DFCI manages the UEFI settings from Intune. By design it is open only to devices registered by the OEM or a CSP partner; devices imported from a CSV are excluded.',
    steps: ['Have OEM or partner register the devices.'],
    source: from('dfci', 'Requirements'),
    covers: ['S01'],
  },
  {
    id: 'dfci-automatic',
    title: 'DFCI enrols by itself, with one more restart',
    kind: 'faq',
    asks: [
      'why does the device restart once more in oobe',
      'automatic dfci enrollment',
      'when is a device enrolled in dfci',
    ],
    summary:
      'A device whose maker has enabled DFCI and which was registered by OEM or CSP enrols in DFCI during Autopilot by itself; that costs one extra restart in OOBE.',
    steps: ['Nothing to do.'],
    source: DFCI,
    covers: ['S02'],
  },
  {
    id: 'dfci-steps',
    title: 'Setting up DFCI: four steps',
    kind: 'procedure',
    asks: [
      'set up dfci in intune',
      'create a dfci profile',
      'is a device dfci ready',
      'deviceFirmwareConfigurationInterfaceManaged',
    ],
    summary:
      'Autopilot profile, ESP profile, DFCI profile, assign them. Whether a device is ready: Graph, managedDevice/deviceFirmwareConfigurationInterfaceManaged.',
    steps: [
      'Create the Autopilot profile.',
      'Create the ESP profile.',
      'Create the DFCI profile.',
      'Assign them; changes take effect at the next sync or restart.',
    ],
    source: from('dfci', 'Managing DFCI profile with Windows Autopilot'),
    covers: ['S03', 'S04', 'AG07'],
  },
  {
    id: 'dfci-makers',
    title: 'Which makers support DFCI',
    kind: 'faq',
    asks: ['which oems support dfci', 'does lenovo support dfci', 'does dell or hp support dfci', 'dfci manufacturers'],
    summary:
      'Listed: Acer, Asus, Dynabook, Fujitsu, Microsoft Surface, Panasonic, VAIO (printed VAIQ), Samsung; others are pending. Makers that are not listed: ask them.',
    steps: ['Ask the maker for the firmware version that supports it.'],
    facts: ['State of February 2025.'],
    source: from('dfci', 'OEMs that support DFCI'),
    covers: ['S05', 'G-3'],
  },
  {
    id: 'bitlocker-default',
    title: 'BitLocker in Autopilot: default XTS-AES 128, used space only',
    kind: 'concept',
    asks: [
      'which encryption does autopilot use by default',
      'bitlocker default algorithm',
      'when does automatic encryption start',
      'set the bitlocker algorithm before encryption',
      'standard encryption in autopilot',
    ],
    summary:
      'Automatic encryption uses XTS-AES 128 for used space only. Another algorithm has to be there before it starts, which is after the device part of the ESP.',
    steps: ['Assign a disk encryption policy to devices, and enable the ESP.'],
    source: BITLOCKER,
    covers: ['T01'],
  },
  {
    id: 'bitlocker-256',
    title: 'How to get 256-bit BitLocker in Autopilot',
    kind: 'procedure',
    asks: [
      'configure bitlocker 256 bit with intune',
      'endpoint security disk encryption policy for autopilot',
      'bitlocker policy assigned to users or devices',
      'xts-aes 256 during autopilot',
      'how do I enforce 256 bit encryption',
      'stronger encryption',
    ],
    summary:
      'Endpoint security > Disk encryption > BitLocker policy with XTS-AES 256, assigned to devices (not users), and the ESP enabled. Otherwise encryption begins before the policy.',
    steps: [
      'Endpoint security > Disk encryption > Create policy > BitLocker.',
      'Assign it to the Autopilot device group.',
      'Enable the ESP for these devices.',
    ],
    source: BITLOCKER,
    covers: ['T02'],
  },
  {
    id: 'bitlocker-full-disk',
    title: 'Full disk or used space only',
    kind: 'procedure',
    asks: [
      'encrypt the full disk instead of used space',
      'enforce drive encryption type',
      'SystemDrivesEncryptionType',
      'full disk encryption autopilot',
    ],
    summary:
      'Settings catalog: "Enforce drive encryption type on operating system drives", assigned to devices, with the ESP enabled.',
    steps: [
      'Settings catalog > Administrative Templates > Windows Components > BitLocker Drive Encryption > Operating System Drives.',
      'Assign to devices; enable the ESP.',
    ],
    source: from('bitlocker', 'Full disk or used space-only encryption'),
    covers: ['T03'],
  },
  {
    id: 'bitlocker-wrong-algorithm',
    title: 'Device is encrypted with the wrong algorithm: decrypt first',
    kind: 'faq',
    asks: [
      'change bitlocker from 128 to 256 on a deployed device',
      'device already encrypted with the wrong method',
      'already encrypted with 128 bit but 256 is wanted',
      'device was encrypted too early',
    ],
    summary:
      'A device that was encrypted before the policy arrived has to be decrypted before the algorithm can be changed.',
    steps: ['manage-bde -off C:, wait until it is decrypted, then encrypt again with the policy.'],
    source: from('bitlocker', 'Setting the BitLocker encryption algorithm for Autopilot devices'),
    covers: ['T04'],
  },
  {
    id: 'bitlocker-grace-period',
    title: 'BitLocker compliance needs a grace period: 0.25 days are enough',
    kind: 'requirement',
    asks: [
      'device is noncompliant because of bitlocker right after autopilot',
      'grace period for bitlocker compliance',
      'secure boot status not captured',
      'conditional access blocks new devices',
    ],
    summary:
      'Until the first restart the state of BitLocker and Secure Boot is unknown, so the device is not compliant. Give the compliance policy a grace period; 0.25 days are enough.',
    steps: ['Compliance policy > Actions for noncompliance: mark noncompliant after 0.25 days.'],
    source: from('known-issues', 'Device-based Conditional Access policies'),
    covers: ['T07', 'AH15', 'X03'],
  },
  {
    id: 'kind-hololens',
    title: 'HoloLens and Surface Hub',
    kind: 'requirement',
    asks: [
      'does autopilot work on hololens',
      'surface hub autopilot',
      'hololens 2 self-deploying',
      'hololens 1 support',
      'mixed reality headset',
      'hololens deployment',
    ],
    summary:
      'HoloLens 2: self-deploying only, Intune only, no user assignment. HoloLens 1 and, by the FAQ, Surface Hub are not supported.',
    steps: ['Use a HoloLens profile for HoloLens 2.'],
    source: from('faq', 'Is Windows Autopilot supported on other SKUs, for example, Surface Hub or HoloLens?'),
    covers: ['U01'],
  },
  {
    id: 'kind-teams-rooms',
    title: 'Teams Rooms: supported with autologin since June 2024',
    kind: 'news',
    asks: [
      'autopilot for teams rooms',
      'teams room autologin',
      'meeting room device with autopilot',
      'mtr on windows autopilot',
      'meeting room system',
    ],
    summary:
      'Teams Rooms on Windows can be deployed with classic Autopilot, and the Teams Rooms console signs in by itself. Device preparation does not support them.',
    steps: ['Follow "Autopilot and Autologin for Teams Rooms on Windows" on Microsoft Learn.'],
    facts: ['News of 4 June 2024.'],
    source: from('whats-new', 'Windows Autopilot support for Microsoft Teams Rooms'),
    covers: ['U02', 'AF02'],
  },
  {
    id: 'kind-virtual-machine',
    title: 'Virtual machines: user-driven only, 2 processors and 4 GB',
    kind: 'requirement',
    asks: [
      'test autopilot in a virtual machine',
      'vm requirements for autopilot',
      'autopilot on hyper-v or vmware',
      'can I test with a vm',
      'register hyper-v guests',
      'virtual test device',
    ],
    summary:
      'Virtual machines can be used for tests with user-driven mode: at least 2 processors and 4 GB of memory. Self-deploying and pre-provisioning need a physical TPM.',
    steps: ['Capture the hash in the machine and import it.', 'Assign a user-driven profile.'],
    source: GUIDELINES,
    covers: ['U03', 'AH16'],
  },
  {
    id: 'tpm-state',
    title: 'TPM: version 2.0 and in a good state; the first attestation takes time',
    kind: 'requirement',
    asks: [
      'tpm reduced functionality mode',
      'tpm provisioning takes long at the first boot',
      'which tpm does autopilot need',
      'why does attestation take longer than a minute',
      'tpm 2.0 requirement',
      'tpm requirements',
      'tpm not ready',
    ],
    summary:
      'Self-deploying and pre-provisioning need a TPM 2.0, not in Reduced Functionality Mode. At the first start keys are generated, which can take more than a minute.',
    steps: [
      'Get-Tpm, tpm.msc: ready, 2.0.',
      'Clear or update the TPM if its state is reduced.',
      'Open HTTPS to the addresses of the TPM maker.',
    ],
    source: GUIDELINES,
    covers: ['U06'],
  },
  {
    id: 'tpm-platform-problems',
    title: 'TPM attestation problems by platform',
    kind: 'known-issue',
    asks: [
      'tpm attestation fails on some models',
      'tpm problems amd intel infineon',
      'which devices have tpm attestation problems',
      'tpm attestation error',
    ],
    summary:
      'Infineon SLB9672 15.22: update from the maker. AMD ASP (0x80070490): newer firmware. Intel Tiger Lake: KB5007253 on Windows 10 21H2. 0x81039023: KB5013943. 0x81039024: TPM firmware. 0x81039001: try again.',
    steps: ['Read code and model, then see the entry of the code.'],
    source: from('known-issues', 'Known issues'),
    covers: ['U05'],
  },
  {
    id: 'oem-smbios',
    title: 'What a maker writes into the firmware',
    kind: 'requirement',
    asks: [
      'which smbios fields must the oem provision',
      'tuple or pkid in smbios',
      'smbios type 1 fields for autopilot',
    ],
    summary:
      'Either a unique tuple (maker, product name, serial in SMBIOS Type 1, 04h, 05h, 07h) or PKID plus serial number; and the maker passes the PKID on to the channel.',
    steps: ['Check with Get-CimInstance Win32_ComputerSystemProduct and Win32_BIOS.'],
    source: GUIDELINES,
    covers: ['AD01'],
  },
  {
    id: 'oem-cbr',
    title: 'Makers upload hashes by the CBR report before shipping',
    kind: 'requirement',
    asks: ['cbr report autopilot', 'computer build report', 'when must the oem upload hashes', 'oa3 tool audit mode'],
    summary:
      'Before shipment the maker sends the 4K hashes to Microsoft with the Computer Build Report (CBR), collected with the OA3 tool RS3 or later in audit mode of the full system.',
    steps: ['Makers: collect in audit mode, send the CBR.'],
    source: GUIDELINES,
    covers: ['AD02', 'AG13'],
  },
  {
    id: 'oem-drivers',
    title: 'Drivers within 30 days, firmware within 14 days on Windows Update',
    kind: 'limit',
    asks: [
      'when must drivers be on windows update',
      'oem driver publishing deadline',
      'firmware updates within 14 days',
    ],
    summary:
      'Makers publish shipping drivers on Windows Update within 30 days of the CBR, and updates of firmware and drivers within 14 days.',
    steps: ['If drivers are missing after Autopilot, ask the maker.'],
    source: GUIDELINES,
    covers: ['AD03', 'AH19', 'AG19'],
  },
  {
    id: 'oem-image',
    title: 'What may be preinstalled on an Autopilot device',
    kind: 'requirement',
    asks: [
      'which software may be preinstalled',
      'factory image for autopilot',
      'can office be preinstalled',
      'bloatware on autopilot devices',
    ],
    summary:
      'Windows and drivers only; licensed Office such as Microsoft 365 Apps is allowed. No other software unless the customer asks, and no built-in app removed.',
    steps: ['Order devices with a clean Windows image.'],
    source: from('guidelines', 'Software best practice guidelines'),
    covers: ['AD04'],
  },
  {
    id: 'oem-factory',
    title: 'Does a maker need to change the factory image or sign a contract? No',
    kind: 'faq',
    asks: [
      'changes to the factory image for autopilot',
      'contract for oems to take part in autopilot',
      'custom image for autopilot',
      'does the customer have to say that they want autopilot when ordering',
      'what must the oem send to microsoft',
    ],
    summary:
      'No change on the factory floor, no contract, no image to send: the CBR as usual. Only who registers for a customer uploads device lists. When ordering, the customer should say that it wants Autopilot.',
    steps: ['Customers: say so in the order, and ask for registration or the CSV.'],
    source: from('faq', 'Manufacturing'),
    covers: ['AD05'],
  },
];
