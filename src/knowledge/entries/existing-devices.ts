import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

const TUTORIAL = 'existing-devices-tutorial';

/** Autopilot for existing devices: a Configuration Manager task sequence with a JSON profile. */
export const existingDevices: readonly EntryDraft[] = [
  {
    id: 'existing-what',
    title: 'Autopilot for existing devices: what it does',
    kind: 'concept',
    asks: [
      'what is autopilot for existing devices',
      'reinstall windows and run autopilot with sccm',
      'convert hybrid devices to entra join',
      'windows 8.1 devices to autopilot',
      'configuration manager and autopilot',
      'sccm and autopilot for old computers',
      'reinstall old pcs for autopilot',
      'old computers with configuration manager',
      'convert domain joined computers',
      'task sequence autopilot',
      'move old devices to autopilot',
      'reimage and autopilot',
    ],
    summary:
      'Not an Autopilot deployment itself: a ConfigMgr task sequence wipes the device, installs Windows, puts a JSON profile on it, and then user-driven Autopilot runs.',
    steps: [
      'Ten steps: profile, modules, JSON, package, task sequence, collection, deployment, (speed up), run it, register the device.',
    ],
    source: from(TUTORIAL, 'Windows Autopilot deployment for existing devices overview'),
    covers: ['M01', 'AG10'],
  },
  {
    id: 'existing-json-profile',
    title: 'JSON profile or online profile: which one counts',
    kind: 'faq',
    asks: [
      'does the json profile or the assigned profile win',
      'self-deploying with autopilot for existing devices',
      'which scenarios does the json file support',
      'json or assigned profile wins',
      'online profile beats json',
      'does json support white glove',
    ],
    summary:
      'The JSON supports user-driven only (Entra or hybrid join). If the device is registered and has a profile assigned, that profile wins, and then pre-provisioning or self-deploying works too.',
    steps: ['For other modes register the device and assign a profile first.'],
    source: from(TUTORIAL, 'Windows Autopilot deployment for existing devices overview'),
    covers: ['M02'],
  },
  {
    id: 'existing-personal-blocked',
    title: 'Existing devices fail when personal devices are blocked',
    kind: 'requirement',
    asks: [
      'autopilot for existing devices and enrollment restrictions',
      'personal devices blocked existing devices scenario',
      'block personal enrolment and existing devices',
      'enrolment restriction for personal devices',
    ],
    summary:
      'Where enrolment restrictions forbid personal devices, Autopilot for existing devices cannot be used: the device is not registered yet and counts as personal.',
    steps: ['Register the devices first, or lift the restriction for these users.'],
    source: from(TUTORIAL, 'Workflow'),
    covers: ['M03'],
  },
  {
    id: 'existing-json-file',
    title: 'AutopilotConfigurationFile.json: name, encoding, content',
    kind: 'requirement',
    codes: ['name:AutopilotConfigurationFile.json'],
    asks: [
      'AutopilotConfigurationFile.json encoding',
      'json profile file must be ansi',
      'existing devices do not follow autopilot experience',
      'json saved as utf-8',
      'several profiles in one json file',
      'OOBE ignores the json',
      'autopilot json is ignored',
      'name of the json file',
      'encoding of the json',
      'json in utf8 not read',
    ],
    summary:
      'The file must be called AutopilotConfigurationFile.json, be ANSI or ASCII, and hold one profile. With Unicode, UTF-8 or another name OOBE ignores it and shows the usual pages.',
    steps: [
      'Write it with Set-Content -Encoding Ascii; Out-File writes Unicode.',
      'In Notepad: Save as, All files, ANSI.',
      'More profiles: a package of its own for each.',
    ],
    source: from('existing-devices', 'Create the JSON file'),
    covers: ['M04', 'Y01'],
  },
  {
    id: 'existing-json-properties',
    title: 'Properties of the JSON profile',
    kind: 'concept',
    codes: [
      'name:ZtdCorrelationId',
      'name:CloudAssignedDomainJoinMethod',
      'name:CloudAssignedForcedEnrollment',
      'name:CloudAssignedAadServerData',
    ],
    asks: [
      'what do the properties of the autopilot json mean',
      'CloudAssignedDomainJoinMethod 0 or 1',
      'ZtdCorrelationId meaning',
      'json oobe bitmap',
    ],
    summary:
      'CloudAssignedOobeConfig is a sum (1 Cortana, 2 no local admin, 4 express, 8 OEM registration, 16 EULA; 28 = 4+8+16). ' +
      'CloudAssignedDomainJoinMethod: 0 Entra, 1 hybrid. ForcedEnrollment 1: join and MDM required.',
    steps: ['Do not write the file by hand; convert it from the profile.'],
    source: from('existing-devices', 'JSON file properties'),
    covers: ['M05'],
  },
  {
    id: 'existing-modules',
    title: 'Get the profile as JSON: modules, scopes, command',
    kind: 'procedure',
    asks: [
      'ConvertTo-AutopilotConfigurationJSON',
      'export an autopilot profile to json',
      'WindowsAutopilotIntune module version',
      'graph scopes for get-autopilotprofile',
      'powershell modules for json export',
      'download profile as json',
    ],
    summary:
      'WindowsAutopilotIntune 5.4.0 or later with the Graph modules: Get-AutopilotProfile | ConvertTo-AutopilotConfigurationJSON | Set-Content -Encoding Ascii AutopilotConfigurationFile.json.',
    steps: [
      'Install-Module WindowsAutopilotIntune -MinimumVersion 5.4.0 and the Microsoft.Graph modules.',
      'Connect-MgGraph with the scopes Device.ReadWrite.All, DeviceManagementManagedDevices.ReadWrite.All, DeviceManagementServiceConfig.ReadWrite.All, Domain.ReadWrite.All, Group.ReadWrite.All, GroupMember.ReadWrite.All, User.Read.',
      'Get-AutopilotProfile | ConvertTo-AutopilotConfigurationJSON | Set-Content -Encoding Ascii …',
    ],
    source: from('existing-devices', 'Create the JSON file'),
    covers: ['M06', 'AB11', 'AG11'],
  },
  {
    id: 'existing-sysprep',
    title: 'Windows shows the usual setup pages: Sysprep /Generalize deleted the JSON',
    kind: 'error',
    asks: [
      'autopilot for existing devices does not work',
      'license agreement screen appears although disabled in the profile',
      'prepare windows for capture deletes the json',
      'sysprep generalize removes autopilot file',
      'task sequence prepare windows for capture',
      'autopilot config file missing after the task sequence',
      'generalize deletes the json',
      'prepare windows for capture problem',
      'wrong sysprep parameter',
    ],
    cause:
      'The step "Prepare Windows for Capture" runs Sysprep with /Generalize, which deletes AutopilotConfigurationFile.json.',
    summary:
      'Take "Prepare Windows for Capture" out and add a command step: C:\\Windows\\System32\\sysprep\\sysprep.exe /oobe /reboot (or /shutdown). With /Generalize the JSON is deleted.',
    steps: [
      'Edit the task sequence.',
      'Disable or remove Prepare Windows for Capture.',
      'Add Run Command Line: sysprep.exe /oobe /reboot.',
    ],
    facts: ['One page says to disable the step, another to remove it; both work.'],
    source: from('known-issues', "Windows Autopilot for existing devices doesn't work"),
    covers: ['M07', 'CT19', 'Y01'],
  },
  {
    id: 'existing-speed-up',
    title: 'Speeding up the deployment of existing devices',
    kind: 'procedure',
    asks: [
      'speed up the task sequence for autopilot existing devices',
      'delete unattend.xml in winpe',
      'shorter task sequence',
      'task sequence too slow',
      'fewer steps in the task sequence',
      'make the existing devices deployment faster',
      'skip setup windows and configmgr',
    ],
    summary:
      'An optional variant cuts the task sequence from 15 steps to 8: in WinPE the unattend.xml is deleted, so that Windows starts OOBE at once and no ConfigMgr client is set up.',
    steps: ['Follow step 8 of the tutorial.', 'Write the variable OSDTargetSystemDrive right; it is misspelled there.'],
    source: from(TUTORIAL, 'Speed up the deployment process (optional)'),
    covers: ['M08', 'G-3'],
  },
  {
    id: 'existing-available',
    title: 'Deploy the task sequence as Available, not Required',
    kind: 'faq',
    asks: [
      'required or available deployment for the autopilot task sequence',
      'task sequence wiped the wrong computers',
      'danger of a required deployment',
      'task sequence required dangerous',
      'purpose of the deployment',
      'accidental wipe by task sequence',
    ],
    summary:
      'A Required deployment wipes every device of the collection by itself, also wrong ones. Use Available, so that somebody starts it on purpose.',
    steps: ['Purpose: Available.', 'Check the members of the collection first.'],
    source: from(TUTORIAL, 'Deploy Autopilot task sequence to collection in Configuration Manager'),
    covers: ['M09'],
  },
  {
    id: 'existing-bitlocker-apps',
    title: 'BitLocker, apps and updates: from Intune rather than the task sequence',
    kind: 'contradiction',
    asks: [
      'bitlocker in the autopilot task sequence',
      'install apps with the task sequence or with intune',
      'product key in the task sequence for existing devices',
      'enable bitlocker in task sequence or intune',
      'applications in the task sequence',
      'software updates during the task sequence',
    ],
    summary:
      'Better from Intune: the task sequence only has to install Windows. The tutorial leaves product key, BitLocker and shutdown ' +
      'alone; another page fills them in. Leave them unless you have a reason.',
    steps: ['Keep the task sequence short.', 'Set BitLocker and apps in Intune.'],
    source: from(TUTORIAL, 'Create Autopilot task sequence in Configuration Manager'),
    covers: ['M10', 'CT19'],
  },
  {
    id: 'existing-register-afterwards',
    title: 'Afterwards the device is not registered: register it',
    kind: 'procedure',
    asks: [
      'is a device registered after autopilot for existing devices',
      'device loses autopilot after a reset',
      'register the device after the existing devices deployment',
      'device no longer knows autopilot after the sccm deployment',
      'registered after the task sequence',
      'converted pc loses autopilot on reset',
      'is the device in autopilot after existing devices',
      'registration after existing devices scenario',
    ],
    summary:
      'After the deployment the device is not registered, and a reset would lose Autopilot. Import it, or use Convert all targeted devices in a profile.',
    steps: [
      'Assign a profile with Convert all targeted devices; allow 48 hours.',
      'Or capture the hash and import it.',
    ],
    source: from(TUTORIAL, 'Register device for Windows Autopilot'),
    covers: ['M11'],
  },
  {
    id: 'existing-hybrid',
    title: 'Existing devices with hybrid join: domain join profile to All devices',
    kind: 'requirement',
    asks: [
      'existing devices hybrid join domain join profile',
      'domain join profile must target all devices',
      'domain join profile assigned to all devices',
      'hybrid with existing devices',
    ],
    summary:
      'As the device is in no group yet, the domain join profile has to target All devices; otherwise the hybrid join fails.',
    steps: ['Assign the domain join profile to All devices.'],
    source: from(TUTORIAL, 'Register device for Windows Autopilot'),
    covers: ['M12'],
  },
  {
    id: 'existing-requirements',
    title: 'What Autopilot for existing devices needs',
    kind: 'requirement',
    asks: [
      'requirements of autopilot for existing devices',
      'which configuration manager version for existing devices',
      'SMSMP SMSMPLIST property',
      'workgroup device configmgr client',
      'prerequisites existing devices',
      'configmgr version needed',
    ],
    summary:
      'A supported Configuration Manager, Intune licences, Entra ID P1 or P2, a supported Windows image. Devices in a workgroup may need the client properties SMSMP or SMSMPLIST.',
    steps: [
      'Check licences and versions.',
      'Set SMSMP=<management point> in the step Setup Windows and Configuration Manager for workgroup devices.',
    ],
    source: from('existing-devices', 'Requirements'),
    covers: ['M13', 'M14'],
  },
  {
    id: 'existing-banner-slip',
    title: 'The tutorial for existing devices carries a wrong banner',
    kind: 'gap',
    asks: ['existing devices tutorial shows user-driven steps', 'wrong step list in the tutorial'],
    summary:
      'Some pages of the tutorial for existing devices carry the step list of the user-driven tutorial. Go by the ten steps of its overview.',
    steps: ['Use the workflow on the overview page.'],
    source: from(TUTORIAL, 'Workflow'),
    covers: ['G-5'],
  },
];
