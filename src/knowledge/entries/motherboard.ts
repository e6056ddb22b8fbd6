import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

/** Repairs and replaced parts: the procedure around the scenarios, and who does what. */
export const motherboard: readonly EntryDraft[] = [
  {
    id: 'repair-overview',
    title: 'The six steps of a repair, and the 19 scenarios',
    kind: 'procedure',
    asks: [
      'steps of a motherboard replacement',
      'which repair scenarios are supported',
      'repair checklist for an autopilot device',
      'send a laptop to repair, what first',
      'how do I handle a device repair',
      'laptop goes to repair',
      'repair process for autopilot devices',
    ],
    summary:
      'Deregister, replace the board, capture a new hash, register again, reset, return. Of the 19 scenarios Microsoft lists, ' +
      '13 work, 4 do not, 1 is a maybe, and 1 works for the same customer only.',
    steps: [
      'Deregister the device (whoever registered it).',
      'Repair it.',
      'Capture the new hardware hash.',
      'Register it with that hash.',
      'Reset it to OOBE.',
      'Return it.',
    ],
    facts: [
      'All scenarios were tested with Intune only.',
      'Not supported: a second network card that stays, BIOS data missing, no RDPK, an add-in network card.',
    ],
    actions: [{ do: 'deregister' }],
    source: from('motherboard', 'Windows Autopilot motherboard replacement scenario guidance'),
    covers: ['AA01', 'AA04', 'AA05', 'AA17'],
  },
  {
    id: 'repair-before-sending',
    title: 'What the customer does before the device goes to repair',
    kind: 'procedure',
    asks: [
      'what should the customer do before sending the device to repair',
      'prepare a laptop for the repair shop',
      'will the data be lost in the repair',
      'sending a broken laptop to the manufacturer',
      'is data lost when the board is replaced',
    ],
    summary:
      'Copy all important data off the device, and tell the depot which versions of Windows and Office to install. The depot has no sign-in and has to reimage, so data on the disk is lost.',
    steps: [
      'Back up the data.',
      'Tell the depot the Windows version.',
      'Tell it the Office version, if there is one.',
      'Have the device deregistered.',
    ],
    source: from('motherboard', 'Deregister the Autopilot device from the Autopilot program'),
    covers: ['AA03', 'AA17'],
  },
  {
    id: 'repair-bios-fields',
    title: 'What the BIOS of a repaired device must hold',
    kind: 'requirement',
    asks: [
      'which bios values are needed after a repair',
      'minimum information in the bios for autopilot',
      'in-house bios tool and cbr report',
      'do we need a new CBR after the repair',
      'write the old serial number into the new board',
      'bios data after a repair',
    ],
    summary:
      'At least: disk serial, system serial, maker, model, UUID, TPM key (EKPub), network address, product key id and OS type. ' +
      'A depot whose own tool writes them needs no new CBR report.',
    steps: [
      'After the repair capture a hash and check it with Preflight.',
      'Write missing values with the maker’s BIOS tool, key first.',
    ],
    facts: [
      'DiskSerialNumber, SmbiosSystemSerialNumber, SmbiosSystemManufacturer, SmbiosSystemProductName, SmbiosUuid, TPM EKPub, MacAddress, ProductKeyID, OSType.',
    ],
    actions: [{ do: 'check-file' }],
    source: from('motherboard', 'Replace the motherboard'),
    covers: ['AA02', 'AA15'],
  },
  {
    id: 'repair-technician-access',
    title: 'How the technician captures a hash without the customer’s sign-in',
    kind: 'procedure',
    asks: [
      'technician has no password for the device',
      'how does the repair shop get into the device',
      'capture the hash after repair with winpe',
      'oa3 tool at the repair depot',
      'how to read the hash at the repair depot',
    ],
    summary:
      'By reimaging: start WinPE from USB, apply a Windows image (best the version that was there), start it, then capture the hash with the OA3 tool or Get-WindowsAutopilotInfo.',
    steps: [
      'Make a WinPE USB drive and start from it.',
      'Apply the Windows image with DISM.',
      'Start Windows (full OS or audit mode).',
      'Run Get-WindowsAutopilotInfo -OutputFile, or the OA3 tool.',
    ],
    facts: ['Without a new hash from somebody the device cannot be registered again.'],
    source: from('motherboard', 'Capture a new Autopilot device ID (4K HH) from the device'),
    covers: ['AA01', 'AG17'],
  },
  {
    id: 'repair-reregister',
    title: 'Registering a repaired device again: by hash only',
    kind: 'procedure',
    asks: [
      'register a repaired device again',
      'reregister after motherboard replacement in partner center',
      'can the oem api register a repaired device',
      'pkid or tuple for a repaired device',
      'register the repaired laptop',
      'new hash after repair where to import',
    ],
    summary:
      'Import the new hash in Intune, or add it in Partner Center with the PKID and tuple columns left blank. The OEM ' +
      'interface cannot do it, since it takes only tuple or PKID; these would give ZtdDeviceNotFound.',
    steps: [
      'Intune: Windows Autopilot devices > Import, with the new hash.',
      'Or Partner Center: Customers > customer > Devices > Add devices, hash only.',
    ],
    facts: ['An OEM can send the CSV with the hash to the customer, who imports it.'],
    actions: [open('autopilot-devices'), open('partner-center')],
    source: from('motherboard', 'Reregister the repaired device using the new device ID'),
    covers: ['AA10', 'B16'],
  },
  {
    id: 'repair-reset-to-oobe',
    title: 'Reset to the first start (OOBE) before the device goes back',
    kind: 'procedure',
    asks: [
      'how do I bring the device back to oobe',
      'reset this pc steps windows 11',
      'must the device be reset after the repair',
      'put the laptop back to out of box',
      'how do I reset windows to the first start',
      'bring windows back to the out of box experience',
      'reset this pc, remove everything',
      'reset laptop to factory state',
    ],
    summary:
      'Mandatory: a device is deployed by Autopilot only when it goes through OOBE, and after the repair nobody could sign in. Use Reset this PC > Remove everything, or reimage with DISM.',
    steps: [
      'Windows 11: Settings > System > Recovery > Reset PC > Remove everything.',
      'Windows 10: Settings > Update & Security > Recovery > Get started > Remove everything.',
      'Without a sign-in: apply an image with DISM.',
    ],
    source: from('motherboard', 'Reset the device'),
    covers: ['AA16', 'AG17'],
  },
  {
    id: 'repair-other-welcome-page',
    title: 'Another customer’s welcome page appears: Autopilot Deregistration Request',
    kind: 'contact',
    asks: [
      "another customer's welcome page is displayed",
      'laptop shows the sign in page of a different company',
      'refurbished device welcomes me to another organisation',
      'autopilot deregistration request',
      'device was not removed by the previous owner and the company no longer exists',
      'setup asks for the login of a foreign company',
      'laptop wants a login of another company',
      'previous company went out of business and devices are locked',
      "second hand laptop asks for another company's account",
      'the old owner went bankrupt and the setup demands their login',
      'bought notebooks of an insolvent company',
    ],
    summary:
      'The device or its board is still registered to somebody else. Microsoft corrects the ownership: open a case titled ' +
      '"Autopilot Deregistration Request" in Intune > Help and support, with the proof of purchase.',
    steps: [
      'Ask the previous owner or seller first, if they can be reached.',
      'Open the case in Intune > Help and support; without Intune, through the volume licensing agreement.',
      'Title: Autopilot Deregistration Request. Attach proof of purchase and serial number.',
    ],
    facts: ['The page also names Store for Business as a way; that portal is retired.'],
    actions: [open('intune-support')],
    source: from('motherboard', 'FAQ'),
    covers: ['AA14', 'F02', 'CT2'],
  },
  {
    id: 'repair-harmless-parts',
    title: 'Parts that can be replaced without any step, and parts nobody has tested',
    kind: 'faq',
    asks: [
      'which parts can be replaced without a new hash',
      'power supply or fan replaced',
      'cpu replaced',
      'wifi card replaced',
      'daughterboard or ethernet replaced',
      'webcam microphone sound card replaced',
      'cmos battery replaced',
      'which spare parts do not matter',
      'replaced fan battery or screen',
      'keyboard or display replaced',
    ],
    summary:
      'Harmless: memory, power supply, video card, card reader, sound card, expansion card, microphone, webcam, fan, heat sink, ' +
      'CMOS battery. Not tested by Microsoft: daughterboard, CPU, Wi-Fi and Ethernet.',
    steps: [
      'Harmless part: nothing to do.',
      'Untested part: afterwards check that the profile is still Assigned; if in doubt capture a new hash.',
    ],
    facts: [
      'Expansion cards are called harmless while an add-in network card breaks Autopilot: go by whether it is a network card.',
    ],
    source: from('motherboard', 'Specific repair scenarios'),
    covers: ['AA07', 'AA08', 'CT10'],
  },
  {
    id: 'repair-new-hash-needed',
    title: 'Which replaced part needs a new hash',
    kind: 'contradiction',
    asks: [
      'does replacing hardware invalidate the hardware hash',
      'is the hash still valid after a repair',
      'network card replaced, new hash',
      'tpm replaced',
      'when is a device a new device for autopilot',
      'do we need a new hash after replacing a part',
      'part was replaced is the registration still valid',
      'new tpm chip',
      'tpm was exchanged',
    ],
    summary:
      'A new board or TPM makes a new device: new hash. A new disk still matches. On network cards the pages differ. ' +
      'Microsoft’s general advice is to take a new hash after any repair; memory and graphics need none.',
    steps: [
      'Board or TPM: deregister, new hash, register.',
      'Disk or memory: nothing.',
      'Anything else: check the profile status, and capture a new hash if in doubt.',
    ],
    facts: [
      'The documentation says: the service still matches after a disk change; assume the hash invalid after any change; one network card is probably fine; an add-in network card breaks Autopilot; always follow all steps.',
    ],
    source: from(
      'faq',
      'If I need to replace hardware like the disk or network card, does that invalidate the hardware hash?',
    ),
    covers: ['C09', 'CT10'],
  },
  {
    id: 'repair-scavenged-donor',
    title: 'Parts taken from another Autopilot device',
    kind: 'faq',
    asks: [
      'can I take parts from another autopilot device',
      'scavenged device register again',
      'cannibalize a laptop for parts',
      'use an old device for spare parts',
    ],
    summary:
      'Deregister the device that gives the parts first, and never register it again: otherwise two active devices could carry the same identity with no way to tell them apart.',
    steps: ['Deregister the donor.', 'Take the part.', 'Note the donor as never to be registered again.'],
    source: from('motherboard', 'Specific repair scenarios'),
    covers: ['AA09'],
  },
  {
    id: 'repair-no-auto-reenroll',
    title: 'Since June 2024 a swapped board no longer enrols again by itself',
    kind: 'news',
    asks: [
      'device is no longer re-enrolled after a motherboard change',
      'board swapped and windows intact, does it enroll again',
    ],
    summary:
      'When the board is swapped and Windows stays, Autopilot no longer enrols the device in Intune by itself. Register the new board, so that Autopilot works at the next reset.',
    steps: ['Capture the hash with the new board and register it.'],
    facts: ['News of 4 June 2024.'],
    source: from('whats-new', 'Devices are no longer re-enrolled after a motherboard change'),
    covers: ['AA13', 'AF02'],
  },
  {
    id: 'repair-faq-out-of-scope',
    title: 'Is motherboard replacement supported or out of scope?',
    kind: 'contradiction',
    asks: ['faq says motherboard replacement is out of scope', 'is a board replacement supported by autopilot or not'],
    summary:
      'Three answers stand in the documentation: out of scope (FAQ), yes (FAQ further down), and a whole guidance page. They ' +
      'agree on the work: deregister, replace, new 4K hash, register again. Follow the guidance page.',
    steps: ['Follow the six steps of the motherboard guidance.'],
    source: from('faq', 'How does Autopilot handle motherboard replacement scenarios?'),
    covers: ['AA18', 'CT23'],
  },
];
