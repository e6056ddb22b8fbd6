import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

const FAQ = from('prep-faq', 'FAQ');

/** Windows Autopilot device preparation, the second generation: what it is and how it is set up. */
export const devicePreparation: readonly EntryDraft[] = [
  {
    id: 'prep-compare',
    title: 'Device preparation or classic Autopilot: what differs',
    kind: 'concept',
    asks: [
      'difference between autopilot and device preparation',
      'autopilot v2 compared with v1',
      'should I use device preparation',
      'what can device preparation not do',
      'does device preparation replace autopilot',
      'which is better autopilot or device preparation',
      'new autopilot versus old autopilot',
      'old and new generation of autopilot',
      'v1 or v2',
    ],
    summary:
      'Device preparation: no registration, user-driven Entra join only, Windows 11, 10 apps and 10 scripts, LOB and Win32 mixed, near ' +
      'real-time report. Classic: also hybrid, pre-provisioning, self-deploying, Windows 10, 100 apps, DFCI, HoloLens.',
    steps: [
      'Need hybrid, kiosk, pre-provisioning or Windows 10: classic.',
      'Want simple set-up without registering: device preparation.',
    ],
    facts: ['Both can be used side by side, but one device runs only one of them.'],
    source: from('prep-compare', 'Windows Autopilot device preparation vs. Windows Autopilot'),
    covers: ['P01'],
  },
  {
    id: 'prep-registered-wins',
    title: 'A registered device always runs classic Autopilot',
    kind: 'faq',
    asks: [
      'device preparation does not start because the device is registered',
      'autopilot profile takes precedence over device preparation',
      'esp appears instead of device preparation',
      'how do I see which autopilot is running',
      'why does classic autopilot run',
      'registered device gets device preparation policy',
      'which wins, classic profile or device preparation',
      'is there an esp in v2',
      'esp shows up although device preparation is set',
    ],
    summary:
      'Classic profiles win over device preparation. If the Enrollment Status Page appears, the device runs classic Autopilot: deregister it first. Device preparation shows "Setting up for work or school".',
    steps: [
      'Look the serial number up under Windows Autopilot devices.',
      'Deregister it, reset the device, start again.',
    ],
    actions: [{ do: 'deregister' }],
    source: FAQ,
    covers: ['P03', 'P16'],
  },
  {
    id: 'prep-limits',
    title: 'Device preparation: up to 10 apps and 10 scripts',
    kind: 'limit',
    asks: [
      'how many apps in a device preparation policy',
      'why only 10 apps in device preparation',
      'which app types does device preparation support',
      'mix lob and win32 in device preparation',
      'winget store apps device preparation',
      'number of apps in v2',
      'limits of device preparation',
      'fifteen apps in a device preparation policy',
      'more than ten apps allowed',
    ],
    summary:
      '10 apps and 10 PowerShell scripts, in System context. LOB, Win32, Microsoft Store (WinGet) and Microsoft 365 apps may be mixed. Everything else comes after the desktop.',
    steps: ['Select the essential apps only; assign them to the device group.'],
    facts: ['Microsoft’s reason: almost 90% of deployments use 10 apps or fewer.'],
    source: FAQ,
    covers: ['P04', 'AH07'],
  },
  {
    id: 'prep-process-order',
    title: 'In which order device preparation works, and where it stops',
    kind: 'concept',
    asks: [
      'process order of device preparation',
      'when do scripts run in device preparation',
      'device preparation fails when one app fails',
      'required setup complete page',
      'what is installed first in device preparation',
      'script fails in device prep',
      'app fails in v2 what happens',
      'order of apps and scripts',
    ],
    summary:
      'Join and enrol; Intune Management Extension; administrator group; LOB and Microsoft 365 apps; scripts; Win32 and Store apps; "Required setup complete"; desktop. The first step that fails ends it.',
    steps: ['Look in the report which app or script failed.'],
    source: from('prep-tutorial', 'Process'),
    covers: ['P13'],
  },
  {
    id: 'prep-enrollment-time-grouping',
    title: 'Enrollment time grouping: why device preparation is faster',
    kind: 'concept',
    asks: [
      'what is enrollment time grouping',
      'why is device preparation faster',
      'static group instead of dynamic group speed',
      'why is v2 so fast',
      'group membership at enrolment',
    ],
    summary:
      'The device is put into an assigned group while it enrols, so what is assigned to the group comes at once; no dynamic group has to be worked out.',
    steps: ['Nothing to set but the device group of the policy.'],
    source: from('prep-overview', 'Enrollment Time Grouping'),
    covers: ['P15'],
  },
  {
    id: 'prep-local-admin-conflict',
    title: 'Standard or administrator: five combinations that work in device preparation',
    kind: 'known-issue',
    asks: [
      'user account type conflict in device preparation',
      'provisioning is skipped because of local administrator settings',
      'registering user is added as local administrator',
      'standard user in device preparation',
      'standard user setting and entra local admin',
      'users land on the desktop without apps',
      'local administrator settings none or selected',
      'account type conflict v2',
    ],
    summary:
      'Policy "Standard user" with the Entra setting Selected or None skips provisioning. Standard works with: policy Administrator + ' +
      'Entra None; Administrator + Selected without the user; Standard + All. Administrator: policy Administrator + All, or Selected with the user.',
    steps: [
      'Entra ID > Devices > Device settings > Local administrator settings: compare with the policy.',
      'Choose one of the five combinations.',
    ],
    facts: ['Added 3 June 2024.'],
    source: from(
      'prep-known-issues',
      'Conflict between Microsoft Entra ID and device preparation local administrator setting',
    ),
    covers: ['P18', 'Q09', 'AG03'],
  },
  {
    id: 'prep-clouds',
    title: 'Government and China clouds: device preparation yes, classic Autopilot no',
    kind: 'contradiction',
    asks: [
      'device preparation in gcc high',
      'autopilot for DoD',
      'autopilot in 21vianet china',
      'sovereign clouds autopilot',
      'government cloud autopilot',
      'device preparation in china',
    ],
    summary:
      'Device preparation supports GCC High and DoD, and 21Vianet since September 2024; the FAQ still says "later this year". Classic ' +
      'Autopilot supports no sovereign cloud.',
    steps: ['In these clouds use device preparation.'],
    source: from(
      'prep-whats-new',
      'Windows Autopilot Device Preparation Support in Intune operated by 21Vianet in China',
    ),
    covers: ['P19', 'CT9', 'AF01'],
  },
  {
    id: 'prep-profile-name',
    title: 'enrollmentProfileName carries the name of the policy since September 2024',
    kind: 'news',
    asks: [
      'enrollmentProfileName in device preparation',
      'dynamic group for devices of device preparation',
      'filter by device preparation policy name',
      'property with policy name',
      'filter for device preparation devices',
    ],
    summary:
      'Since release 2409 the property holds the name of the device preparation policy, so filters and dynamic groups can use it after the enrolment.',
    steps: ['Rule: device.enrollmentProfileName -eq "<policy name>".'],
    source: from(
      'prep-whats-new',
      'enrollmentProfileName property is now populated with the Device preparation policy name',
    ),
    covers: ['P20', 'AF01'],
  },
  {
    id: 'prep-mdm-and-migration',
    title: 'Other MDMs, hybrid join, migration: what device preparation answers',
    kind: 'faq',
    asks: [
      'device preparation with another mdm',
      'do I have to migrate autopilot profiles to device preparation',
      'is classic autopilot discontinued',
      'device preparation hybrid join',
      'pre-provisioning in device preparation',
      'migrate profiles to v2',
      'other mdm with device preparation',
      'will classic autopilot end',
      'is autopilot still developed',
    ],
    summary:
      'Intune only for now, Entra join only, user-driven only. No profile has to be migrated; both live side by side, and Microsoft goes on with classic Autopilot.',
    steps: ['Keep classic profiles where they work.'],
    source: FAQ,
    covers: ['P22'],
  },
  {
    id: 'prep-completion-page',
    title: 'How a user knows that device preparation is finished: “Required setup complete”',
    kind: 'faq',
    asks: [
      'how do users know when the required setup is complete',
      'completion page in oobe',
      'is device preparation finished',
      'required setup complete page means what',
      'how can a user tell that device preparation is running',
      'setting up for work or school window',
    ],
    summary:
      'While it runs, the window “Setting up for work or school” shows a percentage; at the end a page says “Required setup complete”. Apps and scripts that are assigned to the group but not selected in the policy may still install afterwards.',
    steps: ['Wait for the page, dismiss it; the user is then signed in and the desktop appears.'],
    facts: ['If the Enrollment Status Page shows instead, the device runs classic Autopilot.'],
    source: from('prep-faq', 'How do users know when the required setup is complete?'),
    covers: ['P13', 'P16'],
  },
];
