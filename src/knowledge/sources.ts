import type { EntrySource } from './entry.ts';

/**
 * The documents that entries cite. The FAQ pages print no date; the month of the collection in which they were read
 * (February 2025) stands for it.
 */
const DOCUMENTS = {
  overview: ['Overview of Windows Autopilot', '2024-06-11'],
  requirements: ['Windows Autopilot requirements', '2024-11-25'],
  faq: ['Windows Autopilot FAQ', '2025-02'],
  troubleshooting: ['Windows Autopilot troubleshooting FAQ', '2025-02'],
  'known-issues': ['Windows Autopilot - known issues', '2025-02-27'],
  'whats-new': ["Windows Autopilot: What's new", '2025-02-27'],
  scenarios: ['Windows Autopilot scenarios', '2024-06-19'],
  capabilities: ['Windows Autopilot scenarios and capabilities', '2024-06-11'],
  'user-driven-tutorial': ['Step by step tutorial for user-driven Microsoft Entra join', '2024-09-13'],
  'user-driven-hybrid-tutorial': ['Step by step tutorial for user-driven Microsoft Entra hybrid join', '2024-09-13'],
  'pre-provision-tutorial': ['Step by step tutorial for pre-provisioned Microsoft Entra join', '2024-09-13'],
  'pre-provision-hybrid-tutorial': [
    'Step by step tutorial for pre-provisioned Microsoft Entra hybrid join',
    '2024-09-13',
  ],
  'self-deploying-tutorial': ['Step by step tutorial for self-deploying mode', '2024-09-13'],
  'existing-devices-tutorial': ['Step by step tutorial for Autopilot deployment for existing devices', '2024-06-19'],
  'reset-tutorial': ['Step by step tutorial for Windows Autopilot Reset', '2024-10-09'],
  esp: ['Windows Autopilot Enrollment Status Page', '2024-06-11'],
  process: ['Windows Autopilot deployment process', '2024-06-11'],
  'registration-overview': ['Windows Autopilot registration overview', '2024-06-19'],
  'oem-registration': ['Windows Autopilot OEM registration', '2024-06-28'],
  'partner-registration': ['Reseller, distributor, or partner registration', '2024-06-28'],
  'automatic-registration': ['Automatic registration of existing devices', '2024-06-11'],
  'manual-registration': ['Manual registration overview', '2024-06-11'],
  'user-driven': ['Windows Autopilot user-driven mode', '2024-06-11'],
  'self-deploying': ['Windows Autopilot self-deploying mode', '2024-09-13'],
  reset: ['Windows Autopilot Reset', '2024-10-09'],
  'pre-provision': ['Windows Autopilot for pre-provisioned deployment', '2024-09-13'],
  'existing-devices': ['Windows Autopilot deployment for existing devices', '2024-09-13'],
  'add-devices': ['Manually register devices with Windows Autopilot', '2025-02-21'],
  groups: ['Create device groups for Windows Autopilot', '2024-09-13'],
  profiles: ['Configure Autopilot profiles', '2024-09-13'],
  hybrid: ['Deploy Microsoft Entra hybrid joined devices by using Intune and Windows Autopilot', '2025-02-27'],
  bitlocker: ['Setting the BitLocker encryption algorithm for Autopilot devices', '2024-06-11'],
  dfci: ['Device Firmware Configuration Interface (DFCI) Management', '2025-02-27'],
  support: ['Windows Autopilot support information', '2024-08-02'],
  consent: ['Windows Autopilot customer consent', '2024-06-28'],
  guidelines: ['Windows Autopilot device guidelines', '2024-06-11'],
  motherboard: ['Windows Autopilot motherboard replacement scenario guidance', '2024-06-19'],
  'prep-compare': ['Compare Windows Autopilot device preparation and Windows Autopilot', '2025-02-13'],
  'prep-whats-new': ["Windows Autopilot device preparation: What's new", '2024-10-15'],
  'prep-overview': ['Overview of Windows Autopilot device preparation', '2025-02-04'],
  'prep-requirements': ['Windows Autopilot device preparation requirements', '2025-01-24'],
  'prep-reporting': ['Windows Autopilot device preparation reporting and monitoring', '2024-06-03'],
  'prep-faq': ['Windows Autopilot device preparation FAQ', '2025-02'],
  'prep-troubleshooting': ['Windows Autopilot device preparation troubleshooting FAQ', '2025-02'],
  'prep-known-issues': ['Windows Autopilot device preparation - known issues', '2025-02-05'],
  'prep-tutorial': ['Step by step tutorial for Windows Autopilot device preparation', '2025-01-14'],
  lenovo: ['Lenovo: Onboarding Microsoft Autopilot', '2025-08-14'],
  'managed-desktop': ['Partner registration for Microsoft Managed Desktop', '2024-06'],
  'managed-desktop-codes': ['Register devices in Microsoft Managed Desktop (draft)', '2021-06'],
  'csv-errors': [
    'Errors when importing Windows Autopilot devices from CSV files (Microsoft support article)',
    '2024-02',
  ],
  graph: ['Microsoft Graph reference: Windows Autopilot in Intune', '2026-08-20'],
  throttling: ['Microsoft Graph throttling guidance and limits', '2025-01-14'],
  'partner-center': ['Partner Center REST documentation', '2021-07-15'],
  'partner-throttling': ['Partner Center API throttling guidance', '2021-04-14'],
  'admin-consent': ['Microsoft identity platform: admin consent', '2024-11-29'],
  'corporate-identifiers': ['Add corporate identifiers in Intune', '2025-04-11'],
  preflight: ['Preflight handbook', '2026-11-21'],
} as const satisfies Record<string, readonly [document: string, date: string]>;

/** Pages of a tutorial that carry a date of their own: theirs is cited, not that of the tutorial's first page. */
const PAGE_DATES: Readonly<Record<string, string>> = {
  'user-driven-tutorial/Set up Windows automatic Intune enrollment': '2024-06-20',
  'user-driven-tutorial/Allow users to join devices to Microsoft Entra ID': '2024-06-20',
  'user-driven-tutorial/Register devices as Autopilot devices: import': '2024-06-20',
  'user-driven-tutorial/Create a device group': '2024-06-20',
  'user-driven-tutorial/Configure and assign the Enrollment Status Page (ESP)': '2024-06-28',
  'user-driven-tutorial/Create and assign user-driven Autopilot profile': '2024-06-28',
  'user-driven-tutorial/Deploy the device': '2024-06-20',
  'user-driven-hybrid-tutorial/Install the Intune Connector for Active Directory': '2025-02-27',
  'user-driven-hybrid-tutorial/Increase the computer account limit in the Organizational Unit (OU)': '2025-02-27',
  'user-driven-hybrid-tutorial/Configure and assign domain join profile': '2024-06-20',
  'user-driven-hybrid-tutorial/Deploy the device': '2024-06-20',
  'self-deploying-tutorial/Create and assign self-deploying Autopilot profile': '2024-06-28',
  'existing-devices-tutorial/Create Autopilot task sequence in Configuration Manager': '2024-06-27',
  'existing-devices-tutorial/Register device for Windows Autopilot': '2024-06-28',
};

export type DocumentKey = keyof typeof DOCUMENTS;

/** A citation: the section of one of the known documents, with that page's or document's date. */
export function from(document: DocumentKey, section: string): EntrySource {
  const [title, date] = DOCUMENTS[document];
  return { document: title, section, date: PAGE_DATES[`${document}/${section}`] ?? date };
}
