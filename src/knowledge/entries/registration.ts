import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

/** The ways of registering devices, and the words for them. */
export const registration: readonly EntryDraft[] = [
  {
    id: 'registration-what',
    title: 'What registering a device means',
    kind: 'concept',
    asks: [
      'what does device registration mean',
      'what is autopilot registration',
      'two halves of a registration',
      'when is a device registered',
      'what is a registered device',
      'what happens when a device is registered',
    ],
    summary:
      'Two things must be done: the hardware hash is in the Autopilot service, and the device is tied to a tenant ID. One without the other is no registration.',
    steps: ['Look the serial number up under Windows Autopilot devices of the right tenant.'],
    source: from('registration-overview', 'Windows Autopilot registration overview'),
    covers: ['A01'],
  },
  {
    id: 'registration-terms',
    title: 'Registered, added, imported, enrolled: four different things',
    kind: 'concept',
    asks: [
      'difference between registered and enrolled',
      'what is the difference between import and enroll',
      'add import register enroll terms',
      'is a registered device already managed',
      'is registered the same as enrolled',
      'difference import and registration',
      'import versus enrollment',
      'what does enrolled mean',
    ],
    summary:
      'Registered: the hash is known to the service. Added: also tied to the tenant. Imported: a CSV was uploaded. Enrolled: the ' +
      'device is managed by Intune, after deployment and the sign-in of a licensed user.',
    steps: ['For "registered" look under Windows Autopilot devices; for "enrolled" under Devices > Windows.'],
    source: from('registration-overview', 'Terms'),
    covers: ['A07'],
  },
  {
    id: 'registration-two-lists',
    title: 'Two lists in Intune: Windows Autopilot devices and Windows devices',
    kind: 'procedure',
    asks: [
      'registered device does not show under windows devices',
      'where is the list of autopilot devices',
      'why is my device not in all devices',
      'two device lists in the admin center',
      'device is registered but not in the windows device list',
      'where do registered devices appear',
      'laptop is registered but not under devices',
    ],
    summary:
      'Registered devices stand under Devices > Enrollment > Windows > Windows Autopilot > Devices. Under Windows devices a ' +
      'device appears only after it was deployed and a licensed user signed in.',
    steps: ['Registered? Look in the Autopilot list.', 'Managed? Look in Windows devices.'],
    actions: [open('autopilot-devices'), open('windows-devices')],
    source: from('registration-overview', 'Windows Autopilot devices'),
    covers: ['A08', 'A07'],
  },
  {
    id: 'registration-ways',
    title: 'By which ways devices can be registered',
    kind: 'concept',
    asks: [
      'how many ways are there to register a device',
      'which registration channels exist',
      'who can register devices for us',
      'oem partner automatic manual registration',
      'options for registering laptops',
      'how can devices be registered',
      'possibilities to register laptops',
      'ways into autopilot',
    ],
    summary:
      'Four routes: by the OEM, by a CSP partner, automatically (converted by Intune), by hand with a hash CSV. The FAQ counts ' +
      'six ways: OEM interface, Partner Center interface or CSV, Intune CSV, Microsoft 365 CSV, and the retired Store for Business.',
    steps: [
      'New devices: have the OEM or reseller register them.',
      'Devices in use and managed: Convert all targeted devices.',
      'Single and test devices: hash CSV in Intune.',
    ],
    source: from('faq', 'How many ways are there to register a device for Windows Autopilot?'),
    covers: ['A02', 'A03', 'CT12'],
  },
  {
    id: 'registration-identity-by-channel',
    title: 'Which device identity each channel takes',
    kind: 'limit',
    asks: [
      'which id does partner center accept',
      'does intune take a pkid',
      'hash tuple or pkid per channel',
      'can a customer register with pkid',
      'acceptable device ids',
      'which ids does the oem api accept',
      'identifier per channel',
    ],
    summary:
      'OEM interface: tuple or PKID. Partner Center: tuple, PKID or 4K hash. Intune and Microsoft 365: 4K hash only. Customers ' +
      'can register by hash only; PKID and tuple belong to OEMs and CSP partners.',
    steps: ['Choose the channel by what you have: hashes or PKIDs.'],
    source: from('manual-registration', 'Platforms for device registration'),
    covers: ['A04', 'A06'],
  },
  {
    id: 'registration-profile-by-channel',
    title: 'Which portals can create and assign profiles',
    kind: 'concept',
    asks: [
      'can partner center assign autopilot profiles',
      'four ways to create a profile',
      'where should profiles be created',
      'create profiles in microsoft 365 business',
    ],
    summary:
      'Intune (recommended, licence needed), Partner Center and Microsoft 365 Business Premium (limited). The OEM interface cannot; Store for Business is retired.',
    steps: ['Create and assign profiles in Intune.'],
    source: from('manual-registration', 'Platforms for device registration'),
    covers: ['A05', 'K03'],
  },
  {
    id: 'registration-channel-preference',
    title: 'Which channel Microsoft prefers: the pages differ',
    kind: 'contradiction',
    asks: [
      'should I register through intune or partner center',
      'is hash upload only for testing',
      'preferred way to register devices',
      'partners should use pkid or the script',
      'recommended registration channel',
      'who should register our devices best',
    ],
    summary:
      'One page calls Intune the preferred way for all customers, another keeps hash uploads for tests and points to Partner ' +
      'Center. Partners: PKID by one page, Get-WindowsAutopilotInfo by another. In short: new devices by OEM or partner, the rest by hash.',
    steps: ['Buying new devices: ask OEM or reseller to register them.', 'Existing or single devices: hash in Intune.'],
    source: from('manual-registration', 'Platforms for device registration'),
    covers: ['A14', 'A16', 'CT14'],
  },
  {
    id: 'registration-manual',
    title: 'When manual registration makes sense',
    kind: 'concept',
    asks: [
      'when should I register devices manually',
      'reseller does not take part in autopilot',
      'register a virtual machine or legacy device',
      'register single devices ourselves',
    ],
    summary:
      'For devices of vendors who do not take part, virtual machines, and legacy devices; also for tests. Since each device has to be booted for its hash, it is not meant for large numbers.',
    steps: ['Capture the hash.', 'Import the list in Intune or through Preflight.'],
    source: from('manual-registration', 'Manual registration overview'),
    covers: ['A16'],
  },
  {
    id: 'registration-automatic',
    title: 'Registering existing devices automatically: Convert all targeted devices',
    kind: 'procedure',
    asks: [
      'convert all targeted devices to autopilot',
      'register existing intune devices automatically',
      'how long does convert all targeted devices take',
      'automatic registration of managed devices',
      'register managed computers automatically',
      'all intune devices into autopilot',
      'existing devices into autopilot automatically',
    ],
    summary:
      'A profile with "Convert all targeted devices to Autopilot" registers devices of its groups that are MDM-enrolled, ' +
      'corporate, on a supported Windows and not yet registered. Allow 48 hours.',
    steps: [
      'Edit the deployment profile: set Convert all targeted devices to Autopilot to Yes.',
      'Assign it to the group.',
      'Look again after 48 hours.',
    ],
    facts: ['Personal devices are left out. Hybrid devices stay hybrid. Switching it off does not deregister.'],
    actions: [open('profiles')],
    source: from('automatic-registration', 'Automatic registration of existing devices'),
    covers: ['A15', 'K09', 'AH04', 'M11'],
  },
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
    ],
    summary:
      'Intune neither shows nor synchronises profiles, assignments or device lists that were edited in another portal. Microsoft advises to use Intune only.',
    steps: ['Decide for one portal for profiles: Intune.'],
    source: from('groups', 'Using Autopilot in other portals'),
    covers: ['A19'],
  },
  {
    id: 'registration-entra-object',
    title: 'Registering makes an Entra device object: leave it alone',
    kind: 'concept',
    asks: [
      'why is there a device in entra id before it was ever started',
      'entra object created by autopilot registration',
      'disabled device object in entra after the import',
    ],
    summary:
      'Each registration makes a device object in Entra ID. Groups and the profile hang on it, and the device needs it before anybody signs in. Never delete it by hand.',
    steps: ['Leave the object; deregister the device when it has to go.'],
    source: from('registration-overview', 'Windows Autopilot registration overview'),
    covers: ['A09'],
  },
  {
    id: 'registration-not-these',
    title: 'Devices that must not be registered: Entra registered and MDM-only ones',
    kind: 'requirement',
    asks: [
      'can workplace joined devices be registered',
      'device shows microsoft entra registered instead of joined',
      'personal devices in autopilot',
      'join type is registered not joined',
      'mdm only enrolled device',
      'private devices in autopilot',
      "can employees' own laptops be registered",
      'byod and autopilot',
      'azure ad registered device',
      "user's own computer",
      'bring your own device',
    ],
    summary:
      'Entra registered (workplace joined) and MDM-only enrolled devices must be removed from Intune and Entra ID first. Otherwise ' +
      'the old trust type stays, and the device shows as "Microsoft Entra registered" instead of "joined".',
    steps: ['Delete the device from Intune, Entra ID and Autopilot.', 'Register it again.', 'Reset and enrol it.'],
    facts: ['Autopilot devices count as owned by the organisation.'],
    source: from('troubleshooting', 'Why is the join type showing as "Microsoft Entra registered"?'),
    covers: ['A10', 'CT6'],
  },
  {
    id: 'registration-without-profile',
    title: 'A registered device without a profile: what happens differs by page',
    kind: 'contradiction',
    asks: [
      'what happens when no profile is assigned',
      'device goes through autopilot without an assigned profile',
      'default autopilot profile',
      'how do I keep a device out of autopilot',
      'registered device should not use autopilot',
      'device without profile still goes through autopilot',
      'exclude a device from autopilot',
      'no profile what happens at startup',
      'device should skip autopilot',
    ],
    summary:
      'It gets the default Autopilot profile, by design; where the tenant has none, event 815. A FAQ answer says the plain OOBE, ' +
      'but speaks of devices in Entra ID only. To keep a device out of Autopilot, remove its registration.',
    steps: ['Assign a profile to every registered device.', 'Or deregister what shall not use Autopilot.'],
    actions: [{ do: 'deregister' }],
    source: from('known-issues', 'Device goes through Autopilot deployment without an assigned profile'),
    covers: ['A11', 'CT8', 'Y01'],
  },
  {
    id: 'registration-not-registered-oobe',
    title: 'What a user sees on a device that is not registered',
    kind: 'faq',
    asks: [
      'what if the device is not registered and the user starts it',
      'user started the laptop before it was registered',
      'device was already set up without autopilot',
      'how do I know that I received autopilot',
      'what if a user starts an unregistered laptop',
    ],
    summary:
      'The plain Windows setup. Autopilot works only at the next OOBE after the registration: reset the device. With Autopilot the selection pages are skipped and the sign-in page comes at once.',
    steps: ['Register the device.', 'Wait for the profile.', 'Reset it to OOBE.'],
    source: from('faq', "What's the experience if a device isn't registered?"),
    covers: ['AE07'],
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
    ],
    summary:
      'Store for Business is deprecated. Older FAQ answers still name it for consent, registration, profiles and cases: read ' +
      'Intune, the Microsoft 365 admin center or Partner Center instead.',
    steps: ['Register in Intune.', 'Give consent in the Microsoft 365 admin center.', 'Open cases in Intune.'],
    source: from('manual-registration', 'Platforms for device registration'),
    covers: ['CT12', 'AG08', 'G11', 'A03'],
  },
];
