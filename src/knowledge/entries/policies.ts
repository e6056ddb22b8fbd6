import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

const CONFLICTS = from('troubleshooting', 'What are some of the known policies that conflict with Windows Autopilot?');

/** Policies that get in the way, and Conditional Access. */
export const policies: readonly EntryDraft[] = [
  {
    id: 'policy-conflicts',
    title: 'Policies that conflict with Autopilot',
    kind: 'faq',
    asks: [
      'which policies conflict with autopilot',
      'policy breaks autopilot',
      'list of conflicting policies',
      'autologon fails after a reboot during esp',
      'AppLocker and enrollment status page',
      'MDM wins over group policy',
      'gpo that breaks autopilot',
      'which settings disturb autopilot',
      'group policies disturb autopilot',
      'which settings should I avoid',
    ],
    summary:
      'Known: fixed language or keyboard (GPO), AppLocker CSP, device lock and password policies, security baseline (UAC, VBS), disabled ' +
      'Microsoft account sign-in assistant, AutoAdminLogon = 0, MDM wins over GP, four logon GPOs, PreferredAadTenantDomainName.',
    steps: [
      'Take the policies off the device group for a test.',
      'Assign baselines to users instead of devices, so that they come later.',
      'Put them back one by one.',
    ],
    source: CONFLICTS,
    covers: ['X01'],
  },
  {
    id: 'policy-password-autologon',
    title: 'Autologon fails in the ESP: password policies or AutoAdminLogon',
    kind: 'error',
    codes: ['name:PreferredAadTenantDomainName', 'name:AutoAdminLogon'],
    asks: [
      'oobe autologon fails because of password policy',
      'devicelock policy and autopilot',
      'AutoAdminLogon 0 breaks autopilot',
      'PreferredAadTenantDomainName defaultuser0',
      'minimum password length kiosk',
      'password complexity and autologon',
      'devicelock reboot',
      'autologon broken by policy',
    ],
    summary:
      'DeviceLock policies (password length, complexity), AutoAdminLogon = 0 or PreferredAadTenantDomainName make the automatic sign-in of the ESP fail when the device restarts there.',
    steps: [
      'Assign password policies to users.',
      'Take AutoAdminLogon and PreferredAadTenantDomainName off for the deployment.',
    ],
    source: CONFLICTS,
    covers: ['X01'],
  },
  {
    id: 'policy-logon-gpos',
    title: 'Four group policies that break pre-provisioning',
    kind: 'error',
    asks: [
      'interactive logon message breaks pre-provisioning',
      'legal notice gpo autopilot',
      'require windows hello or smart card gpo pre-provisioning',
      'uac prompt for credentials on the secure desktop',
      'legal notice text at logon',
      'gpos that break white glove',
      'smart card required at logon',
    ],
    summary:
      'Pre-provisioning does not work with these on: Interactive logon message title, message text, Require Windows Hello for Business or smart card, and UAC prompt for credentials on the secure desktop.',
    steps: ['Keep these policies off devices in pre-provisioning; apply them to users afterwards.'],
    source: CONFLICTS,
    covers: ['X01'],
  },
  {
    id: 'policy-web-sign-in',
    title: 'Web sign-in is missing after pre-provisioning',
    kind: 'error',
    asks: [
      'web sign-in option missing at the sign in screen',
      'security baseline password settings after pre-provisioning',
      'globe icon missing at windows sign in',
      'no web sign in on the logon screen',
      'globe sign-in gone',
      'web sign-in not offered',
    ],
    cause: 'The device password policies of the security baseline.',
    summary:
      'The password settings of the security baseline cause it. Set them to Not configured, or assign the baseline to a group of users.',
    steps: ['Edit the baseline: password settings Not configured.'],
    source: from('troubleshooting', 'Why is the web sign-in option missing after pre-provisioning?'),
    covers: ['X02'],
  },
  {
    id: 'policy-conditional-access',
    title: 'Conditional Access: what must be excluded for Autopilot',
    kind: 'requirement',
    asks: [
      'conditional access blocks autopilot enrollment',
      'exclude microsoft intune enrollment from conditional access',
      'terms of use policy and intune enrollment',
      'require compliant device blocks new laptops',
      'device based conditional access autopilot',
      'conditional access prevents enrollment',
      'ca policy for autopilot',
      'access policy blocks setup',
      'exclude apps from conditional access',
      'ca blocks new laptop',
      'which cloud apps to exclude',
      'terms of use in conditional access',
    ],
    summary:
      'Exclude the apps Microsoft Intune Enrollment and Microsoft Intune from block-all policies, and Intune Enrollment from Terms of Use. ' +
      'Hybrid devices are N/A until a user signs in; BitLocker checks need a grace period.',
    steps: [
      'Entra ID > Conditional Access: exclude both apps.',
      'No Terms of Use on Intune Enrollment.',
      'Grace period of at least 0.25 days for BitLocker compliance.',
    ],
    actions: [open('entra')],
    source: from('known-issues', 'Device-based Conditional Access policies'),
    covers: ['X03', 'Y01', 'R20'],
  },
];
