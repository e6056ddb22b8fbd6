import type { EntryAction } from './entry.ts';

/** Pages that steps lead to. Portals move their deep links, so an address is the portal's front door and the title says the way from there. */
const PAGES = {
  'autopilot-devices': [
    'Intune: Devices > Windows > Enrollment > Windows Autopilot > Devices',
    'https://intune.microsoft.com/',
  ],
  'windows-devices': ['Intune: Devices > Windows', 'https://intune.microsoft.com/'],
  profiles: ['Intune: Devices > Windows > Enrollment > Deployment profiles', 'https://intune.microsoft.com/'],
  restrictions: [
    'Intune: Devices > Windows > Enrollment > Device platform restriction',
    'https://intune.microsoft.com/',
  ],
  'intune-support': ['Intune: Help and support', 'https://intune.microsoft.com/'],
  entra: ['Microsoft Entra admin center', 'https://entra.microsoft.com/'],
  m365: ['Microsoft 365 admin center', 'https://admin.microsoft.com/'],
  'partner-center': ['Partner Center', 'https://partner.microsoft.com/'],
  'service-connect': ['Lenovo Service Connect', 'https://serviceconnect.lenovo.com/'],
} as const;

/** The action that opens a page of a portal. */
export function open(page: keyof typeof PAGES): EntryAction {
  const [title, url] = PAGES[page];
  return { do: 'open-portal', title, url };
}
