import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

/** Updates (KB numbers) that the documents name: whether each is a cause or a cure. */
export const kbIndex: readonly EntryDraft[] = [
  {
    id: 'kb-overview',
    title: 'Updates (KB) that matter for Autopilot: which is a cause, which a cure',
    kind: 'concept',
    asks: [
      'which windows updates matter for autopilot',
      'list of KB numbers for autopilot',
      'which kb do I need',
      'windows updates required for autopilot',
      'important kbs',
      'which updates fix autopilot bugs',
    ],
    summary:
      'Causes: KB5022303, KB5022287, KB5022282 (kiosk autologon). Cures and requirements: 5007253, 5013943, 5015020, 5017383, ' +
      '5023773, 5023778, 5025224, 5025239, 5028244, 5028245, 5035942, 5046740. Ask about a number for the details.',
    steps: ['Install the current cumulative update of the Windows version: it holds all earlier cures.'],
    source: from('known-issues', 'Known issues'),
    covers: ['Y03'],
  },
  {
    id: 'kb-profile-resiliency',
    title: 'KB5028244 and KB5028245: more retries when the profile is downloaded',
    kind: 'news',
    codes: ['kb:5028244', 'kb:5028245'],
    asks: [
      'profile resiliency update',
      'KB5028244 windows 10',
      'KB5028245 windows 11',
      'profile is not downloaded because the network is slow to start',
      'profile missing because network came up late',
      'more retries to download the profile',
      'update makes profile download more reliable',
    ],
    summary:
      'With these updates Windows tries more often to fetch the profile when the network is not quite up yet. Windows 10: KB5028244, Windows 11: KB5028245, or later.',
    steps: ['Install the update, or deploy with a current Windows image.'],
    facts: ['News of 26 July 2023.'],
    source: from('whats-new', 'Autopilot profile resiliency'),
    covers: ['K17', 'Y03', 'AF02'],
  },
  {
    id: 'kb-rename-technician-phase',
    title: 'KB5023773 and KB5023778: the device is renamed in the technician phase',
    kind: 'news',
    codes: ['kb:5023773', 'kb:5023778'],
    asks: [
      'when is a pre-provisioned device renamed',
      'device rename in the technician flow',
      'KB5023778',
      'certificates break because the device name changes',
      'computer renamed during white glove',
      'rename happens before the user flow',
    ],
    summary:
      'Since Intune 2303 a pre-provisioned Entra joined device is renamed right after Provision is pressed, then it restarts. ' +
      'Windows 10 needs KB5023773, Windows 11 KB5023778, or later. Certificates that hold the name stay valid.',
    steps: ['Install the update in the image.', 'Expect one restart more in the technician phase.'],
    facts: [
      'The page spells out SCEP as System Center Endpoint Protection; it means Simple Certificate Enrollment Protocol.',
      'KB5023773 is also named as the cure for kiosk autologon on Windows 10 22H2.',
    ],
    source: from('whats-new', 'Device rename occurs during technician phase for pre-provisioning'),
    covers: ['L13', 'Y03', 'CT18', 'AF02'],
  },
  {
    id: 'kb-hardware-change-reimage',
    title: 'KB5017383: profile not applied after a hardware change and an older Windows image',
    kind: 'error',
    codes: ['kb:5017383'],
    asks: [
      'profile is not applied after a hardware change',
      'reimaged to an older windows after a repair and no profile',
      'KB5017383',
      'repaired and reinstalled but no profile',
      'profile missing after hardware change',
      'older windows image after repair',
      'new hardware and old windows version',
    ],
    cause:
      'Hardware was changed and the device reimaged with a Windows before Windows 11 21H2 with KB5017383 or Windows 10 22H2.',
    summary:
      'After a hardware change, a device reimaged with an old Windows gets no profile; that is expected. Needed: Windows 11 21H2 ' +
      'with KB5017383 or later, or Windows 10 22H2. Otherwise deregister the device and register it again.',
    steps: ['Deregister the device.', 'Capture a new hash with a current Windows.', 'Register it again.'],
    actions: [{ do: 'deregister' }],
    source: from('troubleshooting', 'Why is the Windows Autopilot profile not applied after a hardware change?'),
    covers: ['AA12', 'Y03'],
  },
  {
    id: 'kb-device-preparation',
    title: 'KB5035942: what device preparation needs on Windows 11 22H2 and 23H2',
    kind: 'requirement',
    codes: ['kb:5035942'],
    asks: [
      'KB5035942',
      'which windows version does device preparation need',
      'device preparation on windows 11 22h2',
      'does device preparation work on windows 10',
      'minimum windows for device preparation',
      'windows 11 23h2 device preparation',
      'update required before device preparation',
      'media with the required update',
    ],
    summary:
      'Device preparation needs Windows 11 24H2, or 23H2 or 22H2 with KB5035942, present before the first start. Media of April 2024 or later hold it. Windows 10 is not supported.',
    steps: [
      'Ask the maker whether shipped devices have the update.',
      'For own media take a current image from the Volume Licensing Service Center.',
    ],
    facts: [
      'The FAQ of device preparation names only 23H2 and 22H2; the requirements page, which is newer, includes 24H2.',
    ],
    source: from('prep-requirements', 'Software requirements'),
    covers: ['P02', 'Y03', 'CT16', 'AG20'],
  },
];
