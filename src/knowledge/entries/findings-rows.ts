import type { EntryDraft } from '../entry.ts';
import { from } from '../sources.ts';

const CAPTURE_AGAIN = 'Capture the hash again on the device: Get-WindowsAutopilotInfo -OutputFile.';
const HASH = from('preflight', 'Hardware hash');

/** What a row and the hash in it can be wrong about. */
export const findingsRows: readonly EntryDraft[] = [
  {
    id: 'finding-serial-duplicate',
    title: 'The same device stands twice in the list',
    kind: 'finding',
    codes: ['finding:SERIAL_DUPLICATE', 'finding:FILE_HASH_DUPLICATE', 'finding:FILE_DEVICE_RECAPTURED'],
    asks: [
      'serial number appears twice in the list',
      'same device captured twice',
      'duplicate hash found in my file',
      'double entry in the list',
      'two rows name the same device',
      'two rows with one device',
    ],
    summary:
      'Two rows name one device: the same serial, the same hash, or two captures of the same machine. Only one may be sent; Preflight proposes to keep the newest capture.',
    steps: ['Compare the two rows.', 'Keep one; accept the proposal if the newest capture is the right one.'],
    actions: [{ do: 'fix-file' }],
    source: from('add-devices', 'Troubleshooting registration failures'),
    covers: ['F04'],
  },
  {
    id: 'finding-row-contradicts-hash',
    title: 'The row and its hash speak of different devices',
    kind: 'finding',
    codes: [
      'finding:ROW_SERIAL_MISMATCH',
      'finding:FILE_ONE_HASH_TWO_SERIALS',
      'finding:ROW_MANUFACTURER_MISMATCH',
      'finding:ROW_MODEL_MISMATCH',
      'finding:ROW_PKID_MISMATCH',
    ],
    asks: [
      'serial in the row does not match the hash',
      'hashes are swapped between two rows',
      'one hash with two serial numbers',
      'model in the row differs from the hash',
      'serial and hash do not fit together',
      'wrong hash in the row',
    ],
    cause: 'Rows were sorted in one column only, hashes were pasted into the wrong row, or a label was swapped.',
    summary:
      'The hash holds another serial number, maker or model than the row says. Sent like this, the wrong device would be registered. Find the row that the hash belongs to.',
    steps: [
      'Look at the neighbouring rows: often two hashes are swapped.',
      'Take the list from its source again, or capture the hash on the device in question.',
    ],
    actions: [{ do: 'check-file' }],
    source: HASH,
  },
  {
    id: 'finding-row-serial-note',
    title: 'The serial number is blank in the row, or written a little differently than in the hash',
    kind: 'finding',
    codes: ['finding:ROW_SERIAL_BLANK', 'finding:ROW_SERIAL_FORMAT'],
    asks: [
      'serial column is blank but the hash has one',
      'serial differs only in capitals from the hash',
      'serial cell empty',
      'serial written in lower case',
    ],
    summary:
      'The hash carries the serial number as the firmware has it. A blank cell can be filled from there when you accept it; a difference in capitals or separators is only noted.',
    steps: ['Accept the proposed serial number.'],
    actions: [{ do: 'fix-file' }],
    source: HASH,
  },
  {
    id: 'finding-identity-shared',
    title: 'Several rows share what must be unique',
    kind: 'finding',
    codes: [
      'finding:FILE_SERIAL_SHARED',
      'finding:FILE_UUID_SHARED',
      'finding:FILE_EK_SHARED',
      'finding:FILE_MAC_SHARED',
    ],
    asks: [
      'two devices have the same uuid',
      'same TPM key on several devices',
      'same MAC address in several hashes',
      'cloned image gives the same hardware id',
    ],
    cause: 'A cloned image, firmware without unique values, a swapped board, or one dock used for all captures.',
    summary:
      'One UUID, TPM key or serial stands under several devices, so the service could not tell them apart. A shared network address alone is harmless: it comes from a dock or an adapter used at capture.',
    steps: [
      'Check the labels of the devices named.',
      'Ask the maker to correct the firmware if two machines really share a value.',
      CAPTURE_AGAIN,
    ],
    source: from('faq', 'SMBIOS'),
    covers: ['C04'],
  },
  {
    id: 'finding-user',
    title: 'The assigned user is no user principal name',
    kind: 'finding',
    codes: ['finding:USER_SHAPE'],
    asks: [
      'assigned user must be a upn',
      'what happens if the assigned user is wrong',
      'microsoft only checks the domain of the user',
      'which format has the assigned user',
      'assigned user format',
      'username column holds no upn',
      'wrong form of the user in the csv',
      'is the upn checked on upload',
      'does microsoft validate the user column',
    ],
    summary:
      'The assigned user must be a valid UPN (name@domain). Microsoft checks only the domain part, and a wrong user can ' +
      'make the device inaccessible until the assignment is removed.',
    steps: ['Write the UPN as Entra ID has it.', 'Leave the column blank when in doubt.'],
    source: from('add-devices', 'Ensure that the CSV file meets requirements'),
    covers: ['B12'],
  },
  {
    id: 'finding-tuple-incomplete',
    title: 'Maker or model is missing, or the product key id has an odd shape',
    kind: 'finding',
    codes: ['finding:MANUFACTURER_MISSING', 'finding:MODEL_MISSING', 'finding:PKID_SHAPE'],
    asks: [
      'manufacturer is missing in the row',
      'product key id must have 13 digits',
      'model name is missing for partner center',
      'model or maker column empty',
      'pkid has wrong length',
    ],
    summary:
      'Without a hash or PKID a partner registers by maker, model and serial together, exactly as the firmware spells them. A PKID normally has 13 digits.',
    steps: ['Fill in maker and model as the firmware shows them.', 'Check the PKID on the box label.'],
    source: from('partner-center', 'Device identity'),
    covers: ['C10'],
  },
  {
    id: 'finding-hash-text',
    title: 'The text of the hash is missing, too long or not proper base64',
    kind: 'finding',
    codes: [
      'finding:HASH_EMPTY',
      'finding:HASH_TEXT_TOO_LONG',
      'finding:HASH_BASE64_CHARS',
      'finding:HASH_BASE64_STRICT',
      'finding:HASH_SIZE_NONSTANDARD',
    ],
    asks: [
      'hash column is empty',
      'hash has characters that base64 does not have',
      'hash is shorter than 4000 characters',
      'how many characters has a hardware hash',
      'hash has only 2000 characters',
      'hash is missing in the row',
      'hash has blanks or line breaks',
    ],
    cause: 'Line breaks, blanks, lost padding or a cut cell. The standard text has exactly 4,000 characters.',
    summary:
      'The value in the hash column is not strict base64 or has an unusual length. Preflight repairs padding, line breaks and lost zeros, but only when the checksum inside the hash proves that the result is whole.',
    steps: ['Let Preflight check and fix the list.', CAPTURE_AGAIN],
    actions: [{ do: 'fix-file' }],
    source: from('troubleshooting', 'Why does nothing happen when selecting Import?'),
    covers: ['C02', 'C06'],
  },
  {
    id: 'finding-hash-damaged',
    title: 'The hash is damaged: it does not agree with its own checksum',
    kind: 'finding',
    codes: [
      'finding:HASH_DIGEST_MISMATCH',
      'finding:HASH_NOT_USABLE',
      'finding:HASH_MAGIC',
      'finding:HASH_TOTAL_LENGTH',
      'finding:HASH_RECORD_LENGTH',
      'finding:HASH_RECORD_OVERRUN',
      'finding:HASH_CUT_IN_RECORD',
      'finding:HASH_TRUNCATED',
      'finding:HASH_TRAILER_MISSING',
      'finding:HASH_PADDING_NOT_ZERO',
      'finding:FIELD_RECORD_REPEATED',
      'finding:TPM_EK_INCONSISTENT',
    ],
    asks: [
      'hash is damaged or truncated',
      'digest of the hash does not match',
      'hash was cut off',
      'hash is corrupt',
      'hash is broken',
    ],
    cause:
      'Characters were lost or changed on the way: a cut cell, a mail program, a lower-cased value, two values in one cell.',
    summary:
      'A hardware hash ends with a checksum over its content, and here it does not fit. Lost content cannot be rebuilt: capture the hash on the device again.',
    steps: [
      CAPTURE_AGAIN,
      'If every row of the file fails like this, say so: then the format may have changed and not your list.',
    ],
    facts: [
      'A right checksum shows that a hash is whole, not that the device is genuine or that Microsoft will take it.',
    ],
    source: HASH,
  },
  {
    id: 'finding-hash-fields',
    title: 'A field inside the hash is missing or a placeholder',
    kind: 'finding',
    codes: [
      'finding:FIELD_MANUFACTURER_MISSING',
      'finding:FIELD_MANUFACTURER_PLACEHOLDER',
      'finding:FIELD_MODEL_MISSING',
      'finding:FIELD_MODEL_PLACEHOLDER',
      'finding:FIELD_UUID_MISSING',
      'finding:FIELD_UUID_INVALID',
      'finding:FIELD_MAC_MISSING',
      'finding:FIELD_DISK_MISSING',
    ],
    asks: [
      'manufacturer is empty inside the hash',
      'uuid is invalid in the hash',
      'no mac address in the hash',
      'disk serial is missing in the hash',
      'uuid missing',
    ],
    cause:
      'The firmware does not hold the value, or the capture was made where it could not be read (a virtual machine, WinPE).',
    summary:
      'The hash lacks something that identifies the device. Without a maker or serial the service answers InvalidZtdHardwareHash (802); a missing model, address or disk is a warning.',
    steps: ['Look at the firmware of the device.', 'Have the maker write missing values.', CAPTURE_AGAIN],
    source: from('faq', 'Hardware hash'),
    covers: ['C03', 'F05'],
  },
  {
    id: 'finding-hash-tpm',
    title: 'The hash shows no TPM, or an old one',
    kind: 'finding',
    codes: ['finding:TPM_ABSENT', 'finding:TPM_VERSION_OLD'],
    asks: [
      'device has no tpm',
      'tpm 1.2 in the hash',
      'can a device without tpm 2.0 use autopilot',
      'tpm is missing',
      'no tpm in the hash',
      'old tpm version',
    ],
    summary:
      'Self-deploying and pre-provisioning need a physical TPM 2.0 with attestation. User-driven mode works without, so the device can still be registered.',
    steps: [
      'Switch the TPM on in the firmware and capture again.',
      'Otherwise use a user-driven profile for this device.',
    ],
    source: from('self-deploying', 'Requirements'),
    covers: ['U06'],
  },
  {
    id: 'finding-hash-origin',
    title: 'The hash comes from a virtual machine, WinPE or an unknown tool version',
    kind: 'finding',
    codes: [
      'finding:DEVICE_VIRTUAL',
      'finding:CAPTURED_IN_WINPE',
      'finding:TOOL_VERSION_UNKNOWN',
      'finding:RECORD_TYPE_UNKNOWN',
    ],
    asks: [
      'hash was captured in winpe',
      'hash of a virtual machine',
      'tool version of the hash is unknown',
      'hash captured in the wrong environment',
      'captured from windows pe',
      'made on a vm',
    ],
    summary:
      'A hash captured in WinPE can lack adapters and disks, and a virtual machine can only use user-driven mode. A newer tool version is no fault; it is only noted.',
    steps: ['Capture in the full Windows or in OOBE instead of WinPE.', 'Keep virtual machines for tests.'],
    source: HASH,
    covers: ['U03'],
  },
];
