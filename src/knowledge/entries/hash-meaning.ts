import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

const FAQ = from('faq', 'Hardware hash');

/** The hardware hash: what it is and holds, and the other ways to name a device. */
export const hashMeaning: readonly EntryDraft[] = [
  {
    id: 'hash-what-is-it',
    title: 'What the hardware hash is and what it holds',
    kind: 'concept',
    asks: [
      'what is a hardware hash',
      'what information does the hash contain',
      'why does the hash change every time',
      'is the hash different each time it is captured',
      'what does hardware id mean in autopilot',
      'what does a hash look like',
      'hash changes every time',
      'meaning of the 4k hash',
      'does the hash contain the serial number',
      'does the hash include the hard drive',
      'date and time of the capture in the hash',
      'is there a timestamp in the hash',
    ],
    summary:
      'A record of the device: maker, model, serial number, disk serial, network addresses, TPM key, the time of the capture and ' +
      'more. It differs at every capture because of that time; the service compares fields, not text.',
    steps: ['A second capture of the same device is no error: either hash can be used.'],
    facts: ['It is no hash in the strict sense: it can be decoded. Its text has 4,000 characters.'],
    source: from('registration-overview', 'Device identification'),
    covers: ['C01'],
  },
  {
    id: 'hash-names',
    title: 'OA3 hash, 4K hash, hardware hash, hardware id: the same thing',
    kind: 'concept',
    asks: [
      'difference between oa3 hash and 4k hardware hash',
      '4k hh meaning',
      'is the hardware id the same as the hardware hash',
      'which oa3 tool version is needed',
      '4k hh versus oa3 hash',
      'other names of the hardware hash',
      'is 4k hh the same as hash',
      'old oa3 tool hash size',
    ],
    summary:
      'Different names for one thing. Any supported OA3 tool makes it; old unsupported ones make a hash of another size, which Autopilot cannot use.',
    steps: ['Capture with a supported version of Windows.'],
    source: FAQ,
    covers: ['C02', 'AG13', 'AD02'],
  },
  {
    id: 'hash-minimum-content',
    title: 'What a hash must contain at least',
    kind: 'requirement',
    asks: [
      'what data does the hardware hash need to include',
      'why are uuid mac address and disk serial required',
      'which smbios fields must be unique',
      'smbios requirements for the hash',
      'must the smbios uuid be unique',
      'which values make a device unique',
      'minimum data in the hash',
      'unique smbios fields',
      'why mac and disk serial are in the hash',
      'required smbios fields',
    ],
    summary:
      'SMBIOS UUID, MAC address and, with the OA3 tool, a unique disk serial. Unique must also be: product key id, maker, model, ' +
      'serial, SKU, family, TPM and its key (EkPub). UUID and serial alone are not enough.',
    steps: [
      'Have the maker correct firmware that repeats values.',
      'Let Preflight decode the hash: it names missing or shared fields.',
    ],
    facts: ['Windows has no single identifier of a device, so these fields together serve as one.'],
    actions: [{ do: 'check-file' }],
    source: FAQ,
    covers: ['C03', 'C04'],
  },
  {
    id: 'hash-several-cards',
    title: 'Devices with several disks or network cards: what counts',
    kind: 'faq',
    asks: [
      'device with two network cards which mac is used',
      'several disks in one device hash',
      'docking station network adapter in the hash',
      'how does the oa3 tool get the mac address',
      'is the wlan adapter used for the hash',
      'two nics in a device',
      'usb network adapter in the hash',
      'several drives which counts',
      'removable dongle or dock mac address in the identity',
      'usb lan dongle at capture',
    ],
    summary:
      'All values are used, with rules: the system disk counts more than others, removable network adapters are left out where they are recognised, and LAN and Wi-Fi both count.',
    steps: ['Capture without dock and USB network adapter where you can.'],
    facts: ['Disk serial from IOCTL_STORAGE_QUERY_PROPERTY, MAC address from OID_802_3_PERMANENT_ADDRESS.'],
    source: from('faq', 'Technical interface'),
    covers: ['C05'],
  },
  {
    id: 'identity-tuple-pkid',
    title: 'Tuple and PKID: the other ways to name a device',
    kind: 'concept',
    asks: [
      'what is a tuple',
      'what is a pkid',
      'product key id meaning',
      'manufacturer model and serial instead of a hash',
      'where do I find the product key id',
      'difference between pkid, tuple and hash',
      'can we use the product key instead of a hash',
      'manufacturer plus model plus serial',
      'where is the pkid printed',
      'pkid or hash what do partners use',
    ],
    summary:
      'Tuple: maker, model and serial as the firmware has them. PKID: the product key id, 13 digits on the box label. Both only ' +
      'work where the maker has uploaded the hash, and only for OEMs and CSP partners.',
    steps: ['Customers: use the hardware hash.', 'Partners: use the PKID from the label or the supplier’s data.'],
    facts: ['The tuple is compared with capitals: "Dell Inc." is not "DELL".'],
    source: from('guidelines', 'Hardware and firmware best practice guidelines'),
    covers: ['C10', 'A06', 'AD01'],
  },
  {
    id: 'hash-unsupported-windows',
    title: 'Can the hash be captured on old versions of Windows? No',
    kind: 'faq',
    asks: [
      'can I capture the hash on windows 7 or 8',
      'harvest the fingerprint on an unsupported windows version',
      'hash of an existing device with an old windows',
      'old windows and the hash',
      'windows 7 fingerprint',
      'capture hash on windows 8',
    ],
    summary:
      'Only on supported versions of Windows. There is no way to capture the hash on unsupported ones, and none is planned.',
    steps: ['Install a supported Windows first, then capture the hash.'],
    source: from('faq', 'Can I harvest the device fingerprint on existing devices?'),
    covers: ['C12'],
  },
  {
    id: 'hash-sample-prefix',
    title: 'Slips in the documentation’s examples',
    kind: 'gap',
    asks: [
      'does every hash start with T0',
      'typing errors in the documentation',
      'OOBE written as OOB',
      'what does VAIQ mean',
    ],
    summary:
      'Our copies of the pages hold slips: OOB or OOOE for OOBE, "reimagine" for reimage, VAIQ for VAIO, a misspelled variable ' +
      'OSDTargtSystemDrive. The sample hash in the repair page is cut; do not derive a rule from it.',
    steps: ['Take names from this knowledge base rather than from the slip.'],
    source: from('motherboard', 'Reregister from the Microsoft Partner Center (MPC)'),
    covers: ['G-3'],
  },
];
