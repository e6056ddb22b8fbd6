import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

const SUPPORT = from('support', 'Windows Autopilot support information');

/** Whom to ask. */
export const support: readonly EntryDraft[] = [
  {
    id: 'support-who',
    title: 'Whom to contact about Autopilot',
    kind: 'contact',
    asks: [
      'who do I contact about autopilot',
      'microsoft support for autopilot',
      'open a support case',
      'where do I get help',
      'support contacts for autopilot',
      'who can help',
      'whom can I call',
      'contact microsoft',
      'where to get help',
      'who helps with autopilot',
      'which hotline',
      'where do I report a problem',
    ],
    summary:
      'Intune admins: Intune > Help and support. Companies: TAM, ATS or CSS. CSP partners: Partner Center. OEMs with the Direct API: ' +
      'msoemops. Business Premium: support.microsoft.com. End users: their IT or the seller.',
    steps: [
      'Read the FAQ and the troubleshooting FAQ first; or ask Preflight.',
      'Give serial number, tenant ID, code and time.',
    ],
    actions: [open('intune-support')],
    source: SUPPORT,
    covers: ['AC09', 'AC05'],
  },
  {
    id: 'support-intune-admin',
    title: 'Intune administrators: Help and support',
    kind: 'contact',
    asks: [
      'support for intune admins',
      'where is help and support in intune',
      'raise a ticket with microsoft for intune',
      'intune ticket',
      'open ticket as admin',
    ],
    summary: 'In the Intune admin center choose Help and support, Intune, describe the problem, contact support.',
    steps: ['Intune > Help and support > Intune > Contact support.'],
    actions: [open('intune-support')],
    source: SUPPORT,
    covers: ['AC05', 'AG01'],
  },
  {
    id: 'support-enterprise',
    title: 'Companies: TAM, ATS or CSS',
    kind: 'contact',
    asks: [
      'enterprise support for autopilot',
      'technical account manager',
      'who helps a company it administrator',
      'enterprise customer support contact',
      'who do we call at microsoft as a company',
      'our microsoft account manager',
    ],
    summary:
      'IT administrators of a company turn to their Technical Account Manager (TAM), Account Technology Strategist (ATS) or Customer Service Support (CSS) at Microsoft.',
    steps: ['Ask your Microsoft contact person.'],
    source: SUPPORT,
    covers: ['AC03'],
  },
  {
    id: 'support-partner',
    title: 'CSP partners: help inside Partner Center',
    kind: 'contact',
    asks: [
      'support for csp partners',
      'partner center help',
      'reseller needs help with autopilot registration',
      'support for distributors',
      'support contact for partners',
      'help for resellers',
      'csp help desk',
    ],
    summary:
      'Partners who register through Partner Center, by site or interface, ask first in Partner Center: partner.microsoft.com, help resources. So do all other Partner Center users.',
    steps: ['Partner Center > Help + support.'],
    actions: [open('partner-center')],
    source: SUPPORT,
    covers: ['AC01', 'AC10'],
  },
  {
    id: 'support-oem',
    title: 'OEMs with the Direct API: msoemops, and its response times',
    kind: 'contact',
    asks: [
      'msoemops support',
      'response time of oem support',
      'oem direct api support contact',
      'how fast does microsoft answer oems',
      'microsoft contact for oems',
      'how quickly does microsoft reply to oems',
      'priority high response hours',
      'oem alias answer time',
      'priorities of the oem alias',
    ],
    summary:
      'OEMs using the Direct API write to the msoemops alias. Answers: low 120 hours, normal 72, high 24, immediate 4. Only open to them; the address comes from the account manager.',
    steps: ['Choose the priority honestly; note when the answer is due.'],
    source: SUPPORT,
    covers: ['AC02', 'AH18', 'CT11'],
  },
  {
    id: 'support-end-user',
    title: 'End users: their IT department or the seller',
    kind: 'contact',
    asks: [
      'where does an end user get help with autopilot',
      'I am a user and my new laptop does not work',
      'employee needs help during setup',
      'ordinary user needs help',
      'I am only a user',
      'whom does an employee ask',
    ],
    summary: 'Users ask their IT administrator, or the channel partner or OEM they bought from.',
    steps: ['Send a photo of the screen and the serial number.'],
    source: SUPPORT,
    covers: ['AC04'],
  },
  {
    id: 'support-business-premium',
    title: 'Microsoft 365 Business Premium: support.microsoft.com',
    kind: 'contact',
    asks: ['support for microsoft 365 business premium', 'small business autopilot support', 'business premium help'],
    summary:
      'Customers of Microsoft 365 Business Premium get support in their portal, or at support.microsoft.com while signed in.',
    steps: ['Microsoft 365 admin center > Help & support.'],
    actions: [open('m365')],
    source: SUPPORT,
    covers: ['AC06'],
  },
  {
    id: 'support-mda',
    title: 'Questions on MDA testing: MDAHelp',
    kind: 'contact',
    asks: ['mda testing contact', 'MDAHelp@microsoft.com', 'mda test questions'],
    summary: 'Questions on MDA testing go to MDAHelp@microsoft.com.',
    steps: ['Write to MDAHelp@microsoft.com.'],
    source: SUPPORT,
    covers: ['AC07'],
  },
  {
    id: 'support-autopilothelp',
    title: 'AutopilotHelp@microsoft.com: logs about unexpected administrators',
    kind: 'contact',
    asks: [
      'AutopilotHelp@microsoft.com',
      'send licensingdiag cab to microsoft',
      'mail address for licensingdiag',
      'where to send the cab',
    ],
    summary:
      'Named in the FAQ only: when a user became administrator against the profile, send the .cab of licensingdiag.exe, if possible with a WPR trace, to AutopilotHelp@microsoft.com.',
    steps: ['Run licensingdiag.exe; send the cab.'],
    source: from(
      'faq',
      'Why did a user end up as an administrator when the Autopilot profile was configured otherwise?',
    ),
    covers: ['AC08', 'V09'],
  },
];
