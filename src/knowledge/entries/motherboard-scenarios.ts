import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

const SCENARIOS = from('motherboard', 'Specific repair scenarios');
const DEREGISTER = 'Deregister the damaged device before the repair.';
const ACCESS = 'Get in by reimaging, or with the customer’s sign-in.';
const WRITE_BIOS =
  'Write the old device data into the BIOS (same serial, model and so on; the TPM key cannot be written).';
const FINISH = [
  'Capture a new hardware hash.',
  'Register the device with it.',
  'Reset the device to the first start (OOBE) and give it back.',
] as const;

/** The repair scenarios of the documentation's table, one entry a row: whether Autopilot can be enabled again, and how. */
export const motherboardScenarios: readonly EntryDraft[] = [
  {
    id: 'repair-board-general',
    title: 'Motherboard replaced: yes, with a new hash',
    kind: 'procedure',
    asks: [
      'motherboard was replaced',
      'new mainboard, does autopilot still work',
      'what to do after a motherboard replacement',
      'device came back from repair with another board',
      'does autopilot work after a motherboard swap',
      'new motherboard what now',
      'board was exchanged in the repair',
      'device returned from repair with a new board',
      'mainboard exchange',
      'new system board',
      'board died and was replaced by a spare one',
    ],
    summary:
      'Yes, Autopilot works again, but as a new device: deregister it, replace the board, write its data and key into the BIOS, capture a new hash, register it, reset it to OOBE.',
    steps: [DEREGISTER, 'Replace the board; write device data and product key into the BIOS.', ACCESS, ...FINISH],
    facts: [
      'One FAQ answer calls motherboard replacement out of scope, another says yes; the guidance page with its table is the one to follow.',
    ],
    actions: [{ do: 'deregister' }],
    source: SCENARIOS,
    covers: ['AA01', 'AA04', 'CT23', 'AA18'],
  },
  {
    id: 'repair-board-tpm-one-nic',
    title: 'Board with TPM and its only network card replaced together: yes',
    kind: 'procedure',
    asks: [
      'motherboard with tpm and one onboard network card replaced',
      'board swap including the only nic',
      'single nic and tpm replaced together with the board',
      'board swap with tpm and the only onboard network adapter',
    ],
    summary:
      'Supported. Board, TPM and the one onboard network card go together, so the new identity is clear: deregister, replace, write the device data into the BIOS, new hash, register, reset.',
    steps: [DEREGISTER, 'Replace the board.', ACCESS, 'Write the device data into the BIOS.', ...FINISH],
    source: SCENARIOS,
    covers: ['AA04'],
  },
  {
    id: 'repair-board-second-nic',
    title: 'Board with TPM replaced, but a second network card stays: no',
    kind: 'procedure',
    asks: [
      'second network interface not replaced with the board',
      'two network cards and only the board swapped',
      'second nic stays after the repair',
      'second network adapter stays',
      'extra nic not replaced with the motherboard',
      'two nics, board swapped',
      'additional lan adapter kept with a new board',
    ],
    summary:
      'Not supported: with a second network card from before, the identity is not stable until TPM attestation is complete, and even then the registration can be wrong because of the addresses.',
    steps: ['Do not repair in this way, or treat the device as one without Autopilot.'],
    source: SCENARIOS,
    covers: ['AA04', 'AA05'],
  },
  {
    id: 'repair-board-nic-disk-wlan-stay',
    title: 'Board replaced, network card, disk and Wi-Fi stay: yes',
    kind: 'procedure',
    asks: [
      'only the board replaced, nic hdd and wlan remain the same',
      'board with new rdpk, disk stays',
      'only the motherboard changes, all other parts stay',
      'disk, nic and wlan kept with a new board',
    ],
    summary:
      'Supported with a board that carries a Replacement Digital Product Key (RDPK) in its BIOS: deregister, replace, write the old device data, new hash, register, reset.',
    steps: [DEREGISTER, 'Replace the board by one with an RDPK in the BIOS.', ACCESS, WRITE_BIOS, ...FINISH],
    source: SCENARIOS,
    covers: ['AA04'],
  },
  {
    id: 'repair-board-disk-and-wlan-new',
    title: 'Board, disk and Wi-Fi replaced, network card stays: yes',
    kind: 'procedure',
    asks: [
      'nic remains but hdd and wlan are replaced with the board',
      'new board new disk and new wlan card',
      'new board plus new disk and new wifi',
      'hdd and wlan replaced, nic kept',
    ],
    summary:
      'Supported: deregister, replace the board (with an RDPK), insert the new disk and Wi-Fi card, write the old device data into the BIOS, new hash, register, reset.',
    steps: [DEREGISTER, 'Replace board, disk and Wi-Fi card.', WRITE_BIOS, ...FINISH],
    source: SCENARIOS,
    covers: ['AA04'],
  },
  {
    id: 'repair-board-and-disk-new',
    title: 'Board and disk replaced, network card and Wi-Fi stay: yes',
    kind: 'procedure',
    asks: [
      'board and hard disk replaced, network stays',
      'motherboard and ssd replaced together',
      'nic and wlan kept, board and hdd new',
      'motherboard and hard drive exchanged, wifi stays',
      'board together with disk replaced',
    ],
    summary:
      'Supported: deregister, replace the board (with an RDPK), insert the new disk, write the old device data into the BIOS, new hash, register, reset.',
    steps: [DEREGISTER, 'Replace board and disk.', WRITE_BIOS, ...FINISH],
    source: SCENARIOS,
    covers: ['AA04'],
  },
  {
    id: 'repair-used-board-never-autopilot',
    title: 'Used board that was never in Autopilot: yes',
    kind: 'procedure',
    asks: [
      'board taken from a used device that was never enabled for autopilot',
      'second hand motherboard without autopilot',
      'used board, never autopilot enabled',
      'board from an ordinary old laptop',
    ],
    summary:
      'Supported: the used board has no registration of its own. Deregister the damaged device, replace the board (with an RDPK), write the old data, new hash, register, reset.',
    steps: [DEREGISTER, 'Replace the board.', ACCESS, WRITE_BIOS, ...FINISH],
    source: SCENARIOS,
    covers: ['AA04'],
  },
  {
    id: 'repair-used-board-from-autopilot',
    title: 'Used board from another Autopilot device: yes, when that device is deregistered first',
    kind: 'procedure',
    asks: [
      'motherboard taken from another autopilot device',
      'board from a donor laptop that was in autopilot',
      'donor board',
      'board out of another registered device',
      'recycled board that was in autopilot before',
    ],
    summary:
      'Supported when both are deregistered first: the device that gives the board and the damaged one. The donor must never be registered again, or two devices could share one identity.',
    steps: [
      'Deregister the device that the board is taken from.',
      DEREGISTER,
      'Move the board (with an RDPK).',
      ACCESS,
      WRITE_BIOS,
      ...FINISH,
    ],
    source: SCENARIOS,
    covers: ['AA04', 'AA09'],
  },
  {
    id: 'repair-bios-info-missing',
    title: 'New board without device data in the BIOS: no',
    kind: 'procedure',
    asks: [
      'bios info is missing after the motherboard replacement',
      'repair shop has no bios tool to write the serial number',
      'serial number empty in bios after repair',
      'no bios tool at the depot',
      'bios without device info after board change',
      'cannot write serial into bios',
    ],
    summary:
      'Not supported: without device data in the BIOS the service does not recognise the repaired device, even when it was captured and registered anew. The depot needs the maker’s BIOS tool.',
    steps: [
      'Have the maker or depot write serial, maker and model into the BIOS.',
      'Then capture a new hash and register it.',
    ],
    source: SCENARIOS,
    covers: ['AA04', 'AA05'],
  },
  {
    id: 'repair-board-no-tpm',
    title: 'Board without TPM: yes, but user-driven only',
    kind: 'procedure',
    asks: [
      'motherboard replacement when there is no tpm',
      'device without a tpm chip after repair',
      'autopilot without tpm',
      'no tpm on the device, board replaced',
      'repaired device without tpm which mode',
    ],
    summary:
      'Possible, though not recommended: a device without TPM can use user-driven mode only, not pre-provisioning nor self-deploying. The steps are those of any board replacement.',
    steps: [DEREGISTER, 'Replace the board.', ACCESS, WRITE_BIOS, ...FINISH],
    source: SCENARIOS,
    covers: ['AA04'],
  },
  {
    id: 'repair-new-dpk-in-image',
    title: 'Product key written into the image instead of the BIOS: yes',
    kind: 'procedure',
    asks: [
      'new dpk written into the image on a repaired device',
      'board has no dpk in bios',
      'digital product key written to the image',
      'key written to the image not the bios',
      'dpk in image after board replacement',
    ],
    summary:
      'Supported: the board has no key in its BIOS, and the depot writes the Digital Product Key into the image. Capture the hash, reset to OOBE with the key in the image, then register.',
    steps: [
      DEREGISTER,
      'Replace the board.',
      ACCESS,
      WRITE_BIOS,
      'Capture a new hash.',
      'Reset or reimage to OOBE and write the key into the image.',
      'Register the device.',
    ],
    source: SCENARIOS,
    covers: ['AA04'],
  },
  {
    id: 'repair-rdpk',
    title: 'Board with a new Repair Product Key (RDPK): yes',
    kind: 'procedure',
    asks: [
      'new repair product key on the board',
      'rdpk preinjected in the bios',
      'what does rdpk mean',
      'replacement digital product key',
      'board with preinjected key',
    ],
    summary:
      'Supported: a board with an RDPK in the BIOS is the normal way of refurbishing. Deregister, replace, reimage, write the device data, new hash, register, reset.',
    steps: [DEREGISTER, 'Replace the board.', 'Reimage.', 'Write the device data into the BIOS.', ...FINISH],
    source: SCENARIOS,
    covers: ['AA04'],
  },
  {
    id: 'repair-no-rdpk',
    title: 'No Repair Product Key (RDPK) injected: no',
    kind: 'procedure',
    asks: [
      'no repair product key injected',
      'board without rdpk',
      'rdpk not injected',
      'repair without product key',
      'board came without a key',
    ],
    summary:
      'Not supported: without an RDPK the repair violates Microsoft’s policy and breaks the Autopilot experience.',
    steps: ['Ask the maker for a board with an RDPK, or have one injected.'],
    source: SCENARIOS,
    covers: ['AA04', 'AA05'],
  },
  {
    id: 'repair-not-deregistered',
    title: 'Repaired without being deregistered first: yes, but only for the same customer',
    kind: 'procedure',
    asks: [
      'device was repaired without deregistering it before',
      'forgot to deregister before the repair',
      'reimaged damaged device still registered',
      'forgot deregistration before repair',
      'reimaged without deregistering',
      'repaired while still registered',
    ],
    summary:
      'It works, but the device still belongs to the previous tenant. Give it back to the same customer only; for anyone else deregister it first.',
    steps: ['Return it to the same customer.', 'For another customer: have the registration removed first.'],
    source: SCENARIOS,
    covers: ['AA04'],
  },
  {
    id: 'repair-disk-from-non-autopilot',
    title: 'Disk replaced by a new one or one without Autopilot: yes, and nothing to register again',
    kind: 'procedure',
    asks: [
      'hard disk replaced, new registration needed',
      'new ssd in an autopilot laptop',
      'disk swap does the hash still match',
      'replace the hard drive of an autopilot device',
      'does a new hard disk need a new hash',
      'fresh disk in an autopilot laptop',
      'disk failed and was replaced',
      'ssd exchanged, what to do',
    ],
    summary:
      'Supported and simple: do not deregister, replace the disk, reimage or reset to OOBE. The service recognises the device as its old self.',
    steps: ['Leave the registration as it is.', 'Replace the disk.', 'Reimage, or reset to OOBE.'],
    source: SCENARIOS,
    covers: ['AA04'],
  },
  {
    id: 'repair-disk-from-autopilot',
    title: 'Disk from another Autopilot device: only when that device is deregistered',
    kind: 'procedure',
    asks: [
      'disk taken from another autopilot device',
      'move the ssd from one autopilot laptop to another',
      'disk from one autopilot device into another',
      'hard drive moved between two registered laptops',
      'used hdd out of an autopilot machine',
    ],
    summary:
      'Maybe: it works when the device that the disk comes from was deregistered before. Otherwise the repaired device does not get its proper Autopilot experience.',
    steps: [
      'Deregister the device that the disk comes from.',
      DEREGISTER,
      'Move the disk.',
      'Reset the repaired device to OOBE.',
    ],
    source: SCENARIOS,
    covers: ['AA04', 'AA06'],
  },
  {
    id: 'repair-addin-nic',
    title: 'Network card that is not the maker’s onboard one: no',
    kind: 'procedure',
    asks: [
      'non-oem add-in network card replaced',
      'pci network card swapped into an autopilot device',
      'usb or add-in nic instead of onboard',
      'third-party network card',
      'network adapter that is not onboard',
      'extra lan card breaks autopilot',
    ],
    summary:
      'Not supported: any network card other than the onboard one of the maker breaks the Autopilot experience, whichever devices it moves between.',
    steps: ['Use the onboard network card.'],
    facts: [
      'A FAQ answer says that one replaced network card is probably no new device; the table refuses add-in cards. After any such repair a new hash is the safe way.',
    ],
    source: SCENARIOS,
    covers: ['AA04', 'AA05', 'CT10'],
  },
  {
    id: 'repair-memory',
    title: 'Memory replaced: yes, nothing to do',
    kind: 'procedure',
    asks: [
      'memory was replaced',
      'ram upgrade and autopilot',
      'does a ram swap need a new hash',
      'more ram',
      'memory module exchanged',
      'bigger memory sticks',
      'put in more ram',
    ],
    summary:
      'Supported without any step: replacing memory does not affect Autopilot, no deregistration and no new hash are needed.',
    steps: ['Replace the memory.'],
    source: SCENARIOS,
    covers: ['AA04', 'AA07'],
  },
  {
    id: 'repair-gpu',
    title: 'Graphics card replaced: yes, nothing to do',
    kind: 'procedure',
    asks: [
      'gpu was replaced',
      'graphics card swap and autopilot',
      'video card replacement new hash',
      'new graphics card',
      'video card exchanged',
    ],
    summary:
      'Supported without any step: replacing one or more graphics cards does not affect Autopilot, no deregistration and no new hash are needed.',
    steps: ['Replace the card.'],
    source: SCENARIOS,
    covers: ['AA04', 'AA07'],
  },
];
