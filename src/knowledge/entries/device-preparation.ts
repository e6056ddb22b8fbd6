import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

const APP_ID = 'f1346770-5b25-470b-88bd-d5744ab7952c';
const POLICY = from('prep-tutorial', 'Create Windows Autopilot device preparation policy');
const DEVICE_GROUP = from('prep-tutorial', 'Create a device group');
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
    ],
    summary:
      '10 apps and 10 PowerShell scripts, in System context. LOB, Win32, Microsoft Store (WinGet) and Microsoft 365 apps may be mixed. Everything else comes after the desktop.',
    steps: ['Select the essential apps only; assign them to the device group.'],
    facts: ['Microsoft’s reason: almost 90% of deployments use 10 apps or fewer.'],
    source: FAQ,
    covers: ['P04', 'AH07'],
  },
  {
    id: 'prep-device-group',
    title: 'The device group of device preparation: assigned, owner Intune Provisioning Client',
    kind: 'requirement',
    asks: [
      'device group for device preparation',
      'owner of the device preparation group',
      'Intune Provisioning Client owner',
      'assigned or dynamic group for device preparation',
      'who owns the group of device preparation',
      'group owner requirement',
    ],
    summary: `An assigned Security group, "Entra roles can be assigned" No, owner Intune Provisioning Client (AppID ${APP_ID}). Devices join it by themselves during the deployment.`,
    steps: [
      'New group > Security > Membership Assigned.',
      'Owners: Intune Provisioning Client.',
      'Select it in the policy.',
    ],
    source: DEVICE_GROUP,
    covers: ['P05'],
  },
  {
    id: 'prep-confidential-client',
    title: 'Intune Autopilot ConfidentialClient is the same as Intune Provisioning Client',
    kind: 'known-issue',
    codes: [`name:${APP_ID}`],
    asks: [
      'Intune Autopilot ConfidentialClient',
      'cannot find Intune Provisioning Client',
      'f1346770-5b25-470b-88bd-d5744ab7952c',
      'service principal has another name',
    ],
    summary: `In some tenants the principal is called Intune Autopilot ConfidentialClient. The AppID decides: ${APP_ID} is the right one. If neither exists, add it by PowerShell.`,
    steps: ['Search for the AppID.', 'If it is missing: New-MgServicePrincipal -AppID …'],
    facts: ['Added 3 June 2024.'],
    source: from('prep-known-issues', 'Object with AppID displays as Intune Autopilot ConfidentialClient'),
    covers: ['P06', 'Q09'],
  },
  {
    id: 'prep-add-principal',
    title: 'Adding the Intune Provisioning Client by PowerShell; 409 and 403',
    kind: 'procedure',
    codes: ['name:Request_MultipleObjectsWithSameKeyValue'],
    asks: [
      'add the intune provisioning client service principal',
      'New-MgServicePrincipal 409 conflict',
      'New-MgServicePrincipal 403 forbidden',
      'Request_MultipleObjectsWithSameKeyValue',
    ],
    summary: `Connect-MgGraph -Scopes "Application.ReadWrite.All", then New-MgServicePrincipal -AppID ${APP_ID}. 409: it exists already, nothing to do. 403: rights or consent are missing.`,
    steps: [
      'Install-Module Microsoft.Graph.Authentication and Microsoft.Graph.Applications.',
      'Connect-MgGraph with the scope; consent for the organisation.',
      'New-MgServicePrincipal -AppID …',
    ],
    source: DEVICE_GROUP,
    covers: ['P07', 'AB11'],
  },
  {
    id: 'prep-user-group',
    title: 'The policy of device preparation goes to users; the device joins its group by itself',
    kind: 'requirement',
    asks: [
      'assign the device preparation policy to users or devices',
      'user group for device preparation',
      'do devices need to be pre-staged for device preparation',
      'do I have to register devices for device preparation',
    ],
    summary:
      'Assign the policy to a security group of users (assigned or dynamic). No device has to be staged or registered: when such a user signs in during OOBE, it starts, and the device is added to its group.',
    steps: ['Make a user group and assign the policy to it.'],
    source: FAQ,
    covers: ['P08'],
  },
  {
    id: 'prep-policy',
    title: 'Creating a device preparation policy; time-out 15 to 720 minutes',
    kind: 'procedure',
    asks: [
      'create a device preparation policy',
      'timeout of device preparation',
      'minutes allowed before showing installation error',
      'allow users to skip setup after multiple attempts',
      'show link to diagnostics',
      'policy for device preparation',
    ],
    summary:
      'Choose device group, mode User-driven, Single user, Entra join, account type; apps and scripts; assign users. The time-out is for the whole deployment: an integer from 15 to 720 minutes.',
    steps: [
      'Devices > Enrollment > Device preparation policies > Create.',
      'Device group; configuration; apps; scripts.',
      'Optionally "skip setup after multiple attempts" and "link to diagnostics".',
      'Assign to the user group; save; check that 1 group is assigned.',
    ],
    source: POLICY,
    covers: ['P09', 'AH06'],
  },
  {
    id: 'prep-system-context',
    title: 'Apps and scripts must run in the System context',
    kind: 'requirement',
    asks: [
      'scripts are not run in device preparation',
      'run this script using the logged on credentials',
      'system context for apps in device preparation',
      'user based targeting in device preparation',
    ],
    summary:
      'In OOBE nobody is signed in, so apps and scripts must be set to System context. For scripts: "Run this script using the logged on credentials" = No. Only device-based settings come in OOBE.',
    steps: [
      'Set apps to install in System context.',
      'Assign apps, scripts and security policies to the device group.',
    ],
    source: POLICY,
    covers: ['P10'],
  },
  {
    id: 'prep-priority',
    title: 'Several device preparation policies: the smallest number wins',
    kind: 'faq',
    asks: [
      'priority of device preparation policies',
      'device gets the wrong device preparation policy',
      'change the order of device preparation policies',
    ],
    summary:
      'If several policies reach a user, the highest in the list wins: the one with the smallest number under Priority. Drag policies to change the order.',
    steps: ['Enrollment > Device preparation policies: drag the policy up.'],
    source: FAQ,
    covers: ['P11'],
  },
  {
    id: 'prep-workflow',
    title: 'Setting up device preparation: seven steps',
    kind: 'procedure',
    asks: [
      'how do I set up device preparation',
      'steps for autopilot device preparation',
      'device preparation tutorial',
      'introduce device preparation',
    ],
    summary:
      'Automatic enrolment, join right, device group, user group, assign apps and scripts to the device group, policy, and corporate identifiers where personal devices are blocked.',
    steps: [
      'Set up Windows automatic Intune enrolment.',
      'Allow users to join devices to Entra ID.',
      'Create the device group (owner Intune Provisioning Client).',
      'Create the user group.',
      'Assign apps and scripts to the device group.',
      'Create the policy.',
      'Add corporate identifiers, if personal devices are blocked.',
    ],
    source: from('prep-tutorial', 'Workflow'),
    covers: ['P12', 'P21'],
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
    ],
    summary:
      'Join and enrol; Intune Management Extension; administrator group; LOB and Microsoft 365 apps; scripts; Win32 and Store apps; "Required setup complete"; desktop. The first step that fails ends it.',
    steps: ['Look in the report which app or script failed.'],
    source: from('prep-tutorial', 'Process'),
    covers: ['P13'],
  },
  {
    id: 'prep-corporate-identifiers',
    title: 'Corporate identifiers: needed only when personal devices are blocked',
    kind: 'requirement',
    asks: [
      'corporate identifiers for device preparation',
      'csv of corporate identifiers',
      'manufacturer model serial corporate identifier',
      'personal enrollment blocked device preparation',
      'upload identifiers for v2',
    ],
    summary:
      'Upload maker, model and serial number of each device, without a header, when enrolment of personal devices is blocked. At most 5,000 rows or 5 MB a file. Otherwise they are not needed.',
    steps: [
      'Devices > Enrollment > Corporate device identifiers > Add > CSV.',
      'One line a device: Manufacturer,Model,Serial.',
      'Leave periods out of the serial number.',
    ],
    actions: [{ do: 'check-file' }],
    source: from('corporate-identifiers', 'Add corporate identifiers by using a CSV file'),
    covers: ['P14'],
  },
  {
    id: 'prep-enrollment-time-grouping',
    title: 'Enrollment time grouping: why device preparation is faster',
    kind: 'concept',
    asks: [
      'what is enrollment time grouping',
      'why is device preparation faster',
      'static group instead of dynamic group speed',
    ],
    summary:
      'The device is put into an assigned group while it enrols, so what is assigned to the group comes at once; no dynamic group has to be worked out.',
    steps: ['Nothing to set but the device group of the policy.'],
    source: from('prep-overview', 'Enrollment Time Grouping'),
    covers: ['P15'],
  },
  {
    id: 'prep-rbac',
    title: 'Rights for device preparation: Enrollment time device membership assignment',
    kind: 'requirement',
    asks: [
      'rbac permissions for device preparation',
      'Enrollment time device membership assignment',
      'role for device preparation administrator',
    ],
    summary:
      'Who makes the policy needs the Intune permission "Enrollment time device membership assignment". The full list of permissions stands on a tab that our copy of the page has lost.',
    steps: ['Use Intune Administrator, or read the RBAC tab of the requirements page on Microsoft Learn.'],
    facts: ['For a while "Device configurations - Assign" was needed too; resolved in July 2024.'],
    source: from('prep-troubleshooting', "Device isn't being added to the device group"),
    covers: ['P17', 'AB09', 'G-1'],
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
    ],
    summary:
      'Intune only for now, Entra join only, user-driven only. No profile has to be migrated; both live side by side, and Microsoft goes on with classic Autopilot.',
    steps: ['Keep classic profiles where they work.'],
    source: FAQ,
    covers: ['P22'],
  },
];
