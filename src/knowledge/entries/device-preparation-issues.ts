import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

const REPORT = from('prep-reporting', 'Accessing reports and near real-time monitoring');
const ISSUES = 'prep-known-issues';

/** Device preparation: report, troubleshooting and known issues. */
export const devicePreparationIssues: readonly EntryDraft[] = [
  {
    id: 'prep-report',
    title: 'The report of device preparation deployments',
    kind: 'procedure',
    asks: [
      'where is the device preparation report',
      'monitor device preparation deployments',
      'deployment status in progress success failed',
      'device preparation deployment details',
    ],
    summary:
      'Devices > Monitor > Windows Autopilot device preparation deployments, or Enrollment > Monitor. Per device: status (In progress, Success, Failed), phase, serial, time, UPN; open it for apps and scripts.',
    steps: ['Open the report, choose the device.', 'Tabs: Device, Apps, Scripts.'],
    actions: [open('windows-devices')],
    source: REPORT,
    covers: ['Q01', 'Q02'],
  },
  {
    id: 'prep-policy-version',
    title: 'Policy version in the report',
    kind: 'faq',
    asks: ['what does policy version mean in the device preparation report'],
    summary:
      'The version grows by one each time the device preparation policy is changed and saved; the report shows which one the device received.',
    steps: ['Compare it with the time of your change.'],
    source: REPORT,
    covers: ['Q03'],
  },
  {
    id: 'prep-app-status',
    title: 'App and script status: Installed, In progress, Skipped, Failed',
    kind: 'faq',
    asks: [
      'apps are skipped in device preparation',
      'why is the app status skipped',
      'script shows skipped in the report',
      'app status dependent',
      'apps skipped in the report',
      'app was skipped',
    ],
    summary:
      'Skipped usually means that the app or script is selected in the policy but not assigned to its device group, or does not apply to the device. Failed: look into the logs.',
    steps: [
      'Assign the app or script to the device group of the policy.',
      'Check that it runs in System context.',
      'Is the managed installer policy active? Then Win32 and Store apps are skipped too.',
    ],
    source: REPORT,
    covers: ['Q04'],
  },
  {
    id: 'prep-diagnostics',
    title: 'Logs of a failed device preparation deployment',
    kind: 'procedure',
    asks: [
      'download diagnostics of a failed device preparation',
      'logs for device preparation',
      'export logs in device preparation',
    ],
    summary:
      'Since October 2024 logs are collected by themselves when a deployment fails; download them in the report under Device deployment details > Device.',
    steps: ['Open the report, choose the failed device, download the logs.'],
    source: from('prep-whats-new', 'Diagnostics logs automatically available'),
    covers: ['Q05', 'AF01'],
  },
  {
    id: 'prep-not-in-group',
    title: 'Device is not added to the group of the device preparation policy',
    kind: 'error',
    asks: [
      'device is not added to the device group in device preparation',
      'group stays empty after device preparation',
    ],
    summary:
      'Check four things: the owner is Intune Provisioning Client, the right group is selected in the policy, "Entra roles can be assigned" is No, the administrator has the needed permission.',
    steps: [
      'Owner of the group.',
      'Group in the policy.',
      'Role-assignable: No.',
      'Permission: Enrollment time device membership assignment.',
    ],
    source: from('prep-troubleshooting', "Device isn't being added to the device group"),
    covers: ['Q06'],
  },
  {
    id: 'prep-never-starts',
    title: 'Device preparation never starts in OOBE',
    kind: 'error',
    asks: [
      'device preparation does not launch',
      'oobe starts without device preparation',
      'device preparation experience never appears',
      'autopilot v2 is not starting',
      'device preparation is not working',
      'device preparation ignored',
      'v2 does nothing',
      'new autopilot not launching',
    ],
    summary:
      'Check: Windows level, not registered for classic Autopilot, user in the user group, device group in the policy, corporate identifier (if used), automatic enrolment, join right.',
    steps: [
      'Windows 11 24H2, or 22H2/23H2 with KB5035942 before the first start.',
      'Not registered, no classic profile (no ESP appears).',
      'User is in the group of the policy; the policy has a device group.',
      'Corporate identifier, if personal devices are blocked.',
      'MDM user scope and the right to join.',
    ],
    source: from('prep-troubleshooting', 'Experience never launches during OOBE'),
    covers: ['Q07', 'P02', 'P21'],
  },
  {
    id: 'prep-group-not-saving',
    title: 'Device group is not saved: "0 groups assigned"',
    kind: 'error',
    asks: [
      'There was a problem with the device security group',
      'Failed to update security group device preparation setting',
      'policy shows 0 groups assigned',
      'Check the group meets the requirements',
      'policy cannot save the group',
    ],
    symptoms: [
      'There was a problem with the device security group for',
      'Failed to update security group device preparation setting',
      '0 groups assigned',
    ],
    summary:
      'Usually the Intune Provisioning Client is not owner of the group. Add it as owner and save again. The display fault "0 groups assigned" in spite of a right set-up was resolved in July 2024.',
    steps: [
      'Add Intune Provisioning Client as owner.',
      'Save the policy again and reload.',
      'If it stays: make a new group.',
    ],
    source: from('prep-troubleshooting', "Device security group isn't saving"),
    covers: ['Q08', 'Q09', 'Q10'],
  },
  {
    id: 'prep-issue-export-logs',
    title: 'Export logs gives no message',
    kind: 'known-issue',
    asks: [
      'export logs in oobe shows no result',
      'where are the exported logs saved on usb',
      'no confirmation after exporting logs',
    ],
    summary:
      'Export logs in device preparation writes to the first USB drive without a dialog and without a message. Look on the stick.',
    steps: ['Insert one USB drive only, press Export logs, look on it.'],
    facts: ['Added 6 January 2025.'],
    source: from(ISSUES, "Exporting logs during OOBE doesn't show result"),
    covers: ['Q09'],
  },
  {
    id: 'prep-issue-tabs',
    title: 'Apps and scripts tabs show the wrong list while editing',
    kind: 'known-issue',
    asks: ['scripts tab shows applications', 'apps and scripts tabs mixed up in device preparation'],
    summary:
      'While a device preparation policy is edited, the tabs can show each other’s list. Only the view is wrong; click the table header (Allowed Applications or Allowed Scripts) to reload.',
    steps: ['Click the header of the table.'],
    facts: ['Added 18 December 2024.'],
    source: from(ISSUES, "Apps and scripts tabs don't display properly"),
    covers: ['Q09'],
  },
  {
    id: 'prep-issue-managed-installer',
    title: 'Managed installer policy: Win32 and Store apps are skipped until the desktop',
    kind: 'known-issue',
    asks: [
      'managed installer policy skips win32 apps',
      'apps arrive only after the desktop in device preparation',
      'education tenant device preparation apps skipped',
    ],
    summary:
      'Where the managed installer policy is active, Win32 and Store apps are not installed in OOBE; they follow on the desktop and the report says Skipped. For Education it is always active.',
    steps: ['Switch the policy off for the tenant if you can, or accept the later install.'],
    facts: ['Added 10 October 2024, updated 5 February 2025.'],
    source: from(ISSUES, 'Win32 and WinGet applications are skipped when Managed installer policy is enabled'),
    covers: ['Q09', 'Q11'],
  },
  {
    id: 'prep-issue-group-membership',
    title: 'Group membership fails: devices may become noncompliant',
    kind: 'known-issue',
    asks: [
      'security group membership update failures',
      'device preparation devices lose compliance',
      'static group changed to dynamic device preparation',
      'group was deleted device preparation',
    ],
    summary:
      'Making the group dynamic, removing its owner, deleting it, or failed retries leave devices without their group, and so without its policies. Check the group, and add devices by hand.',
    steps: [
      'Group: assigned, not role-assignable, owner Intune Provisioning Client, selected in the policy.',
      'Add the affected devices to the group by hand.',
    ],
    facts: ['Added 27 September 2024.'],
    source: from(ISSUES, 'Security group membership update failures might lead to non-compliant devices'),
    covers: ['Q09', 'Q12'],
  },
  {
    id: 'prep-issue-utc',
    title: 'Device preparation fails outside the UTC time zone (resolved July 2024)',
    kind: 'known-issue',
    asks: ['device preparation time zone utc', 'deployment fails for devices not in utc'],
    summary:
      'Deployments failed when the device was not in UTC. Resolved in July 2024; before that the workaround was Set-TimeZone -Id "UTC" in OOBE.',
    steps: ['Nothing to do today.'],
    source: from(ISSUES, 'Deployment fails for devices not in the UTC time zone'),
    covers: ['Q09', 'Q10'],
  },
  {
    id: 'prep-issue-assign',
    title: 'Cannot assign the policy to users (resolved July 2024)',
    kind: 'known-issue',
    asks: [
      'Unable to save group assignment',
      'You do not have permission to save these assignments',
      'cannot assign device preparation policy to a user group',
    ],
    symptoms: ['Unable to save group assignment. You do not have permission to save these assignments'],
    summary:
      'An administrator without "Device configurations - Assign" could not assign the policy. Resolved in July 2024; until then that permission was the workaround.',
    steps: ['If it still happens, check the role of the administrator.'],
    source: from(ISSUES, 'Unable to assign Windows Autopilot device preparation policy to user group'),
    covers: ['Q09', 'Q10', 'AB09'],
  },
  {
    id: 'prep-issue-stuck-100',
    title: 'Device preparation is stuck at 100%',
    kind: 'known-issue',
    asks: ['stuck at 100% during oobe', 'device preparation hangs at 100 percent'],
    summary: 'When a deployment hangs at 100%, the user has to restart the device by hand; it then goes on.',
    steps: ['Restart the device.'],
    facts: ['Added 3 June 2024.'],
    source: from(ISSUES, 'Device is stuck at 100% during OOBE'),
    covers: ['Q09'],
  },
  {
    id: 'prep-issue-initial-limits',
    title: 'What device preparation did not do at its release',
    kind: 'known-issue',
    asks: [
      'custom compliance in device preparation',
      'device health script device preparation',
      'uninstall intent shown as installed',
      'dependency and supersedence in device preparation',
    ],
    summary:
      'Known limits: dependencies and supersedence show as Dependent, uninstall shows as Installed; custom compliance and the device health script are not supported, managed installer not in OOBE.',
    steps: ['Plan such things for after the deployment.'],
    facts: ['Added 3 June 2024.'],
    source: from(ISSUES, 'Initial release of Windows Autopilot device preparation'),
    covers: ['Q09'],
  },
];
