import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

/** Who registers devices, through which portal, and what the portals see of each other. */
export const registrationChannels: readonly EntryDraft[] = [
  {
    id: 'registration-by-oem',
    title: 'Registration by the OEM: into Microsoft’s service, not into your tenant',
    kind: 'concept',
    asks: [
      'does the oem get access to our tenant',
      'what does the manufacturer see when registering devices',
      'why do we not get the hashes from the oem',
      'oem registration process',
      'which permissions does the oem need in our tenant',
      'let the manufacturer register devices at the factory',
      'supplier registers the laptops',
      'factory registration by the manufacturer',
      'can dell register our new computers directly',
      'does the maker enter our tenant when registering',
      'do hp or dell see our tenant',
      'where does the oem write registrations',
      'hashes from the oem for the customer',
    ],
    summary:
      'The OEM writes into Microsoft’s service database, never into your tenant, and needs no right in it, only your consent once. ' +
      'Hashes are normally not handed to customers or partners.',
    steps: ['Give consent through the OEM’s link.', 'Give the OEM tenant ID, domain and group tag.'],
    source: from('oem-registration', 'Service data'),
    covers: ['A12', 'AG02', 'AE01'],
  },
  {
    id: 'registration-by-csp',
    title: 'Registration by a CSP partner',
    kind: 'concept',
    asks: [
      'can our reseller register devices for us',
      'csp partner registration',
      'does the partner need delegated admin rights to register devices',
      'partner registers devices for a customer',
      'our supplier registers the devices for us',
      'reseller registers on our behalf',
      'distributor registers with pkid',
      'should partners boot devices to get the hash',
      'how does a reseller add devices',
      'csp registers for a consenting customer',
    ],
    summary:
      'Any CSP partner may add devices for any customer that consented, on the Partner Center site or through its interface. Delegated admin rights are not needed.',
    steps: [
      'Partner sends the reseller invitation.',
      'Customer’s Global Administrator accepts.',
      'Partner adds the devices, best by PKID.',
    ],
    facts: [
      'Microsoft advises partners to use the PKID of the packaging or the supplier instead of booting every device.',
    ],
    actions: [open('partner-center')],
    source: from('partner-registration', 'Reseller, distributor, or partner registration'),
    covers: ['A13', 'A14', 'G03'],
  },
  {
    id: 'registration-partner-center-upload',
    title: 'How a partner uploads devices in Partner Center',
    kind: 'procedure',
    asks: [
      'upload devices in partner center',
      'add devices for a customer in partner center',
      'where is add devices in partner center',
      'group name box partner center',
      'csv upload for partners',
      'add devices steps for partners',
      'where does the reseller upload',
      'partner upload csv and group tag',
    ],
    summary:
      'Partner Center > Customers > the customer > Devices > Add devices: enter the group tag, browse to the CSV, upload. The group name box is the group tag of all devices of that upload.',
    steps: [
      'Open Partner Center > Customers and choose the customer.',
      'Open Devices; under Apply profiles to devices choose Add devices.',
      'Enter the group tag exactly; browse to the CSV.',
    ],
    facts: ['A tag column in the file is ignored there.'],
    actions: [open('partner-center')],
    source: from('managed-desktop', 'Register devices using the Partner Center'),
    covers: ['A21', 'AG05'],
  },
  {
    id: 'registration-partner-center-sees',
    title: 'What Partner Center cannot see',
    kind: 'faq',
    asks: [
      'partner center does not show devices registered in intune',
      'partner cannot see our intune profiles',
      'does partner center have access to intune profiles',
      'device registered by the customer is missing in partner center',
      'partner does not see our devices',
      'reseller does not see devices that we uploaded',
      'partner cannot find a device that our admin registered',
    ],
    summary:
      'Partner Center shows only what partners added there. Devices registered in Intune or Microsoft 365 do not appear and must ' +
      'be deregistered there before a partner can add them. It cannot read Intune profiles either.',
    steps: ['Deregister the device where it was registered.', 'Then let the partner add it.'],
    source: from('registration-overview', 'Deregister from Autopilot in Microsoft Partner Center (MPC)'),
    covers: ['A17', 'A18'],
  },
  {
    id: 'registration-other-portals',
    title: 'Using several portals at once: Intune does not follow',
    kind: 'faq',
    asks: [
      'can I use partner center and intune together for profiles',
      'profile changed in another portal is not shown in intune',
      'manage autopilot in other portals',
      'several portals in parallel',
      'edited a profile elsewhere and intune does not show it',
      'profile changed in the microsoft 365 admin center',
      'two portals for autopilot',
      'intune does not sync changes of other portals',
    ],
    summary:
      'Intune neither shows nor synchronises profiles, assignments or device lists that were edited in another portal. Microsoft advises to use Intune only.',
    steps: ['Decide for one portal for profiles: Intune.'],
    source: from('groups', 'Using Autopilot in other portals'),
    covers: ['A19'],
  },
  {
    id: 'registration-surface',
    title: 'Surface devices: Microsoft’s own registration support',
    kind: 'contact',
    asks: [
      'register surface devices',
      'who registers microsoft surface for autopilot',
      'surface registration support',
      'how do we register surface laptops',
      'surface laptop registration',
      'microsoft support registers surface',
    ],
    summary:
      'For Surface devices Microsoft has its own registration support: a request to Microsoft with proof of ownership. Its page is only referred to in the documents of this knowledge base.',
    steps: [
      'Open the Surface registration support for Windows Autopilot on Microsoft Learn.',
      'Have serial numbers and proof of purchase ready.',
    ],
    source: from('oem-registration', 'Microsoft Surface registration'),
    covers: ['A25'],
  },
  {
    id: 'registration-store-for-business',
    title: 'Store for Business is retired, though some pages still name it',
    kind: 'contradiction',
    asks: [
      'microsoft store for business autopilot',
      'register devices in the store for business',
      'msfb is gone what now',
      'consent page in store for business',
      'how does the tenant know that devices can be claimed in msfb',
      'old store portal',
      'msfb registration gone',
      'business store autopilot',
    ],
    summary:
      'Store for Business is deprecated. Older FAQ answers still name it for consent, registration, profiles and cases: read ' +
      'Intune, the Microsoft 365 admin center or Partner Center instead.',
    steps: ['Register in Intune.', 'Give consent in the Microsoft 365 admin center.', 'Open cases in Intune.'],
    source: from('manual-registration', 'Platforms for device registration'),
    covers: ['CT12', 'AG08', 'G11', 'A03'],
  },
];
