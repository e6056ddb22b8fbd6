import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

const ESP = from('user-driven-tutorial', 'Configure and assign the Enrollment Status Page (ESP)');

/** The Enrollment Status Page and the apps on it. */
export const esp: readonly EntryDraft[] = [
  {
    id: 'esp-what',
    title: 'Enrollment Status Page (ESP): what it does, and why a custom one',
    kind: 'concept',
    asks: [
      'what is the enrollment status page',
      'default esp',
      'why does the esp not show apps',
      'device esp and user esp',
      'should I create a custom esp profile',
      'page that shows device setup progress',
      'status page during setup',
    ],
    summary:
      'It shows the progress of the set-up and keeps the user from the desktop until it is done. A default one targets everybody but shows no apps and profiles; a custom one is recommended.',
    steps: [
      'Create an ESP profile with "Show app and profile configuration progress" Yes.',
      'Assign it to the device group.',
    ],
    facts: [
      'The device part (device preparation, device setup) comes first, then the user part (account setup).',
      'It tracks apps, security policies, certificates and network connections.',
    ],
    source: ESP,
    covers: ['O01'],
  },
  {
    id: 'esp-timeout',
    title: 'ESP times out: 60 minutes by default',
    kind: 'limit',
    asks: [
      'enrollment status page timed out',
      'esp timeout default',
      'installation takes longer than 60 minutes',
      'stuck at device setup apps',
      'installation exceeded the time limit set by your organization',
      'win32 app install time',
      'setup takes too long and fails',
      'esp fails after an hour',
      'apps take too long',
      'device setup hangs',
      'esp hangs',
      'setup stuck on apps',
      'installation takes too long',
    ],
    symptoms: ['Installation exceeded the time limit set by your organization'],
    summary:
      'The ESP gives up after 60 minutes unless you set more. Since release 2308 each Win32 app has an install time of its own: when you raise it, raise the time-out of the ESP too.',
    steps: [
      'ESP profile: "Show an error when installation takes longer than … minutes".',
      'Make blocking apps fewer and smaller.',
      'Look which app hangs: Show details.',
    ],
    source: ESP,
    covers: ['O02', 'AH06', 'AF02'],
  },
  {
    id: 'esp-options',
    title: 'Options of the ESP profile',
    kind: 'procedure',
    asks: [
      'options of the enrollment status page',
      'block device use until apps are installed',
      'allow users to reset the device on error',
      'only show page to devices provisioned by oobe',
      'custom error message on the esp',
      'let users continue when apps fail',
      'let the user in although an app failed',
      'skip the status page when an app does not install',
      'continue anyway on the status page',
      'can users bypass the esp',
    ],
    summary:
      'Time-out, own error text, log collection and diagnostics page, OOBE devices only, block use until all or selected apps are installed, allow reset, allow use after an error.',
    steps: [
      'Turn on log collection and the diagnostics page.',
      'Select the few apps that must be there; leave the others for later.',
    ],
    facts: [
      'Without a text of your own users read: Setup could not be completed. Please try again or contact your support person for help.',
      '"Only show page to devices provisioned by OOBE" Yes: only the first user sees the account part; No: every user who signs in for the first time.',
      'Allow reset, allow use and the list of required apps appear only when "Block device use until all apps and profiles are installed" is Yes.',
    ],
    source: ESP,
    covers: ['O03'],
  },
  {
    id: 'esp-target-groups',
    title: 'ESP targets groups; blocking apps of a user-targeted ESP are ignored in the device part',
    kind: 'known-issue',
    asks: [
      'blocking apps are ignored during device esp',
      'assign the esp to a single device',
      'esp assigned to users does not block',
      'esp profile target device groups',
      'esp for one device',
      'single device esp',
      'user-targeted esp blocking apps',
      'esp assignment to groups only',
    ],
    summary:
      'An ESP is assigned to groups, not to single devices. If it targets users, its list of blocking apps is ignored in the device part: target device groups, or put the list into the default ESP.',
    steps: ['Assign the ESP to the device group.'],
    source: from(
      'known-issues',
      'Blocking apps specified in a user-targeted Enrollment Status Profile are ignored during device ESP',
    ),
    covers: ['O04', 'Y01'],
  },
  {
    id: 'esp-app-limit',
    title: 'Up to 100 apps in Autopilot, 10 in device preparation',
    kind: 'limit',
    asks: [
      'how many apps can autopilot install',
      'maximum number of apps during esp',
      'limit of apps in autopilot',
      'apps on the enrollment status page',
      'how many apps during esp',
      '100 apps',
      'app count limit',
    ],
    summary:
      'Classic Autopilot delivers up to 100 apps during the ESP; device preparation up to 10 apps and 10 scripts.',
    steps: ['Choose only what is needed on the first day.'],
    source: from('prep-compare', 'Windows Autopilot device preparation vs. Windows Autopilot'),
    covers: ['O05', 'AH07'],
  },
  {
    id: 'esp-lob-win32-mix',
    title: '"Another installation is in progress": LOB and Win32 apps mixed',
    kind: 'error',
    asks: [
      'Another installation is in progress, please try again later',
      'mixing lob and win32 apps',
      'msi and win32 app conflict during esp',
      'trustedinstaller conflict',
      'msi and win32 apps together',
      'app types conflict',
      'line of business and win32 together',
      'another installation running',
      'msi plus win32',
    ],
    symptoms: ['Another installation is in progress, please try again later'],
    cause: 'LOB (MSI) and Win32 apps both use TrustedInstaller, which installs one thing at a time.',
    summary:
      'Line-of-business (MSI) and Win32 apps must not be mixed in the ESP. Package all as Win32, or use device preparation, which allows the mix.',
    steps: ['Repackage LOB apps as Win32.', 'Or assign LOB apps so that they come after the deployment.'],
    source: from('troubleshooting', 'Why is the error message "Another installation is in progress" occurring?'),
    covers: ['O06', 'W11'],
  },
  {
    id: 'esp-teams-office',
    title: 'Office with Teams Machine-Wide Installer breaks other installs in the ESP',
    kind: 'error',
    asks: [
      'teams machine-wide installer fails during esp',
      'office click-to-run makes msi apps fail in autopilot',
      'microsoft 365 apps and win32 apps conflict',
      'teams installation fails autopilot',
      'office and teams msi clash',
      'click to run conflict',
      'teams installer in esp',
    ],
    cause: 'Office installs the Teams Machine-Wide Installer as an MSI that the ESP does not track.',
    summary:
      'It happens by chance when two MSI installs meet. Five ways out: Office without Teams; Office after the ESP; a script that waits for TrustedInstaller; device preparation; go on after errors.',
    steps: [
      'Leave Teams out of the Office installation; deploy it later as Win32.',
      'Or deploy Office after the ESP.',
      'Or a script that waits until no MSI is being installed.',
      'Or Windows Autopilot device preparation (Windows 11).',
      'Or let the ESP go on after errors.',
    ],
    source: from(
      'troubleshooting',
      'Why does the Microsoft 365 Click-to-Run version of Office fail to install the Teams Machine-Wide Installer?',
    ),
    covers: ['X04'],
  },
  {
    id: 'esp-missing-details',
    title: 'Switching off the user part of the ESP',
    kind: 'gap',
    asks: [
      'disable the user esp',
      'skip account setup in the enrollment status page',
      'turn off user part of esp',
      'turn off user esp',
    ],
    summary:
      'It is done with the custom OMA-URI SkipUserStatusPage. The details stand on a page that the documents of this knowledge base only point to ("Set up the Enrollment Status Page").',
    steps: [
      'Create a custom profile with SkipUserStatusPage for the devices.',
      'Read the linked page of Microsoft Learn first.',
    ],
    source: from('faq', "Why don't applications install after the ESP when using autologon with self-deploying mode?"),
    covers: ['O08'],
  },
  {
    id: 'esp-store-and-supersedence',
    title: 'News of the ESP: store apps, supersedence, app picker',
    kind: 'news',
    asks: ['store apps in the enrollment status page', 'win32 supersedence esp', 'what is new in the esp'],
    summary:
      'New Microsoft Store apps are supported in the ESP since March 2023, Win32 supersedence since early 2023 (app counts can differ), and the picker of blocking apps has search and versions since 2022.',
    steps: ['Nothing to do.'],
    source: from('whats-new', 'New Microsoft Store apps now supported with the Enrollment Status Page'),
    covers: ['AF02'],
  },
];
