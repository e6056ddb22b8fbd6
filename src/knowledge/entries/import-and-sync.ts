import type { EntryDraft } from '../entry.ts';
import { open } from '../portal.ts';
import { from } from '../sources.ts';

const ADD = from('add-devices', 'Add devices');

/** Importing a list, what must hold before it, and what follows. */
export const importAndSync: readonly EntryDraft[] = [
  {
    id: 'import-csv-intune',
    title: 'How to import a device list in Intune',
    kind: 'procedure',
    asks: [
      'how do I import devices into intune',
      'where is the import button for autopilot devices',
      'upload a csv with hardware hashes',
      'add devices to autopilot manually',
      'steps to register devices by csv',
      'import csv in intune',
      'how to upload the list',
      'where do I upload hashes',
      'how to register devices in the portal',
      'where do I put the csv',
      'step by step import',
    ],
    summary:
      'Intune: Devices > Windows > Enrollment > Windows Autopilot > Devices > Import, choose the CSV, Import. It takes several ' +
      'minutes; then press Sync and Refresh until the devices appear. Or give Preflight the list.',
    steps: [
      'Send the list to Preflight first: "check this file".',
      'Open Devices > Windows > Enrollment > Windows Autopilot > Devices.',
      'Press Import, choose the CSV (at most 500 devices), press Import.',
      'When it is done press Sync, then Refresh until the devices are there.',
    ],
    actions: [{ do: 'check-file' }, open('autopilot-devices')],
    source: ADD,
    covers: ['E01', 'AG01'],
  },
  {
    id: 'import-verify',
    title: 'How to see that the registration worked',
    kind: 'procedure',
    asks: [
      'verify that the hash was uploaded',
      'how do I know the device is registered',
      'check if a serial number is in autopilot',
      'where do I see registered devices',
      'was my device registered',
      'look up a serial number in autopilot',
      'check registration of a laptop',
      'is this serial number registered',
      'did the registration work',
      'check that everything arrived after the import',
    ],
    summary:
      'Press Sync under Windows Autopilot devices, wait some minutes, and look for the serial number. It is ready when a profile is assigned too. Or ask Preflight: "where is <serial>?".',
    steps: [
      'Windows Autopilot devices > Sync.',
      'Refresh and look for the serial number.',
      'Check Profile status: Assigned.',
    ],
    actions: [{ do: 'sync' }, open('autopilot-devices')],
    source: from('add-devices', 'Verify the hardware hash uploaded'),
    covers: ['E03'],
  },
  {
    id: 'import-limit',
    title: 'How many devices one upload takes',
    kind: 'limit',
    asks: [
      'how many devices can I import at once',
      'maximum rows in the csv',
      'limit of devices per file',
      '500 or 1000 devices per batch',
      'batch size partner center intune oem',
      'max devices per import',
      'how many rows may a csv have',
      'how many devices per file',
      'how large may a list be',
      'row limit',
      'maximum batch size',
    ],
    summary:
      'Intune: 500 devices a CSV. Partner Center, OEM interface and Microsoft 365 admin center: 1,000. A FAQ answer says 500 ' +
      'without naming a channel; so 500 is safe everywhere. Preflight splits larger lists.',
    steps: ['Split larger lists, and confirm each part before the next.'],
    facts: [
      'Store for Business took 1,000 as well, but is retired.',
      'Corporate identifiers: 5,000 rows or 5 MB a file.',
    ],
    source: from('manual-registration', 'Platforms for device registration'),
    covers: ['A04', 'B06', 'AH01', 'CT1'],
  },
  {
    id: 'import-edit-attributes',
    title: 'What can be changed after the import: name, group tag, user',
    kind: 'procedure',
    asks: [
      'change the group tag of a registered device',
      'edit device name after import',
      'which attributes can be edited in autopilot devices',
      'retag a device',
      'change group tag later',
      'rename a device in autopilot',
      'change a group tag after the registration',
      'correct a wrong tag',
      'set another group tag',
    ],
    summary:
      'Device name, group tag and user name can be changed under Windows Autopilot devices, or through Preflight ("retag …"). The name is ignored for hybrid join.',
    steps: [
      'Select the device; a pane opens on the right.',
      'Change the value and press Save.',
      'A new tag moves the device to other groups; watch its profile status.',
    ],
    facts: ['For hybrid devices the name comes from the domain join profile.'],
    actions: [open('autopilot-devices')],
    source: from('add-devices', 'Edit Autopilot device attributes'),
    covers: ['E07', 'E08'],
  },
  {
    id: 'assign-user',
    title: 'Assigning a user to a device: what it does',
    kind: 'procedure',
    asks: [
      'assign a user to an autopilot device',
      'what does assign user do',
      'prefill the user name at sign in',
      'custom greeting for the user',
      'which manufacturers support prefilled usernames',
      'pre-assign a user',
      'user name prefilled at sign in',
      'greet the user by name',
      'user assignment',
      'bind a laptop to a user',
    ],
    summary:
      'It fills in the UPN and a greeting at sign-in, for Dell, Dynabook, HP, Lenovo and Surface only. The user needs an Intune ' +
      'licence. It does not work with ADFS, nor with self-deploying mode.',
    steps: [
      'Windows Autopilot devices > select > Assign user.',
      'Choose a licensed user, set the friendly name, Save.',
    ],
    facts: [
      'News of May 2022 say that prefilling is no longer allowed; the FAQ and the later pages allow it for these five makers.',
      'One page says that assigning affects only prefill and greeting; the pre-provisioning pages install apps and policies of the assigned user in the technician flow.',
    ],
    actions: [open('autopilot-devices')],
    source: from('groups', 'Assign a user to a specific Autopilot device'),
    covers: ['E09', 'L22', 'CT13', 'B13'],
  },
  {
    id: 'assign-user-wrong',
    title: 'A wrong assigned user makes the device inaccessible',
    kind: 'error',
    asks: [
      'wrong user assigned in the csv',
      'device is inaccessible because of an invalid upn',
      'user left the company but is still assigned to the device',
      'wrong user on the device',
      'remove the assigned user from a device',
    ],
    summary:
      'On import Microsoft checks only the domain of the assigned user. A user who does not exist can lock everybody out of the device until the assignment is removed.',
    steps: ['Windows Autopilot devices > … > Unassign user.', 'Restart OOBE on the device.'],
    actions: [open('autopilot-devices')],
    source: from('add-devices', 'Ensure that the CSV file meets requirements'),
    covers: ['B12', 'B13'],
  },
  {
    id: 'csv-requirements',
    title: 'What the CSV file for Intune must look like',
    kind: 'requirement',
    asks: [
      'requirements for the autopilot csv',
      'csv format for autopilot import',
      'which columns are required and which optional',
      'sample csv file',
      'is the windows product id needed',
      'what does the csv look like',
      'format of the device list',
      'how must the list be built',
      'rules for the device list',
      'which fields are mandatory',
    ],
    summary:
      'Header: Device Serial Number,Windows Product ID,Hardware Hash,Group Tag,Assigned User. Serial and hash are needed; product ' +
      'ID only for partners; tag and user are optional. ANSI, no quotes, no extra columns, at most 500 rows.',
    steps: [
      'Write the header exactly, with its capitals.',
      'One device a line, separated by commas, no comma inside a value.',
      'Edit in Notepad, never in Excel.',
      'Let Preflight check it.',
    ],
    facts: [
      'In our copy of the page the tick marks of "required" and "optional" are lost; the text names serial and hash as required.',
    ],
    actions: [{ do: 'check-file' }],
    source: from('add-devices', 'Ensure that the CSV file meets requirements'),
    covers: ['B01', 'B02', 'B03', 'B04', 'B05', 'B07', 'B08', 'G-2'],
  },
  {
    id: 'csv-column-contradiction',
    title: 'Three different CSV headers stand in the documentation',
    kind: 'contradiction',
    asks: [
      'is group tag before or after assigned user',
      'csv column order differs between the pages',
      'tutorial says assigned user right after the hash',
      'header for a repaired device in partner center',
    ],
    summary:
      'Intune page: … Hardware Hash,Group Tag,Assigned User. Tutorials: Assigned User directly after the hash, without a tag. ' +
      'Partner Center: … Hardware Hash,Manufacturer name,Device model. Go by the channel; keep the tag column.',
    steps: [
      'For Intune use the five columns of the Intune page.',
      'For Partner Center use its own header.',
      'Preflight writes the right one for the channel you name.',
    ],
    actions: [{ do: 'fix-file' }],
    source: from('add-devices', 'Ensure that the CSV file meets requirements'),
    covers: ['B14', 'B15', 'CT3'],
  },
  {
    id: 'csv-vendor-encrypt',
    title: 'Device lists are confidential: how vendors should send them',
    kind: 'faq',
    asks: [
      'how should the vendor send us the csv',
      'encrypt the csv file',
      'can I post hardware hashes in a channel',
      'are hardware hashes sensitive',
      'is it ok to mail the hash list',
      'how confidential is the device list',
      'is the hash secret',
      'may hashes be public',
      'data protection for hashes',
    ],
    summary:
      'A hash lets another tenant claim the device and holds its identifiers, so lists should be encrypted when sent and stay with the owner of the devices. Do not post them in a channel.',
    steps: [
      'Send lists encrypted, or through the upload page of Preflight.',
      'Delete copies when the devices are registered.',
    ],
    source: from('faq', 'CSV schema'),
    covers: ['B17', 'C11'],
  },
  {
    id: 'csv-test-partner-center',
    title: 'Testing a CSV file in Partner Center',
    kind: 'faq',
    asks: ['how can I test the csv in partner center', 'sales agent account for testing'],
    summary:
      'Only CSP partners can enter Partner Center. A partner can make a user with the sales agent role, who may add devices, and test the file with it.',
    steps: ['Make a user with the sales agent role.', 'Upload a small list for a test customer.'],
    source: from('faq', 'How can I test the Windows Autopilot CSV file in the Partner Center?'),
    covers: ['B18'],
  },
  {
    id: 'csv-partner-center-error',
    title: 'Partner Center refuses the CSV: compare it with the sample file',
    kind: 'procedure',
    asks: [
      'error while uploading the csv in partner center',
      'sample csv file next to add devices',
      'managed desktop csv upload fails',
    ],
    summary:
      'Check the form of the file and its column order against the sample that is linked beside Add devices. Leading zeros of serial numbers must be kept, quotes and extra columns left out.',
    steps: [
      'Download the sample beside Add devices.',
      'Compare the columns.',
      'Or let Preflight write the file for Partner Center.',
    ],
    actions: [{ do: 'check-file' }, open('partner-center')],
    source: from('managed-desktop', 'Register devices using the Partner Center'),
    covers: ['B19'],
  },
  {
    id: 'base64-test',
    title: 'Testing a hash with PowerShell',
    kind: 'procedure',
    asks: [
      'powershell command to test the base64 of a hash',
      'check the hash with FromBase64String',
      'Invalid length for a Base-64 char array or string',
      'how to repair a hash by hand',
      'validate the hash',
    ],
    summary:
      'Run [System.Text.Encoding]::ascii.GetString([System.Convert]::FromBase64String("HASH")). Unreadable output is fine; only ' +
      '"Invalid length for a Base-64 char array or string" is bad. One copy of the command in the documentation is broken.',
    steps: [
      'Run the command with the hash between the quotes.',
      'If it fails: add one "=" at the end and try again.',
      'If two "=" are there and it still fails: replace both with one "A" and go on.',
    ],
    facts: [
      'The page prints the command twice; the first copy lost its brackets and the sign in the rule about "=", the second is right.',
    ],
    actions: [{ do: 'check-file' }, { do: 'fix-file' }],
    source: from('troubleshooting', 'Why does nothing happen when selecting Import?'),
    covers: ['C08', 'CT20', 'C06', 'C07'],
  },
];
