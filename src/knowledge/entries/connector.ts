import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

const INSTALL = from('user-driven-hybrid-tutorial', 'Install the Intune Connector for Active Directory');

/** The Intune Connector for Active Directory (offline domain join). */
export const connector: readonly EntryDraft[] = [
  {
    id: 'connector-versions',
    title: 'Intune Connector: the updated version and the end of the legacy one',
    kind: 'news',
    asks: [
      'which version of the intune connector is needed',
      'legacy intune connector end of support',
      '6.2501.2000.5',
      'managed service account connector',
      'difference between the updated and legacy connector',
      'is the connector updated automatically',
      'old connector still working',
      'update the intune connector',
      'connector update',
      'new connector',
      'which version must the domain join connector have',
      'required connector version',
      'when does the old connector stop',
      'new connector with msa',
      'least privilege connector',
    ],
    summary:
      'The updated connector runs with a managed service account (msaODJ#####) instead of SYSTEM; use 6.2501.2000.5 or later. The legacy ' +
      'one ended in May 2025. It is not updated automatically: uninstall, download, install.',
    steps: [
      'Intune > Enrollment > Intune Connector for Active Directory: look at the version.',
      'Uninstall the legacy connector fully.',
      'Install the updated one.',
    ],
    facts: [
      'The pages differ: "greater than" or "that version or later"; "late May" or "sometime in May 2025"; Windows Server 2025 listed or not. Dates are from early 2025: look at the current page.',
    ],
    source: INSTALL,
    covers: ['R03', 'CT15', 'AF02', 'AG09'],
  },
  {
    id: 'connector-install',
    title: 'Installing the Intune Connector',
    kind: 'procedure',
    asks: [
      'install the intune connector for active directory',
      'ODJConnectorBootstrapper.exe',
      'where do I download the intune connector',
      'which server for the intune connector',
      'offline domain join connector setup',
      'set up the connector for hybrid join',
      'offline domain join setup',
      'where to get the connector',
    ],
    summary:
      'Download ODJConnectorBootstrapper.exe in Intune, run it on Windows Server 2016 to 2025 as local administrator, start it and sign in as Intune administrator with a licence.',
    steps: [
      'Turn off IE Enhanced Security for administrators on the server.',
      '.NET Framework 4.7.2 or later.',
      'Enrollment > Intune Connector for Active Directory > Add > download.',
      'Run it; "Launch Intune Connector"; Sign In; note the name msaODJ#####.',
      'In Intune the connector must show as Active.',
    ],
    facts: [
      'Microsoft spells the file both Bootstrapper and Bostrapper.',
      'The account for the sign-in is needed only once.',
    ],
    source: INSTALL,
    covers: ['R04', 'R12', 'CT15', 'AG09'],
  },
  {
    id: 'connector-rights',
    title: 'Rights for installing the connector; the error about OUs',
    kind: 'error',
    asks: [
      "The MSA account couldn't be granted permission to create computer objects in the following OUs",
      'rights to install the intune connector',
      'msDs-ManagedServiceAccount permission',
      'connector installation fails with ou permission',
      'domain rights for the installer',
      'permission error connector ou',
      'account for installing the connector',
    ],
    symptoms: ["The MSA account couldn't be granted permission to create computer objects in the following OUs"],
    summary:
      'Needed: create msDs-ManagedServiceAccount objects; optional: change permissions of the OUs. The error comes when rights are missing or an OU in the configuration does not exist.',
    steps: [
      'Check the rights of the account.',
      'Check the OU names in ODJConnectorEnrollmentWizard.exe.config.',
      'Read ODJConnectorUI.log in C:\\Program Files\\Microsoft Intune\\ODJConnector\\ODJConnectorEnrollmentWizard.',
    ],
    source: from('troubleshooting', 'Why is the error "The MSA account couldn\'t be granted permission" occurring?'),
    covers: ['R05', 'R09'],
  },
  {
    id: 'connector-ous',
    title: 'Letting the connector create computers in OUs',
    kind: 'procedure',
    codes: ['name:OrganizationalUnitsUsedForOfflineDomainJoin'],
    asks: [
      'OrganizationalUnitsUsedForOfflineDomainJoin',
      'connector may only create computers in the computers container',
      'add ous to the connector config',
      'ODJConnectorEnrollmentWizard.exe.config',
      'ou for hybrid computers in the connector configuration',
      'allow msa in ou',
      'connector ou configuration',
      'msa cannot create computers in my ou',
    ],
    summary:
      'By default the account may create computers only in the Computers container. Put the OUs (distinguished names, separated by semicolons) into OrganizationalUnitsUsedForOfflineDomainJoin, then press Configure Managed Service Account.',
    steps: [
      'Edit ODJConnectorEnrollmentWizard.exe.config in the folder of the connector.',
      'Open the connector, Enrollment > Configure Managed Service Account.',
    ],
    facts: ['The page spells the file Wiazard in places.'],
    source: INSTALL,
    covers: ['R06', 'CT15'],
  },
  {
    id: 'connector-computer-limit',
    title: 'Ten computers per account: the join limit of Active Directory',
    kind: 'limit',
    asks: [
      'computer account limit in the organizational unit',
      'domain join fails after ten computers',
      'ms-DS-MachineAccountQuota',
      'delegate create computer objects to the connector',
      'increase computer account limit',
      'cannot join more than ten computers',
      'eleventh computer does not join',
      'only ten devices can be joined',
      'first ten devices joined and then no more',
      'raise the join limit',
    ],
    summary:
      'Active Directory lets an account join ten computers. Delegate "Create computer objects" in the OU to the connector’s account to lift that; the updated connector does it itself when its installer has the rights.',
    steps: [
      'Active Directory Users and Computers > OU > Delegate Control.',
      'Choose msaODJ##### (legacy: the computer account).',
      'Custom task: Computer objects, create and delete; full control.',
    ],
    source: from('user-driven-hybrid-tutorial', 'Increase the computer account limit in the Organizational Unit (OU)'),
    covers: ['R07', 'AH10'],
  },
  {
    id: 'connector-find-msa',
    title: 'Finding the connector’s managed service account',
    kind: 'procedure',
    asks: [
      'which msa does the intune connector use',
      'name of the managed service account msaODJ',
      'log on as of the odj connector service',
      'what is the msa called',
      'name of connector account',
    ],
    summary:
      'On the server open Services, find Intune ODJConnector for Active Service and read Log On As: msaODJ and five characters.',
    steps: ['services.msc > the service > Log On As.'],
    source: from('user-driven-hybrid-tutorial', 'Increase the computer account limit in the Organizational Unit (OU)'),
    covers: ['R08'],
  },
  {
    id: 'connector-logs',
    title: 'Logs of the connector',
    kind: 'procedure',
    asks: [
      'where does the intune connector log',
      'ODJ Connector Service log is empty',
      'odjconnectorui.log',
      'intune connector event viewer',
      'odj connector log',
      'empty connector log',
      'event viewer path connector',
    ],
    summary:
      'Event Viewer > Applications and Services Logs > Microsoft > Intune > ODJConnectorService. The old place, ODJ Connector Service, stays empty. Set-up: ODJConnectorUI.log.',
    steps: ['Open the log ODJConnectorService (Admin and Operational).'],
    source: from('troubleshooting', 'Why is the Intune Connector for Active Directory not logging in Event Viewer?'),
    covers: ['R09'],
  },
  {
    id: 'connector-inactive',
    title: 'Inactive connectors stay in the list for 30 days',
    kind: 'known-issue',
    asks: [
      'inactive intune connector still appears',
      'delete an old connector from intune',
      'connector is inactive',
      'old connector in list',
      'connector shows inactive',
      'how long do inactive connectors stay',
    ],
    summary:
      'A connector that is no longer active is removed from the list by itself after 30 days; nothing needs to be done.',
    steps: ['Wait 30 days.', 'If an inactive one should be active: check its service, proxy and version.'],
    actions: [open('windows-devices')],
    source: from('known-issues', 'Intune connector is inactive but still appears in the Intune Connectors'),
    covers: ['R10', 'AH14', 'Y01'],
  },
  {
    id: 'connector-uninstall',
    title: 'Uninstalling the connector: Settings and the installer',
    kind: 'procedure',
    asks: [
      'uninstall the intune connector',
      'connector not fully removed',
      'remove the legacy connector',
      'remove connector completely',
      'connector uninstall leftovers',
    ],
    summary:
      'Both are needed: uninstall it in Settings, then run the installer (ODJConnectorBootstrapper.exe) of the same version and choose Uninstall.',
    steps: ['Settings > Apps > uninstall.', 'Run the installer of the same version > Uninstall.'],
    facts: [
      'With one connector only: install the new one on another server first.',
      'The page for uninstalling in detail is missing in our copy.',
    ],
    source: from(
      'troubleshooting',
      'Why does uninstalling the connector through the Settings app not fully remove the application?',
    ),
    covers: ['R11', 'CT15'],
  },
  {
    id: 'connector-enrollments-fail',
    title: 'Hybrid enrolments suddenly fail: connector version or .NET',
    kind: 'error',
    asks: [
      'why did hybrid enrollments start failing',
      'hybrid autopilot stopped working',
      'connector requires .net framework 4.7.2',
      'domain join does not happen anymore',
      'domain join broken',
      'connector stops working',
      'hybrid enrolment stopped',
      'odj failing since update',
      'net framework connector',
    ],
    summary:
      'Check that every connector is 6.2501.2000.5 or later and the legacy version is gone, and that .NET Framework 4.7.2 or later is installed. Do not reuse an old installer.',
    steps: ['Look at the version in Intune.', 'Update .NET and install a freshly downloaded connector.'],
    source: from(
      'troubleshooting',
      'Why did enrollments start failing when using the Intune Connector for Active Directory?',
    ),
    covers: ['R03', 'R12', 'AF02'],
  },
  {
    id: 'connector-ie-security',
    title: 'Sign-in to the connector fails: IE Enhanced Security',
    kind: 'procedure',
    asks: [
      'internet explorer enhanced security configuration connector',
      'cannot sign in to the intune connector',
      'connector sign in window is blank',
      'ie esc',
      'browser security blocks connector login',
    ],
    summary:
      'Internet Explorer Enhanced Security on the server can break the sign-in of the connector. Turn it off for administrators in Server Manager > Local Server.',
    steps: ['Server Manager > Local Server > IE Enhanced Security Configuration > Administrators: Off.'],
    source: INSTALL,
    covers: ['R21'],
  },
];
