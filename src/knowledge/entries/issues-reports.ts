import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

/** Reports, logs and what they show wrongly; and how evidence is collected. */
export const issuesReports: readonly EntryDraft[] = [
  {
    id: 'issue-report-failed-after-4-hours',
    title: 'Deployment report says Failed although the deployment succeeded',
    kind: 'known-issue',
    asks: [
      'report shows failed but the device works',
      'deployment status turned to failed after four hours',
      'autopilot report incorrectly shows failure',
      'deployment report still says failed after a retry', 'deployment report is wrong', 'report shows failure but everything works', 'status failed although the user works'],
    summary:
      'The report is not proof of a failure. It turns to Failed by itself when Intune heard nothing for 4 hours, and a first ' +
      'failure stays Failed even when Try again succeeded. Look at the device itself.',
    steps: [
      'Look at the device in Intune: is it there, compliant, with its apps?',
      'Ask the user before you reset anything.',
    ],
    facts: [
      'Added 11 February 2025 (4 hours) and 22 September 2022 (first failure sticks; after a reset a new row is shown).',
    ],
    source: from(
      'known-issues',
      'Windows Autopilot report incorrectly shows failure even though the deployment was successful',
    ),
    covers: ['V02', 'AH12', 'Y01'],
  },
  {
    id: 'issue-report-over-one-hour',
    title: 'Deployment report does not show the device, or shows it incomplete',
    kind: 'known-issue',
    asks: [
      'device is missing in the deployment report',
      'deployment longer than one hour is not shown as complete',
      "report doesn't show deployed device",
    ],
    summary:
      'A deployment of more than one hour may stay incomplete in the report: the device enrolled, but the end was not written down.',
    steps: ['Look at the device itself instead of the report.'],
    facts: ['Added 22 September 2022.'],
    source: from('known-issues', "Autopilot deployment report doesn't show deployed device"),
    covers: ['V02', 'AH12', 'Y01'],
  },
  {
    id: 'issue-report-50-records',
    title: 'Deployment report and AutopilotEvents give only 50 records at a time',
    kind: 'known-issue',
    asks: [
      'autopilot report shows only 50 records',
      'AutopilotEvents graph api returns 50 records',
      'export the whole deployment report',
      'skipToken paging',
    ],
    summary:
      'Since the Intune release 2411 report and interface give 50 records at once. Ask for further pages with skipToken, or use the export API with the report name AutopilotV1DeploymentStatus.',
    steps: [
      'In scripts follow skipToken until no page is left.',
      'For everything at once: export API, reportName AutopilotV1DeploymentStatus.',
    ],
    facts: ['Added 4 December 2024.'],
    source: from(
      'known-issues',
      'Windows Autopilot deployment report and AutopilotEvents Graph API only returns 50 records at a time',
    ),
    covers: ['V03', 'AH12', 'AG07', 'Y01'],
  },
  {
    id: 'issue-report-no-sorting',
    title: 'Deployment report cannot be sorted',
    kind: 'known-issue',
    asks: ['sort the autopilot deployment report by column', 'report sorting does not work'],
    summary: 'Since the report moved to a new base, its columns cannot be sorted. Export it and sort there.',
    steps: ['Export the report and sort it in another program.'],
    facts: ['Added 29 August 2024.'],
    source: from('known-issues', "Autopilot deployment report doesn't support sorting"),
    covers: ['V02', 'Y01'],
  },
  {
    id: 'issue-enrolled-date',
    title: 'Enrolled date is the date of the registration',
    kind: 'known-issue',
    asks: [
      'enrolled date of the autopilot device is wrong',
      'find the real enrollment date',
      'enrolled date incorrect', 'wrong enrollment date in the device list'],
    summary:
      '"Enrolled date" in the device lists shows when the device was registered, not when it enrolled. The true date is createdDateTime of its Entra device, or the deployment report.',
    steps: [
      "Graph: devices?$filter=physicalIds/any(p: startswith(p,'[ZTDID]'))&$select=id,deviceId,displayName,physicalIds,createdDateTime",
      'Or look into the deployment report for recent devices.',
    ],
    facts: ['Added 1 November 2023.'],
    source: from('known-issues', 'Enrolled date for Autopilot device is incorrect'),
    covers: ['V04', 'AG07', 'Y01'],
  },
  {
    id: 'issue-filtering-devices',
    title: 'Filtering the list of Autopilot devices is unreliable',
    kind: 'known-issue',
    asks: [
      'filter in windows autopilot devices does not work',
      'search in the autopilot list finds nothing',
      'cannot filter devices by group tag in intune', 'search for a serial in the list does not work'],
    summary:
      'Filters in the list of Windows Autopilot devices may give wrong results. Ask Microsoft Graph instead, or ask Preflight for the serial number.',
    steps: ['Ask Preflight: "where is <serial>?".', 'Or query Microsoft Graph.'],
    facts: ['Added 14 July 2023.'],
    source: from('known-issues', 'Filtering Windows Autopilot devices not working as expected'),
    covers: ['V05', 'Y01'],
  },
  {
    id: 'deployment-report-where',
    title: 'Where the Autopilot deployment report is and what it shows',
    kind: 'procedure',
    asks: [
      'where can I see the deployment status report',
      'report of autopilot deployments',
      'how far back does the deployment report go',
      'monitor autopilot deployments', 'where do I see how deployments went', 'list of deployed devices and their status', 'deployment overview', 'success rate of deployments'],
    summary:
      'Intune: Devices > Monitor > Windows Autopilot deployment status. It covers 30 days and new Autopilot enrolments only, and leaves out the user part of pre-provisioning.',
    steps: [
      'Open Devices > Monitor.',
      'Choose Windows Autopilot deployment status.',
      'Do not call a deployment failed by the report alone.',
    ],
    facts: ['Registered devices only, and not in real time.'],
    actions: [open('windows-devices')],
    source: from('profiles', 'Autopilot deployments report'),
    covers: ['V01', 'AH12'],
  },
  {
    id: 'diagnostics-automatic',
    title: 'Diagnostics are collected by themselves when a deployment fails, and kept for 28 days',
    kind: 'faq',
    asks: [
      'where do I find the diagnostics of a failed autopilot device',
      'how long are autopilot diagnostics kept',
      'automatic collection of logs',
      'which url must be open for diagnostics upload', 'logs after a failed deployment', 'where are logs uploaded', 'failed deployment where are the logs'],
    summary:
      'Since release 2209 Intune collects diagnostics of a failed deployment by itself and keeps them for 28 days. The device must reach lgmsapewe.u.blob.core.windows.net.',
    steps: [
      'Open the device in Intune > Device diagnostics.',
      'If nothing is there: is the device on and online, and is the address open?',
    ],
    facts: ['They can hold names of users and devices.'],
    actions: [open('windows-devices')],
    source: from('whats-new', 'Autopilot automatic device diagnostics collection'),
    covers: ['V06', 'AH13'],
  },
  {
    id: 'collect-logs',
    title: 'How to collect logs of an Autopilot deployment',
    kind: 'procedure',
    asks: [
      'how do I collect autopilot logs',
      'mdmdiagnosticstool command',
      'gather logs for a support case',
      'create a cab file with autopilot logs',
      'wpr trace during oobe',
      'licensingdiag', 'which logs does microsoft support want', 'get logs from the laptop', 'export autopilot logs', 'log files for autopilot', 'diagnostic cab'],
    summary:
      'On the device run: Mdmdiagnosticstool.exe -area Autopilot;TPM -cab c:\\autopilot.cab. Deeper evidence: a trace with Windows Performance Recorder during OOBE, ETW traces, or licensingdiag.exe.',
    steps: [
      'In OOBE press Shift+F10.',
      'Run Mdmdiagnosticstool.exe -area Autopilot;TPM -cab c:\\autopilot.cab (add DeviceEnrollment;DeviceProvisioning if asked).',
      'Copy the file to a USB stick.',
    ],
    facts: ['Logs can hold the hardware hash and names: send them only to those who need them.'],
    source: from('known-issues', 'Pre-provisioning gives an error screen with HResult error code 0x801C03F3'),
    covers: ['V08', 'V09', 'AG16'],
  },
  {
    id: 'diagnostics-page',
    title: 'The diagnostics page during the first start: Ctrl+Shift+D',
    kind: 'procedure',
    asks: [
      'ctrl shift d diagnostics page',
      'how to open the autopilot diagnostics page',
      'view diagnostics button is missing',
      'enable diagnostics page for end users', 'open diagnostics during setup', 'diagnostics in oobe', 'how to see details when autopilot fails'],
    summary:
      'On Windows 11 in user-driven mode Ctrl+Shift+D opens the diagnostics page, when the ESP shows progress and log collection is switched on for end users. Work or school accounts only.',
    steps: [
      'In the ESP profile set "Show app and profile configuration progress" to Yes.',
      'Set "Turn on log collection and diagnostics page for end users" to Yes.',
      'On the device press Ctrl+Shift+D, or View diagnostics; Export logs writes to USB.',
    ],
    facts: ['Windows 10 has no such page, but logs can be exported there.'],
    source: from('troubleshooting', 'How can additional detailed troubleshooting information be enabled?'),
    covers: ['O07', 'V10'],
  },
  {
    id: 'esp-details-and-logs',
    title: 'Details and logs on the Enrollment Status Page',
    kind: 'procedure',
    asks: [
      'show details on the enrollment status page',
      'collect logs button on the esp',
      'what is the device doing during esp',
    ],
    summary:
      'On the Enrollment Status Page each of the three parts can be opened with Show details, to see what is installed at the moment. After a failure there are buttons for diagnostics or for collecting logs.',
    steps: [
      'Press Show details beside the part.',
      'After a failure choose View diagnostics (Windows 11) or Collect logs.',
    ],
    source: from('user-driven-tutorial', 'Deploy the device'),
    covers: ['V10'],
  },
  {
    id: 'troubleshooting-checklist',
    title: 'What to check when a deployment does not work',
    kind: 'procedure',
    asks: [
      'autopilot does not work, where do I start',
      'troubleshooting checklist',
      'device does not get autopilot',
      'laptop starts with the normal windows setup instead of autopilot',
      'device shows normal oobe', 'autopilot is not working', 'laptop does not start autopilot', 'device boots into normal windows setup', 'company sign in page does not appear', 'device ignores autopilot', 'autopilot does not start on a new laptop', 'no company login during setup', 'what to check first'],
    summary:
      'In this order: is the device registered and a profile Assigned, is the network open, did OOBE show the company’s sign-in page, did the Entra join work, did the enrolment work.',
    steps: [
      'Intune > Windows Autopilot devices: the serial is there and Profile status is Assigned.',
      'On the device: network first; restart OOBE so that the profile is fetched again (Shift+F10, shutdown /r /t 0).',
      'Is the sign-in page the company’s? If not, no profile arrived: look at events 807, 809, 815.',
      'Join: may the user join devices? Enrolment: MDM user scope and licence.',
      'Apps and policies: look at the Enrollment Status Page.',
    ],
    source: from('troubleshooting', 'What are the key activities to perform when troubleshooting?'),
    covers: ['K14', 'AC09'],
  },
  {
    id: 'deployment-flow',
    title: 'What happens during an Autopilot deployment, step by step',
    kind: 'concept',
    asks: [
      'how does autopilot work',
      'autopilot process flow',
      'in which order do things happen in autopilot',
      'steps of an autopilot deployment', 'what happens when the user switches the laptop on', 'how does an autopilot deployment run'],
    summary:
      'Network, profile download, sign-in of the user (user-driven), join to Entra ID, automatic enrolment in Intune, then settings and apps, shown on the Enrollment Status Page if it is set up.',
    steps: [
      'Connect the network.',
      'The device fetches its profile from the Autopilot service.',
      'The user signs in.',
      'The device joins Entra ID and enrols in Intune.',
      'Settings and apps arrive.',
    ],
    source: from('troubleshooting', 'What is the Windows Autopilot process flow?'),
    covers: ['AG02', 'L23'],
  },
  {
    id: 'known-issues-feed',
    title: 'How to hear of new known issues: RSS feeds',
    kind: 'procedure',
    asks: [
      'rss feed for autopilot known issues',
      'be notified about new autopilot issues',
      'subscribe to autopilot news', 'get informed about new problems'],
    summary:
      'Microsoft Learn offers RSS for both known-issue pages, both what’s-new pages and the requirements. The address needs a locale parameter, for example &locale=en-us.',
    steps: [
      'Take the RSS address from the tip at the top of the page.',
      'Keep &locale=… in it; without it the feed does not work.',
    ],
    source: from('known-issues', 'Tip'),
    covers: ['Y04', 'AG18'],
  },
  {
    id: 'known-issues-overview',
    title: 'What the list of known issues holds',
    kind: 'concept',
    asks: [
      'list of known issues of windows autopilot',
      'are there known bugs in autopilot',
      'known issues with co-management',
    ],
    summary:
      'The page of 27 February 2025 lists 45 issues; most carry a date, some a KB, some are marked as resolved. Ask about the symptom or the KB number. Co-management has its own page, which is not part of this knowledge.',
    steps: ['Describe what you see, or give the code or the KB number.'],
    facts: ['States may have changed since: look at the date of each answer.'],
    source: from('known-issues', 'Known issues'),
    covers: ['Y01', 'Y05', 'G-7'],
  },
];
